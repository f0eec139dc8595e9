package org.candor.work;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.catalog.Catalog;
import org.candor.kernel.PersonId;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Directory;
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
  private final Directory directory;

  PlanDesk(Plan plan, Tasks tasks, Catalog catalog, Directory directory) {
    this.plan = plan;
    this.tasks = tasks;
    this.catalog = catalog;
    this.directory = directory;
  }

  /**
   * What the address or the form asks for.
   *
   * @param chosen lines that are ticked already
   */
  record Asking(
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
    var unplanned = asOf.past() ? List.<Verdicts.Line>of() : plan.unplanned(open);
    var first = plan.next(unplanned, FIRST);
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
        groups(shown, names),
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

  /** By clause and area in the order of the standard; what serves no line comes last. */
  private List<PlanPage.Group> groups(List<Entry<Task>> shown, Map<PersonId, String> names) {
    var byTop = new LinkedHashMap<String, List<TaskPages.Row>>();
    catalog
        .iso42001()
        .assessable()
        .forEach(it -> byTop.putIfAbsent(Lines.top(it.id()), new ArrayList<>()));
    var others = new ArrayList<TaskPages.Row>();
    for (var it : shown.stream().sorted(BY_DAY).toList()) {
      var line = it.content().requirement();
      var owner = it.content().owner();
      var name = owner == null ? "" : names.getOrDefault(owner, text("desk.someone"));
      byTop
          .getOrDefault(line == null ? "" : Lines.top(line), others)
          .add(WaitingPages.row(it, name, tasks.today(), catalog));
    }
    var groups = new ArrayList<PlanPage.Group>();
    byTop.forEach(
        (top, rows) -> {
          if (!rows.isEmpty()) {
            groups.add(new PlanPage.Group(top, catalog.iso42001().item(top).title(), rows));
          }
        });
    if (!others.isEmpty()) {
      groups.add(new PlanPage.Group("", text("work.plan.others"), others));
    }
    return groups;
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

  private PlanPage.Gap gap(Verdicts.Line line, String lifts, List<String> chosen) {
    var item = catalog.iso42001().item(line.id());
    return new PlanPage.Gap(
        line.id(),
        Lines.words(item),
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
