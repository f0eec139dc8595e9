package org.candor.tabular;

/**
 * How much of a file is read before it is refused. Beyond {@code cell} one row is bad, beyond any
 * other limit the whole file is.
 *
 * @param file bytes of the file
 * @param row characters of one row
 * @param cell characters of one cell
 * @param columns columns of the table
 * @param inflated bytes of a workbook after decompression
 * @param entries files inside a workbook
 * @param depth nesting of JSON and XML
 */
public record Limits(
    long file, int row, int cell, int columns, long inflated, int entries, int depth) {

  public static final Limits STANDARD =
      new Limits(200L << 20, 4 << 20, 1 << 20, 1_000, 1L << 30, 5_000, 100);

  public Limits {
    if (cell < 1 || row < cell || columns < 1 || file < 1 || inflated < 1 || entries < 1) {
      throw new IllegalArgumentException("Limits must be positive, and a row hold a cell");
    }
  }
}
