package org.candor.measure;

/**
 * A measured value and where the true one plausibly lies. Bounds may be infinite; of rare counts
 * the value may lie just outside them.
 *
 * @param low not above {@code high}
 * @throws IllegalArgumentException where a part is not a number or the bounds are crossed
 */
public record Interval(double value, double low, double high) {

  public Interval {
    if (Double.isNaN(value) || !(low <= high)) {
      throw new IllegalArgumentException("not an interval: " + value + " in " + low + ".." + high);
    }
  }

  /** The same interval with bounds and value drawn into {@code least..most}. */
  public Interval within(double least, double most) {
    return new Interval(
        Math.clamp(value, least, most),
        Math.clamp(low, least, most),
        Math.clamp(high, least, most));
  }
}
