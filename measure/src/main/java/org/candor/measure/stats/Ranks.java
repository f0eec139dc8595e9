package org.candor.measure.stats;

import org.candor.measure.Interval;

/**
 * What is known of two samples from how often each value, or each bin of values in rising order,
 * occurs in either.
 */
public final class Ranks {

  private Ranks() {}

  /**
   * Mann and Whitney's U of the second sample: pairs in which it is above the first, ties one half.
   */
  public static double u(long[] first, long[] second) {
    double u = 0;
    double below = 0;
    for (int i = 0; i < first.length; i++) {
      u += second[i] * (below + first[i] / 2.0);
      below += first[i];
    }
    return u;
  }

  /** P-value of U, two-sided: normal, corrected for ties and continuity. 1 where nothing varies. */
  public static double mannWhitneyP(long[] first, long[] second) {
    double n1 = total(first);
    double n2 = total(second);
    double n = n1 + n2;
    double ties = 0;
    for (int i = 0; i < first.length; i++) {
      double t = (double) first[i] + second[i];
      ties += t * t * t - t;
    }
    double error = Math.sqrt(n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1))));
    if (!(error > 0)) {
      return 1;
    }
    double u = u(first, second);
    double away = Math.max(u, n1 * n2 - u) - n1 * n2 / 2 - 0.5;
    return Math.min(1, 2 * upper(away / error));
  }

  private static double upper(double z) {
    return z >= 0 ? Confidence.twoSided(z) / 2 : 1 - Confidence.twoSided(z) / 2;
  }

  /**
   * Area under the ROC curve: the chance that a positive scores above a negative.
   *
   * @throws IllegalArgumentException where one of them is empty
   */
  public static Interval auc(long[] negative, long[] positive, double confidence) {
    double n0 = total(negative);
    double n1 = total(positive);
    if (n0 == 0 || n1 == 0) {
      throw new IllegalArgumentException("AUC needs both classes");
    }
    return hanleyMcNeil(u(negative, positive) / (n0 * n1), n1, n0, confidence);
  }

  /**
   * Hanley and McNeil 1982: variance (A(1-A) + (n1-1)(A/(2-A) - A2) + (n0-1)(2A2/(1+A) - A2)) / n1
   * n0. At A = 0 or 1, where it vanishes, the rule of three serves instead.
   */
  static Interval hanleyMcNeil(double auc, double positives, double negatives, double confidence) {
    double square = auc * auc;
    double variance =
        (auc * (1 - auc)
                + (positives - 1) * (auc / (2 - auc) - square)
                + (negatives - 1) * (2 * square / (1 + auc) - square))
            / (positives * negatives);
    double half = Confidence.z(confidence) * Math.sqrt(Math.max(0, variance));
    if (auc <= 0 || auc >= 1) {
      half = -Math.log((1 - confidence) / 2) / Math.min(positives, negatives);
    }
    return new Interval(auc, auc - half, auc + half).within(0, 1);
  }

  /** The largest gap between the two cumulative shares, 0..1; 0 where one is empty. */
  public static double ks(long[] first, long[] second) {
    double n1 = total(first);
    double n2 = total(second);
    double largest = 0;
    double c1 = 0;
    double c2 = 0;
    for (int i = 0; i < first.length && n1 > 0 && n2 > 0; i++) {
      c1 += first[i];
      c2 += second[i];
      largest = Math.max(largest, Math.abs(c1 / n1 - c2 / n2));
    }
    return largest;
  }

  /** P-value of {@link #ks}, asymptotic: the one-sample law at n1 n2 / (n1 + n2) rows. */
  public static double ksP(double distance, long n1, long n2) {
    return Kolmogorov.p(distance, (double) n1 * n2 / ((double) n1 + n2));
  }

  /** {@link #ks} with a band that both empirical curves leave together with the error given. */
  public static Interval ksInterval(double distance, long n1, long n2, double confidence) {
    double half = Kolmogorov.critical(1 - confidence) * Math.sqrt(1.0 / n1 + 1.0 / n2);
    return new Interval(distance, distance - half, distance + half).within(0, 1);
  }

  /** The sum of counts. */
  public static long total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total = Math.addExact(total, count);
    }
    return total;
  }
}
