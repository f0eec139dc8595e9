package org.candor.measure.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Group;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.jspecify.annotations.Nullable;

/**
 * Groups whose counts are not to be shown: those with a small count, and as many others as it takes
 * that no small count is the difference of shown ones (complementary suppression). Whoever sees
 * that group and its parts, each alone and together, cannot compute a hidden count by one
 * subtraction; what many subtractions together narrow down is not looked for.
 */
final class SmallGroups {

  private final int least;
  private final Map<Group, Cell> cells = new LinkedHashMap<>();
  private final Set<Group> hidden = new HashSet<>();

  private SmallGroups(List<GroupRates> groups, int least) {
    this.least = least;
    groups.forEach(it -> cells.put(it.group(), it.cell()));
  }

  /**
   * @param least smallest count that may be shown, 2 or more; 0 may always
   */
  static Set<Group> of(List<GroupRates> groups, int least) {
    var small = new SmallGroups(groups, least);
    small.cells.forEach(
        (group, cell) -> {
          if (small.tells(cell)) {
            small.hidden.add(group);
          }
        });
    var families = small.families();
    int before = -1;
    while (before < small.hidden.size()) {
      before = small.hidden.size();
      families.forEach(small::complete);
    }
    return Set.copyOf(small.hidden);
  }

  private boolean tells(Cell it) {
    return isSmall(it.n())
        || isSmall(it.tp())
        || isSmall(it.fp())
        || isSmall(it.fn())
        || isSmall(it.tn());
  }

  private boolean isSmall(long count) {
    return count > 0 && count < least;
  }

  /** A group and those that it is the sum of, in one way of dividing it. */
  private record Family(Group whole, List<Group> parts) {}

  private List<Family> families() {
    var views = new LinkedHashMap<List<String>, List<Group>>();
    cells.keySet().forEach(it -> views.computeIfAbsent(it.by(), _ -> new ArrayList<>()).add(it));
    var families = new ArrayList<Family>();
    for (var wider : views.keySet()) {
      for (var finer : views.keySet()) {
        if (finer.size() > wider.size() && finer.containsAll(wider)) {
          var parts = new HashMap<Group, List<Group>>();
          for (var group : views.getOrDefault(finer, List.of())) {
            parts.computeIfAbsent(within(group, wider), _ -> new ArrayList<>()).add(group);
          }
          parts.forEach((whole, all) -> families.add(new Family(whole, all)));
        }
      }
    }
    return families;
  }

  private static Group within(Group group, List<String> by) {
    List<@Nullable String> values = new ArrayList<>();
    by.forEach(it -> values.add(group.values().get(group.by().indexOf(it))));
    return new Group(by, values);
  }

  /** Until those hidden together are several and not few. */
  private void complete(Family family) {
    var shown =
        new ArrayList<>(family.parts().stream().filter(it -> !hidden.contains(it)).toList());
    shown.sort(Comparator.comparingLong(it -> cell(it).n()));
    int closed = family.parts().size() - shown.size();
    while (closed > 0 && (closed == 1 || tells(together(family))) && !shown.isEmpty()) {
      hidden.add(shown.removeFirst());
      closed++;
    }
    if (closed == 1) {
      hidden.add(family.whole());
    }
  }

  private Cell together(Family family) {
    long[] sums = new long[4];
    for (var each : family.parts()) {
      if (hidden.contains(each)) {
        var cell = cell(each);
        sums[0] += cell.tp();
        sums[1] += cell.fp();
        sums[2] += cell.fn();
        sums[3] += cell.tn();
      }
    }
    return new Cell(List.of(), sums[0], sums[1], sums[2], sums[3]);
  }

  private Cell cell(Group group) {
    return cells.getOrDefault(group, new Cell(List.of(), 0, 0, 0, 0));
  }
}
