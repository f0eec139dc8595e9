package org.candor.measure.stats;

import org.candor.measure.Interval;

/**
 * Intervals of the ratio of two proportions, k1/n1 over k2/n2. With k2 = 0 there is no ratio and
 * the caller has to say so.
 */
public final class Ratio {

  private static final double FARTHEST = 60;
  private static final int STEPS = 200;

  private Ratio() {}

  /** Katz; with one half added to each count where one is 0. */
  public static Interval interval(long k1, long n1, long k2, long n2, double confidence) {
    return k1 == 0 || k2 == 0
        ? katzAdjusted(k1, n1, k2, n2, confidence)
        : katz(k1, n1, k2, n2, confidence);
  }

  /** exp(ln r -+ z sqrt(1/k1 - 1/n1 + 1/k2 - 1/n2)). Katz 1978. Counts above 0. */
  public static Interval katz(long k1, long n1, long k2, long n2, double confidence) {
    return log(ratio(k1, n1, k2, n2), k1, n1, k2, n2, confidence);
  }

  /**
   * Katz's interval after adding one half to every count, which also serves counts of 0; there it
   * is open to 0 or without bound.
   */
  public static Interval katzAdjusted(long k1, long n1, long k2, long n2, double confidence) {
    double value = ratio(k1, n1, k2, n2);
    Interval log = log(value, k1 + 0.5, n1 + 0.5, k2 + 0.5, n2 + 0.5, confidence);
    return new Interval(
        value, k1 == 0 ? 0 : log.low(), k2 == 0 ? Double.POSITIVE_INFINITY : log.high());
  }

  private static Interval log(
      double value, double k1, double n1, double k2, double n2, double confidence) {
    double middle = Math.log(k1 / n1) - Math.log(k2 / n2);
    double half = Confidence.z(confidence) * Math.sqrt(1 / k1 - 1 / n1 + 1 / k2 - 1 / n2);
    return new Interval(value, Math.exp(middle - half), Math.exp(middle + half));
  }

  /**
   * Where the score test of k1/n1 = r k2/n2 does not reject: Koopman 1984, with the factor n/(n -
   * 1) of Miettinen and Nurminen 1985.
   */
  public static Interval score(long k1, long n1, long k2, long n2, double confidence) {
    double value = ratio(k1, n1, k2, n2);
    double z = Confidence.z(confidence);
    double middle = Math.log((k1 + 0.5) / (n1 + 0.5)) - Math.log((k2 + 0.5) / (n2 + 0.5));
    double low = k1 == 0 ? 0 : Math.exp(cross(k1, n1, k2, n2, z, middle - FARTHEST, middle));
    double high =
        k2 == 0
            ? Double.POSITIVE_INFINITY
            : Math.exp(cross(k1, n1, k2, n2, -z, middle, middle + FARTHEST));
    return new Interval(value, low, high);
  }

  /** The log ratio at which the falling score passes the given one. */
  private static double cross(
      long k1, long n1, long k2, long n2, double score, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < STEPS && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (scoreAt(k1, n1, k2, n2, Math.exp(middle)) > score) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }

  private static double scoreAt(double k1, double n1, double k2, double n2, double ratio) {
    double a = (n1 + n2) * ratio;
    double b = -(n1 * ratio + k1 + n2 + k2 * ratio);
    double c = k1 + k2;
    double p2 = (-b - Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a);
    double p1 = p2 * ratio;
    double variance = p1 * (1 - p1) / n1 + ratio * ratio * p2 * (1 - p2) / n2;
    double corrected = variance * (n1 + n2) / (n1 + n2 - 1);
    return (k1 / n1 - k2 / n2 * ratio) / Math.sqrt(Math.max(corrected, Double.MIN_NORMAL));
  }

  private static double ratio(long k1, long n1, long k2, long n2) {
    Proportion.check(k1, n1);
    Proportion.check(k2, n2);
    double value = ((double) k1 / n1) / ((double) k2 / n2);
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("no ratio: 0 over 0");
    }
    return value;
  }
}
