package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.measure.Limit;
import org.candor.measure.stats.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * What has to be settled before fairness is a number: part of a measurement's identity.
 *
 * @param favourable the outcome people hope for, 0 or 1
 * @param reference by column, the value others are compared with; where a column is absent, the
 *     most favoured group
 * @param confidence of the intervals
 * @param leastRows below this many rows a rate is shown and not judged
 * @param leastEvents below this many expected events, or non-events, likewise
 * @param leaveOut groups below this share of rows need not be judged for a PASS
 * @param limits by name of the metric, in place of the usual ones
 */
public record Terms(
    int favourable,
    Map<String, String> reference,
    double confidence,
    int leastRows,
    int leastEvents,
    double leaveOut,
    Map<String, Limit> limits) {

  /** Small groups show their rates without a verdict; NYC Local Law 144 lets 2 % be left out. */
  public static final Terms USUAL = new Terms(1, Map.of(), Confidence.USUAL, 30, 5, 0.02, Map.of());

  public Terms {
    reference = Map.copyOf(reference);
    limits = Map.copyOf(limits);
    if (favourable != 0 && favourable != 1) {
      throw new IllegalArgumentException("favourable outcome is 0 or 1, not " + favourable);
    }
  }

  public Terms favouring(int outcome) {
    return new Terms(outcome, reference, confidence, leastRows, leastEvents, leaveOut, limits);
  }

  public Terms comparedWith(Map<String, String> groups) {
    return new Terms(favourable, groups, confidence, leastRows, leastEvents, leaveOut, limits);
  }

  public Terms limitedBy(Map<String, Limit> others) {
    return new Terms(favourable, reference, confidence, leastRows, leastEvents, leaveOut, others);
  }

  /**
   * @param sure how sure intervals are meant to be, such as 0.99
   */
  public Terms confident(double sure) {
    return new Terms(favourable, reference, sure, leastRows, leastEvents, leaveOut, limits);
  }

  /** Null where this metric is only reported. */
  public @Nullable Limit limit(String metric) {
    Limit own = limits.get(metric);
    return own == null ? Limits.usual(metric, !reference.isEmpty()) : own;
  }

  /** The values of the reference group of these columns; null where none is named. */
  @Nullable List<@Nullable String> reference(List<String> by) {
    List<@Nullable String> values = new ArrayList<>();
    for (String column : by) {
      String value = reference.get(column);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }
}
