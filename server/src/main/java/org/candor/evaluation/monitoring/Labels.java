package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import org.candor.evaluation.results.Standing;
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

  static Tone toneOf(Repetition.Found found) {
    return switch (found) {
      case IDENTICAL -> Tone.GOOD;
      case SOURCE_CHANGED -> Tone.WARN;
      case DIFFERENT -> Tone.BAD;
      case NOT_MEASURED -> Tone.UNKNOWN;
    };
  }

  static String wordOf(Repetition.Found found) {
    return text("evaluation.repetitions.outcome." + found);
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

  /** As results say it. */
  static Standing standing(@Nullable Outcome outcome) {
    return switch (outcome) {
      case PASS -> Standing.KEPT;
      case FAIL -> Standing.BROKEN;
      case INCONCLUSIVE -> Standing.OPEN;
      case NOT_MEASURED -> Standing.UNMEASURED;
      case null -> Standing.UNMEASURED;
    };
  }

  /**
   * That a failure stands though it passes, speaks no longer, or passes because that was accepted;
   * empty else.
   */
  static String eased(Monitor it) {
    return it.released() != null
        ? text("evaluation.released.short")
        : it.eased() != null
            ? text("evaluation.eased.stands")
            : it.acceptedOn() == null
                ? ""
                : text("evaluation.accepted.short", Times.shortDay(it.acceptedOn()));
  }

  /** Whether it passes only because somebody accepted that less is asked than what failed. */
  static boolean passesEased(Monitor it) {
    return it.outcome() == Outcome.PASS && it.acceptedOn() != null;
  }

  static String stands(Monitor it) {
    return passesEased(it) ? text("evaluation.accepted.passes") : word(it.outcome());
  }

  static Tone stance(Monitor it) {
    return passesEased(it) ? Tone.WARN : tone(it.outcome());
  }

  static String question(Monitor.Question question) {
    return text("evaluation.monitors.question." + question);
  }
}
