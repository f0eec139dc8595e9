package org.candor.web;

import static org.candor.web.Messages.text;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.candor.web.Drawing.Anchor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Bars from zero with their intervals as whiskers, and lines such as limits across all of them. A
 * number that could not be measured is hatched over the whole width.
 *
 * @param percent whether the axis counts of a hundred, values being shares of one
 */
public record Whiskers(
    String id, String title, String reading, List<Bar> bars, List<Line> lines, boolean percent)
    implements Drawn {

  private static final int ROW = 40;
  private static final int TOP = 20;
  private static final int BOTTOM = 22;
  private static final int THICK = 12;

  /** Beyond this many times the longest bar or line a whisker runs off the axis. */
  private static final double FARTHEST = 2;

  /** Room for what lies beyond a line. */
  private static final double BEYOND = 1.1;

  public Whiskers {
    bars = List.copyOf(bars);
    lines = List.copyOf(lines);
  }

  public Whiskers(String id, String title, String reading, List<Bar> bars, List<Line> lines) {
    this(id, title, reading, bars, lines, false);
  }

  /**
   * One bar.
   *
   * @param value null where it could not be measured
   * @param low null where unknown or unbounded; high likewise
   * @param number the value in words
   * @param interval in words; empty where there is none
   * @param rows what the number rests on; {@link #UNTOLD} where that is not told
   * @param verdict in words; empty where nothing was judged
   */
  public record Bar(
      String label,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      String number,
      String interval,
      long rows,
      String verdict,
      Ink ink) {

    /** Few enough that nobody is to know. */
    public static final long UNTOLD = -1;

    /** The number and its interval. */
    String words() {
      return interval.isEmpty() ? number : number + " (" + interval + ")";
    }
  }

  /** A line across all bars, such as a limit. */
  public record Line(double value, String words, Ink ink) {}

  /** Lines have their words beside them. */
  @Override
  public List<Key> legend() {
    return List.of();
  }

  @Override
  public Drawing drawing(int width) {
    var pen = new Pen(width);
    var scale = Scale.holding(ends(), 1, width - 1.0);
    for (int i = 0; i < bars.size(); i++) {
      bar(pen, scale, i, width);
    }
    var bottom = top() + bars.size() * ROW;
    ticks(pen, scale, bottom + 4.0);
    for (var line : lines) {
      var x = scale.at(line.value());
      var anchor = x < width / 4.0 ? Anchor.START : x > width * .75 ? Anchor.END : Anchor.MIDDLE;
      pen.words(x, 12, Pen.shortened(line.words(), width * 0.75), anchor, line.ink());
    }
    return pen.drawing(bottom + BOTTOM);
  }

  private int top() {
    return lines.isEmpty() ? 0 : TOP;
  }

  private void bar(Pen pen, Scale scale, int place, int width) {
    var bar = bars.get(place);
    double y = top() + place * ROW;
    double top = y + 18;
    var value = bar.value();
    var words = bar.words();
    pen.shortened(0, y + 12, width - words.length() * Pen.LETTER - 12, bar.label(), Ink.STRONG);
    pen.words(width, y + 12, words, Anchor.END, Ink.WORDS);
    for (var tick : scale.ticks()) {
      var x = scale.at(tick);
      pen.line(tick == 0 ? Ink.AXIS : Ink.GRID, x, top - 2, x, top + THICK + 2);
    }
    if (value == null) {
      pen.box(scale.start(), top, scale.end() - scale.start(), THICK, Ink.UNKNOWN);
    } else {
      var zero = scale.at(0);
      var end = scale.at(value);
      pen.box(Math.min(zero, end), top, Math.abs(end - zero), THICK, bar.ink());
      whisker(pen, scale, bar, top + THICK / 2.0);
    }
    for (var line : lines) {
      var x = scale.at(line.value());
      pen.line(line.ink(), x, top - 4, x, top + THICK + 4);
    }
    var verdict = bar.verdict().isEmpty() ? "" : ", " + bar.verdict();
    pen.target(0, y, width, ROW - 4.0, row(place + 1), bar.label() + ": " + words + verdict);
  }

  /** An end that is not known runs to the end of the axis, without a cap. */
  private static void whisker(Pen pen, Scale scale, Bar bar, double y) {
    var low = bar.low();
    var high = bar.high();
    var none = low == null && high == null;
    if (none || (low != null && low.equals(high))) {
      return;
    }
    pen.whiskerAcross(
        low == null ? scale.start() : scale.at(low),
        high == null ? scale.end() : scale.at(high),
        y,
        low != null && low >= scale.from(),
        high != null && high <= scale.to());
  }

  private void ticks(Pen pen, Scale scale, double y) {
    var ticks = scale.ticks();
    for (var tick : ticks) {
      var x = scale.at(tick);
      var first = x < scale.start() + 8;
      var last = x > scale.end() - 8;
      var anchor = first ? Anchor.START : last ? Anchor.END : Anchor.MIDDLE;
      var label = percent ? TimeLinePlot.label(tick * 100) + " %" : TimeLinePlot.label(tick);
      pen.words(x, y + 8, label, anchor, Ink.WORDS);
    }
  }

  private List<Double> ends() {
    var firm = new ArrayList<Double>();
    for (var bar : bars) {
      add(firm, bar.value());
    }
    lines.forEach(it -> firm.add(beyond(it.value())));
    var farthest = FARTHEST * firm.stream().mapToDouble(Math::abs).max().orElse(1);
    var all = new ArrayList<>(firm);
    for (var bar : bars) {
      Stream.of(bar.low(), bar.high()).forEach(it -> addWithin(all, it, farthest));
    }
    return all;
  }

  /** Nothing lies beyond the whole of a share. */
  private double beyond(double line) {
    return percent && line <= 1 ? Math.min(1, line * BEYOND) : line * BEYOND;
  }

  private static void add(List<Double> all, @Nullable Double value) {
    if (value != null) {
      all.add(value);
    }
  }

  private static void addWithin(List<Double> all, @Nullable Double value, double farthest) {
    if (value != null) {
      all.add(Math.clamp(value, -farthest, farthest));
    }
  }

  @Override
  public List<List<Cell>> table() {
    var table = new ArrayList<List<Cell>>();
    table.add(
        Stream.of("part", "value", "between", "rows", "verdict")
            .map(it -> Cell.of(text("web.chart." + it)))
            .toList());
    var numbers = NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale());
    for (var bar : bars) {
      table.add(
          Stream.of(
                  bar.label(),
                  bar.number(),
                  bar.interval(),
                  bar.rows() == Bar.UNTOLD ? text("web.chart.untold") : numbers.format(bar.rows()),
                  bar.verdict())
              .map(Cell::of)
              .toList());
    }
    return table;
  }
}
