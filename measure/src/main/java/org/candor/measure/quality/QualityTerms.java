package org.candor.measure.quality;

import java.util.Map;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.stats.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of data: part of a measurement's identity.
 *
 * @param confidence of the intervals of what was sampled
 * @param leastRows with fewer sampled rows nothing is judged
 * @param limits by name of the metric, in place of the usual ones
 */
public record QualityTerms(double confidence, int leastRows, Map<String, Limit> limits) {

  public static final QualityTerms USUAL = new QualityTerms(Confidence.USUAL, 30, Map.of());

  private static final String HOUSE = "Candor's own";
  private static final Limit NONE = Limit.atMost(0, "none may be");
  private static final Limit ALL = Limit.atLeast(1, "all must be");

  private static final Map<String, Limit> COMMON =
      Map.ofEntries(
          Map.entry("completeness", Limit.atLeast(0.95, HOUSE)),
          Map.entry("validity", Limit.atLeast(0.99, HOUSE)),
          Map.entry("uniqueness", ALL),
          Map.entry("duplicateRowShare", Limit.atMost(0.01, HOUSE)),
          Map.entry("functionalDependency", NONE),
          Map.entry("denialConstraint", NONE),
          Map.entry("referentialIntegrity", ALL),
          Map.entry("gapShare", NONE),
          Map.entry("smallestClassShare", Limit.atLeast(0.05, HOUSE)),
          Map.entry("conflictingLabelShare", Limit.atMost(0.01, HOUSE)),
          Map.entry("trainTestOverlap", NONE),
          Map.entry("labelAssociation", Limit.atMost(0.9, "nearly the label itself: a leak")),
          Map.entry("cohensKappa", Limit.atLeast(0.667, "Krippendorff: tentative from 0.667")),
          Map.entry("krippendorffAlpha", Limit.atLeast(0.667, "Krippendorff: 0.667, good 0.8")),
          Map.entry("robustZ", Limit.between(-3.5, 3.5, "Iglewicz and Hoaglin 1993")));

  public QualityTerms {
    limits = Map.copyOf(limits);
  }

  public QualityTerms limitedBy(Map<String, Limit> others) {
    return new QualityTerms(confidence, leastRows, others);
  }

  /**
   * @param sure how sure intervals are meant to be, such as 0.99
   */
  public QualityTerms confident(double sure) {
    return new QualityTerms(sure, leastRows, limits);
  }

  /** Null where this metric is only reported. */
  public @Nullable Limit limit(String metric) {
    return limits.getOrDefault(metric, COMMON.get(metric));
  }

  /** Counted in full: nothing was sampled, so the interval is the value. */
  Metric counted(String name, double value, long n) {
    return sampled(name, new Interval(value, value, value), n);
  }

  /** A share of all rows; unmeasured where there are none. */
  Metric share(String name, long k, long n) {
    return n == 0 ? empty(name) : counted(name, (double) k / n, n);
  }

  Metric sampled(String name, Interval interval, long n) {
    Limit limit = limit(name);
    return limit == null
        ? Metric.shown(name, interval, n)
        : Metric.judged(name, interval, limit, n);
  }

  Metric empty(String name) {
    return Metric.unmeasured(name, limit(name), 0, "no rows");
  }
}
