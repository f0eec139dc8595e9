package org.candor.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.candor.catalog.OwnFrameworks.Line;
import org.candor.tabular.Limits;
import org.candor.tabular.Tables;
import org.candor.tabular.Unreadable;

/** Licensed words of a framework as a table brings them: a column id, a column text. */
final class LicensedText {

  private LicensedText() {}

  /**
   * @throws BadFramework naming every line that is not there, is empty or comes twice
   */
  static List<Line> read(Framework framework, String name, byte[] bytes) {
    try {
      var file = Files.createTempFile("licensed", ".csv");
      try {
        Files.write(file, bytes);
        return lines(framework, file, name);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Unreadable e) {
      throw new BadFramework(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static List<Line> lines(Framework framework, Path file, String name) {
    try (var table = Tables.open(file, name, Limits.STANDARD)) {
      var id = table.columns().indexOf("id");
      var text = table.columns().indexOf("text");
      if (id < 0 || text < 0) {
        throw new BadFramework(List.of("The table needs a column id and a column text."));
      }
      var reasons = new ArrayList<String>();
      var seen = new HashSet<String>();
      var lines = new ArrayList<Line>();
      table
          .soundRows(it -> reasons.add("Row %d: %s".formatted(it.row(), it.message())))
          .forEach(
              row -> {
                var line = row.cells().get(id);
                var words = row.cells().get(text);
                if (line == null || framework.find(line).isEmpty()) {
                  reasons.add(
                      "Row %d: %s has no line %s.".formatted(row.number(), framework.id(), line));
                } else if (words == null || !seen.add(line)) {
                  reasons.add(
                      "Row %d: %s has no text, or comes twice.".formatted(row.number(), line));
                } else {
                  lines.add(new Line(line, words));
                }
              });
      if (!reasons.isEmpty()) {
        throw new BadFramework(reasons);
      }
      return lines;
    }
  }
}
