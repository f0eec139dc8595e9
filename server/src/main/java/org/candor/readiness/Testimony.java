package org.candor.readiness;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.candor.readiness.Attestation.Answer;
import org.candor.readiness.Human.Said;
import org.candor.readiness.Human.State;
import org.candor.records.Entry;
import org.candor.support.evidence.Backings.Lack;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.Loss;
import org.jspecify.annotations.Nullable;

/**
 * Evidence and attestations by the line they bear on, seen on one day.
 *
 * <p>A denial ("not met") is not undone by withdrawing it or by its growing old: what was attested
 * before it stays overruled, and only an attestation given later, of no earlier day, lifts it. An
 * answer "in part" takes from earlier ones in the same way; one that rests on less takes nothing.
 * So no record that goes, favourable or adverse, makes a line better.
 */
final class Testimony {

  /** Lines are named as in evidence: plain for ISO/IEC 42001, with the framework for others. */
  private final Map<String, Tally> evidence = new HashMap<>();

  private final Tally papers;

  /** Evidence that has lost its files, by number. */
  private final BitSet lost = new BitSet();

  /** Evidence in use with nothing behind it. */
  private final Map<UUID, Lack> hollow = new HashMap<>();

  private final Map<String, TreeMap<Integer, Spoken>> spoken = new HashMap<>();
  private final LocalDate day;

  /** An attestation, also one that was withdrawn. */
  private record Spoken(Said said, List<String> named, boolean withdrawn) {

    boolean counts(LocalDate day) {
      return !withdrawn && !said.validUntil().isBefore(day);
    }

    boolean denies() {
      return said.answer() == Answer.NOT_MET;
    }
  }

  Testimony(LocalDate day) {
    this.day = day;
    this.papers = new Tally();
  }

  private Testimony(Testimony before) {
    this.day = before.day;
    this.papers = before.papers.copy();
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

  void take(Entry<?> entry, Evidence it) {
    var state = entry.retired() ? Judgement.BESIDE : state(entry, it);
    papers.put(entry.number(), state);
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
        .put(entry.number(), new Spoken(said, it.evidence(), entry.retired()));
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
    var labels =
        papersHere.first(Judgement.YES, Finding.NAMED).stream()
            .map(it -> EVIDENCE.kind().prefix() + "-" + it)
            .toList();
    var counting = counting(said, inForce > 0);
    var state = counting == null ? without(said, papersHere) : counting.state();
    var shown = counting != null ? counting.it() : said.isEmpty() ? null : said.getLast();
    return new Human(
        state,
        labels,
        inForce,
        papersHere.count(Judgement.STALE),
        papersHere.count(Judgement.SILENT),
        shown == null ? null : shown.said());
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
  private @Nullable Counting counting(List<Spoken> said, boolean covered) {
    var denied =
        said.stream()
            .filter(Spoken::denies)
            .map(it -> it.said().attestedOn())
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    Counting most = null;
    var less = false;
    for (var it : said.reversed()) {
      if (it.denies()) {
        return most;
      }
      var state = less ? partly(state(it, covered)) : state(it, covered);
      if (it.counts(day)
          && !it.said().attestedOn().isBefore(denied)
          && state.verdict().favourable()
          && (most == null || most.state().verdict().open() && !state.verdict().open())) {
        most = new Counting(it, state);
      }
      less |= it.said().answer() == Answer.PARTLY;
    }
    return most;
  }

  private static State partly(State state) {
    return state == State.ATTESTED ? State.ATTESTED_PARTLY : state;
  }

  private State state(Spoken it, boolean covered) {
    var whole = it.said().answer() == Answer.MET ? State.ATTESTED : State.ATTESTED_PARTLY;
    return switch (it.said().basis()) {
      case SELF_DECLARED -> State.SELF_DECLARED;
      case OBSERVATION -> covered ? whole : State.OBSERVED;
      case EVIDENCE -> {
        var named = numbers(it.named());
        var holding = named.stream().filter(papers::saysYes).count();
        var all = holding == it.named().size();
        yield all ? whole : holding > 0 || covered ? State.ATTESTED_PARTLY : State.EXPIRED;
      }
    };
  }

  /** No attestation speaks for the line. */
  private State without(List<Spoken> said, Tally papersHere) {
    var denial = said.stream().filter(Spoken::denies).reduce((_, last) -> last);
    if (denial.isPresent()) {
      return denial.get().counts(day) ? State.DENIED : State.DENIAL_LAPSED;
    }
    if (papersHere.count(Judgement.YES) > 0) {
      return State.EVIDENCE_ONLY;
    }
    var lapsed = said.stream().anyMatch(it -> !it.withdrawn());
    if (lapsed || papersHere.count(Judgement.STALE) > 0) {
      return State.EXPIRED;
    }
    return papersHere.count(Judgement.SILENT) > 0 ? State.INCOMPLETE : State.NOTHING;
  }

  /** The 12 of EV-12; what is no label of evidence is left out. */
  static List<Integer> numbers(List<String> labels) {
    var prefix = EVIDENCE.kind().prefix() + "-";
    var numbers = new ArrayList<Integer>();
    for (var label : labels) {
      var text = label.strip();
      if (text.matches(prefix + "\\d{1,9}")) {
        numbers.add(Integer.parseInt(text.substring(prefix.length())));
      }
    }
    return numbers;
  }
}
