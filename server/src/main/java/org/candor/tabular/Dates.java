package org.candor.tabular;

import java.time.LocalDate;
import java.time.Month;
import org.candor.tabular.Problem.Code;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people write them. What could be two dates is refused with both readings, unless the
 * caller declares which is meant: a silently wrong date is worse than a question.
 */
public final class Dates {
  private static final int LONGEST = 60;

  /** How exactly a date was given; the value is the first day of it. */
  public enum Precision {
    DAY,
    MONTH,
    QUARTER,
    YEAR
  }

  /** Which comes first in 10/1/2023. */
  public enum Order {
    MONTH_FIRST,
    DAY_FIRST,
    UNDECLARED
  }

  /**
   * What a file's dates mean where they could mean two things.
   *
   * @param fiscalYear the month its fiscal years begin, null when unknown
   */
  public record Preference(Order order, @Nullable Month fiscalYear) {
    public static final Preference NONE = new Preference(Order.UNDECLARED, null);
  }

  /** A date, or the reason there is none. */
  public sealed interface Answer {}

  /** A date, as exact as it was given. */
  public record Dated(LocalDate value, Precision precision) implements Answer {}

  /** No date, and what was expected instead. */
  public record Undated(Code code, Sentence message, String excerpt) implements Answer {

    public Problem at(long row, String column) {
      return new Problem(row, column, code, message, excerpt);
    }
  }

  private Dates() {}

  public static Answer parse(String text, Preference preference) {
    String trimmed = Cells.trimmed(text);
    if (trimmed == null || trimmed.length() > LONGEST) {
      return unknown(text);
    }
    for (DateForm form : DateForm.values()) {
      Answer answer = form.read(trimmed, preference);
      if (answer != null) {
        return answer;
      }
    }
    return unknown(text);
  }

  /**
   * The order that a date in numbers, such as 10/1/2023, shows by itself.
   *
   * @return {@link Order#UNDECLARED} when it can be read both ways; null when there is nothing to
   *     order
   */
  public static @Nullable Order order(String text) {
    String trimmed = Cells.trimmed(text);
    return trimmed == null || trimmed.length() > LONGEST ? null : DateForm.order(trimmed);
  }

  private static Undated unknown(String text) {
    return new Undated(Code.NOT_A_DATE, Sentence.of("tabular.date.none"), Cells.excerpt(text));
  }
}
