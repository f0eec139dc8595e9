package org.candor.evaluation.monitoring;

import java.util.List;
import org.candor.records.Entry;
import org.candor.web.Times;
import org.candor.web.Tone;

/** One measurement in a row of them: a mark that leads to its result. */
public record Dot(String href, Tone tone, String words) {

  static List<Dot> of(List<Entry<Measurement>> all) {
    return all.stream().map(Dot::of).toList();
  }

  private static Dot of(Entry<Measurement> entry) {
    var it = entry.content();
    return new Dot(
        ResultPage.href(entry),
        Labels.tone(it.outcome()),
        "%s, %s: %s"
            .formatted(entry.label(), Times.shortDay(it.measuredOn()), Labels.word(it.outcome())));
  }
}
