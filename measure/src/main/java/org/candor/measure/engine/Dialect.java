package org.candor.measure.engine;

import java.sql.SQLException;
import java.util.List;
import org.candor.measure.Column;
import org.candor.measure.Unmeasurable;

/**
 * What engines write differently. Chosen so that all give the same bits: numbers become IEEE 754
 * doubles first, rounding is {@code floor(x + 0.5)}, sums are of whole numbers, text is compared by
 * its code points.
 */
interface Dialect {

  /**
   * A name that means nothing but itself.
   *
   * @throws Unmeasurable for a name no engine can hold
   */
  default String quote(String name) {
    if (name.isEmpty()) {
      throw new Unmeasurable("A column or table without a name cannot be measured.");
    }
    requireText(name, "The name of a column or table");
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** No engine can hold a NUL in a name. */
  static void requireText(String name, String what) {
    if (name.indexOf('\0') >= 0) {
      throw new Unmeasurable(
          "%s holds a NUL character, which cannot be part of a name: '%s'."
              .formatted(what, name.replace('\0', '\uFFFD')));
    }
  }

  /** Whether a type of its own, such as an enumeration, holds text. */
  default boolean holdsText(int jdbcType) {
    return false;
  }

  /** A number as a double. */
  default String real(String number) {
    return "cast(" + number + " as double precision)";
  }

  /** Whether a double is neither NaN nor infinite. */
  String finite(String real);

  /** A comparison of doubles in which NaN is above all numbers and equals itself. */
  default Sql compared(Sql left, String operator, Sql right) {
    return Sql.format("%s %s %s", left, operator, right);
  }

  /** A whole double as an integer of 64 bits. */
  default String whole(String real) {
    return "cast(" + real + " as bigint)";
  }

  /** An integer wide enough for sums of squares. */
  String wide(String whole);

  default String text(String any) {
    return "cast(" + any + " as varchar)";
  }

  /** Text that sorts by code points. */
  default String byCodePoint(String text) {
    return text;
  }

  default String moment(Column.Kind kind) {
    return kind == Column.Kind.DATE ? "cast(? as date)" : "cast(? as timestamp)";
  }

  /**
   * Values at ranks, in order.
   *
   * @param real what is ordered
   * @param from clause and condition, none of the values missing
   * @param ranks ascending, the first being 0
   * @param n how many values there are
   */
  Sql atRanks(String real, Sql from, List<Long> ranks, long n);

  /** What went wrong, for a person. */
  Unmeasurable explain(SQLException failure);
}
