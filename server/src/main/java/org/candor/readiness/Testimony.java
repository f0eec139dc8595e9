package org.candor.readiness;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.candor.kernel.PersonId;
import org.candor.readiness.Attestation.Answer;
import org.candor.readiness.Attestation.Basis;
import org.candor.readiness.Human.Said;
import org.candor.readiness.Human.State;
import org.candor.records.Entry;
import org.candor.support.evidence.Backings.Lack;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.Loss;
import org.candor.support.evidence.Revisions.Dated;
import org.jspecify.annotations.Nullable;

/**
 * Evidence and attestations by the line they bear on, seen on one day.
 *
 * <p>A denial ("not met") is not undone by withdrawing it or by its growing old: what was attested
 * before it stays overruled, and only an attestation given later, of no earlier day, lifts it. An
 * answer "in part" takes from earlier ones in the same way; one that rests on less takes nothing.
 * So no record that goes, favourable or adverse, makes a line better.
 *
 * <p>An attestation speaks of evidence as it stood when it was given. What was recorded later does
 * not count for it, and what says something else since makes it out of date until somebody attests
 * again.
 */
final class Testimony {

  /** Lines are named as in evidence: plain for ISO/IEC 42001, with the framework for others. */
  private final Map<String, Tally> evidence = new HashMap<>();

  /** Evidence that has lost its files, by number. */
  private final BitSet lost = new BitSet();

  /** Evidence in use with nothing behind it. */
  private final Map<UUID, Lack> hollow = new HashMap<>();

  private final Map<String, TreeMap<Integer, Spoken>> spoken = new HashMap<>();

  /** Positions of the ledger at which attestations were given that were revised since. */
  private final Map<UUID, Long> given = new HashMap<>();

  private final Standings standings;
  private final LocalDate day;

  /**
   * An attestation, also one that was withdrawn.
   *
   * @param at position of the ledger at which it was given
   */
  private record Spoken(
      Said said, @Nullable PersonId by, List<String> named, long at, boolean withdrawn) {

    boolean counts(LocalDate day) {
      return !withdrawn && !said.validUntil().isBefore(day);
    }

    boolean denies() {
      return said.answer() == Answer.NOT_MET;
    }

    /** What a later one says is an answer to this, if it is of no earlier day. */
    boolean answers(Spoken before) {
      return !withdrawn
          && said.number() > before.said.number()
          && !said.attestedOn().isBefore(before.said.attestedOn());
    }
  }

  Testimony(LocalDate day) {
    this.day = day;
    this.standings = new Standings();
  }

  private Testimony(Testimony before) {
    this.day = before.day;
    this.standings = before.standings.copy();
    given.putAll(before.given);
    lost.or(before.lost);
    hollow.putAll(before.hollow);
    before.evidence.forEach((line, tally) -> evidence.put(line, tally.copy()));
    before.spoken.forEach((line, all) -> spoken.put(line, new TreeMap<>(all)));
  }

  Testimony copy() {
    return new Testimony(this);
  }

  /** Before the evidence itself is taken, which then counts no more. */
  void miss(Entry<Loss> entry) {
    lost.set(entry.content().evidenceNumber(), !entry.retired());
  }

  /**
   * Before the evidence itself is taken.
   *
   * @param asked evidence that was looked at
   * @param found those of it that have nothing behind them
   */
  void lack(Collection<UUID> asked, Map<UUID, Lack> found) {
    asked.forEach(hollow::remove);
    hollow.putAll(found);
  }

  /** Before the evidence itself is taken: since when each piece says what it says, by number. */
  void date(Map<Integer, Dated> evidence) {
    evidence.forEach(standings::put);
  }

  /** Before the attestations themselves are heard: where those were given that were revised. */
  void given(Map<UUID, Long> attestations) {
    given.putAll(attestations);
  }

  void take(Entry<?> entry, Evidence it) {
    var state = entry.retired() ? Judgement.BESIDE : state(entry, it);
    standings.called(entry.number(), it.form());
    evidence.values().forEach(tally -> tally.put(entry.number(), Judgement.BESIDE));
    if (state != Judgement.BESIDE) {
      for (var line : it.covers()) {
        evidence.computeIfAbsent(line, _ -> new Tally()).put(entry.number(), state);
      }
    }
  }

  private Judgement state(Entry<?> entry, Evidence it) {
    if (it.effectiveOn().isAfter(day)) {
      return Judgement.BESIDE;
    }
    var lack = hollow.get(entry.id());
    if (lack != null && !lack.once()) {
      return Judgement.SILENT;
    }
    var stands = lack == null && !lost.get(entry.number());
    return stands && it.holdsOn(day) ? Judgement.YES : Judgement.STALE;
  }

  void hear(Entry<?> entry, Attestation it) {
    spoken.values().forEach(each -> each.remove(entry.number()));
    var said =
        new Said(
            entry.label(),
            entry.number(),
            it.answer(),
            it.basis(),
            it.attestedOn(),
            it.validUntil());
    spoken
        .computeIfAbsent(it.requirement(), _ -> new TreeMap<>())
        .put(
            entry.number(),
            new Spoken(
                said,
                it.attestedBy(),
                it.evidence(),
                given.getOrDefault(entry.id(), entry.fromSeq()),
                entry.retired()));
  }

  /** Lines that evidence in force bears on. */
  Set<String> covered() {
    var lines = new HashSet<String>();
    evidence.forEach(
        (line, tally) -> {
          if (tally.count(Judgement.YES) > 0) {
            lines.add(line);
          }
        });
    return lines;
  }

  Human on(String line) {
    var papersHere = evidence.getOrDefault(line, new Tally());
    var inForce = papersHere.count(Judgement.YES);
    var said = spokenOn(line);
    var labels = labels(papersHere.first(Judgement.YES, Finding.NAMED));
    var counting = counting(said, papersHere);
    var state = counting == null ? without(said, papersHere) : counting.state();
    var shown = counting != null ? counting.it() : shown(said, state);
    return new Human(
        state,
        labels,
        inForce,
        papersHere.count(Judgement.STALE),
        papersHere.count(Judgement.SILENT),
        shown == null ? List.of() : concerned(shown, state),
        shown == null ? null : shown.said());
  }

  /** What is told of, where none speaks for the line: the last, of those that it turns on. */
  private @Nullable Spoken shown(List<Spoken> said, State state) {
    return said.reversed().stream()
        .filter(it -> !state.lowers() || it.denies())
        .filter(it -> state != State.CHANGED || outdated(it, said))
        .findFirst()
        .orElse(null);
  }

  /** The evidence that an attestation turns on. */
  private List<String> concerned(Spoken it, State state) {
    return state == State.CHANGED
        ? labels(numbers(it.named()).stream().filter(n -> standings.otherwise(n, it.at())).toList())
        : state == State.BASELESS ? it.named() : List.of();
  }

  private static List<String> labels(List<Integer> numbers) {
    return numbers.stream().map(it -> EVIDENCE.kind().prefix() + "-" + it).toList();
  }

  private List<Spoken> spokenOn(String line) {
    var all = spoken.get(line);
    return all == null
        ? List.of()
        : all.values().stream()
            // Whatever day a denial names: it is heard from when it was recorded.
            .filter(it -> it.denies() || !it.said().attestedOn().isAfter(day))
            .toList();
  }

  /** An attestation that speaks for the line, and how far it goes. */
  private record Counting(Spoken it, State state) {}

  /**
   * Of what was attested after any denial what says most, of several the last. A later one that
   * says less takes from it for good, as a denial does.
   */
  private @Nullable Counting counting(List<Spoken> said, Tally here) {
    var denied =
        said.stream()
            .filter(Spoken::denies)
            .map(it -> it.said().attestedOn())
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    Counting most = null;
    var less = false;
    for (var it : said.reversed()) {
      if (it.denies() || most != null && !most.state().verdict().open()) {
        return most;
      }
      if (it.counts(day) && !it.said().attestedOn().isBefore(denied)) {
        var state = less ? partly(state(it, here)) : state(it, here);
        if (state.verdict().favourable() && (most == null || !state.verdict().open())) {
          most = new Counting(it, state);
        }
      }
      less |= it.said().answer() == Answer.PARTLY;
    }
    return most;
  }

  private static State partly(State state) {
    return state == State.ATTESTED ? State.ATTESTED_PARTLY : state;
  }

  /**
   * @param here evidence that bears on the line
   */
  private State state(Spoken it, Tally here) {
    return changed(it)
        ? State.CHANGED
        : switch (it.said().basis()) {
          case SELF_DECLARED -> State.SELF_DECLARED;
          case OBSERVATION ->
              here.sayingYes().noneMatch(n -> standings.stood(n, it.at()))
                  ? State.OBSERVED
                  : whole(it, here.sayingYes());
          case EVIDENCE -> rested(it, here);
        };
  }

  /** It names evidence, none of which says something else since. */
  private State rested(Spoken it, Tally here) {
    var named = numbers(it.named());
    var holding =
        named.stream().filter(n -> here.saysYes(n) && standings.stood(n, it.at())).toList();
    return !holding.isEmpty() && holding.size() == it.named().size()
        ? whole(it, holding.stream().mapToInt(n -> n))
        : !holding.isEmpty() || here.count(Judgement.YES) > 0
            ? State.ATTESTED_PARTLY
            : baseless(it, named) ? State.BASELESS : State.EXPIRED;
  }

  /**
   * What it was given on says something else, and nobody attested again on what stands. Also where
   * it was withdrawn or is over: that makes nothing better.
   */
  private boolean outdated(Spoken it, List<Spoken> said) {
    return changed(it)
        && said.stream()
            .filter(other -> other.answers(it) && other.said().basis() != Basis.SELF_DECLARED)
            .allMatch(this::changed);
  }

  /** Whether evidence that it names says something else since; what is declared rests on none. */
  private boolean changed(Spoken it) {
    return it.said().basis() != Basis.SELF_DECLARED
        && numbers(it.named()).stream().anyMatch(n -> standings.otherwise(n, it.at()));
  }

  /** Nothing that it names was on record when it was given. */
  private boolean baseless(Spoken it, List<Integer> named) {
    return named.stream().noneMatch(n -> standings.known(n, it.at()));
  }

  /** Whoever attests on nothing but what they themselves stated declares it. */
  private State whole(Spoken it, IntStream resting) {
    var by = it.by();
    var stood = resting.filter(n -> standings.stood(n, it.at()));
    return it.said().answer() != Answer.MET
        ? State.ATTESTED_PARTLY
        : by != null && stood.allMatch(n -> standings.statedBy(n, by))
            ? State.OWN_WORD
            : State.ATTESTED;
  }

  /** No attestation speaks for the line. */
  private State without(List<Spoken> said, Tally papersHere) {
    var denial = said.stream().filter(Spoken::denies).reduce((_, last) -> last);
    if (denial.isPresent()) {
      var it = denial.get();
      return it.counts(day)
          ? State.DENIED
          : said.stream().anyMatch(other -> other.answers(it))
              ? State.DENIAL_LAPSED
              : State.DENIAL_STANDS;
    }
    if (said.stream().anyMatch(it -> outdated(it, said))) {
      return State.CHANGED;
    }
    if (papersHere.count(Judgement.YES) > 0) {
      return State.EVIDENCE_ONLY;
    }
    var heard = said.stream().filter(it -> !it.withdrawn()).toList();
    if (papersHere.count(Judgement.STALE) > 0
        || heard.stream().anyMatch(it -> state(it, papersHere) != State.BASELESS)) {
      return State.EXPIRED;
    }
    return !heard.isEmpty()
        ? State.BASELESS
        : papersHere.count(Judgement.SILENT) > 0 ? State.INCOMPLETE : State.NOTHING;
  }

  /** The 12 of EV-12; what is no label of evidence is left out. */
  static List<Integer> numbers(List<String> labels) {
    return labels.stream()
        .map(it -> EVIDENCE.number(it.strip()))
        .flatMap(it -> it.stream().boxed())
        .toList();
  }
}
