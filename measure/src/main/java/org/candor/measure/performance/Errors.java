package org.candor.measure.performance;

import java.util.Arrays;
import org.candor.measure.NumberErrors;

/**
 * Sums over the rows of a model that predicts numbers; error = predicted - actual.
 *
 * @param n rows with both
 * @param error sum of errors
 * @param absolute sum of |error|
 * @param squares sum of error2
 * @param fourths sum of error4
 * @param spread sum of squared distances of actual values from their mean
 * @param relative sum of |error / actual| over rows whose actual is not 0
 * @param notZero how many rows those are
 * @param symmetric sum of 2 |error| / (|actual| + |predicted|), 0 where both are 0
 */
public record Errors(
    long n,
    double error,
    double absolute,
    double squares,
    double fourths,
    double spread,
    double relative,
    long notZero,
    double symmetric) {

  /** From exact sums. */
  public static Errors of(NumberErrors it) {
    return new Errors(
        it.n(),
        it.error().total(),
        it.absolute().total(),
        it.squared().total(),
        it.squared().totalOfSquares(),
        it.actual().spread(it.n()),
        it.relative().total(),
        it.notZero(),
        it.symmetric().total());
  }

  /** From rows at hand. */
  public static Errors of(double[] actual, double[] predicted) {
    double[] s = new double[7];
    double mean = Arrays.stream(actual).average().orElse(0);
    long notZero = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = predicted[i] - actual[i];
      double size = Math.abs(actual[i]) + Math.abs(predicted[i]);
      s[0] += error;
      s[1] += Math.abs(error);
      s[2] += error * error;
      s[3] += error * error * error * error;
      s[4] += (actual[i] - mean) * (actual[i] - mean);
      s[6] += size == 0 ? 0 : 2 * Math.abs(error) / size;
      if (actual[i] != 0) {
        s[5] += Math.abs(error / actual[i]);
        notZero++;
      }
    }
    return new Errors(actual.length, s[0], s[1], s[2], s[3], s[4], s[5], notZero, s[6]);
  }
}
