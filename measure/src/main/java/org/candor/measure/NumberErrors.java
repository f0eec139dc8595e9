package org.candor.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sums over rows in which a number was predicted, the same bits in any order; error = predicted -
 * actual. Each value was scaled by a power of ten to 12 digits and rounded before it was added.
 *
 * @param n rows with all of the numbers
 * @param left rows without one of them
 * @param error of the rows
 * @param absolute size of the error
 * @param squared error times itself
 * @param actual what came true
 * @param relative size of the error over the actual, of rows whose actual is not 0
 * @param notZero how many those are
 * @param symmetric 2 abs(error) / (abs(actual) + abs(predicted)), 0 where both are 0
 * @param beyond size of the error less that of the baseline; null without one
 */
public record NumberErrors(
    long n,
    long left,
    Sum error,
    Sum absolute,
    Sum squared,
    Sum actual,
    Sum relative,
    long notZero,
    Sum symmetric,
    @Nullable Sum beyond) {

  /**
   * Of scaled values.
   *
   * @param scale power of ten that they were multiplied by
   * @param sum of them
   * @param squares sum of their squares
   */
  public record Sum(int scale, BigInteger sum, BigInteger squares) {

    public double total() {
      return new BigDecimal(sum, scale).doubleValue();
    }

    public double totalOfSquares() {
      return new BigDecimal(squares, 2 * scale).doubleValue();
    }

    /** Sum of squared distances from the mean of n values, in exact arithmetic. */
    public double spread(long n) {
      if (n == 0) {
        return 0;
      }
      var whole = BigInteger.valueOf(n);
      var times = squares.multiply(whole).subtract(sum.multiply(sum));
      return new BigDecimal(times, 2 * scale)
          .divide(new BigDecimal(whole), java.math.MathContext.DECIMAL128)
          .doubleValue();
    }
  }
}
