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

  static ImportPreview of(Register<?> register, Job job, Path file, Directory people) {
    var mapping = job.mapping();
    try (var table = Tables.open(file, job.fileName(), Limits.STANDARD)) {
      var tally = new Tally();
      tally.dates(job.survey().dates());
      var translator =
          new Translator(register, mapping, table.columns(), tally, people.remembered());
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
                  var said = said(draft, field.name());
                  cells.add(Spelling.brief(Labels.values(register, field, said)));
                }
                lines.add(new Line(draft.row(), cells, draft.findings()));
              });
      var heads = shown.stream().map(it -> Labels.of(register, it)).toList();
      return new ImportPreview(table.columns(), heads, lines);
    }
  }

  /** What a new record would say: the row's answer, else the constant. */
  private static List<String> said(Draft draft, String field) {
    var said = draft.sent().getOrDefault(field, List.of());
    return said.isEmpty() ? draft.constants().getOrDefault(field, List.of()) : said;
  }
}
