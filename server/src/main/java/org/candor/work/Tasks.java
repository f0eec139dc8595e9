package org.candor.work;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.candor.evaluation.monitoring.MonitorKey;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Link;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.work.Decision.Accepted;
import org.candor.work.Decision.Refused;
import org.candor.work.Task.Closing;
import org.candor.work.Task.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is to be done: opened by people and by what Candor notices. Clause 6.2. */
@Service
public class Tasks {

  static final String SERVES = "serves";

  private final Records records;
  private final Listings listings;
  private final Verdicts verdicts;
  private final Clock clock;

  Tasks(Records records, Listings listings, Verdicts verdicts, Clock clock) {
    this.records = records;
    this.listings = listings;
    this.verdicts = verdicts;
    this.clock = clock;
  }

  /**
   * Opens a task once: when its key is known, that task is returned as it stands, open or not.
   *
   * @return the task, new or known
   */
  @Transactional
  public Entry<Task> open(Wanted wanted, Actor actor) {
    var known = find(wanted.key());
    if (known.isPresent()) {
      return known.get();
    }
    var task = records.record(TASKS.kind(), wanted.task(), wanted.key(), actor, null);
    if (wanted.subject() != null) {
      records.record(Link.KIND, Link.between(task.ref(), wanted.subject(), SERVES), actor);
    }
    return task;
  }

  /** The task that was opened for an occasion. */
  @Transactional(readOnly = true)
  public Optional<Entry<Task>> find(String key) {
    var id = records.byExternalKey(TASKS.kind(), List.of(key)).get(key);
    return id == null ? Optional.empty() : records.find(TASKS.kind(), id, AsOf.NOW);
  }

  /** What speaks against each verb, now; nothing when it can be done. */
  @Transactional(readOnly = true)
  Map<TaskVerb, List<String>> possibilities(Entry<Task> entry) {
    return Map.of(
        TaskVerb.FINISH, against(TaskVerb.FINISH, entry),
        TaskVerb.DROP, against(TaskVerb.DROP, entry),
        TaskVerb.REOPEN, against(TaskVerb.REOPEN, entry));
  }

  /**
   * @param seen the version that the person looked at
   * @throws Stale if that is not how the task stands
   */
  @Transactional
  Decision decide(TaskVerb verb, UUID id, int seen, @Nullable String why, Actor actor) {
    var entry =
        records
            .find(TASKS.kind(), id, AsOf.NOW)
            .orElseThrow(() -> new NotFound(text("work.task.missing")));
    if (entry.version() != seen) {
      throw new Stale(id, entry.version());
    }
    var reasons = new ArrayList<>(against(verb, entry));
    if (verb.wantsReason() && (why == null || why.isBlank())) {
      reasons.add(text("work.task.refused.why"));
    }
    return reasons.isEmpty()
        ? new Accepted(write(entry, next(verb, entry.content(), Closing.PERSON), actor, why))
        : new Refused(reasons);
  }

  /** Closes or reopens a task because of what records show. */
  @Transactional
  Entry<Task> settle(TaskVerb verb, Entry<Task> entry, String why) {
    var actor = Actor.installation("readiness");
    return write(entry, next(verb, entry.content(), Closing.RECORDS), actor, why);
  }

  /** Closes a task because somebody answers for it that what failed is not mended. */
  @Transactional
  Entry<Task> accept(Entry<Task> entry, String why, Actor actor) {
    var accepted = entry.content().closed(State.DONE, Closing.ACCEPTANCE, today());
    return write(entry, accepted, actor, why);
  }

  /** Opens again what a person plans again. */
  @Transactional
  Entry<Task> again(Entry<Task> entry, Task content, String why, Actor actor) {
    return write(entry, content, actor, why);
  }

  List<Entry<Task>> all(Map<String, List<String>> parameters, AsOf asOf) {
    var found = new ArrayList<Entry<Task>>();
    listings.each(TASKS, Query.read(TASKS, parameters), asOf, found::add);
    return found;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Entry<Task> write(Entry<Task> entry, Task content, Actor actor, @Nullable String why) {
    return records.revise(TASKS.kind(), entry.id(), entry.version(), content, actor, why);
  }

  private Task next(TaskVerb verb, Task task, Closing by) {
    return switch (verb) {
      case FINISH -> task.closed(State.DONE, by, today());
      case DROP -> task.closed(State.DROPPED, by, today());
      case REOPEN -> task.opened();
    };
  }

  private List<String> against(TaskVerb verb, Entry<Task> entry) {
    var task = entry.content();
    if (entry.retired()) {
      return List.of(text("work.task.refused.retired"));
    }
    return switch (verb) {
      case FINISH -> task.open() ? againstFinishing(entry) : List.of(closed(task));
      case DROP -> task.open() ? whileItFails(entry) : List.of(closed(task));
      case REOPEN -> task.open() ? List.of(text("work.task.refused.open")) : List.of();
    };
  }

  /** Neither a gap nor a failure is closed by saying so. */
  private List<String> againstFinishing(Entry<Task> entry) {
    return switch (entry.content().origin()) {
      case GAP -> againstClosingTheGap(entry.content());
      case MONITOR -> whileItFails(entry);
      case PERSON, REMINDER -> List.of();
      case null -> List.of();
    };
  }

  /** The lines that a task serves; that of a monitor serves all that the monitor bears on. */
  @Transactional(readOnly = true)
  List<String> lines(Entry<Task> entry, AsOf asOf) {
    var lines = new LinkedHashSet<String>();
    if (entry.content().requirement() != null) {
      lines.add(entry.content().requirement());
    }
    MonitorKey.monitor(entry.externalKey())
        .flatMap(it -> records.find(MONITORS.kind(), it, asOf))
        .ifPresent(it -> lines.addAll(it.content().controls()));
    return List.copyOf(lines);
  }

  /** Nothing but for the task of a monitor that fails, and whose failure was not let rest. */
  List<String> whileItFails(Entry<Task> entry) {
    return MonitorKey.monitor(entry.externalKey())
        .flatMap(it -> records.find(MONITORS.kind(), it, AsOf.NOW))
        .filter(it -> !it.retired() && it.content().failing() && it.content().released() == null)
        .map(it -> List.of(text("work.task.refused.monitor", it.label(), it.content().name())))
        .orElse(List.of());
  }

  private List<String> againstClosingTheGap(Task task) {
    var line = task.requirement();
    if (line == null) {
      return List.of();
    }
    var stands = verdicts.of(line);
    return stands.isEmpty() || stands.get().met()
        ? List.of()
        : List.of(text("work.task.refused.gap", line, stands.get().words()));
  }

  private static String closed(Task task) {
    return text("work.task.refused.closed." + task.state());
  }
}
