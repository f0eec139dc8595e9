package org.candor.measure.fairness;

import java.util.Arrays;
import java.util.List;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;

/** ProPublica's COMPAS counts, as published: high or medium risk against two-year recidivism. */
final class Compas {

  static final Cell BLACK = cell("African-American", 1369, 805, 532, 990);
  static final Cell WHITE = cell("Caucasian", 505, 349, 461, 1139);
  static final Cell ASIAN = cell("Asian", 6, 2, 3, 21);
  static final Cell HISPANIC = cell("Hispanic", 103, 87, 129, 318);
  static final Cell NATIVE = cell("Native American", 9, 3, 1, 5);
  static final Cell OTHER = cell("Other", 43, 36, 90, 208);

  private Compas() {}

  static Confusion two() {
    return of(BLACK, WHITE);
  }

  static Confusion all() {
    return of(BLACK, ASIAN, WHITE, HISPANIC, NATIVE, OTHER);
  }

  static Confusion of(Cell... cells) {
    return new Confusion(List.of("race"), Arrays.asList(cells), 0);
  }

  static Cell cell(String group, long tp, long fp, long fn, long tn) {
    return new Cell(List.of(group), tp, fp, fn, tn);
  }
}
