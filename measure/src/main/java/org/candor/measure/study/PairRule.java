package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.candor.measure.Columns;
import org.candor.measure.Inversion;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/**
 * What no two rows may be to each other, such as {@code t1.state = t2.state AND t1.salary >
 * t2.salary AND t1.rate < t2.rate}: a denial constraint (Chu, Ilyas, Papotti 2013) of equalities
 * and two orders, which can be counted without looking at every pair.
 */
final class PairRule {

  private static final Pattern OF_TWO = Pattern.compile("(?is)\\s*t[12]\\..*\\bt[12]\\..*");
  private static final Pattern TERM =
      Pattern.compile(
          "(?i)\\s*t([12])\\.(\"(?:[^\"]|\"\")+\"|[^\\s=<>!]+)\\s*(<>|!=|<=|>=|==?|<|>)\\s*"
              + "t([12])\\.(\"(?:[^\"]|\"\")+\"|[^\\s=<>!]+)\\s*");

  private final String text;
  private final Columns columns;
  private final List<String> same = new ArrayList<>();
  private final List<String> ordered = new ArrayList<>();
  private final List<Boolean> more = new ArrayList<>();

  private PairRule(String text, Columns columns) {
    this.text = text;
    this.columns = columns;
  }

  /**
   * Null where it speaks of one row only.
   *
   * @throws Unmeasurable where it speaks of two and cannot be counted
   */
  static @Nullable Inversion read(String text, Columns columns) {
    if (!OF_TWO.matcher(text).matches() || columns.has(text)) {
      return null;
    }
    var rule = new PairRule(text, columns);
    for (var term : text.split("(?i)\\s+and\\s+")) {
      rule.add(term);
    }
    if (rule.ordered.size() != 2) {
      throw rule.uncountable();
    }
    boolean less = !rule.more.getFirst().equals(rule.more.getLast());
    return new Inversion(rule.same, rule.ordered.getFirst(), rule.ordered.getLast(), less);
  }

  private void add(String term) {
    var found = TERM.matcher(term);
    if (!found.matches() || found.group(1).equals(found.group(4))) {
      throw uncountable();
    }
    var left = columns.get(name(found.group(2))).name();
    if (!left.equals(columns.get(name(found.group(5))).name())) {
      throw uncountable();
    }
    boolean turned = found.group(1).equals("2");
    switch (found.group(3)) {
      case "=", "==" -> same.add(left);
      case ">" -> order(left, !turned);
      case "<" -> order(left, turned);
      default -> throw uncountable();
    }
  }

  private void order(String column, boolean has) {
    ordered.add(column);
    more.add(has);
  }

  private static String name(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written;
  }

  private Unmeasurable uncountable() {
    return new Unmeasurable(
        "Of two rows this can be counted: t1.A = t2.A AND t1.B > t2.B AND t1.C < t2.C, with any number of equal columns, each column compared with itself, and two orders. What must be equal where A is equal is --fd 'A->B'. Not: "
            + text);
  }
}
