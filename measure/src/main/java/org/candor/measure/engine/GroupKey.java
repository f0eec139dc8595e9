package org.candor.measure.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that make a group, in the order of their code units, a missing one last. */
record GroupKey(List<@Nullable String> values) implements Comparable<GroupKey> {

  /** The first results of a row. */
  static GroupKey read(ResultSet row, int width) throws SQLException {
    var group = new ArrayList<@Nullable String>(width);
    for (int i = 1; i <= width; i++) {
      group.add(Values.text(row.getObject(i)));
    }
    return new GroupKey(Collections.unmodifiableList(group));
  }

  @Override
  public int compareTo(GroupKey other) {
    for (int i = 0; i < values.size(); i++) {
      int order = compare(values.get(i), other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    return one.compareTo(other);
  }
}
