package org.candor.tabular;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of data, as wide as the table has columns.
 *
 * @param number of the data row, from 1; blank rows are not counted
 * @param line where it begins in the file: the physical line, or the row of the sheet
 * @param cells without outer blanks; null when blank, or when a problem says why
 * @param problems none when the row can be used
 */
public record Row(long number, long line, List<@Nullable String> cells, List<Problem> problems) {

  public Row {
    cells = Collections.unmodifiableList(cells);
    problems = List.copyOf(problems);
  }

  public boolean sound() {
    return problems.isEmpty();
  }
}
