package org.candor.measure.study;

import java.util.List;
import java.util.Locale;
import org.candor.ledger.Json;
import org.candor.measure.Group;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.jspecify.annotations.Nullable;

/** A number in plain words, claiming no more than it shows. */
public final class Sentence {

  private static final int MOST_BRIEF = 6;

  private Sentence() {}

  /** Such as: impactRatio of sex, Female against Male: 0.358 (0.339 to 0.378, 32,561 rows). ... */
  public static String of(Metric metric) {
    var words = new StringBuilder(metric.name());
    if (metric.of() != null) {
      words.append(" of ").append(metric.of());
    }
    if (!metric.compared().isEmpty()) {
      words.append(", ").append(compared(metric.compared()));
    }
    words.append(": ").append(value(metric));
    if (metric.verdict() != null && metric.limit() != null) {
      words.append(' ').append(verdict(metric, metric.limit()));
    }
    metric.notes().forEach(it -> words.append(' ').append(finished(it)));
    return words.toString();
  }

  private static String compared(List<Group> groups) {
    return groups.size() == 2
        ? groups.getFirst().words() + " against " + groups.getLast().words()
        : String.join("; ", groups.stream().map(Group::words).toList());
  }

  private static String value(Metric metric) {
    if (metric.value() == null) {
      return "could not be measured.";
    }
    var rows = String.format(Locale.ROOT, "%,d rows", metric.n());
    if (isCounted(metric)) {
      return "%s (%s counted).".formatted(number(metric.value()), rows);
    }
    if (metric.low() == null && metric.high() == null) {
      return "%s (%s).".formatted(number(metric.value()), rows);
    }
    var low = metric.low() == null ? "any" : number(metric.low());
    var high = metric.high() == null ? "any" : number(metric.high());
    return "%s (%s to %s, %s).".formatted(number(metric.value()), low, high, rows);
  }

  /** Nothing was sampled: the interval is the value. */
  private static boolean isCounted(Metric metric) {
    return metric.value() != null
        && metric.value().equals(metric.low())
        && metric.value().equals(metric.high());
  }

  private static String verdict(Metric metric, Limit limit) {
    var words = limit(limit);
    var what = isCounted(metric) ? "It" : "The whole interval";
    return switch (java.util.Objects.requireNonNull(metric.verdict())) {
      case PASS -> what + " keeps the limit of " + words + ".";
      case FAIL -> what + " is beyond the limit of " + words + ".";
      case INCONCLUSIVE -> "Not settled against the limit of " + words + more(metric.needed());
    };
  }

  private static String more(@Nullable Long needed) {
    return needed == null
        ? "."
        : String.format(Locale.ROOT, ": about %,d rows would settle it.", needed);
  }

  /** Such as: at least 0.8. */
  public static String limit(Limit limit) {
    if (limit.atLeast() == null) {
      return "at most " + brief(limit.atMost());
    }
    return limit.atMost() == null
        ? "at least " + brief(limit.atLeast())
        : brief(limit.atLeast()) + " to " + brief(limit.atMost());
  }

  /** As people set limits: 0.8, not 0.8000. */
  private static String brief(@Nullable Double value) {
    var exact = value == null ? "" : Json.of((double) value).canonical();
    return exact.length() > MOST_BRIEF ? number(value) : exact;
  }

  /** Four significant digits; whole numbers as they are. */
  public static String number(@Nullable Double value) {
    if (value == null) {
      return "";
    }
    double it = value;
    if (it == Math.rint(it) && Math.abs(it) < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) it);
    }
    double size = Math.abs(it);
    if (size < 1e-4 || size >= 1e9) {
      return String.format(Locale.ROOT, "%.3e", it);
    }
    int decimals = Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 7);
    return String.format(Locale.ROOT, "%,." + decimals + "f", it);
  }

  private static String finished(String note) {
    var text = Character.toUpperCase(note.charAt(0)) + note.substring(1);
    return text.endsWith(".") ? text : text + ".";
  }
}
