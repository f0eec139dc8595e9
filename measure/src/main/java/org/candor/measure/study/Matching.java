package org.candor.measure.study;

import java.util.List;
import org.candor.measure.Engine;
import org.candor.measure.Engine.Truths;
import org.candor.measure.Expression;
import org.candor.measure.RegularExpression;
import org.candor.measure.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Forms of text, asked of the values here: so that a pattern means the same whatever the engine,
 * and no pattern makes an engine run away. Each value once; where there are too many different
 * ones, each row.
 */
final class Matching {

  private static final int MOST_VALUES = 100_000;

  private final RegularExpression form;
  private long yes;
  private long no;
  private long unknown;

  private Matching(String pattern) {
    form = RegularExpression.of(pattern);
  }

  /** Null where the condition asks for no form, so that the engine can say. */
  static @Nullable Truths truths(Engine engine, Expression condition) {
    if (condition instanceof Expression.Matches it) {
      return counted(engine, it);
    }
    if (condition instanceof Expression.Not(Expression.Matches it)) {
      var found = counted(engine, it);
      return new Truths(found.no(), found.yes(), found.unknown());
    }
    return null;
  }

  private static Truths counted(Engine engine, Expression.Matches asked) {
    var counts = new Matching(asked.pattern());
    var column = asked.column().name();
    var values = engine.categories(column, Slice.ALL, MOST_VALUES);
    if (values == null) {
      engine.each(List.of(column), row -> counts.add(row.getFirst(), 1));
    } else {
      values.counts().forEach(counts::add);
      counts.unknown += values.missing();
    }
    return new Truths(counts.yes, counts.no, counts.unknown);
  }

  private void add(@Nullable String value, long rows) {
    if (value == null) {
      unknown += rows;
    } else if (form.matches(value)) {
      yes += rows;
    } else {
      no += rows;
    }
  }
}
