package org.candor.measure;

/** Which rows of a source are meant. */
public sealed interface Slice {

  Slice ALL = new All();

  /** Every row. */
  record All() implements Slice {}

  /**
   * Rows by their place in the file, both ends included, the first being 0.
   *
   * @throws IllegalArgumentException where the range is empty or begins below 0
   */
  record Range(long first, long last) implements Slice {
    public Range {
      if (first < 0 || last < first) {
        throw new IllegalArgumentException("no rows: " + first + ".." + last);
      }
    }
  }

  /** Rows for which this is true. */
  record Where(Expression condition) implements Slice {}
}
