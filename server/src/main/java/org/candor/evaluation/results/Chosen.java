package org.candor.evaluation.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which of many are drawn: the largest, and of the others the worst. More than twenty are a wall.
 *
 * @param largest the largest first
 * @param worst of the others, the worst first
 * @param all how many there are
 */
record Chosen<T>(List<T> largest, List<T> worst, int all) {

  private static final int MOST = 20;
  private static final int WORST = 5;

  Chosen {
    largest = List.copyOf(largest);
    worst = List.copyOf(worst);
  }

  /**
   * @param bySize the largest first
   * @param bad those that are worth drawing however small they are
   */
  static <T> Chosen<T> of(List<T> bySize, Predicate<T> bad, Comparator<T> worstFirst) {
    if (bySize.size() <= MOST) {
      return new Chosen<>(bySize, List.of(), bySize.size());
    }
    var worst =
        new ArrayList<>(
            bySize.stream()
                .skip(MOST - WORST)
                .filter(bad)
                .sorted(worstFirst)
                .limit(WORST)
                .toList());
    var before = WORST + 1;
    while (worst.size() < before) { // the fewer are worst, the more of the largest have room
      before = worst.size();
      worst.removeAll(bySize.subList(0, MOST - before));
    }
    return new Chosen<>(bySize.subList(0, MOST - before), worst, bySize.size());
  }

  boolean whole() {
    return largest.size() == all;
  }

  List<T> drawn() {
    var drawn = new ArrayList<>(largest);
    drawn.addAll(worst);
    return drawn;
  }
}
