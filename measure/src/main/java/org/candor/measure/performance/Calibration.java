package org.candor.measure.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.stats.Bootstrap;
import org.candor.measure.stats.Draws;
import org.candor.measure.stats.Proportion;
import org.jspecify.annotations.Nullable;

/** Whether of those given 0.7 seven in ten turn out positive. Scores are probabilities. */
public final class Calibration {

  /** How many bins of equal width are used unless others are asked for. */
  public static final int BINS = 15;

  private static final int CHANCES = 4000;
  private static final double CHANCE = 0.01;

  private Calibration() {}

  /**
   * One bin.
   *
   * @param n rows, above 0
   * @param positives of them
   * @param mean of their scores
   */
  public record Bin(long n, long positives, double mean) {

    /** The share that turned out positive. */
    public double observed() {
      return (double) positives / n;
    }

    public Interval interval(double confidence) {
      return Proportion.wilson(positives, n, confidence);
    }

    double gap() {
      return Math.abs(observed() - mean);
    }
  }

  /** Bins of equal width that hold rows. Finer than the histogram is not possible. */
  public static List<Bin> bins(Scores scores, int wanted) {
    List<Bin> bins = new ArrayList<>();
    int count = Math.min(wanted, scores.bins());
    for (int b = 0; b < count; b++) {
      Bin bin = bin(scores, b, count);
      if (bin != null) {
        bins.add(bin);
      }
    }
    return bins;
  }

  /** One of so many bins of equal width, the first being 0; null where it holds no rows. */
  public static @Nullable Bin bin(Scores scores, int b, int count) {
    int fine = scores.bins();
    long n = 0;
    long positives = 0;
    double sum = 0;
    int end = (int) ((long) (b + 1) * fine / count);
    for (int i = (int) ((long) b * fine / count); i < end; i++) {
      n += scores.negative()[i] + scores.positive()[i];
      positives += scores.positive()[i];
      sum += scores.negativeSums()[i] + scores.positiveSums()[i];
    }
    return n > 0 ? new Bin(n, positives, sum / n) : null;
  }

  /** Where scores are right, intercept 0 and slope 1. */
  public record Line(Interval intercept, Interval slope) {}

  /** Null where outcomes are separated by the score, or do not vary. Cox 1958. */
  public static @Nullable Line line(Scores scores, double confidence) {
    LogisticFit fit = LogisticFit.of(bins(scores, scores.bins()), confidence);
    return fit == null ? null : new Line(fit.intercept(), fit.slope());
  }

  /** Mean gap between score and outcome, weighted by rows: sum of n_b/n |o_b - s_b|, 0..1. */
  public static double expectedError(List<Bin> bins) {
    double n = 0;
    double sum = 0;
    for (Bin bin : bins) {
      n += bin.n();
      sum += bin.n() * bin.gap();
    }
    return sum / n;
  }

  /**
   * {@link #expectedError} with its interval: outcomes drawn anew in each bin and mirrored, since
   * noise only ever raises it. Null without rows.
   */
  public static @Nullable Interval expectedError(List<Bin> bins, Bootstrap bootstrap) {
    Draws draws = new Draws(bootstrap.seed());
    Interval mirrored =
        bins.isEmpty()
            ? null
            : bootstrap.mirrored(
                expectedError(bins), () -> expectedError(drawn(bins, draws, Bin::observed)));
    return mirrored == null
        ? null
        : new Interval(mirrored.value(), Math.max(0, mirrored.low()), Math.max(0, mirrored.high()));
  }

  /**
   * The metric, its alarm not taken up where scores that are right would give as large an error too
   * often: outcomes drawn with the chances that the scores state.
   *
   * @param error how often is too often, at most 0.01
   */
  public static Metric unlessChance(Metric metric, List<Bin> bins, double error) {
    if (metric.verdict() != Verdict.FAIL) {
      return metric;
    }
    Draws draws = new Draws(Bootstrap.USUAL.seed());
    double seen = expectedError(bins);
    int as = 0;
    for (int i = 0; i < CHANCES; i++) {
      as += expectedError(drawn(bins, draws, Bin::mean)) >= seen ? 1 : 0;
    }
    return (as + 1.0) / (CHANCES + 1) >= Math.max(Math.min(error, CHANCE), 2.0 / CHANCES)
        ? metric.unsettled("within what chance does at this size", null)
        : metric;
  }

  static List<Bin> drawn(List<Bin> bins, Draws draws, ToDoubleFunction<Bin> chance) {
    return bins.stream()
        .map(
            bin ->
                new Bin(
                    bin.n(),
                    draws.binomial(bin.n(), Math.clamp(chance.applyAsDouble(bin), 0, 1)),
                    bin.mean()))
        .toList();
  }

  /** The largest gap of any bin, 0..1. Small bins make it large; no limit. */
  public static double maximumError(List<Bin> bins) {
    return bins.stream().mapToDouble(Bin::gap).max().orElse(0);
  }

  /** Murphy 1973: mean squared gap between score and outcome. 0 is best. */
  static double reliability(List<Bin> bins) {
    return weighted(bins, bin -> bin.gap() * bin.gap());
  }

  /** Murphy 1973: how far outcomes of the bins differ from the base rate. More is better. */
  static double resolution(List<Bin> bins) {
    double base = weighted(bins, Bin::observed);
    return weighted(bins, bin -> (bin.observed() - base) * (bin.observed() - base));
  }

  /** Hosmer and Lemeshow 1980 p-value, bins - 2 degrees of freedom; 1 with fewer than 3 bins. */
  static double hosmerLemeshow(List<Bin> bins) {
    double sum = 0;
    int used = 0;
    for (Bin bin : bins) {
      double variance = bin.n() * bin.mean() * (1 - bin.mean());
      if (variance > 0) {
        double off = bin.positives() - bin.n() * bin.mean();
        sum += off * off / variance;
        used++;
      }
    }
    return used < 3 ? 1 : ChiSquaredDistribution.of(used - 2.0).survivalProbability(sum);
  }

  /** Bins of about equally many rows, for Hosmer and Lemeshow. */
  static List<Bin> quantiles(Scores scores, int wanted) {
    List<Bin> fine = bins(scores, scores.bins());
    long total = scores.n();
    List<Bin> merged = new ArrayList<>();
    long seen = 0;
    long n = 0;
    long positives = 0;
    double sum = 0;
    for (Bin bin : fine) {
      n += bin.n();
      seen += bin.n();
      positives += bin.positives();
      sum += bin.n() * bin.mean();
      if (seen >= (double) total * (merged.size() + 1) / wanted) {
        merged.add(new Bin(n, positives, sum / n));
        n = 0;
        positives = 0;
        sum = 0;
      }
    }
    return merged;
  }

  private static double weighted(List<Bin> bins, ToDoubleFunction<Bin> value) {
    double n = 0;
    double sum = 0;
    for (Bin bin : bins) {
      n += bin.n();
      sum += bin.n() * value.applyAsDouble(bin);
    }
    return sum / n;
  }
}
