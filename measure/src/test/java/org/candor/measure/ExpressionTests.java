package org.candor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.candor.measure.Expression.Operand;
import org.candor.measure.Expression.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small language in which people say what a row must be like. */
class ExpressionTests {

  private static final Column AGE = Column.of("age", "bigint");
  private static final Column TEXT = Column.of("score_text", "varchar");
  private static final Column ODD = Column.of("is it \"odd\"?", "varchar");
  private static final Column HOURS = Column.of("hours-per-week", "double");
  private static final Column YES = Column.of("yes", "boolean");
  private static final Column DAY = Column.of("day", "date");
  private static final Column LIST = Column.of("list", "varchar[]");
  private static final Columns ALL = new Columns(List.of(AGE, TEXT, ODD, HOURS, YES, DAY, LIST));

  private static Expression read(String text) {
    return Expression.read(text, ALL);
  }

  @Test
  void aColumnAloneStandsForItsValues() {
    assertThat(read("age")).isEqualTo(new Expression.Name(AGE));
    assertThat(read("AGE")).isEqualTo(new Expression.Name(AGE));
    assertThat(read("is it \"odd\"?")).isEqualTo(new Expression.Name(ODD));
    assertThat(read("\"is it \"\"odd\"\"?\"")).isEqualTo(new Expression.Name(ODD));
  }

  @Test
  void comparisonsTakeTheValueTheirColumnCanHold() {
    assertThat(read("score_text != 'Low'"))
        .isEqualTo(new Expression.Comparison(TEXT, Operator.UNEQUAL, new Operand.Text("Low")));
    assertThat(read("score_text='it''s'"))
        .isEqualTo(new Expression.Comparison(TEXT, Operator.EQUAL, new Operand.Text("it's")));
    assertThat(read("hours-per-week>=-1.5e+3"))
        .isEqualTo(new Expression.Comparison(HOURS, Operator.AT_LEAST, new Operand.Number(-1500)));
    assertThat(read("day < '2026-03-31'"))
        .isEqualTo(new Expression.Comparison(DAY, Operator.LESS, new Operand.Moment("2026-03-31")));
    assertThat(read("yes = true"))
        .isEqualTo(new Expression.Comparison(YES, Operator.EQUAL, new Operand.Truth(true)));
    assertThat(read("age <= \"hours-per-week\""))
        .isEqualTo(new Expression.Comparison(AGE, Operator.AT_MOST, new Operand.Other(HOURS)));
  }

  @Test
  void andBindsStrongerThanOrAndNotStrongest() {
    var a = new Expression.Name(YES);
    assertThat(read("yes or not yes and yes"))
        .isEqualTo(new Expression.Or(a, new Expression.And(new Expression.Not(a), a)));
    assertThat(read("(yes OR yes) AND yes"))
        .isEqualTo(new Expression.And(new Expression.Or(a, a), a));
    assertThat(read("NOT NOT yes")).isEqualTo(a);
  }

  @Test
  void setsAndGaps() {
    assertThat(read("age NOT IN (1, 2)"))
        .isEqualTo(
            new Expression.Not(
                new Expression.In(AGE, List.of(new Operand.Number(1), new Operand.Number(2)))));
    assertThat(read("score_text IS NOT NULL"))
        .isEqualTo(new Expression.Not(new Expression.IsNull(TEXT)));
  }

  @Test
  void formsOfText() {
    assertThat(read("score_text LIKE 'L%'")).isEqualTo(new Expression.Like(TEXT, "L%"));
    assertThat(read("score_text not like '__\\_%'"))
        .isEqualTo(new Expression.Not(new Expression.Like(TEXT, "__\\_%")));
    assertThat(Expression.quoted("like")).isEqualTo("\"like\"");
    assertThat(read("score_text MATCHES 'L.*'")).isEqualTo(new Expression.Matches(TEXT, "L.*"));
    assertThat(read("score_text NOT MATCHES 'L.*'"))
        .isEqualTo(new Expression.Not(new Expression.Matches(TEXT, "L.*")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "salary > 3            | There is no column 'salary'. The columns are: age, score_text,",
        "score_text != Low     | There is no column 'Low'",
        "score_text = 3        | text in single quotes, such as '3'",
        "age = 'old'           | Column 'age' is bigint: compare it with a number",
        "age = 1e999           | compare it with a number",
        "day = 'soon'          | a date such as '2026-03-31'",
        "yes = 'maybe'         | compare it with true or false",
        "list = 'a'            | cannot be compared",
        "age = score_text      | they cannot be compared",
        "age >                 | Expected a value, found the end",
        "age = 1 age           | Expected the end, found 'age'",
        "(age = 1              | Expected ), found the end",
        "score_text = 'Low     | A ' is not closed",
        "age IS MISSING        | Expected NULL, found 'MISSING'",
        "age NOT 3             | Expected IN, found '3'",
        "age LIKE '1%'         | only text has a form to be LIKE",
        "score_text LIKE L     | a form in single quotes, such as 'A%'",
        "score_text LIKE 'a\\b' | a backslash stands before %, _ or another backslash",
        "1 = 1                 | Expected the name of a column, found '1 = 1'",
        "age = 1; drop table x | Expected the end, found '; drop table x'",
        "age = (select 1)      | Expected a value, found '(select 1)'",
      })
  void whatIsNotUnderstoodIsSaid(String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining(words.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "'", "\"", "age = '", "(((", "NOT", "\uD800", "age IN ()"})
  void nothingMakesItCrash(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(Unmeasurable.class);
  }

  @Test
  void nestingHasAnEnd() {
    assertThatThrownBy(() -> read("(".repeat(100_000) + "yes"))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("nested");
  }
}
