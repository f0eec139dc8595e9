package org.candor.measure;

/**
 * Equal bins between two ends.
 *
 * @param low where the first begins
 * @param high where the last ends; a value of exactly this is in the last
 * @param count how many
 * @throws IllegalArgumentException where there is no room between the ends
 */
public record Bins(double low, double high, int count) {

  /** A thousand between 0 and 1: fine enough for ranks of most scores. */
  public static final Bins OF_A_PROBABILITY = new Bins(0, 1, 1000);

  public Bins {
    if (!(low < high) || !Double.isFinite(high - low) || count < 1 || count > 1_000_000) {
      throw new IllegalArgumentException("no bins: %d in %s..%s".formatted(count, low, high));
    }
  }

  /** How many bins there are for each unit: what a value's distance from {@code low} is times. */
  public double perUnit() {
    return count / (high - low);
  }
}
