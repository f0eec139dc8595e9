package org.candor.measure.drift;

import org.candor.measure.stats.Ranks;

/** Distances between the shares of two lists of counts over the same bins. 0 where they agree. */
public final class Divergence {

  /** No share counts as less than this in the population stability index. */
  public static final double FLOOR = 1e-4;

  private Divergence() {}

  /**
   * Population stability index: sum (q - p) ln(q / p), shares below {@link #FLOOR} raised to it.
   */
  public static double psi(long[] reference, long[] current) {
    return sum(
        reference,
        current,
        (p, q) -> {
          double a = Math.max(p, FLOOR);
          double b = Math.max(q, FLOOR);
          return (b - a) * Math.log(b / a);
        });
  }

  /** How many bins had a share below {@link #FLOOR} in one of the two. */
  static int floored(long[] reference, long[] current) {
    double n = Ranks.total(reference);
    double m = Ranks.total(current);
    int floored = 0;
    for (int i = 0; i < reference.length; i++) {
      floored += reference[i] / n < FLOOR || current[i] / m < FLOOR ? 1 : 0;
    }
    return floored;
  }

  /** Kullback and Leibler: sum p ln(p / q); infinite where q alone is 0. */
  public static double kullbackLeibler(long[] reference, long[] current) {
    return sum(reference, current, (p, q) -> p == 0 ? 0 : p * Math.log(p / q));
  }

  /** Square root of Jensen and Shannon's divergence, natural logarithm: 0..0.8326. */
  public static double jensenShannon(long[] reference, long[] current) {
    double sum = sum(reference, current, (p, q) -> half(p, q) + half(q, p));
    return Math.sqrt(Math.max(0, sum) / 2);
  }

  private static double half(double p, double q) {
    return p == 0 ? 0 : p * Math.log(2 * p / (p + q));
  }

  /** sqrt(1/2 sum (sqrt p - sqrt q)2), 0..1. */
  public static double hellinger(long[] reference, long[] current) {
    double sum =
        sum(
            reference,
            current,
            (p, q) -> (Math.sqrt(p) - Math.sqrt(q)) * (Math.sqrt(p) - Math.sqrt(q)));
    return Math.sqrt(sum / 2);
  }

  /** Total variation: half the sum |p - q|, 0..1. */
  public static double totalVariation(long[] reference, long[] current) {
    return sum(reference, current, (p, q) -> Math.abs(p - q)) / 2;
  }

  /** The largest |p - q|, 0..1. */
  public static double largest(long[] reference, long[] current) {
    double n = Ranks.total(reference);
    double m = Ranks.total(current);
    double largest = 0;
    for (int i = 0; i < reference.length; i++) {
      largest = Math.max(largest, Math.abs(reference[i] / n - current[i] / m));
    }
    return largest;
  }

  private interface Term {
    double of(double p, double q);
  }

  private static double sum(long[] reference, long[] current, Term term) {
    double n = Ranks.total(reference);
    double m = Ranks.total(current);
    double sum = 0;
    for (int i = 0; i < reference.length; i++) {
      sum += term.of(reference[i] / n, current[i] / m);
    }
    return sum;
  }
}
