package org.candor.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * The same rows counted by some of the columns only.
   *
   * @throws IllegalArgumentException where a column is not among those that make the groups
   */
  public Confusion over(List<String> some) {
    int[] at = some.stream().mapToInt(by::indexOf).toArray();
    if (Arrays.stream(at).anyMatch(it -> it < 0)) {
      throw new IllegalArgumentException(some + " of " + by);
    }
    Map<List<@Nullable String>, Cell> sums = new LinkedHashMap<>();
    for (var cell : cells) {
      List<@Nullable String> group = new ArrayList<>();
      for (int i : at) {
        group.add(cell.group().get(i));
      }
      sums.merge(
          group, new Cell(group, cell.tp(), cell.fp(), cell.fn(), cell.tn()), Confusion::added);
    }
    return new Confusion(some, List.copyOf(sums.values()), unjudged);
  }

  private static Cell added(Cell a, Cell b) {
    return new Cell(a.group(), a.tp() + b.tp(), a.fp() + b.fp(), a.fn() + b.fn(), a.tn() + b.tn());
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
