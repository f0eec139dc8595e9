package org.candor.measure.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.performance.Calibration;
import org.candor.measure.performance.Calibration.Bin;
import org.candor.measure.performance.Scores;
import org.candor.measure.stats.Bootstrap;
import org.candor.measure.stats.Difference;
import org.candor.measure.stats.Draws;
import org.candor.measure.stats.Multiplicity;
import org.jspecify.annotations.Nullable;

/**
 * Whether a score still means what it meant: how far what came true was above the score, now less
 * before, bin by bin of equal width. Scores are probabilities.
 */
public final class CalibrationChange {

  private static final int CHANCES = 1000;
  private static final double CHANCE = 0.01;

  private final List<Pair> pairs = new ArrayList<>();
  private final DriftTerms terms;
  private long apart;

  /** A bin that holds rows of both; where it begins and ends. */
  private record Pair(double low, double high, Bin before, Bin now) {

    double change() {
      return gap(now) - gap(before);
    }

    private static double gap(Bin bin) {
      return bin.observed() - bin.mean();
    }

    /** Newcombe's of the two outcomes, moved by how the scores themselves moved. */
    Interval interval(double confidence) {
      Interval outcomes = Difference.of(now.interval(confidence), before.interval(confidence));
      double moved = now.mean() - before.mean();
      return new Interval(
          outcomes.value() - moved, outcomes.low() - moved, outcomes.high() - moved);
    }

    /** With outcomes drawn anew. */
    Pair drawn(Draws draws, double chanceBefore, double chanceNow) {
      return new Pair(low, high, drawn(before, draws, chanceBefore), drawn(now, draws, chanceNow));
    }

    private static Bin drawn(Bin bin, Draws draws, double chance) {
      return new Bin(bin.n(), draws.binomial(bin.n(), Math.clamp(chance, 0, 1)), bin.mean());
    }

    /** As if both had been as far from their scores as they are together. */
    Pair alike(Draws draws) {
      double rows = (double) before.n() + now.n();
      double gap = (before.n() * gap(before) + now.n() * gap(now)) / rows;
      return drawn(draws, before.mean() + gap, now.mean() + gap);
    }
  }

  private CalibrationChange(DriftTerms terms) {
    this.terms = terms;
  }

  /**
   * {@code calibrationChange}: sizes of the changes of all bins, weighted by current rows; {@code
   * binCalibrationChange} of each bin, all intervals holding at once.
   *
   * @param score what the scores are called
   */
  public static List<Metric> measure(String score, Scores before, Scores now, DriftTerms terms) {
    var change = new CalibrationChange(terms);
    int count = Calibration.BINS;
    double width = (before.high() - before.low()) / count;
    for (int b = 0; b < count; b++) {
      Bin first = Calibration.bin(before, b, count);
      Bin second = Calibration.bin(now, b, count);
      if (first != null && second != null) {
        double low = before.low() + b * width;
        change.pairs.add(new Pair(low, low + width, first, second));
      } else if (second != null) {
        change.apart += second.n();
      }
    }
    var metrics = new ArrayList<Metric>();
    metrics.add(change.together(Math.min(before.n(), now.n())).on(score));
    metrics.addAll(change.each(score));
    return metrics;
  }

  private Metric together(long n) {
    Draws draws = new Draws(Bootstrap.USUAL.seed());
    Interval interval = pairs.isEmpty() ? null : mirrored(draws);
    Metric metric = terms.metric("calibrationChange", interval, n);
    if (metric.verdict() == Verdict.FAIL && chance(draws) >= CHANCE) {
      metric = metric.unsettled("within what chance does at this size", null);
    }
    return apart == 0
        ? metric
        : metric.noting("%,d current rows score as none of the reference".formatted(apart));
  }

  private @Nullable Interval mirrored(Draws draws) {
    Interval mirrored =
        terms
            .draws()
            .mirrored(
                size(pairs),
                () ->
                    size(
                        pairs.stream()
                            .map(it -> it.drawn(draws, it.before().observed(), it.now().observed()))
                            .toList()));
    return mirrored == null
        ? null
        : new Interval(mirrored.value(), Math.max(0, mirrored.low()), Math.max(0, mirrored.high()));
  }

  /** How often as large a change would come of none. */
  private double chance(Draws draws) {
    double seen = size(pairs);
    int as = 1;
    for (int i = 0; i < CHANCES; i++) {
      as += size(pairs.stream().map(it -> it.alike(draws)).toList()) >= seen ? 1 : 0;
    }
    return as / (CHANCES + 1.0);
  }

  private static double size(List<Pair> pairs) {
    double rows = 0;
    double sum = 0;
    for (Pair pair : pairs) {
      rows += pair.now().n();
      sum += pair.now().n() * Math.abs(pair.change());
    }
    return sum / rows;
  }

  private List<Metric> each(String score) {
    double confidence = Multiplicity.allAtOnce(terms.confidence(), Math.max(1, pairs.size()));
    return pairs.stream()
        .map(
            it ->
                terms
                    .metric(
                        "binCalibrationChange",
                        it.interval(confidence),
                        Math.min(it.before().n(), it.now().n()))
                    .on(String.format(Locale.ROOT, "%s %.3f to %.3f", score, it.low(), it.high())))
        .toList();
  }
}
