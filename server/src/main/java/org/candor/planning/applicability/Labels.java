package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import org.candor.planning.applicability.Applicability.Driver;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/** The words and tones of answers, the same on pages, in files and in the register. */
public final class Labels {

  private static final String AT = "planning.applicability.";

  private Labels() {}

  public static String need(Need need) {
    return text(AT + "needed." + need.name());
  }

  public static Tone tone(Need need) {
    return switch (need) {
      case NEEDED -> Tone.INFO;
      case NOT_NEEDED -> Tone.NEUTRAL;
      case UNDECIDED -> Tone.UNKNOWN;
    };
  }

  public static String status(@Nullable Status status) {
    return status == null ? text("planning.soa.unsaid") : text(AT + "declared." + status.name());
  }

  /** What is left out has no state to tell. */
  public static String status(Line line) {
    return line.leftOut() ? text("planning.soa.leftOut") : status(line.declared());
  }

  public static Tone tone(Line line) {
    return line.leftOut() ? Tone.NEUTRAL : tone(line.declared());
  }

  public static Tone tone(@Nullable Status status) {
    return switch (status) {
      case null -> Tone.UNKNOWN;
      case NOT_STARTED -> Tone.BAD;
      case PLANNED -> Tone.WARN;
      case PARTLY -> Tone.INFO;
      case IMPLEMENTED -> Tone.GOOD;
    };
  }

  public static String computed(Implementation.@Nullable Computed computed) {
    return computed == null
        ? text("planning.soa.computed.none")
        : text("planning.soa.computed." + computed.level().name());
  }

  public static Tone tone(Implementation.@Nullable Computed computed) {
    return switch (computed == null ? Implementation.Level.UNKNOWN : computed.level()) {
      case IMPLEMENTED -> Tone.GOOD;
      case PARTLY -> Tone.INFO;
      case STALE -> Tone.WARN;
      case NOT_IMPLEMENTED -> Tone.BAD;
      case UNKNOWN -> Tone.UNKNOWN;
    };
  }

  static String driver(Driver driver) {
    return text(AT + "drivers." + driver.name());
  }
}
