package org.candor.measure;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import org.candor.measure.Expression.Operand;
import org.candor.measure.Expression.Operator;

/** Reads the language of {@link Expression} from left to right, looking one token ahead. */
final class ExpressionReader {

  private static final int MOST_NESTED = 100;

  private final String text;
  private final Columns columns;
  private final ExpressionTokens tokens;
  private int depth;

  ExpressionReader(String text, Columns columns) {
    this.text = text;
    this.columns = columns;
    this.tokens = new ExpressionTokens(text);
  }

  Expression all() {
    var expression = or();
    if (!tokens.atEnd()) {
      throw tokens.unexpected("the end");
    }
    return expression;
  }

  private Expression or() {
    if (++depth > MOST_NESTED) {
      throw new Unmeasurable("This expression is nested too deep: " + text);
    }
    var left = and();
    while (tokens.takeWord("OR")) {
      left = new Expression.Or(left, and());
    }
    depth--;
    return left;
  }

  private Expression and() {
    var left = not();
    while (tokens.takeWord("AND")) {
      left = new Expression.And(left, not());
    }
    return left;
  }

  private Expression not() {
    boolean negated = false;
    while (tokens.takeWord("NOT")) {
      negated = !negated;
    }
    var expression = primary();
    return negated ? new Expression.Not(expression) : expression;
  }

  private Expression primary() {
    if (tokens.takeSymbol("(")) {
      var inner = or();
      tokens.need(")");
      return inner;
    }
    return predicate(columns.get(tokens.name()));
  }

  private Expression predicate(Column column) {
    if (tokens.takeWord("IS")) {
      boolean negated = tokens.takeWord("NOT");
      tokens.needWord("NULL");
      return negated(new Expression.IsNull(column), negated);
    }
    boolean negated = tokens.takeWord("NOT");
    if (tokens.takeWord("LIKE")) {
      return negated(like(column), negated);
    }
    if (tokens.takeWord("MATCHES")) {
      return negated(matches(column), negated);
    }
    if (negated) {
      tokens.needWord("IN");
      return negated(in(column), true);
    }
    if (tokens.takeWord("IN")) {
      return in(column);
    }
    var operator = tokens.operator();
    return operator == null ? new Expression.Name(column) : comparison(column, operator);
  }

  private static Expression negated(Expression expression, boolean negated) {
    return negated ? new Expression.Not(expression) : expression;
  }

  private Expression comparison(Column column, Operator operator) {
    if (column.kind() == Column.Kind.OTHER) {
      throw new Unmeasurable(
          "Column '%s' is of type %s, which cannot be compared."
              .formatted(column.name(), column.type()));
    }
    if (tokens.isName()) {
      var other = columns.get(tokens.name());
      if (other.kind() != column.kind() && !(other.kind().isNumber() && column.kind().isNumber())) {
        throw new Unmeasurable(
            "'%s' is %s and '%s' is %s: they cannot be compared."
                .formatted(column.name(), column.type(), other.name(), other.type()));
      }
      return new Expression.Comparison(column, operator, new Operand.Other(other));
    }
    return new Expression.Comparison(column, operator, literal(column));
  }

  private Expression.Like like(Column column) {
    var pattern = form(column, "be LIKE", "'A%'");
    if (pattern.text().replaceAll("\\\\[\\\\%_]", "").contains("\\")) {
      throw new Unmeasurable(
          "In a form a backslash stands before %, _ or another backslash: " + text);
    }
    return new Expression.Like(column, pattern.text());
  }

  private Expression.Matches matches(Column column) {
    var pattern = form(column, "MATCH", "'[0-9]{5}'").text();
    RegularExpression.of(pattern);
    return new Expression.Matches(column, pattern);
  }

  private ExpressionTokens.Literal form(Column column, String verb, String example) {
    if (column.kind() != Column.Kind.TEXT) {
      throw new Unmeasurable(
          "Column '%s' is %s: only text has a form to %s."
              .formatted(column.name(), column.type(), verb));
    }
    var pattern = tokens.literal();
    if (!pattern.quoted()) {
      throw misfit(column, "a form in single quotes, such as " + example);
    }
    return pattern;
  }

  private Expression.In in(Column column) {
    tokens.need("(");
    var values = new ArrayList<Operand.Literal>();
    do {
      values.add(literal(column));
    } while (tokens.takeSymbol(","));
    tokens.need(")");
    return new Expression.In(column, values);
  }

  private Operand.Literal literal(Column column) {
    var token = tokens.literal();
    return switch (column.kind()) {
      case WHOLE, DECIMAL, REAL -> new Operand.Number(number(column, token));
      case TRUTH -> new Operand.Truth(truth(column, token));
      case TEXT -> {
        if (!token.quoted()) {
          throw misfit(column, "text in single quotes, such as '" + token.text() + "'");
        }
        yield new Operand.Text(token.text());
      }
      case DATE, MOMENT -> new Operand.Moment(moment(column, token.text()));
      case OTHER -> throw misfit(column, "nothing: it cannot be compared");
    };
  }

  private double number(Column column, ExpressionTokens.Literal token) {
    try {
      double value = Double.parseDouble(token.text());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw misfit(column, "a number");
  }

  private boolean truth(Column column, ExpressionTokens.Literal token) {
    return switch (token.text().toLowerCase(java.util.Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw misfit(column, "true or false");
    };
  }

  private String moment(Column column, String value) {
    try {
      return column.kind() == Column.Kind.DATE
          ? LocalDate.parse(value).toString()
          : moment(value).toString();
    } catch (DateTimeParseException e) {
      throw misfit(column, "a date such as '2026-03-31'");
    }
  }

  private static LocalDateTime moment(String value) {
    return value.length() <= "2026-03-31".length()
        ? LocalDate.parse(value).atStartOfDay()
        : LocalDateTime.parse(value.replace(' ', 'T'));
  }

  private Unmeasurable misfit(Column column, String fit) {
    return new Unmeasurable(
        "Column '%s' is %s: compare it with %s. In: %s"
            .formatted(column.name(), column.type(), fit, text));
  }
}
