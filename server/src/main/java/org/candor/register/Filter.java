package org.candor.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list is narrowed to, on one field. */
public sealed interface Filter {

  Field field();

  /**
   * One of these values, written as in the database.
   *
   * @param orNone whether records with no answer count too
   */
  record In(Field field, List<String> values, boolean orNone) implements Filter {}

  /** On or between two days, or two numbers; an end that is null is open. */
  record Between(Field field, @Nullable Comparable<?> from, @Nullable Comparable<?> to)
      implements Filter {}

  /** Text that contains this, whatever the case. */
  record Containing(Field field, String text) implements Filter {}

  /** One of several ways to fit, all on the same field. */
  record Any(Field field, List<Filter> ways) implements Filter {}
}
