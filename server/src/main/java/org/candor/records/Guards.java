package org.candor.records;

import java.util.List;
import java.util.UUID;
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

  /** All that watch over a kind, as one. */
  <R extends Record> Watch<R> watch(Kind<R> kind) {
    var watches = all.stream().filter(it -> it.kind().equals(kind)).map(Guards::<R>begun).toList();
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
  private static <R extends Record> Watch<R> begun(Guard<?> guard) {
    return ((Guard<R>) guard).watch();
  }
}
