package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Group;
import org.jspecify.annotations.Nullable;

/**
 * The leaf cells rolled up by some of their columns.
 *
 * @param by the columns
 * @param cells one for each combination of values, in the order first met
 */
record View(List<String> by, List<Cell> cells) {

  private static final int ALL_SUBSETS_TO = 4;

  /** Each column alone, then every combination; beyond four columns only all of them together. */
  static List<List<String>> columns(List<String> by) {
    List<List<String>> views = new ArrayList<>();
    for (int size = 1; size <= by.size(); size++) {
      if (by.size() <= ALL_SUBSETS_TO || size == 1 || size == by.size()) {
        choose(by, size, 0, List.of(), views);
      }
    }
    return views;
  }

  private static void choose(
      List<String> from, int size, int start, List<String> chosen, List<List<String>> found) {
    if (chosen.size() == size) {
      found.add(chosen);
      return;
    }
    for (int i = start; i < from.size(); i++) {
      List<String> more = new ArrayList<>(chosen);
      more.add(from.get(i));
      choose(from, size, i + 1, more, found);
    }
  }

  static View of(Confusion leaves, List<String> by) {
    int[] at = positions(leaves.by(), by);
    Map<List<@Nullable String>, Cell> sums = new LinkedHashMap<>();
    for (Cell leaf : leaves.cells()) {
      List<@Nullable String> key = pick(leaf.group(), at);
      sums.merge(key, new Cell(key, leaf.tp(), leaf.fp(), leaf.fn(), leaf.tn()), View::add);
    }
    return new View(by, List.copyOf(sums.values()));
  }

  static Cell add(Cell a, Cell b) {
    return new Cell(a.group(), a.tp() + b.tp(), a.fp() + b.fp(), a.fn() + b.fn(), a.tn() + b.tn());
  }

  static int[] positions(List<String> all, List<String> by) {
    int[] at = by.stream().mapToInt(all::indexOf).toArray();
    for (int i = 0; i < at.length; i++) {
      if (at[i] < 0) {
        throw new IllegalArgumentException("no column " + by.get(i) + ", there are " + all);
      }
    }
    return at;
  }

  static List<@Nullable String> pick(List<@Nullable String> group, int[] at) {
    List<@Nullable String> key = new ArrayList<>();
    for (int i : at) {
      key.add(group.get(i));
    }
    return key;
  }

  /** The columns in words, as {@code sex x race}. */
  String words() {
    return String.join(" x ", by);
  }

  Group group(Cell cell) {
    return new Group(by, cell.group());
  }

  Cell total() {
    return cells.stream().reduce(new Cell(List.of(), 0, 0, 0, 0), View::add);
  }

  /** The same with those left out whose group is not known. */
  View known() {
    return new View(by, cells.stream().filter(cell -> !group(cell).unknown()).toList());
  }

  /** The same seen from the favourable outcome, which is called 1 from here on. */
  View favouring(int outcome) {
    return outcome == 1 ? this : new View(by, cells.stream().map(View::turned).toList());
  }

  private static Cell turned(Cell cell) {
    return new Cell(cell.group(), cell.tn(), cell.fn(), cell.fp(), cell.tp());
  }

  List<Share> shares(Rate rate) {
    return cells.stream()
        .map(cell -> new Share(group(cell), rate.events(cell), rate.rows(cell)))
        .toList();
  }
}
