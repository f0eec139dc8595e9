package org.candor.web;

import java.util.ArrayList;
import java.util.List;
import org.candor.web.Drawing.Anchor;
import org.candor.web.Drawing.Mark;
import org.candor.web.Drawing.Point;
import org.jspecify.annotations.Nullable;

/** Collects the marks of a drawing. */
final class Pen {

  /** Mean width of a letter at the size of words in drawings. */
  static final double LETTER = 6.5;

  /** The same of a strong letter. */
  private static final double STRONG = 7.5;

  private static final double CAP = 4;

  private final int width;
  private final List<Mark> marks = new ArrayList<>();

  Pen(int width) {
    this.width = width;
  }

  Drawing drawing(double height) {
    return new Drawing(width, (int) Math.ceil(height), marks);
  }

  Pen box(double x, double y, double wide, double high, Ink ink) {
    marks.add(new Drawing.Box(Svg.round(x), Svg.round(y), positive(wide), high, ink, false));
    return this;
  }

  Pen soft(double x, double y, double wide, double high, Ink ink) {
    marks.add(new Drawing.Box(Svg.round(x), Svg.round(y), positive(wide), high, ink, true));
    return this;
  }

  private static double positive(double length) {
    return Svg.round(Math.max(0, length));
  }

  Pen line(Ink ink, double x1, double y1, double x2, double y2) {
    return path(ink, List.of(new Point(x1, y1), new Point(x2, y2)), false, false);
  }

  Pen path(Ink ink, List<Point> points, boolean filled, boolean thick) {
    var rounded = points.stream().map(p -> new Point(Svg.round(p.x()), Svg.round(p.y()))).toList();
    marks.add(new Drawing.Path(rounded, ink, filled, thick));
    return this;
  }

  /** An interval lying down, with caps at the ends that are known. */
  Pen whiskerAcross(double low, double high, double y, boolean lowKnown, boolean highKnown) {
    line(Ink.WHISKER, low, y, high, y);
    if (lowKnown) {
      line(Ink.WHISKER, low, y - CAP, low, y + CAP);
    }
    if (highKnown) {
      line(Ink.WHISKER, high, y - CAP, high, y + CAP);
    }
    return this;
  }

  /** An interval standing, in the ink of its series. */
  Pen whiskerUp(Ink ink, double x, double low, double high) {
    var half = CAP / 2;
    return line(ink, x, low, x, high)
        .line(ink, x - half, low, x + half, low)
        .line(ink, x - half, high, x + half, high);
  }

  Pen dot(Ink ink, double x, double y) {
    marks.add(new Drawing.Dot(Svg.round(x), Svg.round(y), ink));
    return this;
  }

  Pen words(double x, double y, String text, Anchor anchor, Ink ink) {
    marks.add(new Drawing.Words(Svg.round(x), Svg.round(y), text, anchor, ink));
    return this;
  }

  /** Words that end in dots where the room is too small for all of them. */
  Pen shortened(double x, double y, double room, String text, Ink ink) {
    var fitting = ink == Ink.STRONG ? room * LETTER / STRONG : room;
    return words(x, y, shortened(text, fitting), Anchor.START, ink);
  }

  static String shortened(String text, double room) {
    var most = (int) Math.max(4, room / LETTER);
    var letters = text.codePointCount(0, text.length());
    return letters <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "…";
  }

  Pen target(double x, double y, double wide, double high, @Nullable String href, String words) {
    marks.add(new Drawing.Target(Svg.round(x), Svg.round(y), positive(wide), high, href, words));
    return this;
  }
}
