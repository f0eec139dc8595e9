package org.candor.measure.engine;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.candor.measure.Column;
import org.candor.measure.Expression;
import org.candor.measure.Expression.Operand;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;

/** Writes expressions in a dialect: names quoted, values bound. */
final class Conditions {

  /** What an outcome is called that is neither 0 nor 1. */
  static final int ODD = 2;

  private static final Set<String> PLAIN_TEXT = Set.of("varchar", "text");

  private final Dialect dialect;
  private final String source;
  private final SortedSet<String> asked = new TreeSet<>();

  Conditions(Dialect dialect, String source) {
    this.dialect = dialect;
    this.source = source;
  }

  String quote(Column column) {
    var name = dialect.quote(column.name());
    asked.add(name);
    return name;
  }

  /** The columns that queries speak of so far, quoted. */
  SortedSet<String> asked() {
    return Collections.unmodifiableSortedSet(asked);
  }

  /** A from clause with the rows of a slice. */
  Sql from(Slice slice) {
    return switch (slice) {
      case Slice.All all -> Sql.of(" from " + source);
      case Slice.Range range ->
          Sql.format(
              " from %s where rowid between %s and %s",
              source, Sql.value(range.first()), Sql.value(range.last()));
      case Slice.Where where -> Sql.format(" from %s where %s", source, truth(where.condition()));
    };
  }

  /** The same, with one more condition. */
  Sql from(Slice slice, Sql and) {
    return from(slice).add(slice instanceof Slice.All ? " where " : " and ").add(and);
  }

  /** 1, 0, null, or {@link #ODD} for anything else. */
  Sql outcome(Expression expression) {
    if (!(expression instanceof Expression.Name name)) {
      return decided(expression);
    }
    var column = quote(name.column());
    return switch (name.column().kind()) {
      case TRUTH -> decided(expression);
      case WHOLE -> whole(column);
      case DECIMAL, REAL -> number(column);
      case TEXT ->
          among(
              "lower(trim(both ' ' from " + text(name.column()) + "))",
              "'1', 'true', '1.0'",
              "'0', 'false', '0.0'",
              column);
      case DATE, MOMENT, OTHER ->
          throw new Unmeasurable(
              "Column '%s' is of type %s: it cannot stand for 0 or 1. Write a condition."
                  .formatted(name.column().name(), name.column().type()));
    };
  }

  /** Where the file says that there is nothing but 0 and 1, DuckDB compares nothing at all. */
  private static Sql whole(String column) {
    return Sql.of(
        "case when %s not between 0 and 1 then %d else cast(%s as integer) end"
            .formatted(column, ODD, column));
  }

  /** The engine compares each row at most twice this way, and DuckDB needs half of the time. */
  private static Sql number(String column) {
    return Sql.of(
        "case %s when 1 then 1 when 0 then 0 else case when %s is not null then %d end end"
            .formatted(column, column, ODD));
  }

  private static Sql among(String value, String yes, String no, String column) {
    return Sql.of(
        "case when %s in (%s) then 1 when %s in (%s) then 0 when %s is not null then %d end"
            .formatted(value, yes, value, no, column, ODD));
  }

  /** 1 where it is true, 0 where it is false, null where it is neither. */
  Sql decided(Expression expression) {
    return Sql.format(
        "case when %s then 1 when not (%s) then 0 end", truth(expression), truth(expression));
  }

  Sql truth(Expression expression) {
    return switch (expression) {
      case Expression.Name it -> Sql.of(truth(it.column()));
      case Expression.Comparison it -> comparison(it);
      case Expression.In it ->
          Sql.format(
              "%s in (%s)",
              comparable(it.column(), false),
              Sql.joined(
                  ", ",
                  it.values().stream().map(value -> operand(it.column(), value, false)).toList()));
      case Expression.Like it ->
          Sql.format(
              "%s like %s escape '\\'", dialect.text(quote(it.column())), Sql.value(it.pattern()));
      case Expression.Matches it ->
          throw new Unmeasurable(
              "MATCHES is a rule of its own: %s MATCHES '%s', or NOT before it, and nothing else. Within a condition write LIKE."
                  .formatted(Expression.quoted(it.column().name()), it.pattern()));
      case Expression.IsNull it -> Sql.of(quote(it.column()) + " is null");
      case Expression.Not it -> Sql.format("not (%s)", truth(it.of()));
      case Expression.And it -> Sql.format("(%s and %s)", truth(it.left()), truth(it.right()));
      case Expression.Or it -> Sql.format("(%s or %s)", truth(it.left()), truth(it.right()));
    };
  }

  private String truth(Column column) {
    return switch (column.kind()) {
      case TRUTH -> quote(column);
      case WHOLE, DECIMAL, REAL, TEXT, DATE, MOMENT, OTHER ->
          throw new Unmeasurable(
              "Column '%s' is %s, neither true nor false by itself: compare it with a value."
                  .formatted(column.name(), column.type()));
    };
  }

  private Sql comparison(Expression.Comparison it) {
    boolean orders = it.operator().orders();
    var left = Sql.of(comparable(it.left(), orders));
    var right = operand(it.left(), it.right(), orders);
    return it.left().kind() == Column.Kind.REAL
        ? dialect.compared(left, it.operator().sql(), right)
        : Sql.format("%s %s %s", left, it.operator().sql(), right);
  }

  /** A value that can be said to be more or less. */
  String ordered(Column column) {
    return switch (column.kind()) {
      case WHOLE, DECIMAL, REAL, TEXT, DATE, MOMENT -> comparable(column, true);
      case TRUTH, OTHER ->
          throw new Unmeasurable(
              "Column '%s' is %s: of it there is no more and no less."
                  .formatted(column.name(), column.type()));
    };
  }

  private String comparable(Column column, boolean orders) {
    var name = quote(column);
    return switch (column.kind()) {
      case WHOLE, DECIMAL, REAL -> dialect.real(name);
      case TEXT -> orders ? dialect.byCodePoint(text(column)) : text(column);
      case TRUTH, DATE, MOMENT, OTHER -> name;
    };
  }

  /** What is text in all but name, such as a value of an enumeration, becomes text. */
  String text(Column column) {
    var name = quote(column);
    return PLAIN_TEXT.contains(column.type()) ? name : dialect.text(name);
  }

  private Sql operand(Column left, Operand operand, boolean orders) {
    return switch (operand) {
      case Operand.Other it -> Sql.of(comparable(it.column(), orders));
      case Operand.Text it -> Sql.value(it.value());
      case Operand.Number it -> Sql.value(it.value());
      case Operand.Truth it -> Sql.value(it.value());
      case Operand.Moment it -> moment(left, it);
    };
  }

  private Sql moment(Column left, Operand.Moment moment) {
    var value = Sql.value(moment.value().replace('T', ' '));
    return Sql.format(dialect.moment(left.kind()).replace("?", "%s"), value);
  }

  /** Numbers that are there and finite. */
  Sql finite(Column number) {
    var there = quote(number) + " is not null";
    return Sql.of(
        number.kind() == Column.Kind.REAL ? there + " and " + dialect.finite(real(number)) : there);
  }

  String real(Column number) {
    if (!number.kind().isNumber()) {
      throw new Unmeasurable(
          "Column '%s' is %s; numbers are needed here.".formatted(number.name(), number.type()));
    }
    return dialect.real(quote(number));
  }
}
