package org.candor.measure.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.SortedMap;
import org.candor.measure.ColumnProfile;
import org.jspecify.annotations.Nullable;

/**
 * Mean, spread and shape of a column of numbers.
 *
 * @param n numbers
 * @param deviation standard deviation of a sample, divided by n - 1; 0 below two numbers
 * @param skewness 0 where symmetric; null where only sums are known, or nothing varies
 * @param kurtosis beyond that of a normal distribution; null likewise
 */
public record Moments(
    long n, double mean, double deviation, @Nullable Double skewness, @Nullable Double kurtosis) {

  /** From exact sums, in exact arithmetic; null without numbers. */
  public static @Nullable Moments of(ColumnProfile column) {
    ColumnProfile.Numbers numbers = column.numbers();
    long n = column.n() - column.nulls() - column.notANumber();
    if (numbers == null || n <= 0) {
      return null;
    }
    BigDecimal rows = BigDecimal.valueOf(n);
    BigDecimal sum = new BigDecimal(numbers.sum(), numbers.scale());
    BigDecimal squares = new BigDecimal(numbers.squares(), 2 * numbers.scale());
    BigDecimal off = squares.subtract(sum.multiply(sum).divide(rows, MathContext.DECIMAL128));
    double variance = n < 2 ? 0 : Math.max(0, off.doubleValue()) / (n - 1);
    double mean = sum.divide(rows, MathContext.DECIMAL128).doubleValue();
    return new Moments(n, mean, Math.sqrt(variance), null, null);
  }

  /** From every value with its count; null without any. */
  public static @Nullable Moments of(SortedMap<Double, Long> values) {
    double n = 0;
    double sum = 0;
    for (Map.Entry<Double, Long> value : values.entrySet()) {
      n += value.getValue();
      sum += value.getKey() * value.getValue();
    }
    if (n == 0) {
      return null;
    }
    double mean = sum / n;
    double[] powers = new double[5];
    for (Map.Entry<Double, Long> value : values.entrySet()) {
      double off = value.getKey() - mean;
      for (int power = 2; power <= 4; power++) {
        powers[power] += value.getValue() * Math.pow(off, power);
      }
    }
    double variance = powers[2] / n;
    boolean varies = variance > 0;
    return new Moments(
        (long) n,
        mean,
        n < 2 ? 0 : Math.sqrt(powers[2] / (n - 1)),
        varies ? (Double) (powers[3] / n / Math.pow(variance, 1.5)) : null,
        varies ? (Double) (powers[4] / n / (variance * variance) - 3) : null);
  }
}
