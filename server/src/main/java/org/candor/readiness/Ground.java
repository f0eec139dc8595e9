package org.candor.readiness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.candor.access.Role;
import org.candor.catalog.Framework;
import org.candor.kernel.PersonId;
import org.candor.readiness.Exclusions.Stated;
import org.candor.readiness.Rule.OfEach;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.support.evidence.Evidence;
import org.candor.support.integrity.LedgerCheck;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What positions are made from: for each rule what every record says to it, and what people bring.
 * Holds no text of any record but what a rule says beside its judgement, as phrases.
 *
 * <p>Filled record by record; the ground of a later position is a copy in which the records that
 * changed since were asked again.
 */
final class Ground {

  private static final Logger LOG = LoggerFactory.getLogger(Ground.class);

  private final long size;
  private final LocalDate day;
  private final Map<Rule, Tally> tallies = new HashMap<>();
  private final Map<Rule, SortedMap<Integer, Phrase>> asides = new HashMap<>();
  private final Map<Rule, String> failures = new ConcurrentHashMap<>();
  private final Map<String, Position> positions = new ConcurrentHashMap<>();
  private final Map<String, Tally> use = new HashMap<>();
  private final Testimony testimony;
  private Map<PersonId, Set<Role>> people = Map.of();
  private Stated stated = Stated.NOTHING;
  private @Nullable LedgerCheck checked;

  Ground(long size, LocalDate day) {
    this.size = size;
    this.day = day;
    this.testimony = new Testimony(day);
  }

  private Ground(long size, Ground before) {
    this.size = size;
    this.day = before.day;
    this.testimony = before.testimony.copy();
    before.tallies.forEach((rule, tally) -> tallies.put(rule, tally.copy()));
    before.asides.forEach((rule, all) -> asides.put(rule, new TreeMap<>(all)));
    before.use.forEach((path, tally) -> use.put(path, tally.copy()));
  }

  /** A copy to be brought forward to a later position, on the same day. */
  Ground at(long later) {
    return new Ground(later, this);
  }

  long size() {
    return size;
  }

  LocalDate day() {
    return day;
  }

  Testimony testimony() {
    return testimony;
  }

  Stated stated() {
    return stated;
  }

  Map<PersonId, Set<Role>> people() {
    return people;
  }

  /** What the last check of the ledger found; null where none was made. */
  @Nullable LedgerCheck checked() {
    return checked;
  }

  void check(@Nullable LedgerCheck last) {
    checked = last;
  }

  /** Whether a rule failed on it: then nothing is built on it. */
  boolean shaky() {
    return !failures.isEmpty();
  }

  void meet(Map<PersonId, Set<Role>> members, Stated statement) {
    people = Map.copyOf(members);
    stated = statement;
  }

  <R extends Record> void take(Register<R> register, Entry<R> entry, List<OfEach<R>> rules) {
    use.computeIfAbsent(register.path(), _ -> new Tally())
        .put(entry.number(), entry.retired() ? Judgement.BESIDE : Judgement.YES);
    switch (entry.content()) {
      case Evidence it -> testimony.take(entry, it);
      case Attestation it -> testimony.hear(entry, it);
      default -> {}
    }
    for (var rule : rules) {
      if (!failures.containsKey(rule)) {
        tallies.computeIfAbsent(rule, _ -> new Tally()).put(entry.number(), judge(rule, entry));
        aside(rule, entry);
      }
    }
  }

  private <R extends Record> void aside(OfEach<R> rule, Entry<R> entry) {
    var words = entry.retired() ? null : rule.aside(entry);
    if (words != null) {
      asides.computeIfAbsent(rule, _ -> new TreeMap<>()).put(entry.number(), words);
    } else if (asides.containsKey(rule)) {
      tidy(rule, entry.number());
    }
  }

  private void tidy(Rule rule, int number) {
    asides.computeIfPresent(
        rule,
        (_, all) -> {
          all.remove(number);
          return all.isEmpty() ? null : all;
        });
  }

  /** By the number of the record. */
  SortedMap<Integer, Phrase> asides(Rule rule) {
    return asides.getOrDefault(rule, new TreeMap<>());
  }

  private <R extends Record> Judgement judge(OfEach<R> rule, Entry<R> entry) {
    try {
      return entry.retired() ? rule.outOfUse(entry) : rule.judge(entry, day);
    } catch (RuntimeException e) {
      // A rule that fails must not take the others with it: its own lines become unknown.
      fail(rule, e);
      return Judgement.SILENT;
    }
  }

  /** Returns the id under which the log tells why. */
  String fail(Rule rule, RuntimeException e) {
    var id = Failures.next();
    LOG.error("Readiness rule {} failed, id {}", rule.id(), id, e);
    failures.put(rule, id);
    return id;
  }

  /** Computed once for each framework. */
  Position position(Framework framework, Function<Framework, Position> reckoning) {
    return positions.computeIfAbsent(framework.id(), _ -> reckoning.apply(framework));
  }

  Tally tally(Rule rule) {
    return tallies.getOrDefault(rule, new Tally());
  }

  @Nullable String failure(Rule rule) {
    return failures.get(rule);
  }

  Map<String, Integer> counts() {
    var counts = new HashMap<String, Integer>();
    use.forEach((path, tally) -> counts.put(path, tally.population()));
    return counts;
  }

  Set<String> covered() {
    return new HashSet<>(testimony.covered());
  }
}
