package org.candor.measure.performance;

/**
 * Sums over the rows of a model that predicts numbers; error = predicted - actual.
 *
 * @param n rows with both
 * @param error sum of errors
 * @param absolute sum of |error|
 * @param squares sum of error2
 * @param fourths sum of error4
 * @param actual sum of actual values
 * @param actualSquares sum of actual2
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
    double actual,
    double actualSquares,
    double relative,
    long notZero,
    double symmetric) {

  /** From rows at hand. */
  public static Errors of(double[] actual, double[] predicted) {
    double[] s = new double[8];
    long notZero = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = predicted[i] - actual[i];
      double size = Math.abs(actual[i]) + Math.abs(predicted[i]);
      s[0] += error;
      s[1] += Math.abs(error);
      s[2] += error * error;
      s[3] += error * error * error * error;
      s[4] += actual[i];
      s[5] += actual[i] * actual[i];
      s[7] += size == 0 ? 0 : 2 * Math.abs(error) / size;
      if (actual[i] != 0) {
        s[6] += Math.abs(error / actual[i]);
        notZero++;
      }
    }
    return new Errors(actual.length, s[0], s[1], s[2], s[3], s[4], s[5], s[6], notZero, s[7]);
  }
}
