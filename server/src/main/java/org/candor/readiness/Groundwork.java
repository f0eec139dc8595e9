package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.access.People;
import org.candor.readiness.Rule.OfEach;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Register;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays the ground of a position: anew from every record, or from an earlier one and what changed.
 */
@Service
class Groundwork {

  /** Beyond so many facts, reading everything in one go is no dearer. */
  static final int MOST_CHANGES = 2_000;

  private final Map<String, Reading<?>> readings = new LinkedHashMap<>();
  private final Versions versions;
  private final Records records;
  private final Ledger ledger;
  private final People people;
  private final ObjectProvider<Exclusions> exclusions;

  Groundwork(
      List<Rule> rules,
      Versions versions,
      Records records,
      Ledger ledger,
      People people,
      ObjectProvider<Exclusions> exclusions) {
    this.versions = versions;
    this.records = records;
    this.ledger = ledger;
    this.people = people;
    this.exclusions = exclusions;
    rules.forEach(this::read);
    readings.computeIfAbsent(EVIDENCE.path(), _ -> new Reading<>(EVIDENCE, new ArrayList<>()));
    readings.computeIfAbsent(
        ATTESTATIONS.path(), _ -> new Reading<>(ATTESTATIONS, new ArrayList<>()));
  }

  /** A register and the rules that put questions to its records. */
  private record Reading<R extends Record>(Register<R> register, List<OfEach<R>> rules) {

    void take(Ground ground, Entry<?> entry) {
      @SuppressWarnings("unchecked")
      var mine = (Entry<R>) entry;
      ground.take(register, mine, rules);
      if (register.path().equals(EVIDENCE.path())) {
        ground.testimony().take(as(EVIDENCE, entry));
      } else if (register.path().equals(ATTESTATIONS.path())) {
        ground.testimony().hear(as(ATTESTATIONS, entry));
      }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> Entry<T> as(Register<T> register, Entry<?> entry) {
      register.kind().type().cast(entry.content());
      return (Entry<T>) entry;
    }
  }

  private void read(Rule rule) {
    switch (rule) {
      case OfEach<?> it -> ask(it);
      case Rule.OfAll _ -> {}
    }
  }

  private <R extends Record> void ask(OfEach<R> rule) {
    var reading =
        readings.computeIfAbsent(
            rule.register().path(),
            _ -> new Reading<>(rule.register(), new ArrayList<OfEach<R>>()));
    @SuppressWarnings("unchecked")
    var mine = (Reading<R>) reading;
    mine.rules().add(rule);
  }

  /** From every record. */
  @Transactional(readOnly = true)
  public Ground anew(long size, LocalDate day) {
    var ground = new Ground(size, day);
    readings.values().forEach(it -> all(ground, it));
    return met(ground);
  }

  private <R extends Record> void all(Ground ground, Reading<R> reading) {
    versions.each(reading.register(), AsOf.position(ground.size()), it -> reading.take(ground, it));
  }

  /** From the ground of an earlier position and the records that changed since. */
  @Transactional(readOnly = true)
  public Ground onwards(Ground before, long size) {
    var ground = before.at(size);
    var changed = new HashMap<String, Set<UUID>>();
    for (var fact : ledger.after(before.size(), Math.toIntExact(size - before.size()))) {
      if (fact.seq() <= size && readings.containsKey(fact.subject().kind())) {
        changed
            .computeIfAbsent(fact.subject().kind(), _ -> new java.util.HashSet<>())
            .add(fact.subject().id());
      }
    }
    changed.forEach((path, ids) -> some(ground, readings.get(path), List.copyOf(ids)));
    return met(ground);
  }

  private <R extends Record> void some(Ground ground, Reading<R> reading, List<UUID> ids) {
    records
        .find(reading.register().kind(), ids, AsOf.position(ground.size()))
        .values()
        .forEach(it -> reading.take(ground, it));
  }

  private Ground met(Ground ground) {
    var asOf = AsOf.position(ground.size());
    var notNeeded = exclusions.stream().findFirst().map(it -> it.at(asOf)).orElse(Set.of());
    ground.meet(people.rolesAt(asOf, ground.day()), notNeeded);
    return ground;
  }
}
