package org.candor.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.candor.register.Directory;
import org.candor.register.Register;
import org.candor.tabular.Limits;
import org.candor.tabular.Table;
import org.candor.tabular.Tables;
import org.candor.web.Messages;

/**
 * The beginning of a file as the register would say it.
 *
 * @param columns of the file
 * @param notices what is odd about their names, in words
 * @param heads labels of the fields shown
 */
public record ImportPreview(
    List<String> columns, List<String> notices, List<String> heads, List<Line> rows) {

  static final int ROWS = 10;

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
      return new ImportPreview(table.columns(), notices(table), heads, lines);
    }
  }

  private static List<String> notices(Table table) {
    return table.notices().stream().map(it -> it.message().in(Messages::text) + ".").toList();
  }

  /** What a new record would say: the row's answer, else the constant. */
  private static List<String> said(Draft draft, String field) {
    var said = draft.sent().getOrDefault(field, List.of());
    return said.isEmpty() ? draft.constants().getOrDefault(field, List.of()) : said;
  }
}
