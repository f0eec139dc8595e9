package org.candor.work;

import static org.candor.work.WorkRegisters.TASKS;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Closes tasks of the plan when records show that their requirement is met, and opens them again
 * when it no longer is. What a person closed stays closed.
 */
@Component
class Settling {

  private final Tasks tasks;
  private final Verdicts verdicts;
  private final Notices notices;
  private final Clock clock;

  Settling(Tasks tasks, Verdicts verdicts, Notices notices, Clock clock) {
    this.tasks = tasks;
    this.verdicts = verdicts;
    this.notices = notices;
    this.clock = clock;
  }

  /** Within a transaction. */
  void settle() {
    var planned = tasks.all(Map.of("origin", List.of("GAP")), AsOf.NOW);
    if (!planned.isEmpty()) {
      var lines = verdicts.of(planned.stream().map(it -> it.content().requirement() + "").toList());
      planned.forEach(it -> settle(it, lines.get(String.valueOf(it.content().requirement()))));
    }
  }

  private void settle(Entry<Task> entry, Verdicts.@Nullable Line line) {
    var verb = line == null ? null : verb(entry.content(), line.verdict());
    if (line != null && verb != null) {
      var why =
          Phrase.of("work.settled", entry.content().requirement() + "", line.called(), line.said());
      var settled = tasks.settle(verb, entry, why.text());
      if (settled.content().owner() != null) {
        notices.tell(
            settled.content().owner(),
            "settled:%s:%d".formatted(settled.id(), settled.version()),
            verb == TaskVerb.REOPEN ? Notice.Kind.REOPENED : Notice.Kind.CLOSED,
            Phrase.verbatim(settled.label() + " " + settled.content().name()),
            why,
            TASKS.href(settled),
            clock.instant());
      }
    }
  }

  /** What a verdict does to a task; null when nothing. */
  static @Nullable TaskVerb verb(Task task, Verdict verdict) {
    return switch (verdict) {
      case MET -> task.open() ? TaskVerb.FINISH : null;
      case NOT_APPLICABLE -> task.open() ? TaskVerb.DROP : null;
      case PARTLY, NOT_MET, UNKNOWN, STALE ->
          !task.open() && task.closing() == Task.Closing.RECORDS ? TaskVerb.REOPEN : null;
    };
  }
}
