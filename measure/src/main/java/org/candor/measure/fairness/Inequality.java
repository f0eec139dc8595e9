package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.List;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.stats.Bootstrap;
import org.jspecify.annotations.Nullable;

/**
 * How unequally a model's errors benefit people. Benefit is prediction - truth + 1: 2 for who is
 * favoured wrongly, 0 for who is refused wrongly, else 1. 0 is equality; there is no limit, watch
 * the trend. Speicher et al. 2018; AIF360.
 */
final class Inequality {

  private static final int RESAMPLED_TO = 2000;

  private Inequality() {}

  /** {@code theilIndex}, {@code generalizedEntropyIndex} (alpha 2): between all rows. */
  static List<Metric> overall(Cell cell, double confidence) {
    long[] counts = {cell.tp(), cell.fp(), cell.fn(), cell.tn()};
    Bootstrap draws = draws(confidence);
    return List.of(
        metric("theilIndex", draws.smoothed(counts, c -> theil(cell(c, 0))), cell.n()),
        metric(
            "generalizedEntropyIndex",
            draws.smoothed(counts, c -> entropy(cell(c, 0), 2)),
            cell.n()));
  }

  /** {@code betweenGroupTheilIndex}: what remains when everybody gets the mean of their group. */
  static Metric between(View view, double confidence) {
    long n = view.total().n();
    List<Cell> cells = view.cells();
    if (cells.size() * 4 > RESAMPLED_TO) {
      return Metric.shown("betweenGroupTheilIndex", betweenTheil(cells), n);
    }
    long[] counts = new long[cells.size() * 4];
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      counts[4 * i] = cell.tp();
      counts[4 * i + 1] = cell.fp();
      counts[4 * i + 2] = cell.fn();
      counts[4 * i + 3] = cell.tn();
    }
    Interval interval = draws(confidence).percentile(counts, drawn -> betweenTheil(cells(drawn)));
    return metric("betweenGroupTheilIndex", interval, n);
  }

  /** 1/n sum of (b/mu) ln(b/mu); NaN without rows or benefit. */
  static double theil(Cell cell) {
    double n = cell.n();
    double mean = mean(cell);
    double ones = cell.tp() + cell.tn();
    return (ones * term(1 / mean) + cell.fp() * term(2 / mean)) / n;
  }

  /** 1/(n alpha (alpha - 1)) sum of (b/mu)^alpha - 1; alpha neither 0 nor 1. */
  static double entropy(Cell cell, double alpha) {
    double n = cell.n();
    double mean = mean(cell);
    double sum =
        (cell.tp() + cell.tn()) * Math.pow(1 / mean, alpha)
            + cell.fp() * Math.pow(2 / mean, alpha)
            - n;
    return sum / (n * alpha * (alpha - 1));
  }

  static double betweenTheil(List<Cell> cells) {
    double n = 0;
    double benefit = 0;
    for (Cell cell : cells) {
      n += cell.n();
      benefit += cell.n() == 0 ? 0 : cell.n() * mean(cell);
    }
    double mean = benefit / n;
    double sum = 0;
    for (Cell cell : cells) {
      sum += cell.n() == 0 ? 0 : cell.n() * term(mean(cell) / mean);
    }
    return sum / n;
  }

  private static double mean(Cell cell) {
    return (double) (cell.n() + cell.fp() - cell.fn()) / cell.n();
  }

  private static double term(double share) {
    return share == 0 ? 0 : share * Math.log(share);
  }

  private static List<Cell> cells(long[] counts) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < counts.length; i += 4) {
      cells.add(cell(counts, i));
    }
    return cells;
  }

  private static Cell cell(long[] c, int at) {
    return new Cell(List.of(), c[at], c[at + 1], c[at + 2], c[at + 3]);
  }

  private static Bootstrap draws(double confidence) {
    return new Bootstrap(Bootstrap.USUAL.seed(), Bootstrap.USUAL.times(), confidence);
  }

  private static Metric metric(String name, @Nullable Interval interval, long n) {
    return interval == null
        ? Metric.unmeasured(name, null, n, "no benefit to share out")
        : Metric.shown(name, interval, n);
  }
}
