package org.candor.measure;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one column holds: the third query shape. Every figure has the same bits whatever the number
 * of threads.
 *
 * @param type as the engine names it, in lower case
 * @param n all rows
 * @param nulls rows without a value
 * @param notANumber rows with NaN or an infinity
 * @param distinct different values, exactly
 * @param min as text; null where there is no value
 * @param max as text; null where there is no value
 * @param numbers null for columns that hold no numbers
 */
public record ColumnProfile(
    String column,
    String type,
    long n,
    long nulls,
    long notANumber,
    long distinct,
    @Nullable String min,
    @Nullable String max,
    @Nullable Numbers numbers) {

  /**
   * Sums of the values, scaled by a power of ten and rounded, exact in any order.
   *
   * @param scale power of ten that the values were multiplied by
   * @param sum of the scaled values
   * @param squares of the scaled values
   * @param quantiles exact: the 0, 1, 5, 10, 25, 50, 75, 90, 95, 99 and 100 % points
   */
  public record Numbers(
      int scale,
      BigInteger sum,
      BigInteger squares,
      List<Double> quantiles,
      double min,
      double max) {
    public Numbers {
      quantiles = List.copyOf(quantiles);
    }
  }
}
