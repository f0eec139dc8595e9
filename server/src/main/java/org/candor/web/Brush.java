package org.candor.web;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Puts a drawing on paper: solid colours only, and letters as outlines, as archives want it. */
final class Brush {

  private static final double SIZE = 11.5;
  private static final double HATCH = 6;
  private static final double SOFT = 0.3;
  private static final double AREA = 0.14;
  private static final Letters PLAIN = Letters.of("DejaVuSansCondensed.ttf", SIZE);
  private static final Letters BOLD = Letters.of("DejaVuSansCondensed-Bold.ttf", SIZE);

  private final Graphics2D graphics;
  private final Drawing drawing;

  Brush(Graphics2D graphics, Drawing drawing) {
    this.graphics = graphics;
    this.drawing = drawing;
  }

  void draw(double width) {
    graphics.scale(width / drawing.width(), width / drawing.width());
    for (var mark : drawing.marks()) {
      switch (mark) {
        case Drawing.Box it -> box(it);
        case Drawing.Path it -> path(it);
        case Drawing.Dot it -> dot(it);
        case Drawing.Words it -> words(it);
        case Drawing.Target it -> {}
      }
    }
  }

  private static Color color(Ink ink, double share) {
    var full = new Color(ink.paper());
    return new Color(
        mixed(full.getRed(), share), mixed(full.getGreen(), share), mixed(full.getBlue(), share));
  }

  /** Toward white: paper has no transparency. */
  private static int mixed(int part, double share) {
    return (int) Math.round(255 - (255 - part) * share);
  }

  private void box(Drawing.Box it) {
    var shape = new Rectangle2D.Double(it.x(), it.y(), it.width(), it.height());
    if (it.ink() == Ink.UNKNOWN) {
      hatch(shape);
    } else {
      graphics.setPaint(color(it.ink(), it.soft() ? SOFT : 1));
      graphics.fill(shape);
    }
  }

  private void hatch(Rectangle2D box) {
    graphics.setPaint(color(Ink.UNKNOWN, SOFT));
    graphics.fill(box);
    graphics.setPaint(color(Ink.AXIS, 1));
    graphics.setStroke(new BasicStroke(0.8f));
    for (var x = box.getMinX() - box.getHeight(); x < box.getMaxX(); x += HATCH) {
      var from = Math.max(x, box.getMinX());
      var to = Math.min(x + box.getHeight(), box.getMaxX());
      graphics.draw(
          new Line2D.Double(from, box.getMaxY() - (from - x), to, box.getMaxY() - (to - x)));
    }
    graphics.draw(box);
  }

  private void path(Drawing.Path it) {
    var shape = new Path2D.Double();
    for (var point : it.points()) {
      if (shape.getCurrentPoint() == null) {
        shape.moveTo(point.x(), point.y());
      } else {
        shape.lineTo(point.x(), point.y());
      }
    }
    if (it.filled()) {
      graphics.setPaint(color(it.ink(), AREA));
      graphics.fill(shape);
    } else {
      graphics.setPaint(color(it.ink(), 1));
      graphics.setStroke(stroke(it));
      graphics.draw(shape);
    }
  }

  private static BasicStroke stroke(Drawing.Path it) {
    var thickness = it.thick() ? 1.8f : it.ink() == Ink.LIMIT ? 1.6f : 1f;
    var dashes = it.ink() == Ink.LIMIT ? List.of(4, 3) : it.ink().dashes();
    if (dashes.isEmpty() || !it.thick() && it.ink() != Ink.LIMIT) {
      return new BasicStroke(thickness);
    }
    var lengths = new float[dashes.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = dashes.get(i);
    }
    return new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
  }

  private void dot(Drawing.Dot it) {
    graphics.setPaint(color(it.ink(), 1));
    graphics.fill(new Ellipse2D.Double(it.x() - 3.5, it.y() - 3.5, 7, 7));
  }

  private void words(Drawing.Words it) {
    var font = it.ink() == Ink.STRONG || it.ink() == Ink.LIMIT ? BOLD : PLAIN;
    var wide = font.width(it.text());
    var start =
        switch (it.anchor()) {
          case START -> it.x();
          case MIDDLE -> it.x() - wide / 2;
          case END -> it.x() - wide;
        };
    graphics.setPaint(color(it.ink(), 1));
    graphics.fill(font.outline(it.text(), start, it.y()));
  }
}
