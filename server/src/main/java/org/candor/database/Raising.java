package org.candor.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a transaction that is under way see more, for a while. For the access room alone. */
@FunctionalInterface
public interface Raising {

  /**
   * Works in the wider scope and goes back to the one before. Work that fails leaves it as it is:
   * the transaction can only be rolled back then.
   */
  <T extends @Nullable Object> T raised(Scope wider, Supplier<T> work);
}
