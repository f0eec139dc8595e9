package org.candor.tabular;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.candor.tabular.Problem.Code;
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
 *
 * <p>A quote that is never closed swallows the rest of the file, and what stands there can be rows
 * or text. So the rows before it are read, its own row is faulty and says where the quote opened,
 * and every line after it is a faulty row: nothing is guessed, nothing disappears.
 */
final class CsvRecords {
  private final char delimiter;
  private final Limits limits;
  private final boolean forgiving;
  private final char[] buffer = new char[1 << 15];
  private final StringBuilder cell = new StringBuilder();

  /** What followed the first line end inside the quote that is open. */
  private final StringBuilder swallowed = new StringBuilder();

  private Reader in;
  private @Nullable Reader behind;
  private int at;
  private int end;
  private long line = 1;
  private int columns;
  private int rowLength;
  private int cellLength;

  /** Where a quote opened that is never closed; 0 while there is none. */
  private long unclosed;

  /** In this row, where a quote opened and where it closed with text right behind it; else 0. */
  private long opened;

  private long closed;

  private CsvRecords(Reader in, char delimiter, Limits limits, boolean forgiving) {
    this.in = in;
    this.delimiter = delimiter;
    this.limits = limits;
    this.columns = limits.columns();
    this.forgiving = forgiving;
  }

  static CsvRecords of(Reader in, char delimiter, Limits limits) {
    return new CsvRecords(in, delimiter, limits, true);
  }

  /** Of the beginning of a file, which may end within a cell: that is {@link Unreadable} then. */
  static CsvRecords ofSample(Reader in, char delimiter, Limits limits) {
    return new CsvRecords(in, delimiter, limits, false);
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
    opened = 0;
    var cells = new ArrayList<@Nullable String>();
    var faults = new ArrayList<Fault>();
    long lost = unclosed;
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
    if (width > 1 || surplus > 0 || cells.getFirst() != null) {
      quotes(lost, width, faults);
    }
    return new Raw(begins, cells, width, surplus, faults);
  }

  /** What is wrong with the quotes of a row, or was with one before it. */
  private void quotes(long lost, int width, List<Fault> faults) {
    if (lost > 0) {
      var message = Sentence.of("tabular.quote.before", lost);
      faults.add(new Fault(-1, Code.AFTER_OPEN_QUOTE, message, ""));
    } else if (unclosed > 0) {
      var message = Sentence.of("tabular.quote.open", unclosed);
      faults.add(new Fault(width <= columns ? width - 1 : -1, Code.OPEN_QUOTE, message, excerpt()));
    } else if (opened > 0) {
      var message = Sentence.of("tabular.quote.between", opened, closed);
      faults.add(new Fault(-1, Code.OPEN_QUOTE, message, ""));
    }
  }

  private String excerpt() {
    return Cells.excerpt(cell);
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
    if (c == '"' && unclosed == 0) {
      long begins = line;
      if (!quoted()) {
        return false;
      }
      c = read();
      closing(begins, c);
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

  private void closing(long begins, int next) {
    boolean ends = next < 0 || next == delimiter || next == '\n' || next == '\r' || next == ' ';
    if (line > begins && !ends && opened == 0) {
      opened = begins;
      closed = line;
    }
  }

  /** Reads to the closing quote; false when there is none, and reading goes on behind the line. */
  private boolean quoted() throws IOException {
    long begins = line;
    int first = -1;
    swallowed.setLength(0);
    while (true) {
      int c = read();
      if (c < 0 || (first >= 0 && forgiving && rowLength >= limits.row())) {
        giveUp(begins, first, c);
        return false;
      }
      if (first >= 0) {
        swallowed.append((char) c);
      }
      if (c == '"' && peek() != '"') {
        return true;
      }
      if (c == '"') {
        read();
        if (first >= 0) {
          swallowed.append('"');
        }
      }
      if (c == '\n' || (c == '\r' && peek() != '\n')) {
        line++;
        first = first < 0 ? cell.length() : first;
      }
      append((char) c, begins);
    }
  }

  /**
   * The cell is what stands on the line where its quote opened; the lines after it are read anew.
   *
   * @param first how long the cell was at its first line end, -1 when it has none
   * @param next the character that was read last, which belongs to what follows
   */
  private void giveUp(long begins, int first, int next) {
    if (!forgiving) {
      throw new Unreadable(Reason.CUT_OFF, "tabular.quote.end", begins);
    }
    unclosed = begins;
    if (first >= 0) {
      cell.setLength(first);
      cellLength = first;
      line = begins + 1;
      if (next >= 0) {
        swallowed.append((char) next);
      }
      swallowed.append(buffer, at, Math.max(0, end - at));
      at = 0;
      end = 0;
      behind = in;
      in = new StringReader(swallowed.toString());
    }
  }

  private void append(char c, long quoteOpened) {
    if (c == 0) {
      throw new Unreadable(Reason.NOT_A_TABLE, "tabular.nul.line", line);
    }
    if (++rowLength > limits.row()) {
      throw quoteOpened == 0
          ? new Unreadable(Reason.ROW_TOO_LONG, "tabular.row.long", line, limits.row())
          : new Unreadable(
              Reason.ROW_TOO_LONG, "tabular.row.long.quote", line, limits.row(), quoteOpened);
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
      if (end == 0 && behind != null) {
        in = behind;
        behind = null;
        end = Math.max(0, in.read(buffer));
      }
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at];
  }
}
