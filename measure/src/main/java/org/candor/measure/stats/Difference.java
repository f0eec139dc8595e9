package org.candor.measure.stats;

import java.util.List;
import org.candor.measure.Interval;

/** Intervals of differences and other sums of independent estimates. */
public final class Difference {

  private Difference() {}

  /** k1/n1 - k2/n2 by Newcombe's hybrid score interval (1998, method 10). */
  public static Interval newcombe(long k1, long n1, long k2, long n2, double confidence) {
    return of(Proportion.wilson(k1, n1, confidence), Proportion.wilson(k2, n2, confidence));
  }

  /** First minus second, each known by its own interval. */
  public static Interval of(Interval first, Interval second) {
    return sum(List.of(first, second), 1, -1);
  }

  /**
   * A weighted sum of independent estimates from their own intervals: the method of variance
   * estimates recovery (Zou and Donner 2008), of which Newcombe's interval is the case 1, -1.
   *
   * @param weights one for each part
   */
  public static Interval sum(List<Interval> parts, double... weights) {
    double value = 0;
    double below = 0;
    double above = 0;
    for (int i = 0; i < weights.length; i++) {
      Interval part = parts.get(i);
      double w = weights[i];
      double down = w * ((w < 0 ? part.high() : part.low()) - part.value());
      double up = w * ((w < 0 ? part.low() : part.high()) - part.value());
      value += w * part.value();
      below += down * down;
      above += up * up;
    }
    return new Interval(value, value - Math.sqrt(below), value + Math.sqrt(above));
  }

  /** How far it is from 0, whichever way. */
  public static Interval absolute(Interval signed) {
    double far = Math.max(Math.abs(signed.low()), Math.abs(signed.high()));
    double near =
        signed.low() <= 0 && signed.high() >= 0
            ? 0
            : Math.min(Math.abs(signed.low()), Math.abs(signed.high()));
    return new Interval(Math.abs(signed.value()), near, far);
  }
}
