package org.candor.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where raw rows come from: one implementation for each format. */
interface Source extends Closeable {

  Detected detected();

  /** The header as it stands in the file. Asked once, before the first row. */
  List<@Nullable String> header() throws IOException;

  /** The next row that is not blank, or null at the end. */
  @Nullable Raw next() throws IOException;

  /**
   * A row before columns have names.
   *
   * @param width cells found, also beyond the table's columns
   * @param surplus cells beyond the table's columns that hold something
   */
  record Raw(long line, List<@Nullable String> cells, int width, int surplus, List<Fault> faults) {

    boolean blank() {
      return surplus == 0 && faults.isEmpty() && cells.stream().allMatch(c -> c == null);
    }
  }

  /** A problem before columns have names; column -1 is the whole row. */
  record Fault(int column, Problem.Code code, Sentence message, String excerpt) {}
}
