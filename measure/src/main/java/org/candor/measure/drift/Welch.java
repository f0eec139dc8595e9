package org.candor.measure.drift;

import org.apache.commons.statistics.distribution.TDistribution;
import org.candor.measure.Interval;

/**
 * Welch's comparison of two means that need not vary alike.
 *
 * @param difference current mean less that of the reference
 * @param error its standard error
 * @param freedom degrees of freedom
 */
record Welch(double difference, double error, double freedom) {

  static Welch of(Steps steps) {
    double n = steps.referenceRows();
    double m = steps.currentRows();
    double a = steps.variance(steps.reference()) / (n - 1);
    double b = steps.variance(steps.current()) / (m - 1);
    double freedom = (a + b) * (a + b) / (a * a / (n - 1) + b * b / (m - 1));
    return new Welch(
        steps.mean(steps.current()) - steps.mean(steps.reference()), Math.sqrt(a + b), freedom);
  }

  /** Unbounded where a sample has one row. */
  static Interval of(Steps steps, double confidence) {
    double difference = steps.mean(steps.current()) - steps.mean(steps.reference());
    if (steps.referenceRows() < 2 || steps.currentRows() < 2) {
      return new Interval(difference, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    Welch welch = of(steps);
    if (welch.error() == 0) {
      return new Interval(difference, difference, difference);
    }
    double half =
        welch.error() * t(welch.freedom()).inverseSurvivalProbability((1 - confidence) / 2);
    return new Interval(difference, difference - half, difference + half);
  }

  /** Reference less current over the error, as other libraries give it. */
  double t() {
    return -difference / error;
  }

  double p() {
    return 2 * t(freedom).survivalProbability(Math.abs(t()));
  }

  private static TDistribution t(double freedom) {
    return TDistribution.of(freedom);
  }
}
