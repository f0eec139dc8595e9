package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.time.Instant;
import java.util.ArrayList;
import org.candor.evaluation.monitoring.Repetition.Found;
import org.candor.measure.study.Measured;
import org.candor.measure.study.Remeasurement;
import org.jspecify.annotations.Nullable;

/**
 * What came of doing a measurement again.
 *
 * @param reason a sentence for each thing that is not as it was
 * @param now the rows as they were measured this time; null where nothing was
 */
record Repeated(Instant started, long took, Found found, String reason, @Nullable Measured now) {

  static Repeated of(Instant started, long took, Remeasurement it) {
    var found =
        switch (it.outcome()) {
          case IDENTICAL -> Found.IDENTICAL;
          case SOURCE_CHANGED -> Found.SOURCE_CHANGED;
          case DIFFERENT -> Found.DIFFERENT;
        };
    var words = new ArrayList<String>();
    words.add(text("evaluation.again.found." + found));
    words.addAll(it.words());
    return new Repeated(
        started, took, found, String.join(" ", words), it.now().sources().getLast());
  }

  static Repeated not(Instant started, long took, String why) {
    return new Repeated(started, took, Found.NOT_MEASURED, why, null);
  }
}
