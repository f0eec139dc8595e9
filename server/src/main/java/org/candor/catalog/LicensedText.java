package org.candor.catalog;

import static org.candor.web.Messages.text;

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
import org.candor.web.Messages;

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
      throw new BadFramework(List.of(e.sentence().in(Messages::text)));
    }
  }

  private static List<Line> lines(Framework framework, Path file, String name) {
    try (var table = Tables.open(file, name, Limits.STANDARD)) {
      var id = table.columns().indexOf("id");
      var column = table.columns().indexOf("text");
      if (id < 0 || column < 0) {
        throw new BadFramework(List.of(text("catalog.licensed.columns")));
      }
      var reasons = new ArrayList<String>();
      var seen = new HashSet<String>();
      var lines = new ArrayList<Line>();
      table
          .soundRows(
              it -> reasons.add(text("catalog.row", it.row(), it.message().in(Messages::text))))
          .forEach(
              row -> {
                var line = row.cells().get(id);
                var words = row.cells().get(column);
                if (line == null || framework.find(line).isEmpty()) {
                  reasons.add(
                      text(
                          "catalog.licensed.line",
                          row.number(),
                          framework.id(),
                          String.valueOf(line)));
                } else if (words == null || !seen.add(line)) {
                  reasons.add(text("catalog.licensed.text", row.number(), line));
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
