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
      if (dot.point().value() == null || !dot.point().joined()) {
        pieces.add(List.copyOf(piece));
        piece.clear();
      }
      if (dot.point().value() != null) {
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
    return width - (chart.goal().limits().isEmpty() ? RIGHT : 6 * RIGHT);
  }

  /** A goal for as long as it held. */
  private record Stretch(double from, double to, TimeLine.Goal goal, boolean last) {}

  private List<Stretch> stretches() {
    var stretches = new ArrayList<Stretch>();
    double from = LEFT;
    for (var turn : chart.turns()) {
      var to = before(turn.at());
      stretches.add(new Stretch(from, to, turn.before(), false));
      from = to;
    }
    stretches.add(new Stretch(from, right(), chart.goal(), true));
    return stretches;
  }

  /** Between a point and the one before it. */
  private double before(int at) {
    return at == 0 ? LEFT : Svg.round((x(at - 1) + x(at)) / 2);
  }

  /**
   * A limit for as long as it held.
   *
   * @param x of its words: beyond the grid for the limit that holds now, above the line else
   */
  public record LimitLine(double from, double to, double y, double x, double base, String label) {}

  public List<LimitLine> limits() {
    var lines = new ArrayList<LimitLine>();
    for (var it : stretches()) {
      for (var limit : it.goal().limits()) {
        var y = y(limit.value());
        var x = it.last() ? right() + 6.0 : it.from() + 4;
        lines.add(new LimitLine(it.from(), it.to(), y, x, y + (it.last() ? 4 : -4), limit.words()));
      }
    }
    return lines;
  }

  /** A line across, where something else was asked from then on, with its number. */
  public record Mark(double x, String number, String words) {}

  public List<Mark> marks() {
    var marks = new ArrayList<Mark>();
    for (var turn : chart.turns()) {
      marks.add(new Mark(before(turn.at()), marks.size() + 1 + "", turn.words()));
    }
    return marks;
  }

  /** A stripe, good or not. */
  public record Stripe(double x, double width, double y, double height, boolean good) {}

  /** Where the number ought to be, and where not; none where nobody said. */
  public List<Stripe> stripes() {
    return stretches().stream().flatMap(it -> stripes(it).stream()).toList();
  }

  private List<Stripe> stripes(Stretch it) {
    var within = it.goal().within();
    if (within == null) {
      return List.of();
    }
    var from = within.from();
    var to = within.to();
    double bottom = from == null ? y(low) : y(Math.clamp(from, low, high));
    double top = to == null ? y(high) : y(Math.clamp(to, low, high));
    double wide = Svg.round(it.to() - it.from());
    return List.of(
            new Stripe(it.from(), wide, y(high), top - y(high), false),
            new Stripe(it.from(), wide, top, bottom - top, true),
            new Stripe(it.from(), wide, bottom, y(low) - bottom, false))
        .stream()
        .filter(each -> each.height() > 0)
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
      pen.line(Ink.LIMIT, limit.from(), limit.y(), limit.to(), limit.y());
      pen.words(limit.x(), limit.base(), limit.label(), Anchor.START, Ink.LIMIT);
    }
    for (var mark : marks()) {
      pen.line(Ink.AXIS, mark.x(), TOP, mark.x(), HEIGHT - (double) BOTTOM);
      pen.words(mark.x() + 4, TOP + 10.0, mark.number(), Anchor.START, Ink.STRONG);
    }
    pieces().forEach(it -> pen.path(Ink.FIRST, it, false, true));
    dots().forEach(it -> dot(pen, it));
    return pen.drawing(HEIGHT);
  }

  private List<Drawing.Point> corners(Stripe stripe) {
    var bottom = stripe.y() + stripe.height();
    var right = stripe.x() + stripe.width();
    return List.of(
        new Drawing.Point(stripe.x(), stripe.y()),
        new Drawing.Point(right, stripe.y()),
        new Drawing.Point(right, bottom),
        new Drawing.Point(stripe.x(), bottom));
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
    var stood = point.value() == null || point.words().isEmpty() ? "" : ", " + point.words();
    return Times.shortDay(point.day()) + ": " + valueWords(point) + stood;
  }

  private static String valueWords(TimeLine.Point point) {
    var value = point.value();
    if (value != null) {
      return label(value);
    }
    return point.words().isEmpty() ? Messages.text("web.chart.unmeasured") : point.words();
  }

  /** How each point stood, and what changed before it, only where there is something to say. */
  static List<List<Chart.Cell>> table(TimeLine chart) {
    var stood = chart.points().stream().anyMatch(it -> !it.words().isEmpty());
    var heads = new ArrayList<String>();
    heads.add(Messages.text("web.chart.day"));
    heads.add(Messages.text("web.chart.value"));
    heads.add(between(chart.sure()));
    if (stood) {
      heads.add(Messages.text("web.chart.stood"));
    }
    if (!chart.turns().isEmpty()) {
      heads.add(Messages.text("web.chart.turned"));
    }
    var rows = new ArrayList<List<Chart.Cell>>();
    rows.add(heads.stream().map(Chart.Cell::of).toList());
    for (int i = 0; i < chart.points().size(); i++) {
      rows.add(row(chart, i, stood));
    }
    return rows;
  }

  private static String between(@Nullable Double sure) {
    return sure == null
        ? Messages.text("web.chart.between")
        : Messages.text("web.chart.interval", label(100 * sure));
  }

  private static List<Chart.Cell> row(TimeLine chart, int place, boolean stood) {
    var p = chart.points().get(place);
    var low = p.low();
    var high = p.high();
    var row = new ArrayList<Chart.Cell>();
    row.add(Chart.Cell.of(Times.shortDay(p.day())));
    row.add(new Chart.Cell(valueWords(p), p.href()));
    row.add(Chart.Cell.of(low == null || high == null ? "" : label(low) + " – " + label(high)));
    if (stood) {
      row.add(Chart.Cell.of(p.value() == null ? "" : p.words()));
    }
    if (!chart.turns().isEmpty()) {
      row.add(
          Chart.Cell.of(
              chart.turns().stream()
                  .filter(it -> it.at() == place)
                  .map(TimeLine.Turn::words)
                  .collect(Collectors.joining(" "))));
    }
    return row;
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
    Stream.concat(chart.turns().stream().map(TimeLine.Turn::before), Stream.of(chart.goal()))
        .flatMap(it -> it.limits().stream())
        .forEach(it -> all.add(it.value()));
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
