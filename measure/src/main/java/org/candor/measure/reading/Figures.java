package org.candor.measure.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A number, its interval and its limit in one unit and to the same digits, so that they can be held
 * against one another. No number is rounded onto its limit.
 *
 * @param value empty where it could not be measured
 * @param interval such as {@code 0.34 to 0.38}; empty where there is none
 * @param limit such as {@code at least 0.8}; empty where there is none
 */
public record Figures(String value, String interval, String limit) {

  private static final Set<String> PERCENT = Phrases.shares();
  private static final Set<String> POINTS = Phrases.gaps();

  /** In what a number is said. */
  private enum Unit {
    PLAIN(0, 2, 4, ""),
    PERCENT(2, 1, 3, " %"),
    POINTS(2, 1, 3, " points");

    /** Places that the point moves to the right. */
    private final int shift;

    private final int least;
    private final int most;
    private final String sign;

    Unit(int shift, int least, int most, String sign) {
      this.shift = shift;
      this.least = least;
      this.most = most;
      this.sign = sign;
    }

    static Unit of(String metric) {
      return Figures.PERCENT.contains(metric)
          ? PERCENT
          : Figures.POINTS.contains(metric) ? POINTS : PLAIN;
    }
  }

  /** In the unit that sentences about this metric use. */
  public static Figures of(Metric metric) {
    return in(Unit.of(metric.name()), metric);
  }

  /** As the fraction or the number that it is, for pictures with such an axis. */
  public static Figures plain(Metric metric) {
    return in(Unit.PLAIN, metric);
  }

  /** As a share of a hundred, for pictures with such an axis. */
  public static Figures percent(Metric metric) {
    return in(Unit.PERCENT, metric);
  }

  private static Figures in(Unit unit, Metric metric) {
    var digits = new Digits(unit, metric);
    Double value = metric.value();
    Limit limit = metric.limit();
    return new Figures(
        value == null ? "" : digits.text(value) + unit.sign,
        interval(digits, metric.low(), metric.high(), unit),
        limit == null ? "" : limit(limit, unit));
  }

  private static String interval(
      Digits digits, @Nullable Double low, @Nullable Double high, Unit unit) {
    return low == null && high == null
        ? ""
        : digits.text(low) + " to " + digits.text(high) + (high == null ? "" : unit.sign);
  }

  private static String limit(Limit limit, Unit unit) {
    if (limit.atLeast() == null) {
      return "at most " + asSet(limit.atMost(), unit) + unit.sign;
    }
    return limit.atMost() == null
        ? "at least " + asSet(limit.atLeast(), unit) + unit.sign
        : asSet(limit.atLeast(), unit) + " to " + asSet(limit.atMost(), unit) + unit.sign;
  }

  private static String asSet(@Nullable Double limit, Unit unit) {
    return limit == null ? "" : Numbers.brief(moved(limit, unit.shift));
  }

  /** Exactly, where a product of doubles would leave a trace. */
  private static double moved(double number, int places) {
    return BigDecimal.valueOf(number).movePointRight(places).doubleValue();
  }

  /** How many digits all of them have. */
  private record Digits(int shift, int decimals) {

    Digits(Unit unit, Metric metric) {
      this(unit.shift, decimals(unit, metric));
    }

    private static int decimals(Unit unit, Metric metric) {
      double[] all = known(unit.shift, metric.value(), metric.low(), metric.high());
      if (unit == Unit.PLAIN && DoubleStream.of(all).allMatch(it -> it == Math.rint(it))) {
        return 0;
      }
      if (DoubleStream.of(all).allMatch(it -> Math.abs(it) >= 1000)) {
        return 0;
      }
      double value = metric.value() == null ? 0 : Math.abs(moved(metric.value(), unit.shift));
      double[] edges = edges(unit, metric);
      int decimals = unit.least;
      while (decimals < unit.most && (hides(decimals, value) || blurs(decimals, all, edges))) {
        decimals++;
      }
      return decimals;
    }

    /** With fewer than two digits that say something. */
    private static boolean hides(int decimals, double value) {
      return value > 0 && value < Math.pow(10, 1 - decimals);
    }

    /** Where a number looks like a limit, or like a ratio of one, that it is not. */
    private static boolean blurs(int decimals, double[] all, double[] edges) {
      return DoubleStream.of(all)
          .anyMatch(
              number ->
                  DoubleStream.of(edges)
                      .anyMatch(
                          edge ->
                              number != edge
                                  && rounded(number, decimals).compareTo(rounded(edge, decimals))
                                      == 0));
    }

    private static double[] edges(Unit unit, Metric metric) {
      Limit limit = metric.limit();
      Double one = unit == Unit.PLAIN ? 1.0 : null;
      return limit == null
          ? known(unit.shift, one)
          : known(unit.shift, one, limit.atLeast(), limit.atMost());
    }

    private static double[] known(int shift, @Nullable Double... numbers) {
      var found = DoubleStream.builder();
      for (Double each : numbers) {
        if (each != null) {
          found.add(moved(each, shift));
        }
      }
      return found.build().toArray();
    }

    private static BigDecimal rounded(double number, int decimals) {
      return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    }

    String text(@Nullable Double number) {
      if (number == null) {
        return "open";
      }
      double it = moved(number, shift);
      BigDecimal rounded = rounded(it, decimals);
      return it != 0 && rounded.signum() == 0
          ? "nearly 0"
          : String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
    }
  }
}
