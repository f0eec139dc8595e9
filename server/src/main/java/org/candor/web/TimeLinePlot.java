package org.candor.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.web.Drawing.Anchor;
import org.jspecify.annotations.Nullable;

/** Where the marks of a {@link TimeLine} stand, in a box 240 high. */
public final class TimeLinePlot {

  public static final int WIDTH = 560;
  public static final int HEIGHT = 240;
  static final int LEFT = 44;
  static final int RIGHT = 16;
  static final int TOP = 14;
  static final int BOTTOM = 30;

  /** Months after which a day of the year says too little under an axis. */
  private static final int LONGEST = 11;

  /** Room that a word under the axis takes. */
  private static final double TICK = 80;

  private final TimeLine chart;
  private final int width;
  private final double low;
  private final double high;
  private final double step;

  TimeLinePlot(TimeLine chart) {
    this.chart = chart;
    this.width = chart.width();
    var all = values(chart);
    var top = all.stream().mapToDouble(v -> v).max().orElse(1);
    var bottom = Math.min(0, all.stream().mapToDouble(v -> v).min().orElse(0));
    this.step = nice((top - bottom) / 4);
    this.low = Math.floor(bottom / step) * step;
    this.high = Math.max(low + step, Math.ceil(top / step - 1e-9) * step);
  }

  /** A point as drawn; the ends of its whisker are null when it has none. */
  public record Dot(
      TimeLine.Point point, double x, double y, @Nullable Double low, @Nullable Double high) {}

  /** A line of the grid with its number. */
  public record Grid(double y, String label) {}

  /** A word under the axis. */
  public record Tick(double x, String label) {}

  public List<Dot> dots() {
    var dots = new ArrayList<Dot>();
    for (int i = 0; i < chart.points().size(); i++) {
      var p = chart.points().get(i);
      var value = p.value();
      dots.add(
          new Dot(p, x(i), value == null ? y(low) : y(value), place(p.low()), place(p.high())));
    }
    return dots;
  }

  /** The pieces of the line between moments that were measured. */
  public List<String> lines() {
    return pieces().stream()
        .map(
            it ->
                it.stream()
                    .map(point -> Svg.text(point.x()) + "," + Svg.text(point.y()))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private List<List<Drawing.Point>> pieces() {
    var pieces = new ArrayList<List<Drawing.Point>>();
    var piece = new ArrayList<Drawing.Point>();
    for (var dot : dots()) {
      if (dot.point().value() == null) {
        pieces.add(List.copyOf(piece));
        piece.clear();
      } else {
        piece.add(new Drawing.Point(dot.x(), dot.y()));
      }
    }
    pieces.add(piece);
    return pieces.stream().filter(it -> it.size() > 1).toList();
  }

  public List<Grid> grid() {
    var grid = new ArrayList<Grid>();
    for (int i = 0; low + i * step <= high + step / 1e6; i++) {
      grid.add(new Grid(y(low + i * step), label(low + i * step)));
    }
    return grid;
  }

  public int width() {
    return width;
  }

  /** As many words as there is room for, seven at most, evenly chosen. */
  public List<Tick> ticks() {
    var points = chart.points();
    var every = Math.max(1, (int) Math.ceil(points.size() / Math.min(7, width / TICK)));
    var years =
        !points.isEmpty()
            && points.getFirst().day().plusMonths(LONGEST).isBefore(points.getLast().day());
    var ticks = new ArrayList<Tick>();
    for (int i = 0; i < points.size(); i += every) {
      var day = points.get(i).day();
      ticks.add(new Tick(x(i), years ? Times.monthOfYear(day) : Times.shortMonth(day)));
    }
    return ticks;
  }

  /** Where the grid ends; the limit's words stand beyond it, so that no point hides them. */
  public int right() {
    return width - (chart.goal().limits().isEmpty() ? RIGHT : 5 * RIGHT);
  }

  /** Limits as lines of the grid. */
  public List<Grid> limits() {
    return chart.goal().limits().stream().map(it -> new Grid(y(it.value()), it.words())).toList();
  }

  /** A stripe over the whole width, good or not. */
  public record Stripe(double y, double height, boolean good) {}

  /** Where the number ought to be, and where not; none where nobody said. */
  public List<Stripe> stripes() {
    var within = chart.goal().within();
    if (within == null) {
      return List.of();
    }
    var from = within.from();
    var to = within.to();
    double bottom = from == null ? y(low) : y(Math.clamp(from, low, high));
    double top = to == null ? y(high) : y(Math.clamp(to, low, high));
    return List.of(
            new Stripe(y(high), top - y(high), false),
            new Stripe(top, bottom - top, true),
            new Stripe(bottom, y(low) - bottom, false))
        .stream()
        .filter(it -> it.height() > 0)
        .toList();
  }

  /** The same picture for paper. */
  Drawing drawing() {
    var pen = new Pen(width);
    for (var stripe : stripes()) {
      pen.path(stripe.good() ? Ink.GOOD : Ink.BAD, corners(stripe), true, false);
    }
    for (var line : grid()) {
      pen.line(Ink.GRID, LEFT, line.y(), right(), line.y());
      pen.words(LEFT - 8.0, line.y() + 4, line.label(), Anchor.END, Ink.WORDS);
    }
    ticks().forEach(it -> pen.words(it.x(), 230, it.label(), Anchor.MIDDLE, Ink.WORDS));
    for (var limit : limits()) {
      pen.line(Ink.LIMIT, LEFT, limit.y(), right(), limit.y());
      pen.words(right() + 6.0, limit.y() + 4, limit.label(), Anchor.START, Ink.LIMIT);
    }
    pieces().forEach(it -> pen.path(Ink.FIRST, it, false, true));
    dots().forEach(it -> dot(pen, it));
    return pen.drawing(HEIGHT);
  }

  private List<Drawing.Point> corners(Stripe stripe) {
    var bottom = stripe.y() + stripe.height();
    return List.of(
        new Drawing.Point(LEFT, stripe.y()),
        new Drawing.Point(right(), stripe.y()),
        new Drawing.Point(right(), bottom),
        new Drawing.Point(LEFT, bottom));
  }

  private static void dot(Pen pen, Dot dot) {
    var low = dot.low();
    var high = dot.high();
    if (low != null && high != null) {
      pen.whiskerUp(Ink.WHISKER, dot.x(), low, high);
    }
    if (dot.point().value() == null) {
      pen.box(dot.x() - 7, TOP, 14, HEIGHT - (double) TOP - BOTTOM, Ink.UNKNOWN);
    } else {
      pen.dot(Ink.of(dot.point().tone()), dot.x(), dot.y());
    }
  }

  /** What a pointer or a screen reader learns about a point. */
  public String words(TimeLine.Point point) {
    return Times.shortDay(point.day()) + ": " + valueWords(point);
  }

  private static String valueWords(TimeLine.Point point) {
    var value = point.value();
    return value == null ? Messages.text("web.chart.unmeasured") : label(value);
  }

  static List<List<Chart.Cell>> table(TimeLine chart) {
    var rows = new ArrayList<List<Chart.Cell>>();
    rows.add(
        Stream.of("web.chart.day", "web.chart.value", "web.chart.interval")
            .map(key -> Chart.Cell.of(Messages.text(key)))
            .toList());
    for (var p : chart.points()) {
      var low = p.low();
      var high = p.high();
      var interval = low == null || high == null ? "" : label(low) + " – " + label(high);
      rows.add(
          List.of(
              Chart.Cell.of(Times.shortDay(p.day())),
              new Chart.Cell(valueWords(p), p.href()),
              Chart.Cell.of(interval)));
    }
    return rows;
  }

  private static List<Double> values(TimeLine chart) {
    var all = new ArrayList<Double>();
    for (var p : chart.points()) {
      for (var value : new @Nullable Double[] {p.value(), p.high(), p.low()}) {
        if (value != null) {
          all.add(value);
        }
      }
    }
    chart.goal().limits().forEach(it -> all.add(it.value()));
    return all;
  }

  static double nice(double raw) {
    if (raw <= 0) {
      return 0.25;
    }
    var power = Math.pow(10, Math.floor(Math.log10(raw)));
    var factor = raw / power;
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 2.5 ? 2.5 : factor <= 5 ? 5 : 10);
  }

  static String label(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }

  private double x(int index) {
    var room = right() - LEFT;
    var count = chart.points().size();
    return Svg.round(
        count == 1 ? LEFT + room / 2.0 : LEFT + 12 + (room - 24.0) * index / (count - 1));
  }

  private double y(double value) {
    return Svg.round(TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low));
  }

  private @Nullable Double place(@Nullable Double value) {
    return value == null ? null : y(value);
  }
}
