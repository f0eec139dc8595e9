package org.candor.measure.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.candor.measure.Column;
import org.candor.measure.Columns;
import org.candor.measure.NumberErrors;
import org.candor.measure.NumberErrors.Sum;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/**
 * Sums of errors: one pass for how large they are, one for the sums. Each row's error is IEEE 754
 * arithmetic on two numbers, the same everywhere; what is added up are whole numbers.
 */
final class ErrorShapes {

  /** Scaled values stay below 10 to this: their squares add up exactly in 38 digits. */
  private static final int DIGITS = 12;

  private static final int MOST_SCALE = 300;

  private static final String ERROR = "(p - a)";
  private static final String ABSOLUTE = "abs(p - a)";
  private static final String SQUARED = "((p - a) * (p - a))";
  private static final String ACTUAL = "a";
  private static final String RELATIVE = "case when a <> 0 then abs((p - a) / a) end";
  private static final String SYMMETRIC =
      "case when abs(a) + abs(p) = 0 then 0 else 2 * abs(p - a) / (abs(a) + abs(p)) end";
  private static final String BEYOND = "(abs(p - a) - abs(b - a))";

  private final Queries queries;
  private final Dialect dialect;
  private final Conditions conditions;
  private final Columns columns;

  ErrorShapes(Queries queries, Dialect dialect, Conditions conditions, Columns columns) {
    this.queries = queries;
    this.dialect = dialect;
    this.conditions = conditions;
    this.columns = columns;
  }

  NumberErrors errors(String predicted, String actual, @Nullable String baseline) {
    var names = new ArrayList<>(List.of(predicted, actual));
    var values = new ArrayList<>(List.of(ERROR, ABSOLUTE, SQUARED, ACTUAL, RELATIVE, SYMMETRIC));
    if (baseline != null) {
      names.add(baseline);
      values.add(BEYOND);
    }
    var pairs = pairs(columns.get(names));
    var ends = ends(values, pairs);
    var sums = sums(values, ends.scales(), pairs);
    long all =
        queries.one(Sql.of("select count(*)").add(conditions.from(Slice.ALL)), it -> it.getLong(1));
    return new NumberErrors(
        ends.n(),
        all - ends.n(),
        sums.get(0),
        sums.get(1),
        sums.get(2),
        sums.get(3),
        sums.get(4),
        ends.notZero(),
        sums.get(5),
        baseline == null ? null : sums.get(6));
  }

  /** Rows in which all numbers are there, as p, a and b. */
  private Sql pairs(List<Column> numbers) {
    var letters = List.of("p", "a", "b");
    var selected = new ArrayList<Sql>();
    var there = new ArrayList<Sql>();
    for (int i = 0; i < numbers.size(); i++) {
      var real = conditions.real(numbers.get(i));
      selected.add(Sql.of(real + " as " + letters.get(i)));
      there.add(conditions.finite(numbers.get(i)));
    }
    return Sql.format(
        " from (select %s%s) pairs",
        Sql.joined(", ", selected), conditions.from(Slice.ALL, Sql.joined(" and ", there)));
  }

  private record Ends(long n, long notZero, List<Integer> scales) {}

  private Ends ends(List<String> values, Sql pairs) {
    var greatest = values.stream().map(it -> Sql.of("max(abs(" + it + "))")).toList();
    var sql =
        Sql.format(
            "select count(*), sum(case when a <> 0 then 1 else 0 end), %s%s",
            Sql.joined(", ", greatest), pairs);
    return queries.one(
        sql,
        row -> {
          var scales = new ArrayList<Integer>();
          for (int i = 0; i < values.size(); i++) {
            scales.add(scale(row, i + 3));
          }
          return new Ends(row.getLong(1), Values.whole(row.getObject(2)).longValueExact(), scales);
        });
  }

  /** The finest at which the greatest value still has no more than 12 digits. */
  private static int scale(ResultSet row, int place) throws SQLException {
    double most = row.getDouble(place);
    if (row.wasNull() || most == 0) {
      return 0;
    }
    if (!Double.isFinite(most)) {
      throw new Unmeasurable("The numbers are too large for their errors to be added up.");
    }
    int scale = DIGITS - 1 - (int) Math.floor(Math.log10(most));
    while (scale > -MOST_SCALE && most * power(scale) >= power(DIGITS)) {
      scale--;
    }
    return Math.clamp(scale, -MOST_SCALE, MOST_SCALE);
  }

  /** Correctly rounded, the same everywhere. */
  private static double power(int ten) {
    return Double.parseDouble("1e" + ten);
  }

  private List<Sum> sums(List<String> values, List<Integer> scales, Sql pairs) {
    var wanted = new ArrayList<Sql>();
    for (int i = 0; i < values.size(); i++) {
      var scaled =
          Sql.format(
              dialect.wide(dialect.whole("floor((%s) * %s + 0.5)")),
              values.get(i),
              Sql.value(power(scales.get(i))));
      wanted.add(Sql.format("sum(%s), sum(%s * %s)", scaled, scaled, scaled));
    }
    return queries.one(
        Sql.format("select %s%s", Sql.joined(", ", wanted), pairs),
        row -> {
          var sums = new ArrayList<Sum>();
          for (int i = 0; i < values.size(); i++) {
            sums.add(
                new Sum(
                    scales.get(i),
                    Values.whole(row.getObject(2 * i + 1)),
                    Values.whole(row.getObject(2 * i + 2))));
          }
          return sums;
        });
  }
}
