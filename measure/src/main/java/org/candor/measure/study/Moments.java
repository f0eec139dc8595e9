package org.candor.measure.study;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.candor.measure.ColumnProfile.Numbers;
import org.jspecify.annotations.Nullable;

/** Mean and standard deviation from exact sums, rounded once. */
final class Moments {

  private Moments() {}

  static double mean(Numbers numbers, long n) {
    return new BigDecimal(numbers.sum(), numbers.scale())
        .divide(BigDecimal.valueOf(n), MathContext.DECIMAL128)
        .doubleValue();
  }

  /** Of a sample; null for fewer than two values. */
  static @Nullable Double deviation(Numbers numbers, long n) {
    if (n < 2) {
      return null;
    }
    BigInteger spread =
        numbers
            .squares()
            .multiply(BigInteger.valueOf(n))
            .subtract(numbers.sum().multiply(numbers.sum()));
    return new BigDecimal(spread, 2 * numbers.scale())
        .divide(BigDecimal.valueOf(n).multiply(BigDecimal.valueOf(n - 1)), MathContext.DECIMAL128)
        .sqrt(MathContext.DECIMAL128)
        .doubleValue();
  }
}
