package org.candor.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often values of some columns occur together: the first query shape without outcomes.
 *
 * @param all one for each combination that occurs, in the order of the values
 */
public record Combinations(List<String> columns, List<Combination> all) {

  public Combinations {
    columns = List.copyOf(columns);
    all = List.copyOf(all);
  }

  /**
   * @param values one for each column; null where it is missing
   */
  public record Combination(List<@Nullable String> values, long n) {
    public Combination {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }
}
