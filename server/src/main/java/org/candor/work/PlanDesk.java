package org.candor.work;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.kernel.PersonId;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Directory;
import org.candor.support.evidence.Coverable;
import org.candor.support.evidence.Coverage;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the plan as a page. */
@Component
class PlanDesk {

  private static final Comparator<Entry<Task>> BY_DAY =
      Comparator.comparing(
          it -> it.content().dueOn(), Comparator.nullsLast(Comparator.naturalOrder()));

  private final Plan plan;
  private final Tasks tasks;
  private final Catalog catalog;
  private final Coverable lines;
  private final Directory directory;

  PlanDesk(Plan plan, Tasks tasks, Catalog catalog, Coverable lines, Directory directory) {
    this.plan = plan;
    this.tasks = tasks;
    this.catalog = catalog;
    this.lines = lines;
    this.directory = directory;
  }

  /**
   * What the address or the form asks for.
   *
   * @param framework of which lines are offered that nobody has planned
   * @param chosen lines that are ticked already
   */
  record Asking(
      String framework,
      boolean closed,
      List<String> chosen,
      String owner,
      String dueOn,
      List<Plan.Planned> outcomes,
      @Nullable String refusal) {

    /** Nothing was chosen or asked for yet. */
    boolean fresh() {
      return chosen.isEmpty() && outcomes.isEmpty() && refusal == null;
    }
  }

  private static final int FIRST = 10;

  PlanPage page(Shell shell, AsOf asOf, boolean mayPlan, Asking asking) {
    var today = tasks.today();
    var people = directory.people();
    var names = new HashMap<PersonId, String>();
    people.forEach(it -> names.put(it.id(), it.name()));
    var open = plan.tasks(false, asOf);
    var shown = asking.closed() ? plan.tasks(true, asOf) : open;
    var framework = asking.framework();
    var unplanned = asOf.past() ? List.<Verdicts.Line>of() : plan.unplanned(framework, open);
    var first = asOf.past() ? List.<Plan.First>of() : plan.next(framework, unplanned, FIRST);
    var frameworks = catalog.frameworks(asOf);
    var ids = first.stream().map(it -> it.line().id()).toList();
    var chosen = asking.fresh() ? ids : asking.chosen();
    var totals =
        new PlanPage.Totals(
            open.size(),
            open.stream().filter(it -> it.content().overdue(today)).count(),
            open.stream().filter(it -> it.content().owner() == null).count(),
            unplanned.size(),
            today.toString());
    return new PlanPage(
        shell,
        totals,
        asking.closed(),
        framework,
        Lines.options(frameworks, framework),
        groups(frameworks, shown, names),
        first.stream().map(it -> gap(it.line(), lifts(it), chosen)).toList(),
        unplanned.stream()
            .filter(it -> !ids.contains(it.id()))
            .map(it -> gap(it, "", chosen))
            .toList(),
        options(people, asking.owner()),
        asking.dueOn(),
        mayPlan,
        asking.outcomes(),
        asking.refusal());
  }

  private static List<Option> options(List<Directory.Person> people, String chosen) {
    return people.stream()
        .map(it -> new Option(it.id().toString(), it.name(), it.id().toString().equals(chosen)))
        .toList();
  }

  /** By clause and area in the order of the frameworks; what serves no line comes last. */
  private List<PlanPage.Group> groups(
      List<Framework> frameworks, List<Entry<Task>> shown, Map<PersonId, String> names) {
    var byTop = new HashMap<String, List<TaskPages.Row>>();
    var others = new ArrayList<TaskPages.Row>();
    for (var it : shown.stream().sorted(BY_DAY).toList()) {
      var line = it.content().requirement();
      var owner = it.content().owner();
      var name = owner == null ? "" : names.getOrDefault(owner, text("desk.someone"));
      var top = line == null ? Optional.<String>empty() : top(frameworks, line);
      top.map(one -> byTop.computeIfAbsent(one, _ -> new ArrayList<>()))
          .orElse(others)
          .add(WaitingPages.row(it, name, tasks.today(), lines));
    }
    var groups = new ArrayList<PlanPage.Group>();
    for (var framework : frameworks) {
      framework.top().forEach(it -> group(framework, it, byTop).ifPresent(groups::add));
    }
    if (byTop.containsKey(Coverage.OWN)) {
      var own = byTop.getOrDefault(Coverage.OWN, List.of());
      groups.add(new PlanPage.Group("", text("support.coverage.own"), own));
    }
    if (!others.isEmpty()) {
      groups.add(new PlanPage.Group("", text("work.plan.others"), others));
    }
    return groups;
  }

  private Optional<String> top(List<Framework> frameworks, String line) {
    return Lines.top(frameworks, line)
        .or(() -> lines.find(line).isPresent() ? Optional.of(Coverage.OWN) : Optional.empty());
  }

  private static Optional<PlanPage.Group> group(
      Framework framework, Item top, Map<String, List<TaskPages.Row>> byTop) {
    var rows = byTop.get(Coverable.named(framework.id(), top.id()));
    var iso = framework.id().equals(Catalog.ISO_42001);
    var title = Lines.brief(top);
    return Optional.ofNullable(rows)
        .map(
            it ->
                new PlanPage.Group(
                    top.id(),
                    iso ? title : text("work.plan.group.of", title, framework.title()),
                    it));
  }

  /** What it is good for beyond its own line. */
  private static String lifts(Plan.First it) {
    if (it.lifted() == 1) {
      return "";
    }
    return it.atOnce()
        ? text("work.plan.lifts", it.lifted())
        : text("work.plan.lifts.each", it.lifted() - 1);
  }

  private static PlanPage.Gap gap(Verdicts.Line line, String lifts, List<String> chosen) {
    return new PlanPage.Gap(
        line.id(),
        Lines.words(line.item()),
        Lines.href(line.id()),
        line.words(),
        tone(line.verdict()),
        line.next() == null ? line.why() : line.next(),
        lifts,
        line.effort() == null ? "" : text("work.tasks.effort." + line.effort()),
        chosen.contains(line.id()));
  }

  static Tone tone(Verdict verdict) {
    return org.candor.readiness.Verdicts.tone(verdict);
  }
}
