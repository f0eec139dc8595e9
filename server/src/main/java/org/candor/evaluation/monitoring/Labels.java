package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import org.candor.web.Times;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/** Outcomes and questions in words and colours. What is not known is never green. */
final class Labels {

  private Labels() {}

  static Tone tone(@Nullable Outcome outcome) {
    return switch (outcome) {
      case PASS -> Tone.GOOD;
      case FAIL -> Tone.BAD;
      case INCONCLUSIVE -> Tone.WARN;
      case NOT_MEASURED -> Tone.UNKNOWN;
      case null -> Tone.UNKNOWN;
    };
  }

  static String word(@Nullable Outcome outcome) {
    return outcome == null
        ? text("evaluation.outcome.never")
        : text("evaluation.monitors.outcome." + outcome);
  }

  /** The name, and which file it holds where that is called otherwise. */
  static String source(DataSource it) {
    var file = it.fileName();
    var day = it.uploadedOn();
    if (file == null || day == null) {
      return it.name();
    }
    return file.equals(it.name())
        ? text("evaluation.source.of", it.name(), Times.shortDay(day))
        : text("evaluation.source.holding", it.name(), file, Times.shortDay(day));
  }

  static String question(Monitor.Question question) {
    return text("evaluation.monitors.question." + question);
  }
}
