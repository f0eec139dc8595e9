package org.candor.measure.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.candor.measure.Interval;

/**
 * Intervals of one proportion, k of n, each in 0..1.
 *
 * @see <a href="https://doi.org/10.1214/ss/1009213286">Brown, Cai, DasGupta 2001</a>
 */
public final class Proportion {

  private static final int RARE = 5;

  private Proportion() {}

  /** Clopper-Pearson where events or non-events are fewer than 5, else Wilson. */
  public static Interval interval(long k, long n, double confidence) {
    return Math.min(k, n - k) < RARE ? clopperPearson(k, n, confidence) : wilson(k, n, confidence);
  }

  /**
   * Where the score test does not reject: (p + z2/2n -+ z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n).
   *
   * @throws IllegalArgumentException unless 0 &lt;= k &lt;= n and n &gt; 0
   */
  public static Interval wilson(long k, long n, double confidence) {
    check(k, n);
    return wilson((double) k, (double) n, confidence);
  }

  /** {@link #wilson(long, long, double)} of expected counts, which need not be whole. */
  public static Interval wilson(double k, double n, double confidence) {
    double p = k / n;
    double z = Confidence.z(confidence);
    double z2 = z * z;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    double low = k == 0 ? 0 : Math.min(p, middle - half);
    return new Interval(p, low, k == n ? 1 : Math.max(p, middle + half));
  }

  /** Where neither exact binomial tail is below half the error: never too narrow. */
  public static Interval clopperPearson(long k, long n, double confidence) {
    check(k, n);
    double tail = (1 - confidence) / 2;
    double low = k == 0 ? 0 : beta(k, n - k + 1.0).inverseCumulativeProbability(tail);
    double high = k == n ? 1 : beta(k + 1.0, n - k).inverseSurvivalProbability(tail);
    return new Interval((double) k / n, low, high);
  }

  /** Middle part of Beta(k + 1/2, n - k + 1/2), what is believed after seeing k of n. */
  public static Interval jeffreys(long k, long n, double confidence) {
    check(k, n);
    double tail = (1 - confidence) / 2;
    BetaDistribution beta = beta(k + 0.5, n - k + 0.5);
    return new Interval(
        (double) k / n,
        beta.inverseCumulativeProbability(tail),
        beta.inverseSurvivalProbability(tail));
  }

  static void check(long k, long n) {
    if (k < 0 || n <= 0 || k > n) {
      throw new IllegalArgumentException("not a proportion: " + k + " of " + n);
    }
  }

  private static BetaDistribution beta(double a, double b) {
    return BetaDistribution.of(a, b);
  }
}
