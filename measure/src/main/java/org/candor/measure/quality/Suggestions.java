package org.candor.measure.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.candor.measure.Categories;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Rules that the data at hand keep: proposals for a person to confirm, for data may be wrong and a
 * rule drawn from them would make that right.
 */
public final class Suggestions {

  private static final int MOST_VALUES = 20;
  private static final int ROWS_FOR_EACH_VALUE = 20;
  private static final int LEAST_FOR_A_KEY = 30;

  private Suggestions() {}

  /** What a rule says. */
  public enum Kind {
    PRESENT,
    KEY,
    AMONG,
    RANGE,
    NOT_NEGATIVE
  }

  /**
   * One proposal.
   *
   * @param rule as an expression of the measuring language; a key is named by its column alone
   * @param why what was seen
   */
  public record Rule(String column, Kind kind, String rule, String why) {}

  /**
   * @param values null where there are too many different ones to count
   */
  public static List<Rule> from(ColumnProfile profile, @Nullable Categories values) {
    List<Rule> rules = new ArrayList<>();
    String name = profile.column();
    String column = Expression.quoted(name);
    long n = profile.n() - profile.nulls();
    if (n == 0) {
      return rules;
    }
    if (profile.nulls() == 0) {
      rules.add(new Rule(name, Kind.PRESENT, column + " IS NOT NULL", "no value is missing"));
    }
    boolean key = profile.distinct() == n && n >= LEAST_FOR_A_KEY;
    if (key) {
      rules.add(new Rule(name, Kind.KEY, name, "all " + n + " values differ"));
    }
    ColumnProfile.Numbers numbers = profile.numbers();
    if (numbers != null && !key) {
      rules.add(range(name, column, numbers));
    } else if (numbers == null && values != null && few(values, n)) {
      rules.add(among(name, column, values));
    }
    return rules;
  }

  private static Rule range(String name, String column, ColumnProfile.Numbers numbers) {
    if (numbers.min() >= 0 && numbers.max() > 1) {
      return new Rule(
          name, Kind.NOT_NEGATIVE, column + " >= 0", "the least is " + number(numbers.min()));
    }
    String rule =
        column + " >= " + number(numbers.min()) + " AND " + column + " <= " + number(numbers.max());
    return new Rule(name, Kind.RANGE, rule, "all values lie there");
  }

  private static boolean few(Categories values, long n) {
    int kinds = values.counts().size();
    return kinds > 1 && kinds <= MOST_VALUES && n >= (long) kinds * ROWS_FOR_EACH_VALUE;
  }

  private static Rule among(String name, String column, Categories values) {
    String list =
        values.counts().keySet().stream()
            .map(value -> "'" + value.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    return new Rule(
        name,
        Kind.AMONG,
        column + " IN (" + list + ")",
        values.counts().size() + " values, each often");
  }

  private static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
