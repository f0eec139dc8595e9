package org.candor.web;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.candor.web.Drawing.Anchor;
import org.candor.web.Drawing.Point;
import org.jspecify.annotations.Nullable;

/**
 * Series over a number, laid over one another: distributions as steps, or points with intervals.
 *
 * @param diagonal where both axes agree, for scores against what came true
 */
public record Curves(
    String id,
    String title,
    String reading,
    Axis across,
    Axis up,
    List<Series> series,
    boolean steps,
    boolean diagonal)
    implements Drawn {

  private static final int HEIGHT = 234;
  private static final int LEFT = 42;
  private static final int RIGHT = 10;
  private static final int TOP = 24;
  private static final int BOTTOM = 42;

  public Curves {
    series = List.copyOf(series);
  }

  /** What is along an axis, and its ends. */
  public record Axis(String title, double from, double to) {}

  /** One line; in steps, spots are the bins, all series having the same. */
  public record Series(Key key, List<Spot> spots) {
    public Series {
      spots = List.copyOf(spots);
    }
  }

  /**
   * A point, or a bin.
   *
   * @param x of a bin where it begins
   * @param to of a bin where it ends; of a point the same as x
   * @param low end of the interval, null without one
   * @param rows what it rests on
   */
  public record Spot(
      double x, double to, double y, @Nullable Double low, @Nullable Double high, long rows) {}

  @Override
  public List<Key> legend() {
    return series.stream().map(Series::key).toList();
  }

  @Override
  public Drawing drawing(int width) {
    var pen = new Pen(width);
    var x = Scale.of(across.from(), across.to(), LEFT, width - (double) RIGHT);
    var y = Scale.of(up.from(), up.to(), HEIGHT - (double) BOTTOM, TOP);
    for (var tick : y.ticks()) {
      pen.line(tick == 0 ? Ink.AXIS : Ink.GRID, LEFT, y.at(tick), x.end(), y.at(tick));
      pen.words(LEFT - 6.0, y.at(tick) + 4, TimeLinePlot.label(tick), Anchor.END, Ink.WORDS);
    }
    for (var tick : x.ticks()) {
      var anchor = x.at(tick) > x.end() - 12 ? Anchor.END : Anchor.MIDDLE;
      pen.words(x.at(tick), y.start() + 16, label(tick), anchor, Ink.WORDS);
    }
    var room = x.end() - LEFT;
    pen.words(x.end(), HEIGHT - 6.0, Pen.shortened(across.title(), room), Anchor.END, Ink.WORDS);
    pen.words(0, 12, Pen.shortened(up.title(), room), Anchor.START, Ink.WORDS);
    if (diagonal) {
      var from = Math.max(x.from(), y.from());
      var to = Math.min(x.to(), y.to());
      pen.line(Ink.LIMIT, x.at(from), y.at(from), x.at(to), y.at(to));
    }
    if (steps) {
      series.forEach(it -> area(pen, x, y, it));
      series.forEach(it -> pen.path(it.key().ink(), outline(x, y, it), false, true));
      bins(pen, x, y);
    } else {
      series.forEach(it -> points(pen, x, y, it));
    }
    return pen.drawing(HEIGHT);
  }

  private static String label(double value) {
    return Math.abs(value) >= 1e6 ? "%.3g".formatted(value) : TimeLinePlot.label(value);
  }

  private static void area(Pen pen, Scale x, Scale y, Series one) {
    var outline = outline(x, y, one);
    if (!outline.isEmpty()) {
      var closed = new ArrayList<>(outline);
      closed.add(new Point(outline.getLast().x(), y.at(y.from())));
      closed.add(new Point(outline.getFirst().x(), y.at(y.from())));
      pen.path(one.key().ink(), closed, true, false);
    }
  }

  private static List<Point> outline(Scale x, Scale y, Series one) {
    var points = new ArrayList<Point>();
    for (var spot : one.spots()) {
      points.add(new Point(x.at(spot.x()), y.at(spot.y())));
      points.add(new Point(x.at(spot.to()), y.at(spot.y())));
    }
    return points;
  }

  private static void points(Pen pen, Scale x, Scale y, Series one) {
    var ink = one.key().ink();
    var line = new ArrayList<Point>();
    for (var spot : one.spots()) {
      line.add(new Point(x.at(spot.x()), y.at(spot.y())));
      var low = spot.low();
      var high = spot.high();
      if (low != null && high != null) {
        pen.whiskerUp(ink, x.at(spot.x()), y.at(low), y.at(high));
      }
    }
    if (line.size() > 1) {
      pen.path(ink, line, false, true);
    }
    line.forEach(it -> pen.dot(ink, it.x(), it.y()));
  }

  private void bins(Pen pen, Scale x, Scale y) {
    if (series.isEmpty()) {
      return;
    }
    for (int i = 0; i < series.getFirst().spots().size(); i++) {
      var bin = series.getFirst().spots().get(i);
      var words = new ArrayList<String>();
      for (var one : series) {
        words.add(one.key().word() + " " + label(one.spots().get(i).y()));
      }
      var wide = x.at(bin.to()) - x.at(bin.x());
      var text = range(bin) + ": " + String.join(", ", words);
      pen.target(x.at(bin.x()), TOP, wide, y.start() - TOP, null, text);
    }
  }

  private static String range(Spot bin) {
    return label(bin.x()) + " – " + label(bin.to());
  }

  @Override
  public List<List<Cell>> table() {
    return steps ? binTable() : pointTable();
  }

  private List<List<Cell>> binTable() {
    var table = new ArrayList<List<Cell>>();
    var head = new ArrayList<>(List.of(Cell.of(across.title())));
    series.forEach(it -> head.add(Cell.of(it.key().word())));
    table.add(head);
    var first = series.isEmpty() ? List.<Spot>of() : series.getFirst().spots();
    for (int i = 0; i < first.size(); i++) {
      var line = new ArrayList<>(List.of(Cell.of(range(first.get(i)))));
      for (var one : series) {
        line.add(Cell.of(label(one.spots().get(i).y())));
      }
      table.add(line);
    }
    return table;
  }

  private List<List<Cell>> pointTable() {
    var table = new ArrayList<List<Cell>>();
    table.add(
        List.of(
            Cell.of(text("web.chart.part")),
            Cell.of(across.title()),
            Cell.of(up.title()),
            Cell.of(text("web.chart.between")),
            Cell.of(text("web.chart.rows"))));
    for (var one : series) {
      for (var spot : one.spots()) {
        var low = spot.low();
        var high = spot.high();
        var interval = low == null || high == null ? "" : label(low) + " – " + label(high);
        table.add(
            List.of(
                Cell.of(one.key().word()),
                Cell.of(label(spot.x())),
                Cell.of(label(spot.y())),
                Cell.of(interval),
                Cell.of(Long.toString(spot.rows()))));
      }
    }
    return table;
  }
}
