package org.candor.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.kernel.Actor;
import org.candor.kernel.Ref;
import org.candor.records.Change.Recording;
import org.candor.records.Change.Restoring;
import org.candor.records.Change.Retiring;
import org.candor.records.Change.Revising;
import org.candor.records.Outcome.Refused;
import org.candor.records.Outcome.Unchanged;
import org.candor.records.Outcome.Written;
import org.jspecify.annotations.Nullable;

/** One batch of changes to one kind, between taking the writer's turn and writing. */
class Writing<R extends Record> {

  private final Kind<R> kind;
  private final Ledger.Batch batch;
  private final Drafts drafts;
  private final Actor actor;
  private final Map<UUID, Entry<R>> current;
  private final Set<String> takenKeys;
  private final Guard.Watch<R> watch;
  private int lastNumber;
  private final Set<UUID> touched = new HashSet<>();
  private final List<Entry<R>> inserts = new ArrayList<>();
  private final Map<UUID, Long> ends = new HashMap<>();

  Writing(
      Kind<R> kind,
      Ledger.Batch batch,
      Drafts drafts,
      Actor actor,
      Map<UUID, Entry<R>> current,
      Set<String> takenKeys,
      Guard.Watch<R> watch,
      int lastNumber) {
    this.kind = kind;
    this.batch = batch;
    this.drafts = drafts;
    this.actor = actor;
    this.current = current;
    this.takenKeys = takenKeys;
    this.watch = watch;
    this.lastNumber = lastNumber;
  }

  List<Entry<R>> inserts() {
    return inserts;
  }

  Map<UUID, Long> ends() {
    return ends;
  }

  Outcome<R> apply(Change<R> change) {
    return switch (change) {
      case Recording<R> it -> record(it);
      case Revising<R> it -> revise(it);
      case Retiring<R> it -> replace(it.id(), it.seen(), it.why(), Verb.RETIRED);
      case Restoring<R> it -> replace(it.id(), it.seen(), it.why(), Verb.RESTORED);
    };
  }

  private Outcome<R> record(Recording<R> it) {
    if (it.externalKey() != null && KeyReserved.reserved(it.externalKey(), actor.via())) {
      return new Refused<>(new KeyReserved(it.externalKey()));
    }
    if (it.externalKey() != null && !takenKeys.add(it.externalKey())) {
      return new Refused<>(new KeyTaken(it.externalKey()));
    }
    var objections = watch.objections(it.id(), null, it.content());
    if (!objections.isEmpty()) {
      return new Refused<>(new Objected(objections));
    }
    var next = version(it.id(), ++lastNumber, 1, false, it.externalKey(), it.content());
    return written(next, Verb.RECORDED, it.why());
  }

  private Outcome<R> revise(Revising<R> it) {
    var now = current.get(it.id());
    var refusal = refusal(it.id(), it.seen(), now, false);
    if (now == null || refusal != null) {
      return new Refused<>(Objects.requireNonNull(refusal));
    }
    if (now.content().equals(it.content())) {
      return new Unchanged<>(now);
    }
    var objections = watch.objections(it.id(), now.content(), it.content());
    if (!objections.isEmpty()) {
      return new Refused<>(new Objected(objections));
    }
    return written(
        version(now.id(), now.number(), now.version() + 1, false, now.externalKey(), it.content()),
        Verb.REVISED,
        it.why());
  }

  private Outcome<R> replace(UUID id, int seen, @Nullable String why, Verb verb) {
    var now = current.get(id);
    var refusal = refusal(id, seen, now, verb == Verb.RESTORED);
    if (now == null || refusal != null) {
      return new Refused<>(Objects.requireNonNull(refusal));
    }
    var objections =
        verb == Verb.RESTORED
            ? watch.restoring(id, now.content())
            : watch.retiring(id, now.content());
    if (!objections.isEmpty()) {
      return new Refused<>(new Objected(objections));
    }
    return written(
        version(
            id,
            now.number(),
            now.version() + 1,
            verb == Verb.RETIRED,
            now.externalKey(),
            now.content()),
        verb,
        why);
  }

  private @Nullable RuntimeException refusal(
      UUID id, int seen, @Nullable Entry<R> now, boolean wantRetired) {
    if (now == null) {
      return NotFound.in(kind);
    }
    return now.version() != seen || now.retired() != wantRetired
        ? new Stale(id, now.version())
        : null;
  }

  private Entry<R> version(
      UUID id, int number, int version, boolean retired, @Nullable String key, R content) {
    Instant at = batch.at();
    return new Entry<>(
        kind,
        id,
        number,
        version,
        batch.size() + 1,
        null,
        retired,
        at,
        actor.person(),
        key,
        content);
  }

  private Outcome<R> written(Entry<R> next, Verb verb, @Nullable String why) {
    if (!touched.add(next.id())) {
      return new Refused<>(new Stale(next.id(), next.version()));
    }
    var seq = batch.add(envelope(next, verb, why));
    if (next.version() > 1) {
      ends.put(next.id(), seq);
    }
    inserts.add(next);
    return new Written<>(next);
  }

  private Envelope envelope(Entry<R> next, Verb verb, @Nullable String why) {
    return new Envelope(
        verb,
        new Ref(kind.path(), next.id()),
        next.number(),
        next.version(),
        next.externalKey(),
        why,
        drafts.state(next.content()),
        drafts.who());
  }

  static <R extends Record> List<UUID> ids(List<Change<R>> changes) {
    return changes.stream()
        .flatMap(
            it ->
                switch (it) {
                  case Recording<R> _ -> Stream.<UUID>empty();
                  case Revising<R> c -> Stream.of(c.id());
                  case Retiring<R> c -> Stream.of(c.id());
                  case Restoring<R> c -> Stream.of(c.id());
                })
        .toList();
  }

  static <R extends Record> List<String> keys(List<Change<R>> changes) {
    return changes.stream()
        .flatMap(
            it ->
                it instanceof Recording<R> c ? Stream.ofNullable(c.externalKey()) : Stream.empty())
        .toList();
  }
}
