package org.candor.planning.applicability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that speaks against what the statement says of a control. While one stands, the statement
 * cannot count as right. Clause 6.1.3.
 *
 * @param count records that speak against it
 * @param before how many of them did already when the control was left out
 * @param since when it was left out; null when it was not
 * @param href where people see these records
 * @param list where programs read them
 */
public record Contradiction(
    String control,
    Kind kind,
    String sentence,
    long count,
    long before,
    @Nullable Instant since,
    String href,
    String list) {

  /** What is contradicted. */
  public enum Kind {
    /** It is left out, and records show that it is needed. */
    EXCLUDED,
    /** It is declared implemented, and no evidence that covers it counts any more. */
    UNBACKED
  }

  /** Records that came since it was left out. */
  public long fresh() {
    return Math.max(0, count - before);
  }

  static List<Contradiction> freshFirst(List<Contradiction> all) {
    return all.stream()
        .sorted((one, other) -> Long.compare(Math.min(1, other.fresh()), Math.min(1, one.fresh())))
        .toList();
  }
}
