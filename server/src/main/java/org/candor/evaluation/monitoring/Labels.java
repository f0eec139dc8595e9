package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

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

  static String question(Monitor.Question question) {
    return text("evaluation.monitors.question." + question);
  }
}
