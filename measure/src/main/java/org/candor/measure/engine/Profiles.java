package org.candor.measure.engine;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Profiles of columns: one pass for counts and ends, one for sums, then for each column what needs
 * the memory of all its values.
 */
final class Profiles {

  /** Columns in one query; PostgreSQL allows 1,664 results. */
  private static final int AT_ONCE = 200;

  /** Scaled values stay below 10 to this: their squares add up exactly in 38 digits. */
  private static final int DIGITS = 12;

  private static final int MOST_DECIMALS = 9;

  private static final double[] POINTS = {0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};

  private final Queries queries;
  private final Dialect dialect;
  private final Conditions conditions;
  private final ColumnShapes shapes;

  Profiles(Queries queries, Dialect dialect, Conditions conditions, ColumnShapes shapes) {
    this.queries = queries;
    this.dialect = dialect;
    this.conditions = conditions;
    this.shapes = shapes;
  }

  /** What the first pass finds of a column. */
  private record Ends(
      Column column, long n, long present, long odd, @Nullable Object min, @Nullable Object max) {

    long numbers() {
      return present - odd;
    }

    boolean hasNumbers() {
      return column.kind().isNumber() && numbers() > 0 && min != null && max != null;
    }

    /** Decimals kept, fewer where the values are large. */
    int scale() {
      double most = Math.max(Math.abs(number(min)), Math.abs(number(max)));
      int scale = MOST_DECIMALS;
      while (scale > -300 && most * power(scale) >= power(DIGITS)) {
        scale--;
      }
      return column.kind() == Column.Kind.WHOLE ? Math.min(scale, 0) : scale;
    }

    double number(@Nullable Object end) {
      return end == null ? 0 : Values.number(end);
    }
  }

  private record Sums(int scale, BigInteger sum, BigInteger squares) {}

  /** Correctly rounded, the same everywhere. */
  private static double power(int ten) {
    return Double.parseDouble("1e" + ten);
  }

  List<ColumnProfile> of(List<Column> columns, Slice slice) {
    var profiles = new ArrayList<ColumnProfile>();
    for (int from = 0; from < columns.size(); from += AT_ONCE) {
      var some = columns.subList(from, Math.min(columns.size(), from + AT_ONCE));
      var ends = ends(some, slice);
      var sums = sums(ends, slice);
      for (int i = 0; i < ends.size(); i++) {
        profiles.add(profile(ends.get(i), sums.get(i), slice));
      }
    }
    return profiles;
  }

  private List<Ends> ends(List<Column> columns, Slice slice) {
    var wanted = columns.stream().map(this::endsOf).toList();
    var sql = Sql.of("select count(*), " + String.join(", ", wanted)).add(conditions.from(slice));
    return queries.one(
        sql,
        row -> {
          var found = new ArrayList<Ends>();
          for (int i = 0; i < columns.size(); i++) {
            int at = 2 + 4 * i;
            found.add(
                new Ends(
                    columns.get(i),
                    row.getLong(1),
                    row.getLong(at),
                    odd(row, at + 1),
                    row.getObject(at + 2),
                    row.getObject(at + 3)));
          }
          return found;
        });
  }

  private static long odd(ResultSet row, int place) throws SQLException {
    return Values.whole(row.getObject(place)).longValueExact();
  }

  private String endsOf(Column column) {
    var name = conditions.quote(column);
    return switch (column.kind()) {
      case WHOLE, DECIMAL, DATE, MOMENT -> ends(name, "0", name);
      case REAL -> {
        var real = conditions.real(column);
        var odd = "sum(case when not (%s) then 1 else 0 end)".formatted(dialect.finite(real));
        yield ends(name, odd, "case when %s then %s end".formatted(dialect.finite(real), real));
      }
      case TEXT -> ends(name, "0", dialect.byCodePoint(dialect.text(name)));
      case TRUTH ->
          ends(
              name,
              "0",
              "case when %s then 'true' when not %s then 'false' end".formatted(name, name));
      case OTHER -> ends(name, "0", "cast(null as integer)");
    };
  }

  private static String ends(String name, String odd, String value) {
    return "count(%s), %s, min(%s), max(%s)".formatted(name, odd, value, value);
  }

  private List<@Nullable Sums> sums(List<Ends> ends, Slice slice) {
    var numbers = ends.stream().filter(Ends::hasNumbers).toList();
    var sums = new ArrayList<@Nullable Sums>();
    if (numbers.isEmpty()) {
      ends.forEach(_ -> sums.add(null));
      return sums;
    }
    var sql =
        Sql.of("select ")
            .add(Sql.joined(", ", numbers.stream().map(this::sumsOf).toList()))
            .add(conditions.from(slice));
    return queries.one(
        sql,
        row -> {
          int at = 1;
          for (var each : ends) {
            if (!each.hasNumbers()) {
              sums.add(null);
              continue;
            }
            sums.add(
                new Sums(
                    each.scale(),
                    Values.whole(row.getObject(at)),
                    Values.whole(row.getObject(at + 1))));
            at += 2;
          }
          return sums;
        });
  }

  private Sql sumsOf(Ends ends) {
    var real = conditions.real(ends.column());
    var scaled =
        Sql.format(
            dialect.wide(dialect.whole("floor(%s * %s + 0.5)")),
            real,
            Sql.value(power(ends.scale())));
    var held = Sql.format("case when %s then %s end", conditions.finite(ends.column()), scaled);
    return Sql.format("sum(%s), sum(%s * %s)", held, held, held);
  }

  private ColumnProfile profile(Ends ends, @Nullable Sums sums, Slice slice) {
    var column = ends.column();
    var numbers =
        sums == null
            ? null
            : new ColumnProfile.Numbers(
                sums.scale(),
                sums.sum(),
                sums.squares(),
                quantiles(ends, slice),
                ends.number(ends.min()),
                ends.number(ends.max()));
    return new ColumnProfile(
        column.name(),
        column.type(),
        ends.n(),
        ends.n() - ends.present(),
        ends.odd(),
        distinct(column, slice),
        Values.text(ends.min()),
        Values.text(ends.max()),
        numbers);
  }

  private long distinct(Column column, Slice slice) {
    var name = conditions.quote(column);
    var value =
        switch (column.kind()) {
          case REAL ->
              "case when %s then %s end".formatted(dialect.finite(conditions.real(column)), name);
          case OTHER -> dialect.text(name);
          case WHOLE, DECIMAL, TEXT, TRUTH, DATE, MOMENT -> name;
        };
    return queries.one(
        Sql.of("select count(distinct " + value + ")").add(conditions.from(slice)),
        it -> it.getLong(1));
  }

  /** Between two values a point lies in proportion, as most statistics programs have it. */
  private List<Double> quantiles(Ends ends, Slice slice) {
    long last = ends.numbers() - 1;
    var ranks = new ArrayList<Long>();
    for (double point : POINTS) {
      long below = (long) Math.floor(last * point);
      Stream.of(below, Math.min(last, below + 1)).forEach(ranks::add);
    }
    var found = shapes.atRanks(ends.column(), slice, ranks, ends.numbers());
    var quantiles = new ArrayList<Double>();
    for (int i = 0; i < POINTS.length; i++) {
      double place = last * POINTS[i];
      double below = found.get(2 * i);
      double above = found.get(2 * i + 1);
      quantiles.add(between(below, above, place - Math.floor(place)));
    }
    return quantiles;
  }

  /** Also where the distance of the two is more than a double holds. */
  private static double between(double below, double above, double part) {
    double distance = above - below;
    return Double.isFinite(distance) ? below + distance * part : below * (1 - part) + above * part;
  }
}
