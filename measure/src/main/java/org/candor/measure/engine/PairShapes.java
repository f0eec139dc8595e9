package org.candor.measure.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.candor.measure.Column;
import org.candor.measure.Columns;
import org.candor.measure.Inversion;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;

/**
 * What pairs of rows must not be to each other. No pair is ever made: among rows alike, put in
 * order, the most and the least before and after a row say whether it takes part in one.
 */
final class PairShapes {

  private final Queries queries;
  private final Conditions conditions;
  private final Columns columns;

  PairShapes(Queries queries, Conditions conditions, Columns columns) {
    this.queries = queries;
    this.conditions = conditions;
    this.columns = columns;
  }

  long inverted(Inversion asked) {
    var same = columns.get(asked.same());
    var more = columns.get(asked.more());
    var other = columns.get(asked.other());
    var keys = IntStream.rangeClosed(1, same.size()).mapToObj(i -> "k" + i).toList();
    var among = keys.isEmpty() ? "" : "partition by " + String.join(", ", keys) + " ";
    var alike = keys.stream().map(it -> "c.%1$s = e.%1$s and ".formatted(it));
    var sql =
        Sql.format(
            """
            with cells as (select %s, count(*) as n%s group by %s),
            steps as (select %s, max(b) as most, min(b) as least from cells group by %s),
            ends as (select %s,
              %s over (%sorder by a rows between unbounded preceding and 1 preceding) as earlier,
              %s over (%sorder by a rows between 1 following and unbounded following) as later
              from steps)
            select sum(c.n) from cells c join ends e on %sc.a = e.a where %s\
            """,
            named(same, more, other),
            conditions.from(Slice.ALL, there(same, more, other)),
            places(keys.size() + 2),
            named(keys),
            places(keys.size() + 1),
            named(keys),
            asked.less() ? "max(most)" : "min(least)",
            among,
            asked.less() ? "min(least)" : "max(most)",
            among,
            alike.collect(Collectors.joining()),
            asked.less() ? "c.b < e.earlier or c.b > e.later" : "c.b > e.earlier or c.b < e.later");
    return queries.one(sql, it -> Values.whole(it.getObject(1)).longValueExact());
  }

  private Sql named(List<Column> same, Column more, Column other) {
    var parts = new ArrayList<Sql>();
    for (int i = 0; i < same.size(); i++) {
      parts.add(Sql.of("%s as k%d".formatted(conditions.quote(same.get(i)), i + 1)));
    }
    parts.add(Sql.of(conditions.ordered(more) + " as a"));
    parts.add(Sql.of(conditions.ordered(other) + " as b"));
    return Sql.joined(", ", parts);
  }

  private static String named(List<String> keys) {
    return keys.isEmpty() ? "a" : String.join(", ", keys) + ", a";
  }

  private static String places(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
  }

  /** Rows without one of the values are in no pair. */
  private Sql there(List<Column> same, Column more, Column other) {
    var parts = new ArrayList<Sql>();
    for (var each : same) {
      if (each.kind() == Column.Kind.OTHER) {
        throw new Unmeasurable(
            "Column '%s' is of type %s, which cannot be compared."
                .formatted(each.name(), each.type()));
      }
      parts.add(Sql.of(conditions.quote(each) + " is not null"));
    }
    parts.add(present(more));
    parts.add(present(other));
    return Sql.joined(" and ", parts);
  }

  private Sql present(Column column) {
    return column.kind().isNumber()
        ? conditions.finite(column)
        : Sql.of(conditions.quote(column) + " is not null");
  }
}
