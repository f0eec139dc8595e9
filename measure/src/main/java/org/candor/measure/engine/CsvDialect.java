package org.candor.measure.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a file of separated values is written, found once and then held to. */
record CsvDialect(
    String delimiter, String newLine, long skipped, List<Typed> columns, List<String> formats) {

  /** A column and the type that all values looked at have. */
  record Typed(String name, String type) {}

  CsvDialect {
    columns = List.copyOf(columns);
    formats = List.copyOf(formats);
  }

  /**
   * @param sample rows to look at; -1 for all
   */
  static CsvDialect found(Queries queries, String file, int sample) {
    var sniffed =
        Sql.format(
            "sniff_csv(%s, header = true, quote = '\"', escape = '\"', sample_size = %s)",
            literal(file), sample);
    var columns =
        queries.rows(
            Sql.format("select c.name, c.type from (select unnest(Columns) as c from %s)", sniffed),
            it -> new Typed(it.getString(1), it.getString(2)));
    return queries.one(
        Sql.format(
            "select Delimiter, NewLineDelimiter, SkipRows, DateFormat, TimestampFormat from %s",
            sniffed),
        it -> {
          var formats = new ArrayList<String>();
          for (int i = 4; i <= 5; i++) {
            var format = it.getString(i);
            if (format != null && !format.isEmpty()) {
              formats.add((i == 4 ? "dateformat = " : "timestampformat = ") + literal(format));
            }
          }
          return new CsvDialect(it.getString(1), it.getString(2), it.getLong(3), columns, formats);
        });
  }

  /** The table function, reading {@code file}. */
  String reading(String file) {
    var options = new ArrayList<String>();
    options.add("auto_detect = false, header = true, quote = '\"', escape = '\"'");
    options.add("delim = " + literal(delimiter));
    if (newLine.equals("\\n") || newLine.equals("\\r\\n")) {
      options.add("new_line = " + literal(newLine));
    }
    options.add("skip = " + skipped);
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
