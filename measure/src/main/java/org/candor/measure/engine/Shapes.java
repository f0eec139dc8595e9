package org.candor.measure.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.candor.measure.Bins;
import org.candor.measure.Column;
import org.candor.measure.Columns;
import org.candor.measure.Combinations;
import org.candor.measure.Confusion;
import org.candor.measure.Dependency;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/** The shapes that count by group. Each is one plain GROUP BY; what needs order is ordered here. */
final class Shapes {

  /** More rows than this are no summary. */
  private static final int MOST_CELLS = 2_000_000;

  private final Queries queries;
  private final Dialect dialect;
  private final Conditions conditions;
  private final Columns columns;

  Shapes(Queries queries, Dialect dialect, Conditions conditions, Columns columns) {
    this.queries = queries;
    this.dialect = dialect;
    this.conditions = conditions;
    this.columns = columns;
  }

  Confusion confusion(Expression prediction, Expression label, List<String> by) {
    var groups = groups(by);
    int width = groups.size();
    var sql =
        Sql.format(
            "select %s%s, %s, count(*)%s group by %s limit %s",
            selected(groups),
            conditions.outcome(label),
            conditions.outcome(prediction),
            conditions.from(Slice.ALL),
            places(width + 2),
            9L * Engine.MOST_GROUPS + 1);
    var cells = new TreeMap<GroupKey, long[]>();
    long[] unjudged = new long[1];
    queries.rows(
        sql,
        row -> {
          var label01 = outcome(row, width + 1, label, "label");
          var predicted = outcome(row, width + 2, prediction, "prediction");
          var counts = cells.computeIfAbsent(GroupKey.read(row, width), _ -> new long[4]);
          if (label01 == null || predicted == null) {
            unjudged[0] += row.getLong(width + 3);
          } else {
            counts[2 * predicted + label01] += row.getLong(width + 3);
          }
          return counts;
        });
    if (cells.size() > Engine.MOST_GROUPS) {
      throw tooMany(by);
    }
    var found = new ArrayList<Confusion.Cell>();
    for (var cell : cells.entrySet()) {
      var it = cell.getValue();
      found.add(new Confusion.Cell(cell.getKey().values(), it[3], it[2], it[1], it[0]));
    }
    found.removeIf(it -> it.n() == 0);
    return new Confusion(by, found, unjudged[0]);
  }

  /** Bins are -2 for a missing score, -1 for one that is no number. */
  ScoreHistogram scores(
      String score, @Nullable Expression label, List<String> by, Bins bins, Slice slice) {
    var groups = groups(by);
    int width = groups.size();
    var column = columns.get(score);
    var sql =
        Sql.format(
            "select %s%s, %s, %s, count(*), sum(%s)%s group by %s limit %s",
            selected(groups),
            label == null ? "cast(null as integer)" : conditions.outcome(label),
            binOrWhyNot(column, bins),
            outside(column, bins),
            billionths(column, bins),
            conditions.from(slice),
            places(width + 3),
            MOST_CELLS + 1);
    var parts = new TreeMap<GroupKey, ScoreParts>();
    var cells =
        queries.rows(
            sql,
            row -> {
              var label01 = label == null ? null : outcome(row, width + 1, label, "label");
              parts
                  .computeIfAbsent(GroupKey.read(row, width), _ -> new ScoreParts(bins.count()))
                  .add(
                      label01,
                      row.getInt(width + 2),
                      row.getBoolean(width + 3),
                      row.getLong(width + 4),
                      Values.whole(row.getObject(width + 5)).longValueExact());
              return 1;
            });
    if (cells.size() > MOST_CELLS || parts.size() > Engine.MOST_GROUPS) {
      throw tooMany(by);
    }
    var found = new ArrayList<ScoreHistogram.Part>();
    parts.forEach((key, part) -> found.addAll(part.parts(key.values())));
    return new ScoreHistogram(by, bins.low(), bins.high(), bins.count(), found);
  }

  private Sql binOrWhyNot(Column score, Bins bins) {
    return Sql.format(
        "case when %s is null then -2 when not (%s) then -1 else %s end",
        conditions.quote(score), conditions.finite(score), bin(score, bins));
  }

  /** The bin of a finite number; those outside are in the first and the last. */
  Sql bin(Column number, Bins bins) {
    return Sql.format(
        "cast(least(greatest(floor((%s - %s) * %s), 0), %s) as integer)",
        conditions.real(number),
        Sql.value(bins.low()),
        Sql.value(bins.perUnit()),
        bins.count() - 1);
  }

  private Sql outside(Column score, Bins bins) {
    var real = conditions.real(score);
    return Sql.format(
        "case when %s and (%s < %s or %s > %s) then true else false end",
        conditions.finite(score), real, Sql.value(bins.low()), real, Sql.value(bins.high()));
  }

  private Sql billionths(Column score, Bins bins) {
    var held =
        Sql.format(
            "floor(least(greatest(%s, %s), %s) * %s + 0.5)",
            conditions.real(score), Sql.value(bins.low()), Sql.value(bins.high()), Sql.value(1e9));
    return Sql.format(
        "case when %s then %s else 0 end",
        conditions.finite(score), Sql.format(dialect.whole("%s"), held));
  }

  /** Combinations on the left, and how their rows agree on the right. */
  Dependency dependency(List<String> left, List<String> right) {
    var leftColumns = groups(left);
    var rightColumns = groups(right);
    if (left.isEmpty()) {
      throw new Unmeasurable("Name the columns that decide, or that are a key.");
    }
    int width = left.size();
    var there =
        leftColumns.stream()
            .map(it -> conditions.quote(it) + " is not null")
            .collect(Collectors.joining(" and "));
    var all = new ArrayList<>(leftColumns);
    all.addAll(rightColumns);
    var counted =
        "select %s, count(*) as n%s where %s group by %s"
            .formatted(aliased(all), conditions.from(Slice.ALL).text(), there, places(all.size()));
    var totals =
        right.isEmpty()
            ? "select n, 1 as most, n as parts from (" + counted + ") counted"
            : "select sum(n) as n, max(n) as most, count(*) as parts from (%s) counted group by %s"
                .formatted(counted, aliases(width));
    var sql =
        "select count(*), sum(case when parts > 1 then 1 else 0 end), sum(n), sum(n - most) from ("
            + totals
            + ") totals";
    return queries.one(
        Sql.of(sql),
        it -> new Dependency(left, right, sum(it, 3), it.getLong(1), sum(it, 2), sum(it, 4)));
  }

  /** Under names of our own, so that no name in the data can be confused with them. */
  private String aliased(List<Column> list) {
    return IntStream.range(0, list.size())
        .mapToObj(i -> conditions.quote(list.get(i)) + " as c" + (i + 1))
        .collect(Collectors.joining(", "));
  }

  private static String aliases(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
  }

  private static long sum(ResultSet row, int place) throws SQLException {
    return Values.whole(row.getObject(place)).longValueExact();
  }

  long repeated(List<String> names) {
    var sql =
        "select sum(n - 1) from (select count(*) as n%s group by %s) counted"
            .formatted(conditions.from(Slice.ALL).text(), names(groups(names)));
    return queries.one(Sql.of(sql), it -> sum(it, 1));
  }

  @Nullable Combinations combinations(List<String> names, int most) {
    var groups = groups(names);
    int width = groups.size();
    var sql =
        Sql.format(
            "select %s, count(*)%s group by %s limit %s",
            names(groups), conditions.from(Slice.ALL), places(width), most + 1L);
    var counts = new TreeMap<GroupKey, Long>();
    var cells =
        queries.rows(
            sql, row -> counts.merge(GroupKey.read(row, width), row.getLong(width + 1), Long::sum));
    if (cells.size() > most) {
      return null;
    }
    var found = new ArrayList<Combinations.Combination>();
    counts.forEach((key, n) -> found.add(new Combinations.Combination(key.values(), n)));
    return new Combinations(groups.stream().map(Column::name).toList(), found);
  }

  void each(List<String> names, Consumer<List<@Nullable String>> reader) {
    var wanted = groups(names);
    queries.each(
        Sql.of("select " + names(wanted)).add(conditions.from(Slice.ALL)),
        row -> reader.accept(GroupKey.read(row, wanted.size()).values()));
  }

  /** The columns, each once, none of a kind that cannot be grouped. */
  private List<Column> groups(List<String> by) {
    var found = columns.get(by);
    var seen = new HashSet<String>();
    for (var each : found) {
      if (each.kind() == Column.Kind.OTHER) {
        throw new Unmeasurable(
            "Column '%s' is of type %s: its values cannot be grouped."
                .formatted(each.name(), each.type()));
      }
      if (!seen.add(each.name())) {
        throw new Unmeasurable("Column '%s' is named twice.".formatted(each.name()));
      }
    }
    return found;
  }

  private String names(List<Column> list) {
    return list.stream().map(conditions::quote).collect(Collectors.joining(", "));
  }

  private String selected(List<Column> groups) {
    return groups.isEmpty() ? "" : names(groups) + ", ";
  }

  private static String places(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
  }

  private @Nullable Integer outcome(ResultSet row, int place, Expression of, String role)
      throws SQLException {
    int value = row.getInt(place);
    if (row.wasNull()) {
      return null;
    }
    if (value == Conditions.ODD) {
      throw odd(of, role);
    }
    return value;
  }

  private static Unmeasurable tooMany(List<String> by) {
    return new Unmeasurable(
        "%s: more than %,d groups. Group by columns with fewer values."
            .formatted(String.join(" x ", by), Engine.MOST_GROUPS));
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : "%,d rows".formatted(count);
  }

  /** Says what is there instead of 0 and 1. */
  Unmeasurable odd(Expression of, String role) {
    var name = (Expression.Name) of; // conditions are never odd
    var column = conditions.quote(name.column());
    var sql =
        Sql.format(
            "select %s, count(*)%s group by 1 order by 2 desc limit 5",
            column,
            conditions.from(
                Slice.ALL, Sql.format("%s = %s", conditions.outcome(of), Conditions.ODD)));
    var found =
        queries.rows(
            sql, it -> "'%s' (%s)".formatted(Values.text(it.getObject(1)), rows(it.getLong(2))));
    return new Unmeasurable(
        "Column '%s' must hold 0, 1, true or false to be the %s. It also holds %s. Write a condition, such as: %s = '...'"
            .formatted(name.column().name(), role, String.join(", ", found), column));
  }
}
