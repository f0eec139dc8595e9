package org.candor.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A ring divided into the parts of a whole around the one number that answers the question.
 *
 * @param answer the number in the middle, such as 84 %
 * @param caption the words under it
 */
public record Donut(String title, String answer, String caption, List<Part> parts)
    implements Chart {

  private static final double RADIUS = 42;
  private static final double GAP = 0.012;

  public Donut {
    parts = List.copyOf(parts);
  }

  /** A slice as drawn: an arc along the middle of the ring. */
  public record Slice(Part part, String path) {}

  public List<Slice> slices() {
    var whole = parts.stream().mapToLong(Part::count).sum();
    var slices = new ArrayList<Slice>();
    double from = 0;
    for (var part : parts) {
      if (part.count() > 0) {
        var to = from + (double) part.count() / whole;
        slices.add(new Slice(part, arc(from, to, part.count() == whole)));
        from = to;
      }
    }
    return slices;
  }

  private static String arc(double from, double to, boolean full) {
    var start = full ? 0 : from + Math.min(GAP, (to - from) / 3) / 2;
    var end = full ? 0.9999 : to - Math.min(GAP, (to - from) / 3) / 2;
    var large = end - start > 0.5 ? 1 : 0;
    return "M%s A%s %s 0 %d 1 %s"
        .formatted(point(start), Svg.text(RADIUS), Svg.text(RADIUS), large, point(end));
  }

  private static String point(double turn) {
    var angle = 2 * Math.PI * turn - Math.PI / 2;
    return Svg.text(60 + RADIUS * Math.cos(angle)) + " " + Svg.text(60 + RADIUS * Math.sin(angle));
  }

  @Override
  public List<List<Cell>> table() {
    return Svg.table(parts);
  }
}
