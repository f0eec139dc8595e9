package org.candor.web;

import static org.candor.web.Messages.text;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.candor.web.Drawing.Anchor;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * How common each of some values is on two or more sides, such as before and now: bars of shares
 * below one another.
 *
 * @param totals rows of each side
 */
public record Pairs(
    String id, String title, String reading, List<Key> sides, List<Long> totals, List<Row> rows)
    implements Drawn {

  private static final int HEAD = 16;
  private static final int BAR = 11;
  private static final int GAP = 10;
  private static final double PERCENT = 50;

  public Pairs {
    sides = List.copyOf(sides);
    totals = List.copyOf(totals);
    rows = List.copyOf(rows);
  }

  /** How many rows of each side have the value. */
  public record Row(String label, List<Long> counts) {
    public Row {
      counts = List.copyOf(counts);
    }
  }

  @Override
  public List<Key> legend() {
    return sides;
  }

  private double share(Row row, int side) {
    long total = totals.get(side);
    return total == 0 ? 0 : (double) row.counts().get(side) / total;
  }

  @Override
  public Drawing drawing(int width) {
    var pen = new Pen(width);
    double longest = 1e-9;
    for (var row : rows) {
      for (int i = 0; i < sides.size(); i++) {
        longest = Math.max(longest, share(row, i));
      }
    }
    double high = HEAD + sides.size() * BAR + GAP;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      double y = i * high;
      pen.shortened(0, y + 12, width, row.label(), Ink.STRONG);
      for (int side = 0; side < sides.size(); side++) {
        double top = y + HEAD + side * BAR;
        double wide = (width - PERCENT) * share(row, side) / longest;
        pen.box(0, top, Math.max(1, wide), BAR - 2.0, sides.get(side).ink());
        pen.words(Math.max(1, wide) + 5, top + 9, percent(row, side), Anchor.START, Ink.WORDS);
      }
      pen.target(0, y, width, high - 4, row(i + 1), row.label() + ": " + words(row));
    }
    return pen.drawing(rows.size() * high);
  }

  private String percent(Row row, int side) {
    return TimeLinePlot.label(Math.round(1000 * share(row, side)) / 10.0) + " %";
  }

  private String words(Row row) {
    var words = new ArrayList<String>();
    for (int i = 0; i < sides.size(); i++) {
      words.add(sides.get(i).word() + " " + percent(row, i));
    }
    return String.join(", ", words);
  }

  @Override
  public List<List<Cell>> table() {
    var numbers = NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale());
    var table = new ArrayList<List<Cell>>();
    var head = new ArrayList<>(List.of(Cell.of(text("web.chart.part"))));
    for (var side : sides) {
      head.add(Cell.of(side.word()));
      head.add(Cell.of(text("web.chart.share", side.word())));
    }
    table.add(head);
    for (var row : rows) {
      var line = new ArrayList<>(List.of(Cell.of(row.label())));
      for (int i = 0; i < sides.size(); i++) {
        line.add(Cell.of(numbers.format(row.counts().get(i))));
        line.add(Cell.of(percent(row, i)));
      }
      table.add(line);
    }
    return table;
  }
}
