package org.candor.measure.performance;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.NumberErrors;
import org.candor.measure.performance.Calibration.Bin;
import org.candor.measure.stats.Draws;
import org.candor.measure.stats.Mean;
import org.candor.measure.stats.Proportion;
import org.candor.measure.stats.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * Intervals, and with them verdicts, of numbers that the first version of these metrics only
 * showed.
 */
public final class Intervals {

  private static final double TENTH = 0.1;

  private final Scores scores;
  private final List<Bin> bins;
  private final Goals goals;

  private Intervals(Scores scores, Goals goals) {
    this.scores = scores;
    this.goals = goals;
    this.bins = Calibration.bins(scores, Calibration.BINS);
  }

  /**
   * @param metrics as {@link Probability#measure(Scores, Goals)} gave them
   */
  public static List<Metric> ofScores(List<Metric> metrics, Scores scores, Goals goals) {
    var intervals = new Intervals(scores, goals);
    return metrics.stream().map(intervals::with).toList();
  }

  /**
   * @param metrics as {@link Regression#measure} gave them
   */
  public static List<Metric> ofErrors(List<Metric> metrics, NumberErrors errors, Goals goals) {
    return metrics.stream()
        .map(
            it ->
                switch (it.name()) {
                  case "meanAbsolutePercentageError" ->
                      given(it, mean(errors.relative(), errors.notZero(), goals), goals);
                  case "symmetricMeanAbsolutePercentageError" ->
                      given(it, mean(errors.symmetric(), errors.n(), goals), goals);
                  default -> it;
                })
        .toList();
  }

  private static @Nullable Interval mean(NumberErrors.Sum sum, long n, Goals goals) {
    return n == 0 ? null : Mean.interval(sum.total(), sum.totalOfSquares(), n, goals.confidence());
  }

  private Metric with(Metric it) {
    if (it.value() == null) {
      return it;
    }
    double value = it.value();
    return switch (it.name()) {
      case "liftTopTenth" -> given(it, lift(value), goals);
      case "maximumCalibrationError" -> given(it, drawn(Calibration::maximumError), goals);
      case "brierReliability" -> given(it, drawn(Calibration::reliability), goals);
      case "brierResolution" -> given(it, drawn(Calibration::resolution), goals);
      case "brierUncertainty" -> given(it, uncertainty(value), goals);
      default -> it;
    };
  }

  private static Metric given(Metric it, @Nullable Interval interval, Goals goals) {
    if (interval == null || it.value() == null) {
      return it;
    }
    double value = it.value();
    var around =
        new Interval(value, Math.min(value, interval.low()), Math.max(value, interval.high()));
    var metric = goals.metric(it.name(), around, it.n());
    for (var note : it.notes()) {
      metric = metric.noting(note);
    }
    return metric;
  }

  /**
   * With r the rate of the best scored tenth over that of the rest, lift is r / (r/10 + 9/10),
   * which grows with r: so it takes over the interval of r.
   */
  private @Nullable Interval lift(double value) {
    long n = scores.n();
    long top = Math.round(n * TENTH);
    if (top < 1 || top >= n) {
      return null;
    }
    double base = (double) scores.positives() / n;
    long found = Math.min(scores.positives(), Math.min(top, Math.round(value * base * top)));
    long rest = Math.min(scores.positives() - found, n - top);
    if (found + rest == 0) {
      return null;
    }
    var ratio = Ratio.interval(found, top, rest, n - top, goals.confidence());
    double share = (double) top / n;
    return new Interval(
        value,
        Math.min(value, lift(ratio.low(), share)),
        Math.max(value, lift(ratio.high(), share)));
  }

  private static double lift(double ratio, double share) {
    return Double.isInfinite(ratio) ? 1 / share : ratio / (share * ratio + 1 - share);
  }

  /** Noise only ever raises it, so draws are mirrored. */
  private @Nullable Interval drawn(ToDoubleFunction<List<Bin>> statistic) {
    var draws = new Draws(goals.draws().seed());
    double value = statistic.applyAsDouble(bins);
    var mirrored =
        bins.isEmpty()
            ? null
            : goals
                .draws()
                .mirrored(
                    value,
                    () -> statistic.applyAsDouble(Calibration.drawn(bins, draws, Bin::observed)));
    return mirrored == null ? null : mirrored.within(0, 1);
  }

  /** Base rate p times 1 - p: greatest at one half. */
  private Interval uncertainty(double value) {
    var base = Proportion.wilson(scores.positives(), scores.n(), goals.confidence());
    double low = base.low() * (1 - base.low());
    double high = base.high() * (1 - base.high());
    double most = base.low() <= 0.5 && base.high() >= 0.5 ? 0.25 : Math.max(low, high);
    return new Interval(value, Math.min(value, Math.min(low, high)), Math.max(value, most));
  }
}
