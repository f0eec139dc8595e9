package org.candor.readiness;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the records of a population say, each by its number: a bit for each, so a change of one
 * record costs a copy of some kilobytes and no second look at the others.
 */
final class Tally {

  private final Map<Judgement, BitSet> said = new EnumMap<>(Judgement.class);

  Tally() {
    for (var judgement : Judgement.values()) {
      if (judgement != Judgement.BESIDE) {
        said.put(judgement, new BitSet());
      }
    }
  }

  Tally copy() {
    var copy = new Tally();
    said.forEach((judgement, numbers) -> copy.said.put(judgement, (BitSet) numbers.clone()));
    return copy;
  }

  /** Replaces whatever the record said before. */
  void put(int number, Judgement judgement) {
    said.forEach((each, numbers) -> numbers.set(number, each == judgement));
  }

  int count(Judgement judgement) {
    var numbers = said.get(judgement);
    return numbers == null ? 0 : numbers.cardinality();
  }

  int population() {
    return said.values().stream().mapToInt(BitSet::cardinality).sum();
  }

  int exceptions() {
    return population() - count(Judgement.YES);
  }

  /** The first records that do not say yes, by number. */
  List<Integer> exceptions(int limit) {
    var numbers = new BitSet();
    said.forEach(
        (judgement, some) -> {
          if (judgement != Judgement.YES) {
            numbers.or(some);
          }
        });
    return numbers.stream().limit(limit).boxed().toList();
  }

  /** The first records that say this, by number. */
  List<Integer> first(Judgement judgement, int limit) {
    return said.getOrDefault(judgement, new BitSet()).stream().limit(limit).boxed().toList();
  }

  /** All that say yes, by number. */
  IntStream sayingYes() {
    return said.getOrDefault(Judgement.YES, new BitSet()).stream();
  }

  boolean saysYes(int number) {
    return said.getOrDefault(Judgement.YES, new BitSet()).get(number);
  }

  /** Records that say no, whatever follows from that. */
  int saidNo() {
    return count(Judgement.NO) + broken();
  }

  /** Those that no other outvotes. */
  int broken() {
    return count(Judgement.BROKEN) + count(Judgement.EASED);
  }

  /** Favourable only if at least one record says yes, and no broken limit stands. */
  Verdict verdict() {
    if (broken() > 0) {
      return Verdict.NOT_MET;
    }
    if (count(Judgement.YES) + count(Judgement.CONTESTED) > 0) {
      return exceptions() == 0 ? Verdict.MET : Verdict.PARTLY;
    }
    if (count(Judgement.NO) > 0) {
      return Verdict.NOT_MET;
    }
    return count(Judgement.STALE) > 0 ? Verdict.STALE : Verdict.UNKNOWN;
  }
}
