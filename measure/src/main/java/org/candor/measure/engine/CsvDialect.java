package org.candor.measure.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.candor.measure.Unmeasurable;

/** How a file of separated values is written, found once and then held to. */
record CsvDialect(String delimiter, String newLine, List<Typed> columns, List<String> formats) {

  private static final String DELIMITERS = ",\t;|";

  /**
   * Never to be guessed: a guess could skip rows or join cells. Each thread has buffers of this
   * size, a quarter of the usual one, which was seen to cost no time.
   */
  private static final String FIXED =
      "header = true, skip = 0, quote = '\"', escape = '\"', buffer_size = 8388608";

  /** Without truth values: yes and no stay the words they are. */
  private static final String TYPES = "['BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'VARCHAR']";

  /** A column and the type that all values looked at have. */
  record Typed(String name, String type) {}

  CsvDialect {
    columns = List.copyOf(columns);
    formats = List.copyOf(formats);
  }

  /**
   * @param sample rows to look at; -1 for all
   */
  static CsvDialect found(Queries queries, Path file, int sample) {
    var delimiter = delimiter(file);
    var sniffed =
        Sql.format(
            "sniff_csv(%s, %s, delim = %s, sample_size = %s, auto_type_candidates = %s)",
            literal(file.toString()), FIXED, literal(delimiter), sample, TYPES);
    var columns =
        queries.rows(
            Sql.format("select c.name, c.type from (select unnest(Columns) as c from %s)", sniffed),
            it -> new Typed(it.getString(1), it.getString(2)));
    for (int i = 0; i < columns.size(); i++) {
      Dialect.requireText(columns.get(i).name(), "The name of column %,d".formatted(i + 1));
    }
    return queries.one(
        Sql.format("select NewLineDelimiter, DateFormat, TimestampFormat from %s", sniffed),
        it -> {
          var formats = new ArrayList<String>();
          for (int i = 2; i <= 3; i++) {
            var format = it.getString(i);
            if (format != null && !format.isEmpty()) {
              formats.add((i == 2 ? "dateformat = " : "timestampformat = ") + literal(format));
            }
          }
          return new CsvDialect(delimiter, it.getString(1), columns, formats);
        });
  }

  /** What stands most often between the names in the first line. */
  private static String delimiter(Path file) {
    var counts = new int[DELIMITERS.length()];
    try (var in = Files.newBufferedReader(file)) {
      boolean quoted = false;
      for (int c = in.read(); c >= 0 && (quoted || (c != '\n' && c != '\r')); c = in.read()) {
        quoted ^= c == '"';
        int at = DELIMITERS.indexOf(c);
        if (!quoted && at >= 0) {
          counts[at]++;
        }
      }
    } catch (IOException e) {
      throw new Unmeasurable("The file cannot be read: " + e.getMessage(), e);
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return DELIMITERS.substring(most, most + 1);
  }

  /** The table function, reading {@code file}. */
  String reading(String file) {
    var options = new ArrayList<String>();
    options.add("auto_detect = false, " + FIXED);
    options.add("delim = " + literal(delimiter));
    if (newLine.equals("\\n") || newLine.equals("\\r\\n")) {
      options.add("new_line = " + literal(newLine));
    }
    options.addAll(formats);
    options.add(
        columns.stream()
            .map(it -> literal(it.name()) + ": " + literal(it.type()))
            .collect(Collectors.joining(", ", "columns = {", "}")));
    return "read_csv(%s, %s)".formatted(file, String.join(", ", options));
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
