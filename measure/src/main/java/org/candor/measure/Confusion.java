package org.candor.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes predicted and true, counted for every combination of groups: the first query shape.
 *
 * @param by the columns that make the groups
 * @param cells one for each combination of values that occurs, in the order of the values
 * @param unjudged rows without label or prediction, which are in no cell
 */
public record Confusion(List<String> by, List<Cell> cells, long unjudged) {

  public Confusion {
    by = List.copyOf(by);
    cells = List.copyOf(cells);
  }

  /**
   * One leaf of the grouping.
   *
   * @param group a value for each column of {@code by}; null where it is missing
   * @param tp predicted 1, truly 1
   * @param fp predicted 1, truly 0
   * @param fn predicted 0, truly 1
   * @param tn predicted 0, truly 0
   */
  public record Cell(List<@Nullable String> group, long tp, long fp, long fn, long tn) {

    public long n() {
      return tp + fp + fn + tn;
    }
  }
}
