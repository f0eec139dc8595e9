package org.candor.tabular;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.candor.tabular.Source.Fault;
import org.candor.tabular.Source.Raw;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The records of delimited text, RFC 4180, read as forgivingly as spreadsheets do: any line end,
 * blanks before a quote, text after a closing quote.
 *
 * <p>Written here because a general reader either holds a hostile cell in memory or stops at it;
 * this one reads past a cell that is too long, keeps its beginning, and goes on with the next row.
 */
final class CsvRecords {
  private final Reader in;
  private final char delimiter;
  private final Limits limits;
  private final char[] buffer = new char[1 << 15];
  private final StringBuilder cell = new StringBuilder();
  private int at;
  private int end;
  private long line = 1;
  private int columns;
  private int rowLength;
  private int cellLength;

  CsvRecords(Reader in, char delimiter, Limits limits) {
    this.in = in;
    this.delimiter = delimiter;
    this.limits = limits;
    this.columns = limits.columns();
  }

  /** From now on, cells beyond these are counted and dropped. */
  void keep(int columns) {
    this.columns = columns;
  }

  @Nullable Raw next() throws IOException {
    if (peek() < 0) {
      return null;
    }
    long begins = line;
    rowLength = 0;
    var cells = new ArrayList<@Nullable String>();
    var faults = new ArrayList<Fault>();
    int width = 0;
    int surplus = 0;
    boolean more;
    do {
      more = readCell();
      if (width < columns) {
        cells.add(kept(width, faults));
      } else if (Cells.trimmed(cell) != null) {
        surplus++;
      }
      width++;
    } while (more);
    return new Raw(begins, cells, width, surplus, faults);
  }

  private @Nullable String kept(int column, List<Fault> faults) {
    if (cellLength > limits.cell()) {
      faults.add(Cells.tooLong(column, limits.cell(), cell));
      return null;
    }
    return Cells.trimmed(cell);
  }

  /** Reads one cell; true when another follows in the same record. */
  private boolean readCell() throws IOException {
    cell.setLength(0);
    cellLength = 0;
    int c = read();
    while (c == ' ' && delimiter != ' ') {
      c = read();
    }
    if (c == '"') {
      quoted();
      c = read();
    }
    while (c >= 0 && c != delimiter && c != '\n' && c != '\r') {
      append((char) c, 0);
      c = read();
    }
    if (c == '\r' && peek() == '\n') {
      read();
    }
    if (c == '\n' || c == '\r') {
      line++;
    }
    return c == delimiter;
  }

  private void quoted() throws IOException {
    long opened = line;
    while (true) {
      int c = read();
      if (c < 0) {
        throw new Unreadable(
            Reason.CUT_OFF,
            "The file ends inside a cell: the quote opened on line %,d is never closed."
                .formatted(opened));
      }
      if (c == '"' && peek() != '"') {
        return;
      }
      if (c == '"') {
        read();
      }
      if (c == '\n' || (c == '\r' && peek() != '\n')) {
        line++;
      }
      append((char) c, opened);
    }
  }

  private void append(char c, long quoteOpened) {
    if (c == 0) {
      throw new Unreadable(
          Reason.NOT_A_TABLE, "Line %,d holds a NUL character: this is not text.".formatted(line));
    }
    if (++rowLength > limits.row()) {
      String why =
          quoteOpened == 0
              ? "Is this a table?"
              : "Is the quote opened on line %,d ever closed?".formatted(quoteOpened);
      throw new Unreadable(
          Reason.ROW_TOO_LONG,
          "The row that ends on line %,d or later is longer than %,d characters. %s"
              .formatted(line, limits.row(), why));
    }
    if (++cellLength <= limits.cell()) {
      cell.append(c);
    }
  }

  private int read() throws IOException {
    int c = peek();
    at++;
    return c;
  }

  private int peek() throws IOException {
    if (at >= end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at];
  }
}
