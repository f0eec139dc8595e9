package org.candor.measure.study;

import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Columns;
import org.candor.measure.Expression;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are meant, in words: all, a range of places such as {@code 0..22655}, or a condition.
 *
 * @param range null where places do not matter
 * @param where null where there is no condition
 */
public record DriftRows(@Nullable String range, @Nullable String where) {

  public static final DriftRows ALL = new DriftRows(null, null);

  /**
   * @throws Unmeasurable where both are given
   */
  public DriftRows {
    if (range != null && where != null) {
      throw new Unmeasurable("Rows are chosen by place or by condition, not by both.");
    }
  }

  boolean byPlace() {
    return range != null;
  }

  Slice slice(Columns columns) {
    if (where != null) {
      return new Slice.Where(Expression.read(where, columns));
    }
    return range == null ? Slice.ALL : places(range);
  }

  private static Slice places(String range) {
    int dots = range.indexOf("..");
    try {
      return new Slice.Range(
          Long.parseLong(range.substring(0, Math.max(0, dots)).strip()),
          Long.parseLong(range.substring(dots + 2).strip()));
    } catch (IllegalArgumentException e) {
      throw new Unmeasurable(
          "Rows are FIRST..LAST, counted from 0, such as 0..999, not '" + range + "'.", e);
    }
  }

  JsonObject json() {
    return Json.object().put("range", range).put("where", where).build();
  }

  static DriftRows read(Parameters it) {
    return new DriftRows(it.textOrNull("range"), it.textOrNull("where"));
  }
}
