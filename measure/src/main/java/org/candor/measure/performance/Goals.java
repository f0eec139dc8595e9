package org.candor.measure.performance;

import java.util.Map;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.stats.Bootstrap;
import org.candor.measure.stats.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model: part of a measurement's identity. Without a limit of its own only the
 * baseline has to be beaten and calibration to be within 0.05.
 *
 * @param confidence of the intervals
 * @param leastRows below this many rows nothing is judged
 * @param limits by name of the metric
 */
public record Goals(double confidence, int leastRows, Map<String, Limit> limits) {

  public static final Goals USUAL = new Goals(Confidence.USUAL, 30, Map.of());

  private static final Map<String, Limit> COMMON =
      Map.of(
          "accuracyOverBaseline", Limit.atLeast(0, "better than the baseline"),
          "brierSkillScore", Limit.atLeast(0, "better than the base rate"),
          "errorOverBaseline", Limit.atMost(0, "better than the baseline"),
          "rankingOverBaseline", Limit.atLeast(0, "better than the baseline"),
          "expectedCalibrationError", Limit.atMost(0.05, "Candor's own"));

  public Goals {
    limits = Map.copyOf(limits);
  }

  public Goals limitedBy(Map<String, Limit> others) {
    return new Goals(confidence, leastRows, others);
  }

  /**
   * @param sure how sure intervals are meant to be, such as 0.99
   */
  public Goals confident(double sure) {
    return new Goals(sure, leastRows, limits);
  }

  /** Null where this metric is only reported. */
  public @Nullable Limit limit(String metric) {
    return limits.getOrDefault(metric, COMMON.get(metric));
  }

  Bootstrap draws() {
    return new Bootstrap(Bootstrap.USUAL.seed(), Bootstrap.USUAL.times(), confidence);
  }

  /** Judged where there is a limit; null for what could not be computed. */
  Metric metric(String name, @Nullable Interval interval, long n) {
    Limit limit = limit(name);
    if (interval == null) {
      return Metric.unmeasured(name, limit, n, "not defined for these counts");
    }
    if (limit == null) {
      return Metric.shown(name, interval, n);
    }
    Metric metric = Metric.judged(name, interval, limit, n);
    return n >= leastRows ? metric : metric.unsettled("too few rows to judge", (long) leastRows);
  }
}
