package org.candor.measure;

import java.util.List;

/**
 * How far values on the left decide the value on the right, or name a row alone: the fifth query
 * shape. ISO/IEC 25012, consistency.
 *
 * @param left the deciding columns
 * @param right the decided columns; empty where {@code left} is asked for as a key
 * @param rows with a value in every column of {@code left}
 * @param leftValues different combinations on the left
 * @param violating combinations on the left with more than one on the right (or more than one row)
 * @param violations rows outside the most frequent right side of their left side: the numerator of
 *     g3; for a key, rows beyond the first of each combination
 */
public record Dependency(
    List<String> left,
    List<String> right,
    long rows,
    long leftValues,
    long violating,
    long violations) {
  public Dependency {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }
}
