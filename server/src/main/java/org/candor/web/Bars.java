package org.candor.web;

import java.util.List;

/** Horizontal bars from zero, one for each part, with the count at the end of the bar. */
public record Bars(String title, List<Part> parts) implements Chart {

  public Bars {
    parts = List.copyOf(parts);
  }

  /** A bar as drawn: its length in percent of the longest. */
  public record Bar(Part part, double percent) {}

  public List<Bar> bars() {
    var longest = parts.stream().mapToLong(Part::count).max().orElse(0);
    return parts.stream()
        .map(p -> new Bar(p, longest == 0 ? 0 : Svg.round(100.0 * p.count() / longest)))
        .toList();
  }

  @Override
  public List<List<Cell>> table() {
    return Svg.table(parts);
  }
}
