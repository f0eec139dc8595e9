package org.candor.records;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.candor.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a room asks of the records of one kind beyond what each of them says by itself, whoever
 * writes: a page, the API, an import. Contributed as a bean; asked within the writer's turn.
 */
public interface Guard<R extends Record> {

  Kind<R> kind();

  /**
   * What is recorded, where part of it is who records it; as it was sent, unless said otherwise.
   */
  default R signed(R content, Actor actor) {
    return content;
  }

  /** Where it matters who writes. */
  default Supplier<Watch<R>> ahead(List<Change<R>> changes, Actor actor) {
    return ahead(changes);
  }

  /**
   * Asked before the writer's turn, which others wait for: what takes long, such as reading files,
   * is done here. What it answers begins the watch within the turn, and looks again at what can
   * have changed meanwhile.
   */
  default Supplier<Watch<R>> ahead(List<Change<R>> changes) {
    return this::watch;
  }

  /** Begins with what stands now; hears of every change of one transaction, in order. */
  Watch<R> watch();

  /** Watches over the changes of one transaction. */
  @FunctionalInterface
  interface Watch<R extends Record> {

    /**
     * Why a change may not be; nothing when it may.
     *
     * @param before null for a new record
     */
    List<Objection> objections(UUID id, @Nullable R before, R after);

    /** Why a record may not be taken out of use; nothing when it may. */
    default List<Objection> retiring(UUID id, R before) {
      return List.of();
    }

    /**
     * Why a record may not come back into use; the same as for a new one, unless said otherwise.
     */
    default List<Objection> restoring(UUID id, R before) {
      return objections(id, null, before);
    }
  }
}
