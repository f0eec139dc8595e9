package org.candor.web;

import java.util.ArrayList;
import java.util.List;

/** One bar divided into the parts of a whole, with a legend that counts them. */
public record Stack(String title, List<Part> parts) implements Chart {

  public Stack {
    parts = List.copyOf(parts);
  }

  /** A segment as drawn, in percent of the whole. */
  public record Segment(Part part, double from, double width) {}

  public long whole() {
    return parts.stream().mapToLong(Part::count).sum();
  }

  public List<Segment> segments() {
    var segments = new ArrayList<Segment>();
    long before = 0;
    for (var part : parts) {
      if (part.count() > 0) {
        segments.add(
            new Segment(
                part,
                Svg.round(100.0 * before / whole()),
                Svg.round(100.0 * part.count() / whole())));
      }
      before += part.count();
    }
    return segments;
  }

  @Override
  public List<List<Cell>> table() {
    return Svg.table(parts);
  }
}
