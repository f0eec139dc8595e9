package org.candor.measure.fairness;

import java.util.List;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Interval;
import org.candor.measure.stats.Difference;
import org.candor.measure.stats.Multiplicity;
import org.candor.measure.stats.Proportion;
import org.jspecify.annotations.Nullable;

/** Differences of true and false positive rates together, of the favourable outcome. */
final class Odds {

  private Odds() {}

  /** Half of (FPR - FPR of the reference) + (TPR - TPR of the reference), -1..1. AIF360. */
  static Interval average(Cell cell, Cell reference, double confidence) {
    return Difference.sum(rates(cell, reference, confidence), 0.5, -0.5, 0.5, -0.5);
  }

  /** The same with both differences taken without sign, 0..1. */
  static Interval averageAbsolute(Cell cell, Cell reference, double confidence) {
    List<Interval> rates = rates(cell, reference, Multiplicity.allAtOnce(confidence, 2));
    Interval fpr = Difference.absolute(Difference.of(rates.get(0), rates.get(1)));
    Interval tpr = Difference.absolute(Difference.of(rates.get(2), rates.get(3)));
    return new Interval(
        (fpr.value() + tpr.value()) / 2,
        (fpr.low() + tpr.low()) / 2,
        (fpr.high() + tpr.high()) / 2);
  }

  /** The larger of the two largest gaps, 0..1; the confidence covers both. Fairlearn. */
  static Interval equalized(
      List<Share> truePositive, List<Share> falsePositive, double confidence) {
    double each = Multiplicity.allAtOnce(confidence, 2);
    Interval tpr = Extremes.range(truePositive, each);
    Interval fpr = Extremes.range(falsePositive, each);
    return new Interval(
        Math.max(tpr.value(), fpr.value()),
        Math.max(tpr.low(), fpr.low()),
        Math.max(tpr.high(), fpr.high()));
  }

  /**
   * The smaller of the two smallest ratios, 0..1; the confidence covers both. Fairlearn; null where
   * a rate is 0 in every group.
   */
  static @Nullable Interval equalizedRatio(
      List<Share> truePositive, List<Share> falsePositive, double confidence) {
    double each = Multiplicity.allAtOnce(confidence, 2);
    Interval tpr = Extremes.ratio(truePositive, each);
    Interval fpr = Extremes.ratio(falsePositive, each);
    return tpr == null || fpr == null
        ? null
        : new Interval(
            Math.min(tpr.value(), fpr.value()),
            Math.min(tpr.low(), fpr.low()),
            Math.min(tpr.high(), fpr.high()));
  }

  private static List<Interval> rates(Cell cell, Cell reference, double confidence) {
    return List.of(
        wilson(Rate.FALSE_POSITIVE, cell, confidence),
        wilson(Rate.FALSE_POSITIVE, reference, confidence),
        wilson(Rate.TRUE_POSITIVE, cell, confidence),
        wilson(Rate.TRUE_POSITIVE, reference, confidence));
  }

  static Interval wilson(Rate rate, Cell cell, double confidence) {
    return Proportion.wilson(rate.events(cell), rate.rows(cell), confidence);
  }
}
