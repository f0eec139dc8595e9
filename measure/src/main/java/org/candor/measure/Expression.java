package org.candor.measure;

import java.util.List;
import java.util.Locale;

/**
 * A condition on the columns of a row, in a small language of its own:
 *
 * <pre>
 * score_text != 'Low'      age >= 18 AND NOT sex IN ('M', 'F')      "odd name" IS NULL      label
 * zip LIKE '1____'         zip MATCHES '[0-9]{5}'
 * </pre>
 *
 * A column alone stands for its own values. Names with anything but letters, digits, {@code _},
 * {@code .} and {@code -} go into double quotes, text into single ones; a quote inside is doubled.
 * As in SQL a comparison with a missing value is neither true nor false.
 */
public sealed interface Expression {

  /** The values of a column. */
  record Name(Column column) implements Expression {}

  record Comparison(Column left, Operator operator, Operand right) implements Expression {}

  record In(Column column, List<Operand.Literal> values) implements Expression {
    public In {
      values = List.copyOf(values);
    }
  }

  /**
   * Whether text has a form: {@code %} stands for any letters, {@code _} for one, a backslash
   * before either takes it for itself. SQL:2023, 8.5.
   */
  record Like(Column column, String pattern) implements Expression {}

  /**
   * Whether the whole of a text has a form, see {@link RegularExpression}. Engines differ in what
   * such a pattern means, so it is no part of a query: it stands alone, or after NOT, and is asked
   * of the values.
   */
  record Matches(Column column, String pattern) implements Expression {}

  record IsNull(Column column) implements Expression {}

  record Not(Expression of) implements Expression {}

  record And(Expression left, Expression right) implements Expression {}

  record Or(Expression left, Expression right) implements Expression {}

  /** What a column is compared with. */
  sealed interface Operand {
    record Other(Column column) implements Operand {}

    /** A value fit for the column it is compared with. */
    sealed interface Literal extends Operand {}

    record Text(String value) implements Literal {}

    record Number(double value) implements Literal {}

    record Truth(boolean value) implements Literal {}

    /** An ISO 8601 date or date and time. */
    record Moment(String value) implements Literal {}
  }

  /** Ways to compare. */
  enum Operator {
    EQUAL("="),
    UNEQUAL("<>"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sql;

    Operator(String sql) {
      this.sql = sql;
    }

    /** As SQL writes it. */
    public String sql() {
      return sql;
    }

    /** Whether it asks which of two comes first. */
    public boolean orders() {
      return this != EQUAL && this != UNEQUAL;
    }
  }

  /** The name of a column as it is written within an expression. */
  static String quoted(String column) {
    boolean word = column.matches("[A-Za-z_][A-Za-z0-9_]*");
    return word && !ExpressionTokens.RESERVED.contains(column.toUpperCase(Locale.ROOT))
        ? column
        : "\"" + column.replace("\"", "\"\"") + "\"";
  }

  /**
   * Reads an expression over these columns. A text that is the name of a column is that column,
   * whatever characters it has.
   *
   * @throws Unmeasurable saying where it is not understood, or which columns there are
   */
  static Expression read(String text, Columns columns) {
    return columns.has(text)
        ? new Name(columns.get(text))
        : new ExpressionReader(text, columns).all();
  }
}
