package org.candor.evaluation.monitoring;

import java.util.List;
import org.candor.records.Entry;
import org.candor.web.Times;
import org.candor.web.Tone;

/**
 * Doing a measurement again, and what came of that, on its page.
 *
 * @param action where it is asked for; empty for who may not, or where nothing can be repeated
 * @param progress of the last time
 * @param lines the latest first
 * @param all where all of them are
 * @param refusals why nothing was begun; empty when nothing was refused
 */
public record Again(
    String action, Progress progress, List<Line> lines, String all, List<String> refusals) {

  public Again {
    lines = List.copyOf(lines);
    refusals = List.copyOf(refusals);
  }

  /** One time that it was done again. */
  public record Line(String label, String href, String day, Tone tone, String word, String reason) {

    static Line of(Entry<Repetition> entry) {
      var it = entry.content();
      return new Line(
          entry.label(),
          MonitoringRegisters.REPETITIONS.href(entry),
          Times.shortDay(it.doneOn()),
          Labels.toneOf(it.outcome()),
          Labels.wordOf(it.outcome()),
          it.reason());
    }
  }

  /** Nothing to say and nothing to do. */
  public boolean idle() {
    return action.isEmpty() && lines.isEmpty() && !progress.working();
  }
}
