package org.candor.measure.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.candor.measure.Bins;
import org.candor.measure.Categories;
import org.candor.measure.Column;
import org.candor.measure.Columns;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Histogram;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/** The shapes that count one column. */
final class ColumnShapes {

  private final Queries queries;
  private final Dialect dialect;
  private final Conditions conditions;
  private final Columns columns;
  private final Shapes shapes;

  ColumnShapes(
      Queries queries, Dialect dialect, Conditions conditions, Columns columns, Shapes shapes) {
    this.queries = queries;
    this.dialect = dialect;
    this.conditions = conditions;
    this.columns = columns;
    this.shapes = shapes;
  }

  long rows(Slice slice) {
    return queries.one(Sql.of("select count(*)").add(conditions.from(slice)), it -> it.getLong(1));
  }

  @Nullable Categories categories(String name, Slice slice, int most) {
    var column = countable(name);
    var counts = new TreeMap<String, Long>();
    long[] missing = new long[1];
    var sql =
        Sql.format(
            "select %s, count(*)%s group by 1 limit %s",
            conditions.quote(column), conditions.from(slice), most + 2L);
    queries.rows(
        sql,
        row -> {
          var value = Values.text(row.getObject(1));
          if (value == null) {
            missing[0] += row.getLong(2);
          } else {
            counts.merge(value, row.getLong(2), Long::sum);
          }
          return 1;
        });
    return counts.size() > most ? null : new Categories(column.name(), counts, missing[0]);
  }

  private Column countable(String name) {
    var column = columns.get(name);
    if (column.kind() == Column.Kind.OTHER) {
      throw new Unmeasurable(
          "Column '%s' is of type %s: its values cannot be counted."
              .formatted(column.name(), column.type()));
    }
    return column;
  }

  /** Text is put in order by its code points: engines differ in what they call alphabetical. */
  List<Engine.Frequent> commonest(String name, Slice slice, int most) {
    var column = countable(name);
    var quoted = conditions.quote(column);
    boolean real = column.kind() == Column.Kind.REAL;
    var there = real ? conditions.finite(column) : Sql.of(quoted + " is not null");
    var order = column.kind() == Column.Kind.TEXT ? dialect.byCodePoint(dialect.text(quoted)) : "1";
    var sql =
        Sql.format(
            "select %s, count(*)%s group by 1 order by 2 desc, %s limit %s",
            real ? conditions.real(column) : quoted, conditions.from(slice, there), order, most);
    return queries.rows(
        sql,
        row -> new Engine.Frequent(String.valueOf(Values.text(row.getObject(1))), row.getLong(2)));
  }

  @Nullable SortedMap<Double, Long> values(String name, Slice slice, int most) {
    var column = columns.get(name);
    var counts = new TreeMap<Double, Long>();
    var sql =
        Sql.format(
            "select %s, count(*)%s group by 1 limit %s",
            conditions.real(column), conditions.from(slice, conditions.finite(column)), most + 1L);
    queries.rows(sql, it -> counts.merge(Values.number(it.getObject(1)), it.getLong(2), Long::sum));
    return counts.size() > most ? null : counts;
  }

  List<Double> atRanks(String name, Slice slice, List<Long> ranks) {
    var column = columns.get(name);
    var from = conditions.from(slice, conditions.finite(column));
    long n = queries.one(Sql.of("select count(*)").add(from), it -> it.getLong(1));
    return atRanks(column, slice, ranks, n);
  }

  double medianDistance(String name, Slice slice, double from) {
    var column = columns.get(name);
    var among = conditions.from(slice, conditions.finite(column));
    long n = queries.one(Sql.of("select count(*)").add(among), it -> it.getLong(1));
    if (n == 0) {
      return Double.NaN;
    }
    var distance =
        "abs(%s - (%s))"
            .formatted(conditions.real(column), dialect.real("cast('" + from + "' as varchar)"));
    var middle = n % 2 == 1 ? List.of(n / 2) : List.of(n / 2 - 1, n / 2);
    var found =
        queries.rows(
            dialect.atRanks(distance, among, middle, n), it -> Values.number(it.getObject(1)));
    return found.getFirst() + (found.getLast() - found.getFirst()) / 2;
  }

  /** In the order asked for, which may repeat. */
  List<Double> atRanks(Column column, Slice slice, List<Long> ranks, long n) {
    if (ranks.isEmpty()) {
      return List.of();
    }
    var places = new TreeSet<>(ranks);
    if (places.first() < 0 || places.last() >= n) {
      throw new IllegalArgumentException("%s of %d values".formatted(places, n));
    }
    var sql =
        dialect.atRanks(
            conditions.real(column),
            conditions.from(slice, conditions.finite(column)),
            List.copyOf(places),
            n);
    var found = queries.rows(sql, it -> Values.number(it.getObject(1)));
    var ordered = List.copyOf(places);
    return ranks.stream().map(it -> found.get(ordered.indexOf(it))).toList();
  }

  Histogram between(String name, Slice slice, List<Double> edges) {
    var column = columns.get(name);
    var bin = Sql.of("case");
    for (int i = 0; i < edges.size(); i++) {
      bin.add(" when %s < ".formatted(conditions.real(column)))
          .add(Sql.value(edges.get(i)))
          .add(" then " + i);
    }
    bin.add(edges.isEmpty() ? " when true then 0 end" : " else " + edges.size() + " end");
    return histogram(column, slice, bin, edges.size() + 1);
  }

  Histogram within(String name, Slice slice, Bins bins) {
    var column = columns.get(name);
    return histogram(column, slice, shapes.bin(column, bins), bins.count());
  }

  private Histogram histogram(Column column, Slice slice, Sql bin, int bins) {
    var sql =
        Sql.format(
            "select case when %s is null then %s when not (%s) then %s else %s end, count(*)%s"
                + " group by 1",
            conditions.quote(column),
            ScoreParts.MISSING,
            conditions.finite(column),
            ScoreParts.NOT_A_NUMBER,
            bin,
            conditions.from(slice));
    long[] counts = new long[bins + 2];
    queries.rows(sql, it -> counts[it.getInt(1) + 2] += it.getLong(2));
    return new Histogram(
        column.name(), Arrays.copyOfRange(counts, 2, counts.length), counts[0], counts[1]);
  }

  Engine.Truths truths(Expression condition, Slice slice) {
    var sql =
        Sql.format(
            "select %s, count(*)%s group by 1",
            conditions.outcome(condition), conditions.from(slice));
    long[] counts = new long[4];
    queries.rows(sql, it -> counts[truth(it)] += it.getLong(2));
    if (counts[Conditions.ODD] > 0) {
      throw shapes.odd(condition, "condition");
    }
    return new Engine.Truths(counts[1], counts[0], counts[3]);
  }

  private static int truth(ResultSet row) throws SQLException {
    int value = row.getInt(1);
    return row.wasNull() ? 3 : value;
  }

  long among(String name, Set<String> texts) {
    var column = columns.get(name);
    var wanted = new ArrayList<Sql>();
    for (var text : new TreeSet<>(texts)) {
      switch (column.kind()) {
        case TEXT -> wanted.add(Sql.value(text.strip()));
        case WHOLE, DECIMAL, REAL -> number(text).ifPresent(it -> wanted.add(Sql.value(it)));
        case TRUTH, DATE, MOMENT, OTHER -> {}
      }
    }
    if (wanted.isEmpty()) {
      return 0;
    }
    var value =
        column.kind() == Column.Kind.TEXT
            ? "trim(both ' ' from " + dialect.text(conditions.quote(column)) + ")"
            : conditions.real(column);
    return queries.one(
        Sql.format(
            "select count(*) from (select 1%s) found",
            conditions.from(Slice.ALL, Sql.format("%s in (%s)", value, Sql.joined(", ", wanted)))),
        it -> it.getLong(1));
  }

  private static java.util.Optional<Double> number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return Double.isFinite(value) ? java.util.Optional.of(value) : java.util.Optional.empty();
    } catch (NumberFormatException e) {
      return java.util.Optional.empty();
    }
  }
}
