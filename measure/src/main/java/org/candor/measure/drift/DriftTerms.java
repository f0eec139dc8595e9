package org.candor.measure.drift;

import java.util.Map;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.stats.Bootstrap;
import org.candor.measure.stats.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * What counts as drift: part of a measurement's identity.
 *
 * @param confidence of the intervals
 * @param leastRows with fewer in either sample nothing is judged
 * @param parts of the reference that PSI and its kin compare; ten are deciles
 * @param limits by name of the metric, in place of the usual ones
 */
public record DriftTerms(double confidence, int leastRows, int parts, Map<String, Limit> limits) {

  public static final DriftTerms USUAL = new DriftTerms(Confidence.USUAL, 30, 10, Map.of());

  private static final Limit TENTH = Limit.atMost(0.1, "Evidently");
  private static final Map<String, Limit> COMMON =
      Map.ofEntries(
          Map.entry("psi", Limit.atMost(0.25, "credit scoring practice: 0.1 watch, 0.25 act")),
          Map.entry("ks", Limit.atMost(0.2, "0.1 watch, 0.2 act")),
          Map.entry("wasserstein", TENTH),
          Map.entry("jensenShannon", TENTH),
          Map.entry("hellinger", TENTH),
          Map.entry("largestShareChange", Limit.atMost(0.1, "one tenth")),
          Map.entry("totalVariation", Limit.atMost(0.1, "one tenth")),
          Map.entry("cramersV", Limit.atMost(0.2, "0.1 watch, 0.2 act")),
          Map.entry("newCategoryShare", Limit.atMost(0.01, "Candor's own")),
          Map.entry("missingShareChange", Limit.between(-0.05, 0.05, "five points")),
          Map.entry("rateChange", Limit.between(-0.05, 0.05, "five points")),
          Map.entry("calibrationChange", Limit.atMost(0.05, "Candor's own")),
          Map.entry("errorRateChange", Limit.atMost(0.05, "five points")),
          Map.entry("driftedColumnShare", Limit.atMost(0.5, "Evidently")));

  private static final Map<String, Double> WATCH = Map.of("psi", 0.1, "ks", 0.1, "cramersV", 0.1);

  public DriftTerms {
    limits = Map.copyOf(limits);
    if (parts < 2) {
      throw new IllegalArgumentException("two parts at least, not " + parts);
    }
  }

  public DriftTerms limitedBy(Map<String, Limit> others) {
    return new DriftTerms(confidence, leastRows, parts, others);
  }

  /**
   * @param sure how sure intervals are meant to be, such as 0.99
   */
  public DriftTerms confident(double sure) {
    return new DriftTerms(sure, leastRows, parts, limits);
  }

  /** Null where this metric is only reported. */
  public @Nullable Limit limit(String metric) {
    return limits.getOrDefault(metric, COMMON.get(metric));
  }

  Bootstrap draws() {
    return new Bootstrap(Bootstrap.USUAL.seed(), Bootstrap.USUAL.times(), confidence);
  }

  /**
   * @param n rows of the smaller sample, which is the one to grow
   */
  Metric metric(String name, @Nullable Interval interval, long n) {
    Limit limit = limit(name);
    if (interval == null) {
      return Metric.unmeasured(name, limit, n, "not defined for these counts");
    }
    if (limit == null) {
      return Metric.shown(name, interval, n);
    }
    Metric metric = Metric.judged(name, interval, limit, n);
    if (n < leastRows) {
      return metric.unsettled("too few rows to judge", (long) leastRows);
    }
    Double watch = WATCH.get(name);
    boolean seen = watch != null && interval.low() > watch && limit.holds(interval.value());
    return seen ? metric.noting("above " + watch + ": watch it") : metric;
  }
}
