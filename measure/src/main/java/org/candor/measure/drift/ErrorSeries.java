package org.candor.measure.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import org.candor.measure.Limit;

/** Whether a model's errors became more frequent, row by row or period by period. */
public final class ErrorSeries {

  private static final int LEAST = 30;
  private static final double WARNING = 2;
  private static final double DRIFT = 3;

  /**
   * As usual in programs that have it: what an error may exceed the mean by, and how far in all.
   */
  private static final double TOLERATED = 0.005;

  private static final double ALARM = 50;

  private ErrorSeries() {}

  /**
   * What a detector saw.
   *
   * @param warnings rows, from 0, at which a warning began
   * @param drifts rows at which drift was found; the detector starts anew after each
   */
  public record Detected(List<Long> warnings, List<Long> drifts) {
    public Detected {
      warnings = List.copyOf(warnings);
      drifts = List.copyOf(drifts);
    }
  }

  /**
   * Drift detection method: with error rate p and s = sqrt(p (1 - p) / i), a warning at p + s &gt;
   * least p + 2 s, drift at 3. Gama et al. 2004.
   *
   * @param wrong 1 for an error, 0 for none, in order of time
   */
  public static Detected ddm(PrimitiveIterator.OfInt wrong) {
    Watch watch = new Watch();
    while (wrong.hasNext()) {
      watch.see(wrong.nextInt(), 1);
    }
    return watch.detected();
  }

  /**
   * The same where rows come together: those of a moment have no order among themselves, so the
   * detector looks once all of them are in.
   *
   * @return places in the list, from 0
   */
  public static Detected ddm(List<Period> moments) {
    Watch watch = new Watch();
    moments.forEach(it -> watch.see(it.errors(), it.n()));
    return watch.detected();
  }

  /** The state of the detector. */
  private static final class Watch {
    private final List<Long> warnings = new ArrayList<>();
    private final List<Long> drifts = new ArrayList<>();
    private long place;
    private double seen;
    private double errors;
    private double leastRate = 1;
    private double leastSpread = 1;
    private boolean warned;

    void see(long wrong, long n) {
      errors += wrong;
      seen += n;
      if (seen >= LEAST) {
        judge();
      }
      place++;
    }

    private void judge() {
      double rate = errors / seen;
      double spread = Math.sqrt(rate * (1 - rate) / seen);
      if (rate + spread <= leastRate + leastSpread) {
        leastRate = rate;
        leastSpread = spread;
      }
      boolean warn = rate + spread > leastRate + WARNING * leastSpread;
      if (warn && !warned) {
        warnings.add(place);
      }
      warned = warn;
      if (rate + spread > leastRate + DRIFT * leastSpread) {
        drifts.add(place);
        seen = 0;
        errors = 0;
        leastRate = 1;
        leastSpread = 1;
        warned = false;
      }
    }

    Detected detected() {
      return new Detected(warnings, drifts);
    }
  }

  /**
   * Page and Hinkley's test: the sum of what each error is above their mean so far and 0.005, drift
   * where it is more than 50 above its least; it starts anew after each. Page 1954; Gama et al.
   * 2014.
   *
   * @param moments rows of one have no order among themselves and are added together
   * @return places in the list, from 0
   */
  public static List<Long> pageHinkley(List<Period> moments) {
    List<Long> drifts = new ArrayList<>();
    double seen = 0;
    double errors = 0;
    double sum = 0;
    double least = 0;
    for (int i = 0; i < moments.size(); i++) {
      Period moment = moments.get(i);
      seen += moment.n();
      errors += moment.errors();
      sum += moment.errors() - moment.n() * (errors / seen + TOLERATED);
      least = Math.min(least, sum);
      if (seen >= LEAST && sum - least > ALARM) {
        drifts.add((long) i);
        seen = 0;
        errors = 0;
        sum = 0;
        least = 0;
      }
    }
    return drifts;
  }

  /**
   * Errors of one period.
   *
   * @param n rows, above 0
   */
  public record Period(long errors, long n) {}

  /**
   * Exponentially weighted moving average of error rates: its value after each period, and the
   * limit it has to keep to.
   */
  public record Smoothed(List<Double> values, List<Double> limits, List<Integer> beyond) {
    public Smoothed {
      values = List.copyOf(values);
      limits = List.copyOf(limits);
      beyond = List.copyOf(beyond);
    }
  }

  /**
   * Z = (1 - weight) Z + weight rate, beyond its limit above the expected rate by three standard
   * deviations. Roberts 1959.
   *
   * @param expected error rate of the reference, 0..1
   * @param weight of the newest period, above 0 to 1; 0.2 is usual
   */
  public static Smoothed ewma(List<Period> periods, double expected, double weight) {
    return ewma(periods, expected, 0, weight);
  }

  /**
   * The same where the expected rate was itself measured, so that its own spread widens the limit.
   *
   * @param variance of the expected rate
   */
  public static Smoothed ewma(
      List<Period> periods, double expected, double variance, double weight) {
    List<Double> values = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    List<Integer> beyond = new ArrayList<>();
    double z = expected;
    double own = 0;
    for (int i = 0; i < periods.size(); i++) {
      Period period = periods.get(i);
      double rate = (double) period.errors() / period.n();
      z = (1 - weight) * z + weight * rate;
      own =
          (1 - weight) * (1 - weight) * own
              + weight * weight * expected * (1 - expected) / period.n();
      double limit = expected + DRIFT * Math.sqrt(own + variance);
      values.add(z);
      limits.add(limit);
      if (z > limit) {
        beyond.add(i);
      }
    }
    return new Smoothed(values, limits, beyond);
  }

  /**
   * Mean and three standard deviations of a metric over periods of the reference, for limits that
   * suit this column. NannyML.
   *
   * @throws IllegalArgumentException with fewer than three periods
   */
  public static Limit adaptive(double[] reference) {
    if (reference.length < 3) {
      throw new IllegalArgumentException("three periods at least, not " + reference.length);
    }
    double sum = 0;
    for (double value : reference) {
      sum += value;
    }
    double mean = sum / reference.length;
    double squares = 0;
    for (double value : reference) {
      squares += (value - mean) * (value - mean);
    }
    double half = DRIFT * Math.sqrt(squares / (reference.length - 1));
    return Limit.between(
        mean - half, mean + half, "mean and 3 standard deviations of the reference");
  }
}
