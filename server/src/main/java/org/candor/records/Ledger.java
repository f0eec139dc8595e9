package org.candor.records;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.ledger.Frontier;
import org.candor.records.Envelope.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened, in order: facts are appended and verified, never changed. Clause 7.5.3.
 *
 * <p>Writers of one organization queue on its head row, so positions have no gaps and a reader who
 * knows the size knows everything up to it.
 */
@Service
public class Ledger {

  private final Facts facts;
  private final Turns turns;
  private final Clock clock;

  Ledger(Facts facts, Turns turns, Clock clock) {
    this.facts = facts;
    this.turns = turns;
    this.clock = clock;
  }

  /** Begins the ledger of an organization. Its own scope must be open. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void found(OrgId org, String name, Actor actor) {
    facts.found(org, name, now());
    var state = RecordJson.MAPPER.createObjectNode().put("name", name).toString();
    append(
        actor,
        Verb.FOUNDED,
        new Ref("access/organizations", org.value()),
        1,
        state,
        Set.of(),
        null);
  }

  /**
   * Joins the caller's transaction, so the change and its fact stand or fall together.
   *
   * @param state what the subject says afterwards, a JSON object
   * @param personal names of members of {@code state} that are personal data
   * @return the fact's position
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long append(
      Actor actor,
      Verb verb,
      Ref subject,
      int version,
      String state,
      Set<String> personal,
      @Nullable String why) {
    var said = Said.state((ObjectNode) RecordJson.MAPPER.readTree(state), personal);
    var who = Said.who(actor);
    var batch = begin();
    batch.add(new Envelope(verb, subject, 0, version, null, why, said, who));
    batch.commit(actor);
    return batch.size();
  }

  /** Takes the writer's turn. */
  @Transactional(propagation = Propagation.MANDATORY)
  Batch begin() {
    turns.take(Scope.currentOrg());
    var head = facts.lockHead();
    var at = now();
    return new Batch(head.frontier(), at.isBefore(head.lastAt()) ? head.lastAt() : at);
  }

  /** Number of facts of the organization in scope. */
  @Transactional(readOnly = true)
  public long size() {
    return facts.size();
  }

  /** How many facts had been recorded by a moment. */
  @Transactional(readOnly = true)
  public long sizeAt(Instant moment) {
    return facts.sizeAt(moment);
  }

  /** When the fact at a position was recorded. */
  @Transactional(readOnly = true)
  public Instant momentOf(long position) {
    return facts.after(position - 1, 1).getFirst().at();
  }

  /**
   * The root of the tree over the first facts, hex: what a printed page names, so that it can be
   * compared with a checkpoint. Reads every leaf when the size is a past one.
   */
  @Transactional(readOnly = true)
  public String rootAt(long size) {
    return facts.frontier(size).root().hex();
  }

  /** The last facts about any of these subjects up to a moment, newest first. */
  @Transactional(readOnly = true)
  public List<Fact> about(List<UUID> subjects, AsOf asOf, int limit) {
    return facts.about(subjects, asOf.position() == null ? Long.MAX_VALUE : asOf.position(), limit);
  }

  /** How many facts there are about any of these subjects up to a moment. */
  @Transactional(readOnly = true)
  public long countAbout(List<UUID> subjects, AsOf asOf) {
    return facts.countAbout(subjects, asOf.position() == null ? Long.MAX_VALUE : asOf.position());
  }

  /** The facts behind a position, oldest first. */
  @Transactional(readOnly = true)
  public List<Fact> after(long seq, int limit) {
    return facts.after(seq, limit);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Facts of one transaction: each knows its position at once, all are written together. */
  class Batch {

    private final List<Envelope> envelopes = new ArrayList<>();
    private final Frontier before;
    private final Instant at;

    private Batch(Frontier before, Instant at) {
      this.before = before;
      this.at = at;
    }

    Instant at() {
      return at;
    }

    long size() {
      return before.size() + envelopes.size();
    }

    /** Returns the fact's position. */
    long add(Envelope envelope) {
      Storable.checkReason(envelope.why());
      envelopes.add(envelope);
      return size();
    }

    void commit(Actor actor) {
      var org = Scope.currentOrg();
      var sealed = new ArrayList<Sealed>(envelopes.size());
      var frontier = before;
      for (var envelope : envelopes) {
        var fact = envelope.seal(org, frontier.size() + 1, at);
        Storable.checkFact(fact.text());
        sealed.add(fact);
        frontier = frontier.append(fact.leaf());
      }
      facts.insert(org, at, actor, sealed);
      facts.moveHead(frontier, at);
    }
  }
}
