package org.candor.measure.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.candor.measure.Answers;
import org.candor.measure.Answers.Answer;
import org.candor.measure.Column;
import org.candor.measure.Columns;
import org.candor.measure.Expression;
import org.candor.measure.Mistakes;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/** The shapes in which rows have an order. */
final class OrderShapes {

  private final Queries queries;
  private final Dialect dialect;
  private final Conditions conditions;
  private final Columns columns;

  OrderShapes(Queries queries, Dialect dialect, Conditions conditions, Columns columns) {
    this.queries = queries;
    this.dialect = dialect;
    this.conditions = conditions;
    this.columns = columns;
  }

  @Nullable Mistakes mistakes(
      Expression prediction, Expression label, @Nullable String order, int most) {
    var when = order == null ? Sql.of("rowid") : when(columns.get(order));
    var judged =
        Sql.format(
            "select %s as moment, %s as predicted, %s as truth%s",
            when,
            conditions.outcome(prediction),
            conditions.outcome(label),
            conditions.from(Slice.ALL));
    var sql =
        Sql.format(
            "select moment, sum(case when predicted <> truth then 1 else 0 end), count(*)"
                + " from (%s) judged"
                + " where moment is not null and predicted is not null and truth is not null"
                + " group by moment order by moment limit %s",
            judged, most + 1L);
    var moments =
        queries.rows(
            sql,
            it ->
                new Mistakes.Moment(
                    String.valueOf(Values.text(it.getObject(1))),
                    Values.whole(it.getObject(2)).longValueExact(),
                    it.getLong(3)));
    if (moments.size() > most) {
      return null;
    }
    long seen = moments.stream().mapToLong(Mistakes.Moment::n).sum();
    return new Mistakes(moments, rows() - seen);
  }

  private long rows() {
    return queries.one(
        Sql.of("select count(*)").add(conditions.from(Slice.ALL)), it -> it.getLong(1));
  }

  /** What sorts as time does; null where a number is none. */
  private Sql when(Column column) {
    var name = conditions.quote(column);
    return switch (column.kind()) {
      case WHOLE, DECIMAL, DATE, MOMENT -> Sql.of(name);
      case REAL ->
          Sql.format(
              "case when %s then %s end", conditions.finite(column), conditions.real(column));
      case TEXT -> Sql.of(dialect.byCodePoint(conditions.text(column)));
      case TRUTH, OTHER ->
          throw new Unmeasurable(
              "Column '%s' is %s: it does not say when a row came."
                  .formatted(column.name(), column.type()));
    };
  }

  @Nullable Answers answers(String query, String gain, String score, int most) {
    var about = columns.get(query);
    if (about.kind() == Column.Kind.OTHER) {
      throw new Unmeasurable(
          "Column '%s' is %s: it cannot tell queries apart.".formatted(about.name(), about.type()));
    }
    var answers = answers(about, columns.get(gain), columns.get(score));
    var totals = totals(answers, gain);
    var sql =
        Sql.format(
            "select q, place, g from (select q, g,"
                + " row_number() over (partition by q order by s desc, g) as place"
                + " from (%s) answers) places where g > 0 limit %s",
            answers, most + 1L);
    var relevant = new TreeMap<String, List<Answer>>();
    var rows =
        queries.rows(
            sql,
            it -> {
              var answer = new Answer(it.getLong(2), it.getDouble(3));
              return relevant
                  .computeIfAbsent(
                      String.valueOf(Values.text(it.getObject(1))), _ -> new ArrayList<>())
                  .add(answer);
            });
    if (rows.size() > most) {
      return null;
    }
    relevant.replaceAll(
        (_, list) -> list.stream().sorted(Comparator.comparingLong(Answer::rank)).toList());
    return new Answers(relevant, totals.queries(), totals.rows(), rows() - totals.rows());
  }

  private record Totals(long rows, long queries) {}

  private Sql answers(Column query, Column gain, Column score) {
    var there =
        Sql.format(
            "%s is not null and %s and %s",
            conditions.quote(query), conditions.finite(gain), conditions.finite(score));
    return Sql.format(
        "select %s as q, %s as g, %s as s%s",
        conditions.quote(query),
        conditions.real(gain),
        conditions.real(score),
        conditions.from(Slice.ALL, there));
  }

  private Totals totals(Sql answers, String gain) {
    long[] negative = new long[1];
    var totals =
        queries.one(
            Sql.format(
                "select count(*), count(distinct q), sum(case when g < 0 then 1 else 0 end)"
                    + " from (%s) answers",
                answers),
            it -> {
              negative[0] = Values.whole(it.getObject(3)).longValueExact();
              return new Totals(it.getLong(1), it.getLong(2));
            });
    if (negative[0] > 0) {
      throw new Unmeasurable(
          "%,d values in '%s' are below 0: a gain is 0 where an answer is not relevant, else above."
              .formatted(negative[0], gain));
    }
    return totals;
  }
}
