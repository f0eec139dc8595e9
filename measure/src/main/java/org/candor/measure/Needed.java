package org.candor.measure;

import org.jspecify.annotations.Nullable;

/**
 * How many rows would settle a verdict, if the value stayed where it is: widths shrink with the
 * root of n, so n grows with the square of width over distance to the limit.
 */
final class Needed {

  private static final double MOST = 1e15;

  private Needed() {}

  /** Null where the value lies on the limit, or where no width is known. */
  static @Nullable Long rows(Interval interval, Limit limit, long n) {
    double factor = 1;
    if (limit.atLeast() != null) {
      factor = Math.max(factor, factor(interval, limit.atLeast()));
    }
    if (limit.atMost() != null) {
      factor = Math.max(factor, factor(interval, limit.atMost()));
    }
    double rows = Math.ceil(n * factor);
    return rows > n && rows < MOST ? (long) rows : null;
  }

  private static double factor(Interval interval, double limit) {
    double distance = Math.abs(limit - interval.value());
    double width =
        interval.value() < limit
            ? interval.high() - interval.value()
            : interval.value() - interval.low();
    return width <= distance ? 1 : (width / distance) * (width / distance);
  }
}
