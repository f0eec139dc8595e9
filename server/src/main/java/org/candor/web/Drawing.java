package org.candor.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks at their places in a box, from back to front: the one geometry from which a picture is
 * written as SVG and drawn on paper. Lengths are in pixels of a screen.
 */
public record Drawing(int width, int height, List<Mark> marks) {

  public Drawing {
    marks = List.copyOf(marks);
  }

  /** Something drawn. */
  public sealed interface Mark permits Box, Path, Dot, Words, Target {}

  /**
   * A filled rectangle.
   *
   * @param soft lighter, so that words can stand on it
   */
  public record Box(double x, double y, double width, double height, Ink ink, boolean soft)
      implements Mark {}

  /**
   * Straight lines from point to point.
   *
   * @param filled the area they enclose, softly, in place of a stroke
   * @param thick a series rather than a help line
   */
  public record Path(List<Point> points, Ink ink, boolean filled, boolean thick) implements Mark {
    public Path {
      points = List.copyOf(points);
    }

    /** As SVG writes it. */
    public String data() {
      var text = new StringBuilder();
      for (var each : points) {
        text.append(text.isEmpty() ? "" : " ").append(Svg.text(each.x()));
        text.append(',').append(Svg.text(each.y()));
      }
      return text.toString();
    }
  }

  /** Right and down from the upper left corner. */
  public record Point(double x, double y) {}

  /** A point of a series. */
  public record Dot(double x, double y, Ink ink) implements Mark {}

  /** Where words begin, have their middle, or end. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A line of words on its base line. */
  public record Words(double x, double y, String text, Anchor anchor, Ink ink) implements Mark {}

  /**
   * Where a pointer learns what is drawn, and a keyboard too where it leads somewhere.
   *
   * @param href null where it only tells
   */
  public record Target(
      double x, double y, double width, double height, @Nullable String href, String words)
      implements Mark {}
}
