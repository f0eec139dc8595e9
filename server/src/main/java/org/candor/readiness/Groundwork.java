package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.access.People;
import org.candor.readiness.Exclusions.Stated;
import org.candor.readiness.Questions.Asked;
import org.candor.readiness.Readiness.Laying;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.Fact;
import org.candor.records.Ledger;
import org.candor.records.Link;
import org.candor.records.Records;
import org.candor.records.Verb;
import org.candor.support.evidence.Backings;
import org.candor.support.evidence.Loss;
import org.candor.support.evidence.Revisions;
import org.candor.support.integrity.LedgerChecks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays the ground of a position: anew from every record, or from an earlier one and what changed.
 */
@Service
class Groundwork {

  /** Beyond so many facts, reading everything in one go is no dearer. */
  static final int MOST_CHANGES = 2_000;

  private final Questions questions;
  private final Versions versions;
  private final Records records;
  private final Ledger ledger;
  private final People people;
  private final Exclusions exclusions;
  private final Backings backings;
  private final Revisions revisions;
  private final LedgerChecks checks;
  private final ApplicationEventPublisher events;

  Groundwork(
      List<Rule> rules,
      Versions versions,
      Records records,
      Ledger ledger,
      People people,
      Exclusions exclusions,
      Backings backings,
      Revisions revisions,
      LedgerChecks checks,
      ApplicationEventPublisher events) {
    this.events = events;
    this.versions = versions;
    this.records = records;
    this.ledger = ledger;
    this.people = people;
    this.exclusions = exclusions;
    this.backings = backings;
    this.revisions = revisions;
    this.checks = checks;
    this.questions = new Questions(rules);
  }

  /** From every record. */
  @Transactional(readOnly = true)
  public Ground anew(long size, LocalDate day) {
    var ground = new Ground(size, day);
    versions.each(Loss.KIND, AsOf.position(size), it -> miss(ground, it));
    ground.testimony().lack(Set.of(), backings.hollow(AsOf.position(size)));
    ground.testimony().date(revisions.all(AsOf.position(size)));
    ground.testimony().given(versions.beginnings(ATTESTATIONS.kind(), null));
    var registers = List.copyOf(questions.all());
    for (int i = 0; i < registers.size(); i++) {
      all(ground, registers.get(i));
      events.publishEvent(new Laying(i + 1, registers.size()));
    }
    return met(ground);
  }

  /** What is over says nothing to a ground that never knew of it. */
  private static void miss(Ground ground, Entry<Loss> loss) {
    if (!loss.retired()) {
      ground.testimony().miss(loss);
    }
  }

  private <R extends Record> void all(Ground ground, Asked<R> asked) {
    versions.each(
        asked.register().kind(), AsOf.position(ground.size()), it -> asked.put(ground, it));
  }

  /** From the ground of an earlier position and the records that changed since. */
  @Transactional(readOnly = true)
  public Ground onwards(Ground before, long size) {
    var ground = before.at(size);
    var changed = new HashMap<String, Set<UUID>>();
    var kinds = new HashSet<String>();
    var stirred = new HashSet<UUID>();
    for (var fact : ledger.after(before.size(), Math.toIntExact(size - before.size()))) {
      kinds.add(fact.subject().kind());
      if (stirs(fact)) {
        stirred.add(fact.subject().id());
      }
      if (fact.seq() <= size && concerns(fact.subject().kind())) {
        changed
            .computeIfAbsent(fact.subject().kind(), _ -> new HashSet<>())
            .add(fact.subject().id());
      }
    }
    lost(ground, changed);
    var witnessed = new HashSet<>(backings.witnessed());
    witnessed.retainAll(kinds);
    if (behind(ground, stirred, witnessed, changed)) {
      kinds.add(EVIDENCE.path());
    }
    dated(ground, changed);
    changed.forEach((path, ids) -> some(ground, questions.of(path), List.copyOf(ids)));
    return Collections.disjoint(kinds, before.stated().restsOn())
        ? met(ground, before.stated())
        : met(ground);
  }

  private boolean concerns(String kind) {
    return questions.concern(kind) || kind.equals(Loss.KIND.path());
  }

  /** Evidence whose files went or came back is asked again, as if it had changed itself. */
  private void lost(Ground ground, Map<String, Set<UUID>> changed) {
    var ids = changed.remove(Loss.KIND.path());
    if (ids == null) {
      return;
    }
    var evidence = changed.computeIfAbsent(EVIDENCE.path(), _ -> new HashSet<>());
    records.find(Loss.KIND, List.copyOf(ids), AsOf.position(ground.size())).values().stream()
        // A loss that is over, then a new one of the same evidence.
        .sorted(Comparator.comparing(Entry<Loss>::retired).reversed())
        .forEach(
            it -> {
              ground.testimony().miss(it);
              evidence.add(it.content().evidence());
            });
  }

  /** Whether it can change what stands behind evidence. */
  private static boolean stirs(Fact fact) {
    return fact.verb() == Verb.RETIRED
        || fact.verb() == Verb.RESTORED
        || fact.subject().kind().equals(EVIDENCE.path())
        || fact.subject().kind().equals(Link.KIND.path())
        || fact.subject().kind().equals(Attachment.KIND.path());
  }

  /** Evidence behind which something came or went is asked again, as if it had changed itself. */
  private boolean behind(
      Ground ground, Set<UUID> stirred, Set<String> witnessed, Map<String, Set<UUID>> changed) {
    if (stirred.isEmpty() && witnessed.isEmpty()) {
      return false;
    }
    var at = AsOf.position(ground.size());
    var resting = backings.restingOn(stirred, witnessed, at);
    var evidence = new HashSet<>(changed.getOrDefault(EVIDENCE.path(), Set.of()));
    evidence.addAll(resting);
    ground.testimony().lack(evidence, backings.hollow(evidence, at));
    if (!evidence.isEmpty()) {
      changed.put(EVIDENCE.path(), evidence);
    }
    return !resting.isEmpty();
  }

  private void dated(Ground ground, Map<String, Set<UUID>> changed) {
    var evidence = changed.getOrDefault(EVIDENCE.path(), Set.of());
    ground.testimony().date(revisions.of(evidence, AsOf.position(ground.size())));
    var attestations = changed.get(ATTESTATIONS.path());
    if (attestations != null) {
      ground.testimony().given(versions.beginnings(ATTESTATIONS.kind(), attestations));
    }
  }

  private <R extends Record> void some(Ground ground, Asked<R> asked, List<UUID> ids) {
    records
        .find(asked.register().kind(), ids, AsOf.position(ground.size()))
        .values()
        .forEach(it -> asked.put(ground, it));
  }

  private Ground met(Ground ground) {
    return met(ground, exclusions.at(AsOf.position(ground.size()), ground.day()));
  }

  private Ground met(Ground ground, Stated stated) {
    ground.check(checks.last(AsOf.position(ground.size())).map(Entry::content).orElse(null));
    ground.meet(people.rolesAt(AsOf.position(ground.size()), ground.day()), stated);
    return ground;
  }
}
