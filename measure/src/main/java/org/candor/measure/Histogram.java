package org.candor.measure;

import java.util.Arrays;

/**
 * Numbers of a column counted in bins.
 *
 * @param counts one for each bin
 * @param missing rows without a value
 * @param notANumber rows with NaN or an infinity, in no bin
 */
public record Histogram(String column, long[] counts, long missing, long notANumber) {

  public Histogram {
    counts = counts.clone();
  }

  @Override
  public long[] counts() {
    return counts.clone();
  }

  /** Rows in the bins. */
  public long n() {
    return Arrays.stream(counts).sum();
  }
}
