package org.candor.measure.stats;

import java.util.Arrays;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/** The law of the largest gap between an empirical and the true distribution. */
final class Kolmogorov {

  private static final int EXACT_TO = 100_000;
  private static final int TERMS = 100;

  private Kolmogorov() {}

  /** Chance of a gap at least this large with this many rows. */
  static double p(double gap, double rows) {
    long n = Math.max(1, Math.round(rows));
    if (!(gap > 0)) {
      return 1;
    }
    if (gap >= 1) {
      return 0;
    }
    double root = Math.sqrt(n);
    return n <= EXACT_TO ? exact(gap, (int) n) : limiting(gap * root + 1 / (6 * root));
  }

  /**
   * The library knows the exact law but only tests samples by it, so it is handed a sample of n
   * points whose gap is this one: ranks against a distribution that lies {@code gap} below them.
   */
  private static double exact(double gap, int n) {
    double[] ranks = new double[n];
    Arrays.setAll(ranks, i -> i + 1);
    return KolmogorovSmirnovTest.withDefaults()
        .test(ranks, rank -> rank >= n ? 1 - gap : Math.max(0, rank / n - gap))
        .getPValue();
  }

  private static double limiting(double z) {
    if (z < 0.2) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= TERMS; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * z * z);
    }
    return Math.clamp(sum, 0, 1);
  }

  /** The z that is passed with this chance: 1.358 for 0.05. */
  static double critical(double chance) {
    double low = 0.2;
    double high = 10;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (limiting(middle) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
