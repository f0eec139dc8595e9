package org.candor.tabular;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candor.tabular.Dates.Answer;
import org.candor.tabular.Dates.Dated;
import org.candor.tabular.Dates.Order;
import org.candor.tabular.Dates.Precision;
import org.candor.tabular.Dates.Preference;
import org.candor.tabular.Dates.Undated;
import org.candor.tabular.Problem.Code;
import org.jspecify.annotations.Nullable;

/** The forms in which a date is written, tried in this order. */
enum DateForm {
  ISO("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + Parts.TIME) {
    @Override
    Answer answer(MatchResult m, Preference preference) {
      return day(m, number(m, 1), number(m, 3), number(m, 4));
    }
  },
  COMPACT("((?:18|19|20|21)\\d{2})([01]\\d)([0-3]\\d)") {
    @Override
    Answer answer(MatchResult m, Preference preference) {
      return day(m, number(m, 1), number(m, 2), number(m, 3));
    }
  },
  NUMBERS("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + Parts.TIME) {
    @Override
    Answer answer(MatchResult m, Preference preference) {
      int first = number(m, 1);
      int second = number(m, 3);
      // With dots the day comes first wherever dots are used.
      Order order = m.group(2).equals(".") ? Order.DAY_FIRST : preference.order();
      if (order == Order.UNDECLARED && first <= 12 && second <= 12 && first != second) {
        return ambiguous(m, "tabular.date.order");
      }
      boolean monthFirst = order == Order.MONTH_FIRST || (order == Order.UNDECLARED && second > 12);
      return day(m, year(m, 4), monthFirst ? first : second, monthFirst ? second : first);
    }
  },
  DAY_NAME(
      "(\\d{1,2})(?:st|nd|rd|th)?[-/ ,.]*(?:of )?"
          + Parts.NAME
          + "[-/ ,]*(\\d{4}|\\d{2})"
          + Parts.TIME) {
    @Override
    @Nullable Answer answer(MatchResult m, Preference preference) {
      int month = month(m.group(2));
      return month == 0 ? null : day(m, year(m, 3), month, number(m, 1));
    }
  },
  NAME_DAY(
      Parts.NAME
          + "[-/ ]*(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,\\s*|[-/ ]+)(\\d{4}|\\d{2})"
          + Parts.TIME) {
    @Override
    @Nullable Answer answer(MatchResult m, Preference preference) {
      int month = month(m.group(1));
      return month == 0 ? null : day(m, year(m, 3), month, number(m, 2));
    }
  },
  NAME_YEAR(Parts.NAME + "[-/ ,]*(?:'(\\d{2})|(\\d{4}))") {
    @Override
    @Nullable Answer answer(MatchResult m, Preference preference) {
      int month = month(m.group(1));
      int year = m.group(2) == null ? year(m, 3) : year(m, 2);
      return month == 0 ? null : dated(m, year, month, Precision.MONTH);
    }
  },
  NAME_NUMBER(Parts.NAME + "[-/ ]*(\\d{1,2})|(\\d{1,2})[-/ ]*" + Parts.NAME) {
    @Override
    @Nullable Answer answer(MatchResult m, Preference preference) {
      boolean nameFirst = m.group(1) != null;
      int month = month(m.group(nameFirst ? 1 : 4));
      return month == 0 ? null : ambiguous(m, "tabular.date.short");
    }
  },
  YEAR_MONTH("(\\d{4})[-/.](\\d{1,2})|(\\d{1,2})[-/.](\\d{4})") {
    @Override
    Answer answer(MatchResult m, Preference preference) {
      boolean yearFirst = m.group(1) != null;
      return dated(m, number(m, yearFirst ? 1 : 4), number(m, yearFirst ? 2 : 3), Precision.MONTH);
    }
  },
  QUARTER("(?:q([1-4])|([1-4])q)[-/ ,]*(\\d{4})|(\\d{4})[-/ ,]*q([1-4])") {
    @Override
    Answer answer(MatchResult m, Preference preference) {
      int quarter = number(m, m.group(1) != null ? 1 : m.group(2) != null ? 2 : 5);
      int year = number(m, m.group(3) != null ? 3 : 4);
      return dated(m, year, quarter * 3 - 2, Precision.QUARTER);
    }
  },
  FISCAL_YEAR("fy[- ]*'?(\\d{4}|\\d{2})") {
    @Override
    Answer answer(MatchResult m, Preference preference) {
      Month begins = preference.fiscalYear();
      if (begins == null) {
        return ambiguous(m, "tabular.date.fiscal");
      }
      int year = begins == Month.JANUARY ? year(m, 1) : year(m, 1) - 1;
      return dated(m, year, begins.getValue(), Precision.YEAR);
    }
  },
  YEAR("((?:18|19|20|21)\\d{2})") {
    @Override
    Answer answer(MatchResult m, Preference preference) {
      return dated(m, number(m, 1), 1, Precision.YEAR);
    }
  },
  SERIAL("([2-7]\\d{4})(?:\\.\\d{1,12})?") {
    @Override
    Answer answer(MatchResult m, Preference preference) {
      return new Dated(SerialDates.of(number(m, 1), false).toLocalDate(), Precision.DAY);
    }
  };

  /** What several forms share. */
  private static final class Parts {
    static final String NAME = "([a-z]{3,9})\\.?";
    static final String TIME =
        "(?:[T ]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?\\s*(?:[ap]m)?"
            + "\\s*(?:z|utc|gmt|[+-]\\d{2}:?\\d{2})?)?";
    static final Pattern WEEKDAY =
        Pattern.compile("(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\\s+");
  }

  private static final int THIS_CENTURY = 70;
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2200;

  private final Pattern pattern;

  DateForm(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** The date this form reads there, the reason it refuses, or null when it is another form. */
  @Nullable Answer read(String text, Preference preference) {
    Matcher matcher = pattern.matcher(Parts.WEEKDAY.matcher(text).replaceFirst(""));
    return matcher.matches() ? answer(matcher.toMatchResult(), preference) : null;
  }

  /** What the numbers say of their order; dots have theirs. */
  static @Nullable Order order(String text) {
    Matcher matcher = NUMBERS.pattern.matcher(text);
    if (!matcher.matches() || matcher.group(2).equals(".")) {
      return null;
    }
    int first = Integer.parseInt(matcher.group(1));
    int second = Integer.parseInt(matcher.group(3));
    boolean dayFirst = first > 12 && second <= 12;
    boolean monthFirst = second > 12 && first <= 12;
    return dayFirst
        ? Order.DAY_FIRST
        : monthFirst ? Order.MONTH_FIRST : first == second || first > 12 ? null : Order.UNDECLARED;
  }

  abstract @Nullable Answer answer(MatchResult m, Preference preference);

  static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  /** Two digits below 70 are of this century. */
  static int year(MatchResult m, int group) {
    int year = number(m, group);
    return m.group(group).length() > 2 ? year : year < THIS_CENTURY ? 2000 + year : 1900 + year;
  }

  /** 1 to 12, or 0 for a word that is no month. */
  static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Month month : Month.values()) {
      boolean short4 = lower.equals("sept") && month == Month.SEPTEMBER;
      String full = month.name().toLowerCase(Locale.ROOT);
      if (full.equals(lower) || full.substring(0, 3).equals(lower) || short4) {
        return month.getValue();
      }
    }
    return 0;
  }

  static Answer day(MatchResult m, int year, int month, int day) {
    return dated(m, year, month, day, Precision.DAY);
  }

  static Answer dated(MatchResult m, int year, int month, Precision precision) {
    return dated(m, year, month, 1, precision);
  }

  private static Answer dated(MatchResult m, int year, int month, int day, Precision precision) {
    try {
      var date = LocalDate.of(year, month, day);
      if (year >= FIRST_YEAR && year < LAST_YEAR) {
        return new Dated(date, precision);
      }
    } catch (DateTimeException e) {
      // Said below: there is no such day.
    }
    var message = Sentence.of("tabular.date.impossible", year, month, day);
    return new Undated(Code.NOT_A_DATE, message, Cells.excerpt(m.group()));
  }

  static Answer ambiguous(MatchResult m, String key) {
    String shown = Cells.excerpt(m.group());
    return new Undated(Code.AMBIGUOUS_DATE, Sentence.of(key, shown), shown);
  }
}
