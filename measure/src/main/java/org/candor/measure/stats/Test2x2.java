package org.candor.measure.stats;

import org.apache.commons.statistics.inference.FisherExactTest;

/** Tests whether two proportions, k1 of n1 and k2 of n2, are the same. P-values, two-sided. */
public final class Test2x2 {

  private static final double SPARSE = 5;

  private Test2x2() {}

  /** Fisher's exact test where a count below 5 is expected, else the pooled z test. */
  public static double p(long k1, long n1, long k2, long n2) {
    return exact(k1, n1, k2, n2) ? fisher(k1, n1, k2, n2) : pooledP(k1, n1, k2, n2);
  }

  /** Whether {@link #p} is Fisher's. */
  public static boolean exact(long k1, long n1, long k2, long n2) {
    double share = (double) (k1 + k2) / (n1 + n2);
    double least = Math.min(n1, n2) * Math.min(share, 1 - share);
    return least < SPARSE && n1 + n2 <= Integer.MAX_VALUE;
  }

  /** (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)), p of both together; 0 where nothing varies. */
  public static double pooledZ(long k1, long n1, long k2, long n2) {
    Proportion.check(k1, n1);
    Proportion.check(k2, n2);
    double p = (double) (k1 + k2) / (n1 + n2);
    double error = Math.sqrt(p * (1 - p) * (1.0 / n1 + 1.0 / n2));
    return error == 0 ? 0 : ((double) k1 / n1 - (double) k2 / n2) / error;
  }

  public static double pooledP(long k1, long n1, long k2, long n2) {
    return Confidence.twoSided(pooledZ(k1, n1, k2, n2));
  }

  /** All tables with these margins that are no likelier than the one seen. */
  public static double fisher(long k1, long n1, long k2, long n2) {
    Proportion.check(k1, n1);
    Proportion.check(k2, n2);
    if (k1 + k2 == 0 || k1 + k2 == n1 + n2) {
      return 1;
    }
    int[][] table = {
      {Math.toIntExact(k1), Math.toIntExact(n1 - k1)},
      {Math.toIntExact(k2), Math.toIntExact(n2 - k2)}
    };
    return FisherExactTest.withDefaults().test(table).getPValue();
  }

  /**
   * McNemar's test of two models on the same rows; only rows on which they disagree count. Exact
   * binomial below 25 such rows, else chi squared with continuity correction.
   *
   * @param onlyFirst rows that only the first got right
   * @param onlySecond rows that only the second got right
   */
  public static double mcNemar(long onlyFirst, long onlySecond) {
    return McNemar.p(onlyFirst, onlySecond);
  }
}
