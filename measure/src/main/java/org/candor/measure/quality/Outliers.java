package org.candor.measure.quality;

import java.util.Arrays;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Metric;
import org.jspecify.annotations.Nullable;

/** Values, or measurements, far from the rest. */
public final class Outliers {

  private static final double REACH = 1.5;
  private static final double NORMAL = 0.6745;
  private static final double ROBUST = 3.5;
  private static final int MIDDLE = 5;
  private static final int LOWER_QUARTER = 4;
  private static final int UPPER_QUARTER = 6;

  private Outliers() {}

  /** Bounds beyond which a number is unusual. */
  public record Fences(double low, double high) {}

  /** The median of a column; null without numbers. */
  public static @Nullable Double median(ColumnProfile column) {
    ColumnProfile.Numbers numbers = column.numbers();
    return numbers == null || numbers.quantiles().size() <= MIDDLE
        ? null
        : numbers.quantiles().get(MIDDLE);
  }

  /** Quarters less and plus 1.5 times their distance. Tukey 1977; null without numbers. */
  public static @Nullable Fences fences(ColumnProfile column) {
    ColumnProfile.Numbers numbers = column.numbers();
    if (numbers == null || numbers.quantiles().size() <= UPPER_QUARTER) {
      return null;
    }
    double lower = numbers.quantiles().get(LOWER_QUARTER);
    double upper = numbers.quantiles().get(UPPER_QUARTER);
    double reach = REACH * (upper - lower);
    return new Fences(lower - reach, upper + reach);
  }

  /**
   * Median less and plus 3.5 times the median distance from it over 0.6745. Iglewicz and Hoaglin
   * 1993; null where more than half of the numbers are the same.
   *
   * @param distance median distance from the median
   */
  public static @Nullable Fences robustFences(double median, double distance) {
    double reach = ROBUST * distance / NORMAL;
    return reach > 0 && Double.isFinite(reach) ? new Fences(median - reach, median + reach) : null;
  }

  /** {@code robustOutlierShare}: numbers beyond the robust fences / numbers. Reported. */
  public static Metric robustShare(
      String column, @Nullable Long beyond, long n, QualityTerms terms) {
    return beyond == null
        ? terms
            .empty("robustOutlierShare")
            .on(column)
            .noting("more than half of the numbers are the same")
        : terms.share("robustOutlierShare", beyond, n).on(column);
  }

  /** {@code outlierShare}: numbers beyond the fences / numbers. Reported: tails may be real. */
  public static Metric share(String column, long beyond, long n, QualityTerms terms) {
    return terms.share("outlierShare", beyond, n).on(column);
  }

  /**
   * {@code robustZ}: how unusual a value is among earlier ones: 0.6745 (x - median) / median of |x
   * - median|.
   *
   * @param earlier values of the same metric
   */
  public static Metric history(String metric, double[] earlier, double now, QualityTerms terms) {
    if (earlier.length < 5) {
      return terms.empty("robustZ").on(metric).noting("fewer than five earlier values");
    }
    double middle = median(earlier);
    double spread = median(Arrays.stream(earlier).map(it -> Math.abs(it - middle)).toArray());
    if (spread == 0) {
      return now == middle
          ? terms.counted("robustZ", 0, earlier.length).on(metric)
          : terms.empty("robustZ").on(metric).noting("earlier values did not vary, this one does");
    }
    return terms.counted("robustZ", NORMAL * (now - middle) / spread, earlier.length).on(metric);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
