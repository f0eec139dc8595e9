package org.candor.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.candor.register.Directory;
import org.candor.register.Register;
import org.candor.tabular.Limits;
import org.candor.tabular.Tables;

/**
 * The beginning of a file as the register would say it.
 *
 * @param columns of the file
 * @param heads labels of the fields shown
 */
public record ImportPreview(List<String> columns, List<String> heads, List<Line> rows) {

  static final int ROWS = 50;

  /** One row: its cells in the order of the heads, and what is wrong with it. */
  public record Line(long row, List<String> cells, List<Finding> findings) {}

  static ImportPreview of(
      Register<?> register, Mapping mapping, Path file, String name, Directory people) {
    try (var table = Tables.open(file, name, Limits.STANDARD)) {
      var translator =
          new Translator(register, mapping, table.columns(), new Tally(), people.remembered());
      var shown =
          register.fields().stream().filter(it -> mapping.fields().containsKey(it.name())).toList();
      var lines = new ArrayList<Line>();
      table
          .rows()
          .limit(ROWS)
          .map(translator::read)
          .forEach(
              draft -> {
                var cells = new ArrayList<String>();
                for (var field : shown) {
                  var said = draft.sent().getOrDefault(field.name(), List.of());
                  cells.add(Spelling.brief(String.join("; ", said)));
                }
                lines.add(new Line(draft.row(), cells, draft.findings()));
              });
      var heads = shown.stream().map(it -> Labels.of(register, it)).toList();
      return new ImportPreview(table.columns(), heads, lines);
    }
  }
}
