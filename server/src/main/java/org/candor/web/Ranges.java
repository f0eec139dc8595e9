package org.candor.web;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.web.Drawing.Anchor;

/** What columns hold: for each its kind and values, and of numbers where they lie. */
public record Ranges(String id, String title, String reading, List<Row> rows) implements Drawn {

  private static final int ROW = 44;
  private static final int BARS = 24;
  private static final int THICK = 10;

  public Ranges {
    rows = List.copyOf(rows);
  }

  /**
   * One column.
   *
   * @param points least, lower quarter, middle, upper quarter and greatest; none for words
   * @param rules that its rows keep, for someone to confirm
   * @param values the commonest, or all of them where they are few and known
   * @param bars how many numbers lie in each of equal parts from the least to the greatest; none
   *     where nobody counted
   */
  public record Row(
      String label,
      String kind,
      String distinct,
      String least,
      String greatest,
      List<Double> points,
      List<String> rules,
      List<String> values,
      List<Long> bars) {
    public Row {
      points = List.copyOf(points);
      rules = List.copyOf(rules);
      values = List.copyOf(values);
      bars = List.copyOf(bars);
    }

    public Row(
        String label,
        String kind,
        String distinct,
        String least,
        String greatest,
        List<Double> points,
        List<String> rules) {
      this(label, kind, distinct, least, greatest, points, rules, List.of(), List.of());
    }

    /** Where there are no numbers: the values, or the first and the last of them. */
    String held() {
      return !values.isEmpty()
          ? String.join(", ", values)
          : least.isEmpty() ? "" : least.equals(greatest) ? least : least + " … " + greatest;
    }

    String words() {
      return kind + ", " + text("web.chart.distinct", distinct);
    }

    String parts() {
      return bars.stream().map(it -> Long.toString(it)).collect(Collectors.joining(" "));
    }

    int height() {
      return bars.isEmpty() || points.isEmpty() ? ROW : ROW + BARS;
    }

    String middle() {
      return points.isEmpty() ? "" : TimeLinePlot.label(points.get(2));
    }
  }

  @Override
  public List<Key> legend() {
    return List.of();
  }

  @Override
  public Drawing drawing(int width) {
    var pen = new Pen(width);
    double y = 0;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var room = width - row.words().length() * Pen.LETTER - 12;
      pen.shortened(0, y + 12, room, row.label(), Ink.STRONG);
      pen.words(width, y + 12, row.words(), Anchor.END, Ink.WORDS);
      if (row.points().isEmpty()) {
        pen.shortened(0, y + 28, width, row.held(), Ink.WORDS);
      } else {
        box(pen, row, y, width);
      }
      pen.target(0, y, width, row.height() - 4.0, row(i + 1), row.label() + ": " + row.words());
      y += row.height();
    }
    return pen.drawing(y);
  }

  /** Each on its own axis, from its least to its greatest. */
  private static void box(Pen pen, Row row, double top, int width) {
    double y = top + 18 + row.height() - ROW;
    var points = row.points();
    var least = Pen.shortened(row.least(), width / 4.0);
    var greatest = Pen.shortened(row.greatest(), width / 4.0);
    var from = least.length() * Pen.LETTER + 8;
    var to = width - greatest.length() * Pen.LETTER - 8;
    pen.words(0, y + 10, least, Anchor.START, Ink.WORDS);
    pen.words(width, y + 10, greatest, Anchor.END, Ink.WORDS);
    bars(pen, row, y - 4, from, to);
    var scale = Scale.of(points.getFirst(), points.getLast(), from, to);
    var middle = y + THICK / 2.0;
    pen.line(Ink.AXIS, from, middle, to, middle);
    var low = scale.at(points.get(1));
    pen.box(low, y, Math.max(2, scale.at(points.get(3)) - low), THICK, Ink.FIRST);
    pen.line(Ink.WHISKER, scale.at(points.get(2)), y - 3, scale.at(points.get(2)), y + THICK + 3);
  }

  /** However few rows a part has, it is seen. */
  private static void bars(Pen pen, Row row, double bottom, double from, double to) {
    double most = row.bars().stream().mapToLong(it -> it).max().orElse(0);
    double wide = (to - from) / Math.max(1, row.bars().size());
    for (int i = 0; i < row.bars().size(); i++) {
      if (row.bars().get(i) > 0) {
        double high = Math.max(1, row.bars().get(i) / most * (BARS - 4));
        pen.soft(from + i * wide, bottom - high, Math.max(1, wide - 1), high, Ink.FIRST);
      }
    }
  }

  @Override
  public List<List<Cell>> table() {
    var table = new ArrayList<List<Cell>>();
    table.add(
        Stream.of(
                "part", "kind", "values", "common", "least", "middle", "greatest", "parts", "rules")
            .map(it -> Cell.of(text("web.chart." + it)))
            .toList());
    for (var row : rows) {
      table.add(
          Stream.of(
                  row.label(),
                  row.kind(),
                  row.distinct(),
                  String.join(", ", row.values()),
                  row.least(),
                  row.middle(),
                  row.greatest(),
                  row.parts(),
                  String.join("; ", row.rules()))
              .map(Cell::of)
              .toList());
    }
    return table;
  }
}
