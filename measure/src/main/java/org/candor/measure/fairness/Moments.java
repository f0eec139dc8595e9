package org.candor.measure.fairness;

import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.performance.Scores;
import org.candor.measure.stats.Confidence;
import org.jspecify.annotations.Nullable;

/** Mean and variance of a group's scores; scores of a bin count as their mean. */
record Moments(Group group, long n, double mean, double variance) {

  static Moments of(Group group, Scores scores) {
    double n = scores.n();
    double sum = 0;
    for (int i = 0; i < scores.negative().length; i++) {
      sum += scores.negativeSums()[i] + scores.positiveSums()[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < scores.negative().length; i++) {
      long rows = scores.negative()[i] + scores.positive()[i];
      if (rows > 0) {
        double off = (scores.negativeSums()[i] + scores.positiveSums()[i]) / rows - mean;
        squares += rows * off * off;
      }
    }
    return new Moments(group, scores.n(), mean, squares / (n - 1));
  }

  /** Cohen's d with the error of Hedges and Olkin 1985; null where nothing varies. */
  @Nullable Interval apart(Moments other, double confidence) {
    double n1 = n;
    double n2 = other.n;
    double pooled = ((n1 - 1) * variance + (n2 - 1) * other.variance) / (n1 + n2 - 2);
    if (!(pooled > 0)) {
      return null;
    }
    double d = (mean - other.mean) / Math.sqrt(pooled);
    double error = Math.sqrt((n1 + n2) / (n1 * n2) + d * d / (2 * (n1 + n2)));
    double half = Confidence.z(confidence) * error;
    return new Interval(d, d - half, d + half);
  }
}
