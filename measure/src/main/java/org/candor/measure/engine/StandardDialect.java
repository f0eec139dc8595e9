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

  /** In IEEE 754 nothing with NaN is true but that it differs, from itself too. */
  @Override
  public Sql compared(Sql left, String operator, Sql right) {
    return switch (operator) {
      case ">=" -> Sql.format("(%s >= %s or %s <> %s)", left, right, left, left);
      case "<=" -> Sql.format("(%s <= %s or %s <> %s)", left, right, right, right);
      case ">" ->
          Sql.format("(%s > %s or %s <> %s and %s = %s)", left, right, left, left, right, right);
      case "<" ->
          Sql.format("(%s < %s or %s <> %s and %s = %s)", left, right, right, right, left, left);
      default -> Sql.format("%s %s %s", left, operator, right);
    };
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
