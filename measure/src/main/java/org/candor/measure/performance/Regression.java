package org.candor.measure.performance;

import java.util.List;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.stats.Mean;
import org.candor.measure.stats.Proportion;
import org.jspecify.annotations.Nullable;

/** Predicted numbers against actual ones. */
public final class Regression {

  private Regression() {}

  /** Beside the rule that always says the mean, which has an R2 of 0. */
  public static List<Metric> measure(Errors errors, Goals goals) {
    long n = errors.n();
    Interval bias = mean(errors.error(), errors.squares(), n, goals);
    Interval absolute = mean(errors.absolute(), errors.squares(), n, goals);
    Interval squares = mean(errors.squares(), errors.fourths(), n, goals);
    return List.of(
        goals.metric("meanError", bias, n),
        goals.metric("meanAbsoluteError", absolute, n),
        goals.metric("rootMeanSquaredError", squares == null ? null : root(squares), n),
        goals.metric("rSquared", squares == null ? null : explained(errors, squares), n),
        share("meanAbsolutePercentageError", errors.relative(), errors.notZero())
            .noting(n - errors.notZero() + " rows of actual 0 left out"),
        share("symmetricMeanAbsolutePercentageError", errors.symmetric(), n));
  }

  private static @Nullable Interval mean(double sum, double squares, long n, Goals goals) {
    return n == 0 ? null : Mean.interval(sum, squares, n, goals.confidence());
  }

  private static Interval root(Interval squares) {
    return new Interval(
        Math.sqrt(squares.value()),
        Math.sqrt(Math.max(0, squares.low())),
        Math.sqrt(Math.max(0, squares.high())));
  }

  /** 1 - squared errors / squared distances from the mean; null where actual values do not vary. */
  private static @Nullable Interval explained(Errors errors, Interval squares) {
    double variance = errors.spread() / errors.n();
    return variance <= 0
        ? null
        : new Interval(
            1 - squares.value() / variance,
            1 - squares.high() / variance,
            1 - squares.low() / variance);
  }

  private static Metric share(String name, double sum, long n) {
    return n == 0
        ? Metric.unmeasured(name, null, 0, "no rows to divide by")
        : Metric.shown(name, sum / n, n);
  }

  /**
   * {@code errorOverBaseline}: mean of |error| less that of the baseline on the same rows. Below 0
   * is better.
   *
   * @param sum of the differences of absolute errors
   * @param squares of them
   */
  public static Metric against(double sum, double squares, long n, Goals goals) {
    return goals.metric("errorOverBaseline", mean(sum, squares, n, goals), n);
  }

  /**
   * {@code pinballLoss} of predicted quantiles: mean of max(q e, (q - 1) e), e = actual -
   * predicted.
   *
   * @param below sum of predicted - actual where the actual is below
   * @param above sum of actual - predicted where it is above
   */
  public static Metric pinball(double quantile, double below, double above, long n) {
    return share("pinballLoss", quantile * above + (1 - quantile) * below, n);
  }

  /** {@code intervalCoverage}: how often the actual lies in the predicted interval. */
  public static Metric coverage(long inside, long n, Goals goals) {
    Interval interval = n == 0 ? null : Proportion.wilson(inside, n, goals.confidence());
    return goals.metric("intervalCoverage", interval, n);
  }
}
