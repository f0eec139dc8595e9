package org.candor.measure.stats;

import org.apache.commons.statistics.distribution.TDistribution;
import org.candor.measure.Interval;

/** Intervals of means, from sums. */
public final class Mean {

  private Mean() {}

  /**
   * Student's interval of a mean.
   *
   * @param sum of n values
   * @param squares the sum of their squares
   * @return unbounded below two values
   */
  public static Interval interval(double sum, double squares, long n, double confidence) {
    double mean = sum / n;
    if (n < 2) {
      return new Interval(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double variance = Math.max(0, squares / n - mean * mean) * n / (n - 1);
    double t = TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
    double half = t * Math.sqrt(variance / n);
    return new Interval(mean, mean - half, mean + half);
  }

  /** Of values at hand. */
  public static Interval interval(double[] values, double confidence) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    return interval(sum, squares, values.length, confidence);
  }

  /**
   * Share that only the first got right less the share that only the second got right, of n rows
   * that both judged. Agresti and Min 2005: one half added to each of the four counts.
   */
  public static Interval paired(long onlyFirst, long onlySecond, long n, double confidence) {
    Proportion.check(onlyFirst + onlySecond, n);
    double b = onlyFirst + 0.5;
    double c = onlySecond + 0.5;
    double rows = n + 2.0;
    double middle = (b - c) / rows;
    double error = Math.sqrt(b + c - (b - c) * (b - c) / rows) / rows;
    double half = Confidence.z(confidence) * error;
    double value = ((double) onlyFirst - onlySecond) / n;
    return new Interval(value, Math.max(-1, middle - half), Math.min(1, middle + half));
  }
}
