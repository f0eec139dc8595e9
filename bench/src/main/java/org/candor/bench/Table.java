package org.candor.bench;

/** A table of the report, in Markdown, printed row by row so that a broken run still says much. */
final class Table {

  private final int columns;

  Table(String... heads) {
    columns = heads.length;
    row((Object[]) heads);
    System.out.println("|" + "---|".repeat(columns));
  }

  void row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells, not " + columns);
    }
    var line = new StringBuilder("|");
    for (var cell : cells) {
      line.append(' ').append(cell).append(" |");
    }
    System.out.println(line);
  }

  /** Ends the table. */
  void note(String text) {
    System.out.println("\n" + text + "\n");
  }
}
