package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.planning.applicability.Decision.Accepted;
import org.candor.planning.applicability.Decision.Refused;
import org.candor.planning.applicability.Statement.State;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Entry;
import org.candor.records.Fact;
import org.candor.records.Ledger;
import org.candor.records.NotFound;
import org.candor.records.Objected;
import org.candor.records.Objection;
import org.candor.records.Outcome;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes versions of the Statement of Applicability: submitted by one person, approved by another
 * who wrote nothing of it. Clauses 6.1.3 and 7.5.2.
 */
@Service
public class Approval {

  private static final int NAMED = 8;
  private static final int FACTS = 10_000;

  private final StatementOfApplicability statement;
  private final Statements statements;
  private final Records records;
  private final Ledger ledger;
  private final Clock clock;

  Approval(
      StatementOfApplicability statement,
      Statements statements,
      Records records,
      Ledger ledger,
      Clock clock) {
    this.statement = statement;
    this.statements = statements;
    this.records = records;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Version> versions(AsOf asOf) {
    var all = statements.all(asOf);
    var facts = ledger.about(all.stream().map(Entry::id).toList(), asOf, FACTS);
    return all.stream().map(it -> version(it, facts)).toList();
  }

  @Transactional(readOnly = true)
  public Version version(UUID id, AsOf asOf) {
    return versions(asOf).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound(text("planning.soa.version.missing")));
  }

  /** The version that holds; empty until one is approved. */
  public Optional<Version> holding(AsOf asOf) {
    return versions(asOf).stream().filter(it -> it.state() == State.APPROVED).findFirst();
  }

  /**
   * Submits what stands now.
   *
   * @param known how many facts that speak against it the person has seen
   */
  @Transactional
  public Decision submit(String note, int known, Actor actor) {
    // As of one position, so that a change made meanwhile is either in it as a whole or not at all.
    var reading = statement.said(AsOf.position(ledger.size()));
    var reasons = againstSubmitting(reading);
    if (note.isBlank()) {
      reasons.add(text("planning.soa.refused.note"));
    }
    if (reasons.isEmpty()) {
      reasons.addAll(unseen(statement.read(AsOf.NOW), known));
    }
    if (!reasons.isEmpty()) {
      return new Refused(reasons);
    }
    var submitted =
        new Statement(
            State.SUBMITTED,
            reading.ledgerSize(),
            StatementText.sha256(reading),
            (int) reading.lines().stream().filter(it -> it.entry() != null).count(),
            note.strip(),
            actor.person(),
            today(),
            null,
            null,
            null);
    List<Change<Statement>> changes = List.of(Change.Recording.of(submitted));
    return outcome(records.write(Statement.KIND, changes, actor).getFirst());
  }

  /** What a person has to have seen first; empty when they have, or there is nothing. */
  private static List<String> unseen(Reading reading, int known) {
    var doubts = reading.doubts();
    if (doubts.isEmpty() || doubts.size() == known) {
      return List.of();
    }
    var reasons = new ArrayList<String>();
    reasons.add(text("planning.soa.refused.unseen", doubts.size()));
    doubts.stream().limit(NAMED).map(Contradiction::sentence).forEach(reasons::add);
    if (doubts.size() > NAMED) {
      reasons.add(text("planning.soa.refused.unseen.more", doubts.size() - NAMED));
    }
    return reasons;
  }

  /** Why what stands cannot be submitted; empty when it can. */
  List<String> againstSubmitting(Reading reading) {
    var reasons = new ArrayList<String>();
    if (!reading.begun()) {
      reasons.add(text("planning.soa.refused.blank"));
      return reasons;
    }
    var open =
        reading.lines().stream().filter(it -> !it.decided()).map(it -> it.control().id()).toList();
    if (!open.isEmpty()) {
      reasons.add(text("planning.soa.refused.open", open.size(), some(open)));
    }
    var stated =
        reading.lines().stream()
            .filter(it -> it.entry() != null && !it.entry().content().stateless())
            .map(it -> it.control().id())
            .toList();
    if (!stated.isEmpty()) {
      reasons.add(text("planning.soa.refused.stated", stated.size(), some(stated)));
    }
    for (var version : statements.all(AsOf.NOW)) {
      if (version.content().state() == State.SUBMITTED) {
        reasons.add(text("planning.soa.refused.waiting", version.number()));
      }
      if (version.content().state() == State.APPROVED
          && version.content().sha256().equals(StatementText.sha256(reading))) {
        reasons.add(text("planning.soa.refused.same", version.number()));
      }
    }
    return reasons;
  }

  /**
   * Why a person cannot approve a version; empty when they can.
   *
   * @param person null for whoever is none
   */
  @Transactional(readOnly = true)
  public List<String> againstApproving(Entry<Statement> version, @Nullable PersonId person) {
    var reasons = new ArrayList<String>();
    var it = version.content();
    if (it.state() != State.SUBMITTED) {
      reasons.add(
          text("planning.soa.refused.state", text("planning.soa.state." + it.state().name())));
      return reasons;
    }
    var authors = new HashSet<>(statements.authors(approvedBefore(), it.position()));
    var submitter = it.submittedBy();
    if (person == null || authors.contains(person)) {
      reasons.add(text("planning.soa.refused.author"));
    } else if (person.equals(submitter)) {
      reasons.add(text("planning.soa.refused.submitter"));
    }
    if (!StatementText.sha256(statement.said(AsOf.position(it.position()))).equals(it.sha256())) {
      reasons.add(text("planning.soa.refused.hash"));
    }
    return reasons;
  }

  /**
   * The caller has made sure that the person has just proved who they are.
   *
   * @param known how many facts that speak against the statement by now the person has seen
   * @throws Stale if the version is no longer as it was seen
   */
  @Transactional
  public Decision approve(UUID id, int seen, String note, int known, Actor actor) {
    var version = current(id, seen);
    var reasons = againstApproving(version, actor.person());
    if (reasons.isEmpty()) {
      reasons.addAll(unseen(statement.read(AsOf.NOW), known));
    }
    if (!reasons.isEmpty()) {
      return new Refused(reasons);
    }
    var changes = new ArrayList<Change<Statement>>();
    for (var before : statements.all(AsOf.NOW)) {
      if (before.content().state() == State.APPROVED) {
        changes.add(
            new Change.Revising<>(
                before.id(), before.version(), before.content().superseded(), null));
      }
    }
    var approved = version.content().decided(State.APPROVED, actor.person(), today(), orNull(note));
    changes.add(new Change.Revising<>(id, seen, approved, orNull(note)));
    return outcome(records.write(Statement.KIND, changes, actor).getLast());
  }

  /** Gives a version back to those who wrote it, with what they are to mend. */
  @Transactional
  public Decision giveBack(UUID id, int seen, String why, Actor actor) {
    return why.isBlank()
        ? new Refused(List.of(text("planning.soa.refused.why")))
        : end(State.RETURNED, id, seen, why, actor);
  }

  /** Takes back what was submitted. */
  @Transactional
  public Decision withdraw(UUID id, int seen, String why, Actor actor) {
    return end(State.WITHDRAWN, id, seen, why, actor);
  }

  private Decision end(State state, UUID id, int seen, String why, Actor actor) {
    var version = current(id, seen);
    var it = version.content();
    if (it.state() != State.SUBMITTED) {
      var now = text("planning.soa.state." + it.state().name());
      return new Refused(List.of(text("planning.soa.refused.state", now)));
    }
    var ended = it.decided(state, actor.person(), today(), orNull(why));
    return new Accepted(
        records.revise(Statement.KIND, id, version.version(), ended, actor, orNull(why)));
  }

  private Entry<Statement> current(UUID id, int seen) {
    var entry =
        records
            .find(Statement.KIND, id, AsOf.NOW)
            .orElseThrow(() -> new NotFound(text("planning.soa.version.missing")));
    if (entry.version() != seen) {
      throw new Stale(id, entry.version());
    }
    return entry;
  }

  /** The position that was approved last; 0 when none was. */
  private long approvedBefore() {
    return statements.all(AsOf.NOW).stream()
        .filter(it -> it.content().state() == State.APPROVED)
        .mapToLong(it -> it.content().position())
        .max()
        .orElse(0);
  }

  private static Decision outcome(Outcome<Statement> outcome) {
    return switch (outcome) {
      case Outcome.Written<Statement> it -> new Accepted(it.entry());
      case Outcome.Unchanged<Statement> it -> new Accepted(it.entry());
      case Outcome.Refused<Statement> it when it.reason() instanceof Objected objected ->
          new Refused(objected.objections().stream().map(Objection::message).toList());
      case Outcome.Refused<Statement> it -> throw it.reason();
    };
  }

  /** Names are those of the facts, so that they stay when a person has left. */
  private static Version version(Entry<Statement> entry, List<Fact> facts) {
    return new Version(
        entry,
        who(entry, facts, 1),
        entry.content().decidedBy() == null ? "" : who(entry, facts, 2));
  }

  private static String who(Entry<Statement> entry, List<Fact> facts, int version) {
    return facts.stream()
        .filter(it -> it.subject().id().equals(entry.id()) && it.version() == version)
        .map(Fact::who)
        .findFirst()
        .orElse("");
  }

  private static String some(List<String> ids) {
    var shown = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
    return ids.size() > NAMED ? shown + " …" : shown;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
