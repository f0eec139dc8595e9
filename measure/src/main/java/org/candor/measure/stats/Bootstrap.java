package org.candor.measure.stats;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.candor.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Intervals by drawing the counts anew: the same as drawing rows with replacement, since rows of
 * one cell are alike, in microseconds. Same seed, same bits.
 *
 * @param seed kept with the measurement
 * @param times how often to draw
 */
public record Bootstrap(long seed, int times, double confidence) {

  /** What is used unless another is asked for. */
  public static final Bootstrap USUAL = new Bootstrap(42001, 1000, Confidence.USUAL);

  private static final double UNDEFINED_AT_MOST = 0.05;

  /** From quantile to quantile of what is drawn; unbounded where that is often undefined. */
  public @Nullable Interval percentile(long[] cells, ToDoubleFunction<long[]> statistic) {
    Draws draws = new Draws(seed);
    return percentile(
        statistic.applyAsDouble(cells), () -> statistic.applyAsDouble(draws.multinomial(cells)));
  }

  /**
   * {@link #percentile} of a table of few cells, each drawn as if half a row more were in it: so
   * that a cell that happens to be empty is not taken for one that is always empty.
   */
  public @Nullable Interval smoothed(long[] cells, ToDoubleFunction<long[]> statistic) {
    Draws draws = new Draws(seed);
    double[] weights = Arrays.stream(cells).mapToDouble(cell -> cell + 0.5).toArray();
    long rows = Ranks.total(cells);
    return percentile(
        statistic.applyAsDouble(cells),
        () -> statistic.applyAsDouble(draws.multinomial(weights, rows)));
  }

  /** From quantile to quantile of what {@code draw} gives. */
  public @Nullable Interval percentile(double value, Supplier<Double> draw) {
    return interval(value, draw, q -> new double[] {q[0], q[1]});
  }

  /**
   * The quantiles mirrored at the value: for what noise only ever raises, such as distances, so
   * that noise alone is not taken for distance. The value stays inside.
   */
  public @Nullable Interval mirrored(double value, Supplier<Double> draw) {
    return interval(
        value,
        draw,
        q -> new double[] {Math.min(value, 2 * value - q[1]), Math.max(value, 2 * value - q[0])});
  }

  /** Two samples, each drawn anew once for all the distances one may want to know. */
  public Redrawn redrawn(long[] first, long[] second) {
    Draws draws = new Draws(seed);
    long[][] firsts = new long[times][];
    long[][] seconds = new long[times][];
    for (int i = 0; i < times; i++) {
      firsts[i] = draws.multinomial(first);
      seconds[i] = draws.multinomial(second);
    }
    return new Redrawn(this, first, second, firsts, seconds);
  }

  private @Nullable Interval interval(
      double value, Supplier<Double> draw, Function<double[], double[]> bounds) {
    if (!Double.isFinite(value)) {
      return null;
    }
    double[] drawn = new double[times];
    int defined = 0;
    for (int i = 0; i < times; i++) {
      double one = draw.get();
      if (Double.isFinite(one)) {
        drawn[defined++] = one;
      }
    }
    if (defined < times * (1 - UNDEFINED_AT_MOST)) {
      return new Interval(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double[] sorted = Arrays.copyOf(drawn, defined);
    Arrays.sort(sorted);
    double tail = (1 - confidence) / 2;
    double[] ends = bounds.apply(new double[] {quantile(sorted, tail), quantile(sorted, 1 - tail)});
    return new Interval(value, ends[0], ends[1]);
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
