package org.candor.measure.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.performance.Calibration.Bin;
import org.candor.measure.stats.Confidence;
import org.candor.measure.stats.Mean;
import org.candor.measure.stats.Proportion;
import org.candor.measure.stats.Ranks;
import org.jspecify.annotations.Nullable;

/**
 * Scores against what turned out true. All scores of a bin count as its mean for their label: with
 * bins of width w, squared errors are too small by at most w2/4 each, ranks are exact but for ties
 * within a bin.
 */
public final class Probability {

  private static final double CLIP = 1e-15;
  private static final int TENTHS = 10;
  private static final double CHANCE = 0.01;

  private final Scores scores;
  private final Goals goals;
  private final long n;

  private Probability(Scores scores, Goals goals) {
    this.scores = scores;
    this.goals = goals;
    this.n = scores.n();
  }

  /** With calibration in {@link Calibration#BINS} bins of equal width. */
  public static List<Metric> measure(Scores scores, Goals goals) {
    return measure(scores, Calibration.BINS, goals);
  }

  /** Calibration only where all scores are probabilities. */
  public static List<Metric> measure(Scores scores, int calibrationBins, Goals goals) {
    Probability probability = new Probability(scores, goals);
    List<Metric> metrics = new ArrayList<>(probability.ranking());
    if (scores.probabilities()) {
      metrics.addAll(probability.losses());
      metrics.addAll(probability.calibration(calibrationBins));
    }
    return scores.missing() == 0
        ? metrics
        : metrics.stream()
            .map(metric -> metric.noting(scores.missing() + " rows without a score left out"))
            .toList();
  }

  private List<Metric> ranking() {
    List<Metric> metrics = new ArrayList<>();
    boolean both = scores.negatives() > 0 && scores.positives() > 0;
    Interval auc =
        both ? Ranks.auc(scores.negative(), scores.positive(), goals.confidence()) : null;
    metrics.add(goals.metric("rocAuc", auc, n));
    metrics.add(goals.metric("gini", auc == null ? null : gini(auc), n));
    metrics.add(goals.metric("ksPositiveNegative", both ? ks() : null, n));
    metrics.add(goals.metric("averagePrecision", both ? averagePrecision() : null, n));
    metrics.add(
        both
            ? Metric.shown("liftTopTenth", lift(0.1), n)
            : Metric.unmeasured("liftTopTenth", null, n, "needs both classes"));
    return metrics;
  }

  private static Interval gini(Interval auc) {
    return new Interval(2 * auc.value() - 1, 2 * auc.low() - 1, 2 * auc.high() - 1);
  }

  private Interval ks() {
    double distance = Ranks.ks(scores.negative(), scores.positive());
    return Ranks.ksInterval(distance, scores.negatives(), scores.positives(), goals.confidence());
  }

  /**
   * Sum of (R_i - R_(i-1)) P_i from the highest score down; its interval on the logit scale (Boyd,
   * Eng, Page 2013).
   */
  private Interval averagePrecision() {
    double positives = scores.positives();
    double tp = 0;
    double all = 0;
    double sum = 0;
    for (int i = scores.bins() - 1; i >= 0; i--) {
      long here = scores.positive()[i];
      tp += here;
      all += (double) here + scores.negative()[i];
      sum += here == 0 ? 0 : here / positives * (tp / all);
    }
    double ap = Math.min(1, sum);
    if (ap >= 1) {
      return new Interval(
          1,
          Proportion.wilson(scores.positives(), scores.positives(), goals.confidence()).low(),
          1);
    }
    double middle = Math.log(ap / (1 - ap));
    double half = Confidence.z(goals.confidence()) / Math.sqrt(positives * ap * (1 - ap));
    return new Interval(ap, 1 / (1 + Math.exp(half - middle)), 1 / (1 + Math.exp(-half - middle)));
  }

  /** How many times the base rate of positives the best scored share of rows holds. */
  private double lift(double share) {
    double left = share * n;
    double found = 0;
    for (int i = scores.bins() - 1; i >= 0 && left > 0; i--) {
      double rows = (double) scores.negative()[i] + scores.positive()[i];
      if (rows > 0) {
        double taken = Math.min(left, rows);
        found += scores.positive()[i] * taken / rows;
        left -= taken;
      }
    }
    return found / (share * n) / ((double) scores.positives() / n);
  }

  private List<Metric> losses() {
    Interval brier = loss(s -> s * s, s -> (1 - s) * (1 - s));
    Interval log = loss(s -> -Math.log(1 - clip(s)), s -> -Math.log(clip(s)));
    return List.of(
        goals.metric("logLoss", log, n), goals.metric("brierScore", brier, n), skill(brier));
  }

  /** 1 - Brier score / that of always saying the base rate: above 0 it is worth having. */
  private Metric skill(@Nullable Interval brier) {
    double base = n == 0 ? 0 : (double) scores.positives() / n;
    double baseline = base * (1 - base);
    if (brier == null || baseline == 0) {
      return goals.metric("brierSkillScore", null, n);
    }
    return goals.metric(
        "brierSkillScore",
        new Interval(
            1 - brier.value() / baseline, 1 - brier.high() / baseline, 1 - brier.low() / baseline),
        n);
  }

  private @Nullable Interval loss(DoubleUnaryOperator ofNegative, DoubleUnaryOperator ofPositive) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < scores.bins(); i++) {
      double zero = one(scores.negative()[i], scores.negativeSums()[i], ofNegative);
      double one = one(scores.positive()[i], scores.positiveSums()[i], ofPositive);
      sum += zero * scores.negative()[i] + one * scores.positive()[i];
      squares += zero * zero * scores.negative()[i] + one * one * scores.positive()[i];
    }
    return n == 0 ? null : Mean.interval(sum, squares, n, goals.confidence());
  }

  private static double one(long rows, double total, DoubleUnaryOperator loss) {
    return rows == 0 ? 0 : loss.applyAsDouble(Math.clamp(total / rows, 0, 1));
  }

  private static double clip(double chance) {
    return Math.clamp(chance, CLIP, 1 - CLIP);
  }

  private List<Metric> calibration(int wanted) {
    List<Bin> bins = Calibration.bins(scores, wanted);
    if (bins.isEmpty()) {
      return List.of(goals.metric("expectedCalibrationError", null, 0));
    }
    List<Metric> metrics = new ArrayList<>();
    String rule = "bins of equal width: " + Math.min(wanted, scores.bins());
    Interval error = Calibration.expectedError(bins, goals.draws());
    Metric judged = goals.metric("expectedCalibrationError", error, n);
    metrics.add(Calibration.unlessChance(judged, bins, CHANCE).noting(rule));
    metrics.add(
        Metric.shown("maximumCalibrationError", Calibration.maximumError(bins), n).noting(rule));
    double base = (double) scores.positives() / n;
    metrics.add(Metric.shown("brierReliability", Calibration.reliability(bins), n));
    metrics.add(Metric.shown("brierResolution", Calibration.resolution(bins), n));
    metrics.add(Metric.shown("brierUncertainty", base * (1 - base), n));
    LogisticFit fit = LogisticFit.of(Calibration.bins(scores, scores.bins()), goals.confidence());
    metrics.add(goals.metric("calibrationIntercept", fit == null ? null : fit.intercept(), n));
    metrics.add(goals.metric("calibrationSlope", fit == null ? null : fit.slope(), n));
    List<Bin> tenths = Calibration.quantiles(scores, TENTHS);
    metrics.add(
        Metric.shown("hosmerLemeshowP", Calibration.hosmerLemeshow(tenths), n)
            .noting("with many rows it is small for gaps that do not matter"));
    return metrics;
  }
}
