package org.candor.web;

import static org.candor.web.Messages.text;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.candor.web.Drawing.Anchor;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * For each row one bar of the same length, divided into the shares of its parts.
 *
 * @param parts what rows are divided into, in order
 */
public record Shares(String id, String title, String reading, List<Key> parts, List<Row> rows)
    implements Drawn {

  private static final int ROW = 42;
  private static final int THICK = 18;

  /** Room that a share in percent needs. */
  private static final double PERCENT = 36;

  public Shares {
    parts = List.copyOf(parts);
    rows = List.copyOf(rows);
  }

  /** A count for each part. */
  public record Row(String label, List<Long> counts) {
    public Row {
      counts = List.copyOf(counts);
    }

    long total() {
      return counts.stream().mapToLong(it -> it).sum();
    }
  }

  @Override
  public List<Key> legend() {
    return parts;
  }

  @Override
  public Drawing drawing(int width) {
    var pen = new Pen(width);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      double y = i * ROW;
      var total = number(row.total());
      pen.shortened(0, y + 12, width - total.length() * Pen.LETTER - 12, row.label(), Ink.STRONG);
      pen.words(width, y + 12, total, Anchor.END, Ink.WORDS);
      bar(pen, row, y + 18, width);
      pen.target(0, y, width, ROW - 4.0, row(i + 1), row.label() + ": " + words(row));
    }
    return pen.drawing(rows.size() * ROW);
  }

  private void bar(Pen pen, Row row, double y, int width) {
    var total = row.total();
    if (total == 0) {
      pen.box(0, y, width, THICK, Ink.UNKNOWN);
      return;
    }
    long before = 0;
    for (int i = 0; i < parts.size(); i++) {
      var count = row.counts().get(i);
      var x = (double) width * before / total;
      var wide = (double) width * count / total;
      if (count > 0) {
        pen.soft(x, y, Math.max(0.5, wide - 1), THICK, parts.get(i).ink());
        pen.box(x, y + THICK, Math.max(0.5, wide - 1), 3, parts.get(i).ink());
      }
      if (wide > PERCENT) {
        pen.words(x + wide / 2, y + 13, percent(count, total), Anchor.MIDDLE, Ink.STRONG);
      }
      before += count;
    }
  }

  private String words(Row row) {
    var words = new ArrayList<String>();
    for (int i = 0; i < parts.size(); i++) {
      words.add(parts.get(i).word() + " " + number(row.counts().get(i)));
    }
    return String.join(", ", words);
  }

  private static String number(long count) {
    return NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale()).format(count);
  }

  /** All is said of all alone. */
  private static String percent(long count, long total) {
    var whole = Math.round(100.0 * count / total);
    return whole == 100 && count < total ? "> 99 %" : whole + " %";
  }

  @Override
  public List<List<Cell>> table() {
    var table = new ArrayList<List<Cell>>();
    var head = new ArrayList<>(List.of(Cell.of(text("web.chart.part"))));
    parts.forEach(it -> head.add(Cell.of(it.word())));
    head.add(Cell.of(text("web.chart.rows")));
    table.add(head);
    for (var row : rows) {
      var line = new ArrayList<>(List.of(Cell.of(row.label())));
      row.counts().forEach(it -> line.add(Cell.of(number(it))));
      line.add(Cell.of(number(row.total())));
      table.add(line);
    }
    return table;
  }
}
