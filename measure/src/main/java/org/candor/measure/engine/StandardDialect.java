package org.candor.measure.engine;

import java.util.List;
import java.util.stream.Collectors;

/** Standard SQL and IEEE 754, for engines over JDBC that have no dialect of their own: Trino. */
final class StandardDialect extends ServerDialect {

  /** NaN and infinities less themselves are NaN, which equals nothing. */
  @Override
  public String finite(String real) {
    return "(" + real + " - " + real + ") = 0";
  }

  /** Scaled values have 12 digits: their squares fit twice 19, and so do sums of those. */
  @Override
  public String wide(String whole) {
    return "cast(" + whole + " as decimal(19, 0))";
  }

  /** Exact quantiles are no standard; numbering the values is. */
  @Override
  public Sql atRanks(String real, Sql from, List<Long> ranks, long n) {
    var places = ranks.stream().map(it -> Long.toString(it + 1)).collect(Collectors.joining(", "));
    return Sql.format(
        "select v from (select v, row_number() over (order by v) as place from"
            + " (select %s as v%s) numbers) places where place in (%s) order by v",
        real, from, places);
  }
}
