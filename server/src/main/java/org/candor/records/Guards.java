package org.candor.records;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.candor.records.Guard.Watch;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The guards that rooms contribute. They read records themselves, hence are found when asked. */
@Component
class Guards {

  private final ObjectProvider<Guard<?>> all;

  Guards(ObjectProvider<Guard<?>> all) {
    this.all = all;
  }

  /** All that watch over a kind, as one; to be begun within the writer's turn. */
  <R extends Record> Supplier<Watch<R>> ahead(Kind<R> kind, List<Change<R>> changes) {
    var ready =
        all.stream()
            .filter(it -> it.kind().equals(kind))
            .map(it -> Guards.<R>of(it).ahead(changes))
            .toList();
    return () -> together(ready.stream().map(Supplier::get).toList());
  }

  private static <R extends Record> Watch<R> together(List<Watch<R>> watches) {
    return new Watch<>() {
      @Override
      public List<Objection> objections(UUID id, @Nullable R before, R after) {
        return watches.stream().flatMap(it -> it.objections(id, before, after).stream()).toList();
      }

      @Override
      public List<Objection> retiring(UUID id, R before) {
        return watches.stream().flatMap(it -> it.retiring(id, before).stream()).toList();
      }

      @Override
      public List<Objection> restoring(UUID id, R before) {
        return watches.stream().flatMap(it -> it.restoring(id, before).stream()).toList();
      }
    };
  }

  @SuppressWarnings("unchecked") // the guard is of the kind, and a kind has one type
  private static <R extends Record> Guard<R> of(Guard<?> guard) {
    return (Guard<R>) guard;
  }
}
