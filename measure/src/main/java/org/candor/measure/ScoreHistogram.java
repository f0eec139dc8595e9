package org.candor.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores counted in equal bins by group and true label: the second query shape.
 *
 * @param low where the first bin begins
 * @param high where the last bin ends; a score of exactly this is in the last bin
 * @param bins how many there are
 */
public record ScoreHistogram(List<String> by, double low, double high, int bins, List<Part> parts) {

  public ScoreHistogram {
    by = List.copyOf(by);
    parts = List.copyOf(parts);
  }

  /**
   * The scores of one leaf group with one label.
   *
   * @param label 1 or 0; null where it is missing
   * @param counts one for each bin
   * @param sums of the scores in each bin, scaled by 10^9 and rounded to whole numbers, so that
   *     they add up to the same bits in any order
   * @param missing scores that are null
   * @param notANumber scores that are NaN
   * @param outside scores below {@code low} or above {@code high}, counted in the first or last bin
   */
  public record Part(
      List<@Nullable String> group,
      @Nullable Integer label,
      long[] counts,
      long[] sums,
      long missing,
      long notANumber,
      long outside) {}
}
