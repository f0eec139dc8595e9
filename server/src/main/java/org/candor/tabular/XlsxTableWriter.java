package org.candor.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of one sheet, its header bold and frozen. Text is always text: formulas, links and
 * scripts in it stay inert. A text longer than a cell may hold is cut, and says so.
 */
final class XlsxTableWriter implements TableWriter {
  private static final int LONGEST = 32_767;
  private static final int ROWS_HELD = 500;
  private static final String DAY = "yyyy-mm-dd";
  private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private final List<String> columns;
  private final org.dhatim.fastexcel.Workbook book;
  private final Worksheet sheet;
  private int row;

  XlsxTableWriter(OutputStream out, List<String> columns, String name) throws IOException {
    this.columns = List.copyOf(columns);
    this.book = new org.dhatim.fastexcel.Workbook(out, "Candor", "1.0");
    this.sheet = book.newWorksheet(name);
    sheet.freezePane(0, 1);
    for (int i = 0; i < columns.size(); i++) {
      text(i, columns.get(i));
      sheet.style(0, i).bold().set();
    }
    row = 1;
  }

  @Override
  public void write(List<? extends @Nullable Object> values) throws IOException {
    TableWriter.requireWidth(values, columns);
    if (row >= Worksheet.MAX_ROWS) {
      throw new IllegalStateException(
          "A sheet holds %,d rows: export to CSV or JSON".formatted(Worksheet.MAX_ROWS));
    }
    for (int i = 0; i < values.size(); i++) {
      cell(i, values.get(i));
    }
    if (++row % ROWS_HELD == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Boolean truth -> sheet.value(row, column, truth);
      case Number number -> number(column, number);
      case LocalDate day when !day.isBefore(FIRST_DAY) -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format(DAY).set();
      }
      case LocalDateTime moment when !moment.toLocalDate().isBefore(FIRST_DAY) ->
          moment(column, moment);
      case Instant instant -> moment(column, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
      default -> text(column, value.toString());
    }
  }

  /** A spreadsheet keeps 15 digits; a longer number stays itself only as text. */
  private void number(int column, Number number) {
    String exact = number.toString();
    if (exact.chars().filter(Character::isDigit).count() > 15
        || !Double.isFinite(number.doubleValue())) {
      text(column, exact);
    } else {
      sheet.value(row, column, number);
    }
  }

  private void moment(int column, LocalDateTime moment) {
    sheet.value(row, column, moment);
    sheet.style(row, column).format(MOMENT).set();
  }

  private void text(int column, String text) {
    String kept = text;
    if (text.length() > LONGEST) {
      String note = " … [cut: %,d characters in all]".formatted(text.length());
      int end = LONGEST - note.length();
      kept =
          text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + note;
    }
    sheet.inlineString(row, column, XlsxText.escaped(kept));
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
