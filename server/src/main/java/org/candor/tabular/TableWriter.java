package org.candor.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row, holding none of them. Dates are written as dates where the format has
 * any, else in ISO 8601. Closing completes the table and closes the stream.
 *
 * <p>CSV makes formulas inert with an apostrophe ({@link Reading#unquotingFormulas()} takes it away
 * again); XLSX needs none because its text cells never run; JSON carries exact values.
 */
public sealed interface TableWriter extends Closeable
    permits CsvTableWriter, XlsxTableWriter, JsonTableWriter {

  /**
   * @param values as many as columns: text, numbers, truth values, dates, or null
   */
  void write(List<? extends @Nullable Object> values) throws IOException;

  static TableWriter to(Format format, OutputStream out, List<String> columns) throws IOException {
    return switch (format) {
      case CSV -> csv(out, columns, true);
      case XLSX -> xlsx(out, columns, "Table");
      case JSON -> new JsonTableWriter(out, columns, true);
      case NDJSON -> new JsonTableWriter(out, columns, false);
    };
  }

  /**
   * @param mark whether to begin with a byte order mark, by which Excel knows UTF-8
   */
  static TableWriter csv(OutputStream out, List<String> columns, boolean mark) throws IOException {
    return new CsvTableWriter(out, columns, mark);
  }

  static TableWriter xlsx(OutputStream out, List<String> columns, String sheet) throws IOException {
    return new XlsxTableWriter(out, columns, sheet);
  }

  /** Refuses a row of another width: a shifted export is worse than none. */
  static void requireWidth(List<?> values, List<String> columns) {
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d values for %d columns".formatted(values.size(), columns.size()));
    }
  }
}
