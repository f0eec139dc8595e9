package org.candor.work;

import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Directory;
import org.candor.support.evidence.Coverable;
import org.candor.work.Task.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way from where the organization stands to where every line is met. Clause 6.2. */
@Service
public class Plan {

  private static final String GAP = "gap:";

  private final Tasks tasks;
  private final Verdicts verdicts;
  private final Directory directory;

  Plan(Tasks tasks, Verdicts verdicts, Directory directory) {
    this.tasks = tasks;
    this.verdicts = verdicts;
    this.directory = directory;
  }

  /** What became of the wish to plan a line. */
  public enum Outcome {
    PLANNED,
    /** There is an open task for it. */
    ALREADY,
    REFUSED
  }

  /**
   * @param words why, where it was not planned
   * @param task its number; null where there is none
   */
  public record Planned(String requirement, Outcome outcome, String words, @Nullable String task) {}

  /** Whether somebody can own a task here. */
  boolean knows(PersonId person) {
    return directory.people().stream().anyMatch(it -> it.id().equals(person));
  }

  /**
   * A task for each line that is not met and has none; says of each line what became of it.
   *
   * @param requirements as evidence names them: {@code 6.1.2-3}, {@code framework:line}
   */
  @Transactional
  public List<Planned> make(
      List<String> requirements, @Nullable PersonId owner, @Nullable LocalDate dueOn, Actor actor) {
    var named = new LinkedHashSet<>(Coverable.spelled(requirements));
    var lines = verdicts.of(named);
    var planned = new ArrayList<Planned>();
    for (var requirement : named) {
      planned.add(make(requirement, lines.get(requirement), owner, dueOn, actor));
    }
    return planned;
  }

  private Planned make(
      String requirement,
      Verdicts.@Nullable Line line,
      @Nullable PersonId owner,
      @Nullable LocalDate dueOn,
      Actor actor) {
    if (line == null) {
      return refused(requirement, text("work.plan.refused.unknown", requirement));
    }
    if (line.settled()) {
      return refused(requirement, text("work.plan.refused.settled", requirement, line.words()));
    }
    var key = GAP + requirement;
    var known = tasks.find(key);
    if (known.isPresent() && known.get().retired()) {
      return refused(requirement, text("work.plan.refused.retired", known.get().label()));
    }
    if (known.isPresent() && known.get().content().open()) {
      var label = known.get().label();
      return new Planned(
          requirement, Outcome.ALREADY, text("work.plan.already", requirement, label), label);
    }
    var wanted =
        new Wanted(
            key,
            name(line),
            line.why(),
            Origin.GAP,
            requirement,
            null,
            null,
            owner,
            dueOn,
            line.effort());
    var task =
        known.isPresent()
            ? tasks.again(known.get(), wanted.task(), text("work.plan.again"), actor)
            : tasks.open(wanted, actor);
    return new Planned(requirement, Outcome.PLANNED, "", task.label());
  }

  private static Planned refused(String requirement, String why) {
    return new Planned(requirement, Outcome.REFUSED, why, null);
  }

  /** What there is to do, as far as a rule knows; else what the line asks for. */
  private String name(Verdicts.Line line) {
    var words = Lines.brief(line.item());
    if (line.next() == null) {
      return text("work.plan.meet", line.id(), words);
    }
    var place = line.href() + "";
    return place.endsWith("#evidence")
        ? text("work.plan.evidence", line.id(), words)
        : place.endsWith("#attest")
            ? text("work.plan.attest", line.id(), words)
            : text("work.plan.next", line.next(), line.id());
  }

  /**
   * A line to begin with.
   *
   * @param lifted how many lines are lifted, at once or one after the other
   * @param atOnce whether the same act lifts all of them
   */
  record First(Verdicts.Line line, int lifted, boolean atOnce) {}

  /**
   * Different things to begin with, worth most for the effort: of each the first line that is not
   * planned, unless a planned one calls for the same act.
   */
  @Transactional(readOnly = true)
  List<First> next(String framework, List<Verdicts.Line> unplanned, int limit) {
    var planned = acts(framework, unplanned);
    var first = new LinkedHashMap<String, First>();
    for (var step : verdicts.steps(framework)) {
      if (first.size() < limit && !planned.contains(step.words())) {
        unplanned.stream()
            .filter(it -> step.lines().contains(it.id()) && !first.containsKey(it.id()))
            .filter(it -> !step.atOnce() || step.words().equals(it.next()))
            .findFirst()
            .ifPresent(it -> first.put(it.id(), new First(it, step.lines().size(), step.atOnce())));
      }
    }
    return List.copyOf(first.values());
  }

  /** What the lines call for that are planned already. */
  private Set<String> acts(String framework, List<Verdicts.Line> unplanned) {
    var acts = new HashSet<String>();
    for (var it : verdicts.all(framework).values()) {
      if (it.next() != null && !unplanned.contains(it)) {
        acts.add(it.next());
      }
    }
    return acts;
  }

  /** Every task that serves a line or stands for itself, closed ones only where asked for. */
  @Transactional(readOnly = true)
  List<Entry<Task>> tasks(boolean closed, AsOf asOf) {
    return tasks.all(closed ? Map.of() : Map.of("state", List.of(Task.State.OPEN.name())), asOf);
  }

  /** Lines that are not met and that no open task serves, in the order of the framework. */
  @Transactional(readOnly = true)
  List<Verdicts.Line> unplanned(String framework, List<Entry<Task>> open) {
    var served =
        open.stream()
            .filter(it -> it.content().open())
            .map(it -> it.content().requirement() + "")
            .toList();
    return verdicts.all(framework).values().stream()
        .filter(it -> !it.settled() && !served.contains(it.id()))
        .toList();
  }
}
