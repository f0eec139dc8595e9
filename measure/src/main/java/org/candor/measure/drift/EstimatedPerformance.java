package org.candor.measure.drift;

import java.util.List;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.ScoreHistogram.Part;
import org.candor.measure.stats.Proportion;

/**
 * Performance before labels are known, from scores that are calibrated probabilities: a row scored
 * s is positive with chance s. Confidence-based performance estimation, NannyML. It cannot see
 * drift of what the scores mean, only of the scores.
 */
public final class EstimatedPerformance {

  private static final double SCALE = 1e9;
  private static final String WARNING = "estimated from scores, holds while they are calibrated";

  private EstimatedPerformance() {}

  /**
   * {@code estimatedAccuracy}, {@code estimatedPrecision}, {@code estimatedRecall}.
   *
   * @param threshold scores from here on are predicted 1; rounded to the edge of a bin
   * @throws IllegalArgumentException where scores are not probabilities
   */
  public static List<Metric> measure(ScoreHistogram histogram, double threshold, DriftTerms terms) {
    if (histogram.low() < 0 || histogram.high() > 1) {
      throw new IllegalArgumentException(
          "scores are no probabilities, they reach from "
              + histogram.low()
              + " to "
              + histogram.high());
    }
    double width = (histogram.high() - histogram.low()) / histogram.bins();
    long from = Math.round((threshold - histogram.low()) / width);
    double tp = 0;
    double predicted = 0;
    double fn = 0;
    double rows = 0;
    for (Part part : histogram.parts()) {
      for (int i = 0; i < histogram.bins(); i++) {
        double sum = part.sums()[i] / SCALE;
        rows += part.counts()[i];
        if (i >= from) {
          tp += sum;
          predicted += part.counts()[i];
        } else {
          fn += sum;
        }
      }
    }
    double tn = rows - predicted - fn;
    return List.of(
        share("estimatedAccuracy", tp + tn, rows, terms),
        share("estimatedPrecision", tp, predicted, terms),
        share("estimatedRecall", tp, tp + fn, terms));
  }

  private static Metric share(String name, double k, double n, DriftTerms terms) {
    Interval interval =
        n > 0 ? Proportion.wilson(Math.clamp(k, 0, n), n, terms.confidence()) : null;
    return terms.metric(name, interval, (long) n).noting(WARNING);
  }
}
