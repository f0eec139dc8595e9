package org.candor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns of text under one another; numbers on the right. */
final class TextTable {

  private static final int MOST = 40;

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... heads) {
    this.heads = List.of(heads);
  }

  void add(List<String> row) {
    rows.add(row.stream().map(TextTable::cut).toList());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  private static String cut(String cell) {
    var line = cell.replaceAll("\\s+", " ");
    return line.length() > MOST ? line.substring(0, MOST - 1) + "…" : line;
  }

  void print(PrintWriter out) {
    var widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = heads.get(i).length();
      for (var row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println(line(heads, widths));
    rows.forEach(it -> out.println(line(it, widths)));
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var gap = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? cells.get(i) + gap : "  " + gap + cells.get(i));
    }
    return line.toString().stripTrailing();
  }
}
