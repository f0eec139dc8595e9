package org.candor.measure;

import java.time.Duration;

/**
 * What an engine may use up.
 *
 * @param threads at least 1
 * @param memory bytes, not counting Java's own
 * @param disk bytes of temporary files
 * @param time for each query
 */
public record Budget(int threads, long memory, long disk, Duration time) {

  private static final long GIB = 1L << 30;

  /** As many threads as there are processors, 1 GiB of memory, 20 GiB of disk, an hour. */
  public static final Budget USUAL =
      new Budget(Runtime.getRuntime().availableProcessors(), GIB, 20 * GIB, Duration.ofHours(1));

  public Budget {
    if (threads < 1 || memory < 1 || disk < 0 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("no budget");
    }
  }

  public Budget threads(int most) {
    return new Budget(most, memory, disk, time);
  }

  public Budget memory(long bytes) {
    return new Budget(threads, bytes, disk, time);
  }

  public Budget disk(long bytes) {
    return new Budget(threads, memory, bytes, time);
  }

  public Budget time(Duration most) {
    return new Budget(threads, memory, disk, most);
  }
}
