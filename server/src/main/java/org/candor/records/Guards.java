package org.candor.records;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.candor.kernel.Actor;
import org.candor.records.Change.Recording;
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
  <R extends Record> Supplier<Watch<R>> ahead(Kind<R> kind, List<Change<R>> changes, Actor actor) {
    var ready =
        all.stream()
            .filter(it -> it.kind().equals(kind))
            .map(it -> Guards.<R>of(it).ahead(changes, actor))
            .toList();
    return () -> together(ready.stream().map(Supplier::get).toList());
  }

  /** The same changes, with what new records say of whoever records them. */
  <R extends Record> List<Change<R>> signed(Kind<R> kind, List<Change<R>> changes, Actor actor) {
    var guards = all.stream().filter(it -> it.kind().equals(kind)).map(Guards::<R>of).toList();
    return guards.isEmpty()
        ? changes
        : changes.stream().map(it -> signed(guards, it, actor)).toList();
  }

  private static <R extends Record> Change<R> signed(
      List<Guard<R>> guards, Change<R> change, Actor actor) {
    if (!(change instanceof Recording<R> it)) {
      return change;
    }
    var content = it.content();
    for (var guard : guards) {
      content = guard.signed(content, actor);
    }
    return new Recording<>(it.id(), content, it.externalKey(), it.why());
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
