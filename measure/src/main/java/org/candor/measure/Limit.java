package org.candor.measure;

import org.jspecify.annotations.Nullable;

/**
 * What a metric must keep to; part of a measurement's identity.
 *
 * @param atLeast null where there is no lower limit
 * @param atMost null where there is no upper limit
 * @param source who says so, in a few words
 * @throws IllegalArgumentException where there is neither limit, or they are crossed
 */
public record Limit(@Nullable Double atLeast, @Nullable Double atMost, String source) {

  public Limit {
    double low = atLeast == null ? Double.NEGATIVE_INFINITY : atLeast;
    double high = atMost == null ? Double.POSITIVE_INFINITY : atMost;
    if ((atLeast == null && atMost == null) || !(low <= high)) {
      throw new IllegalArgumentException("no limit: " + atLeast + ".." + atMost);
    }
  }

  public static Limit atLeast(double limit, String source) {
    return new Limit(limit, null, source);
  }

  public static Limit atMost(double limit, String source) {
    return new Limit(null, limit, source);
  }

  public static Limit between(double low, double high, String source) {
    return new Limit(low, high, source);
  }

  /** Whether a bare value keeps to it; a verdict needs the interval. */
  public boolean holds(double value) {
    return value >= least() && value <= most();
  }

  /** PASS or FAIL where the whole interval says so, else INCONCLUSIVE. */
  public Verdict judge(Interval interval) {
    if (interval.high() < least() || interval.low() > most()) {
      return Verdict.FAIL;
    }
    boolean inside = interval.low() >= least() && interval.high() <= most();
    return inside ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  private double least() {
    return atLeast == null ? Double.NEGATIVE_INFINITY : atLeast;
  }

  private double most() {
    return atMost == null ? Double.POSITIVE_INFINITY : atMost;
  }
}
