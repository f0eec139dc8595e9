package org.candor.systems;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts AI systems by the answers they give, from groups of systems that answer alike. Each answer
 * knows its groups as bits, so that a hundred numbers cost one pass over the groups.
 */
final class Tally {

  private final long[] counts;
  private final Map<String, Map<String, BitSet>> groups = new HashMap<>();

  Tally(List<InventoryFigures.Alike> alike) {
    counts = alike.stream().mapToLong(InventoryFigures.Alike::count).toArray();
    for (int i = 0; i < counts.length; i++) {
      for (var answer : alike.get(i).answers().entrySet()) {
        groups
            .computeIfAbsent(answer.getKey(), _ -> new HashMap<>())
            .computeIfAbsent(answer.getValue(), _ -> new BitSet())
            .set(i);
      }
    }
  }

  /** How many systems give one of the admitted answers to each question of the selection. */
  long count(Selection selection) {
    var left = new BitSet(counts.length);
    left.set(0, counts.length);
    selection.admitted().forEach((field, values) -> left.and(giving(field, values)));
    return left.stream().mapToLong(i -> counts[i]).sum();
  }

  private BitSet giving(String field, List<String> values) {
    var any = new BitSet(counts.length);
    var known = groups.getOrDefault(field, Map.of());
    values.forEach(value -> any.or(known.getOrDefault(value, new BitSet())));
    return any;
  }
}
