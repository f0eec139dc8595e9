package org.candor.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing to be done to a record. A list of them is written in one transaction, a fact each. */
public sealed interface Change<R extends Record> {

  @Nullable String why();

  /** A new record. */
  record Recording<R extends Record>(
      UUID id, R content, @Nullable String externalKey, @Nullable String why) implements Change<R> {

    public static <R extends Record> Recording<R> of(R content) {
      return new Recording<>(Ids.next(), content, null, null);
    }
  }

  /** A new version of what someone saw at version {@code seen}. */
  record Revising<R extends Record>(UUID id, int seen, R content, @Nullable String why)
      implements Change<R> {}

  /** Takes a record out of use. Nothing is deleted: it leaves the lists and stays on record. */
  record Retiring<R extends Record>(UUID id, int seen, @Nullable String why) implements Change<R> {}

  /** Takes a retired record back into use. */
  record Restoring<R extends Record>(UUID id, int seen, @Nullable String why)
      implements Change<R> {}
}
