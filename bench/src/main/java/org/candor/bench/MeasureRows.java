package org.candor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up decisions and columns, the same on every machine, written by DuckDB. */
record MeasureRows(Path folder, long rows) {

  /** Gender, race, label, prediction and score; the prediction is right four times in five. */
  Path decisions(String form) throws SQLException {
    return write(
        "decisions." + form,
        """
        select case when hash(i) % 2 = 0 then 'woman' else 'man' end as gender,
          'race ' || (hash(i + 1000000007) % 6) as race,
          cast(hash(i + 2000000011) % 3 = 0 as integer) as y,
          cast((hash(i + 2000000011) % 3 = 0) = (hash(i + 3000000019) % 5 > 0) as integer) as p,
          (hash(i + 4000000007) % 1000000) / 1000000.0::double as score
        from range(:rows) rows(i)\
        """
            .replace(":rows", Long.toString(rows)));
  }

  /** Ten real columns, five whole ones and five of categories. */
  Path twentyColumns(String name, int shift) throws SQLException {
    var columns =
        IntStream.range(0, 20)
            .mapToObj(
                c -> {
                  var random = "hash(i + %d)".formatted((shift * 20L + c) * 1_000_000_007L);
                  return c < 10
                      ? "(%s %% 100000000) / 1e8 as real%d".formatted(random, c)
                      : c < 15
                          ? "cast(%s %% 1000 as integer) as whole%d".formatted(random, c)
                          : "'kind ' || (%s %% 50) as kind%d".formatted(random, c);
                })
            .collect(Collectors.joining(", "));
    return write(name, "select " + columns + " from range(" + rows + ") rows(i)");
  }

  private Path write(String name, String select) throws SQLException {
    var file = folder.resolve(name);
    var form = name.endsWith("csv") ? "(format csv, header)" : "(format parquet)";
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("copy (" + select + ") to '" + file + "' " + form);
    }
    return file;
  }

  static long megabytes(Path file) throws IOException {
    return java.nio.file.Files.size(file) >> 20;
  }
}
