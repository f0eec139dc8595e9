package org.candor.records;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.records.Change.Recording;
import org.candor.records.Change.Restoring;
import org.candor.records.Change.Retiring;
import org.candor.records.Change.Revising;
import org.candor.records.Outcome.Refused;
import org.candor.records.Outcome.Unchanged;
import org.candor.records.Outcome.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps every record: the one write path, each change a fact of the ledger in the same transaction.
 */
@Service
public class Records {

  private final Rows rows;
  private final Ledger ledger;
  private final Guards guards;

  Records(Rows rows, Ledger ledger, Guards guards) {
    this.rows = rows;
    this.ledger = ledger;
    this.guards = guards;
  }

  @Transactional
  public <R extends Record> Entry<R> record(Kind<R> kind, R content, Actor actor) {
    return record(kind, content, null, actor, null);
  }

  /**
   * @throws KeyTaken if another record has the external key
   * @throws KeyReserved if the external key is one of Candor's own
   * @throws Objected if a guard of its room objects
   */
  @Transactional
  public <R extends Record> Entry<R> record(
      Kind<R> kind, R content, @Nullable String externalKey, Actor actor, @Nullable String why) {
    return one(kind, new Recording<>(Ids.next(), content, externalKey, why), actor);
  }

  /**
   * @param seen the version the writer looked at
   * @throws Stale if that is not how the record stands
   * @throws Objected if a guard of its room objects
   */
  @Transactional
  public <R extends Record> Entry<R> revise(
      Kind<R> kind, UUID id, int seen, R content, Actor actor, @Nullable String why) {
    return one(kind, new Revising<>(id, seen, content, why), actor);
  }

  @Transactional
  public <R extends Record> Entry<R> retire(
      Kind<R> kind, UUID id, int seen, Actor actor, @Nullable String why) {
    return one(kind, new Retiring<>(id, seen, why), actor);
  }

  @Transactional
  public <R extends Record> Entry<R> restore(
      Kind<R> kind, UUID id, int seen, Actor actor, @Nullable String why) {
    return one(kind, new Restoring<>(id, seen, why), actor);
  }

  /** Writes what can be written and says of each change what became of it, in the same order. */
  @Transactional
  public <R extends Record> List<Outcome<R>> write(
      Kind<R> kind, List<Change<R>> sent, Actor actor) {
    if (sent.isEmpty()) {
      return List.of();
    }
    var changes = guards.signed(kind, sent, actor);
    var drafts = new Drafts(kind, changes, actor);
    var watch = guards.ahead(kind, changes, actor);
    var batch = ledger.begin();
    var writing = writing(kind, changes, actor, batch, drafts, watch.get());
    var outcomes = changes.stream().map(writing::apply).toList();
    if (!writing.inserts().isEmpty()) {
      batch.commit(actor);
      if (!writing.ends().isEmpty()) {
        rows.close(kind, writing.ends());
      }
      rows.insert(kind, writing.inserts());
    }
    return outcomes;
  }

  @Transactional(readOnly = true)
  public <R extends Record> Optional<Entry<R>> find(Kind<R> kind, UUID id, AsOf asOf) {
    return Optional.ofNullable(rows.find(kind, List.of(id), asOf).get(id));
  }

  @Transactional(readOnly = true)
  public <R extends Record> Map<UUID, Entry<R>> find(Kind<R> kind, List<UUID> ids, AsOf asOf) {
    return ids.isEmpty() ? Map.of() : rows.find(kind, ids, asOf);
  }

  /** Which of these external keys are known, and to which records they belong. */
  @Transactional(readOnly = true)
  public Map<String, UUID> byExternalKey(Kind<?> kind, List<String> keys) {
    return keys.isEmpty() ? Map.of() : rows.byExternalKey(kind, keys);
  }

  /** Every version of a record up to a moment, oldest first. */
  @Transactional(readOnly = true)
  public <R extends Record> List<Entry<R>> versions(Kind<R> kind, UUID id, AsOf asOf) {
    return rows.versions(kind, id, asOf);
  }

  /** Reads a row that a query of another room brought as {@code to_jsonb(it)}. */
  public <R extends Record> Entry<R> read(Kind<R> kind, String row) {
    return Rows.entry(kind, row);
  }

  private <R extends Record> Entry<R> one(Kind<R> kind, Change<R> change, Actor actor) {
    return switch (write(kind, List.of(change), actor).getFirst()) {
      case Written<R> it -> it.entry();
      case Unchanged<R> it -> it.entry();
      case Refused<R> it -> throw it.reason();
    };
  }

  private <R extends Record> Writing<R> writing(
      Kind<R> kind,
      List<Change<R>> changes,
      Actor actor,
      Ledger.Batch batch,
      Drafts drafts,
      Guard.Watch<R> watch) {
    var ids = Writing.ids(changes);
    var keys = Writing.keys(changes);
    var recordings = (int) changes.stream().filter(it -> it instanceof Recording<R>).count();
    var last = recordings == 0 ? 0 : rows.count(kind, recordings) - recordings;
    var taken = keys.isEmpty() ? Map.<String, UUID>of() : rows.byExternalKey(kind, keys);
    return new Writing<>(
        kind,
        batch,
        drafts,
        actor,
        ids.isEmpty() ? Map.of() : rows.find(kind, ids, AsOf.NOW),
        new HashSet<>(taken.keySet()),
        watch,
        last);
  }
}
