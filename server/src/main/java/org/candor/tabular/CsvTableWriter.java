package org.candor.tabular;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delimited text by RFC 4180, in UTF-8, that no spreadsheet will run. */
final class CsvTableWriter implements TableWriter {
  private final List<String> columns;
  private final CsvWriter csv;

  CsvTableWriter(OutputStream out, List<String> columns, boolean mark) throws IOException {
    this.columns = List.copyOf(columns);
    Writer text = new OutputStreamWriter(new BufferedOutputStream(out), StandardCharsets.UTF_8);
    if (mark) {
      text.write('\uFEFF');
    }
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord(columns.stream().map(Formulas::quoted).toList());
  }

  @Override
  public void write(List<? extends @Nullable Object> values) {
    TableWriter.requireWidth(values, columns);
    csv.writeRecord(values.stream().map(CsvTableWriter::text).toList());
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Number number -> number.toString();
      default -> Formulas.quoted(value.toString());
    };
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
