package org.candor.exchange;

import java.util.List;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/** What each page of the room is given. */
public interface ImportPages {

  record Listing(Shell shell, List<Line> imports, boolean may) {}

  record Line(
      String href,
      String file,
      String register,
      String state,
      Tone tone,
      String when,
      String who,
      String answer) {}

  record Sending(Shell shell, List<Option> registers, String problem) {}

  /**
   * One import.
   *
   * @param answer what it did or would do, in a sentence
   * @param fields for correcting the mapping; empty where it cannot be corrected any more
   * @param preview null where there is none
   */
  record Showing(
      Shell shell,
      Job job,
      String register,
      String state,
      Tone tone,
      String answer,
      List<Cell> numbers,
      boolean may,
      List<FieldChoice> fields,
      @Nullable Table preview,
      List<Finding> problems,
      List<Finding> changes,
      List<Finding> gone,
      List<Trouble> troubles,
      String problem) {
    /** Whether values without a meaning keep their rows out. */
    public boolean refuses() {
      return job.mapping().fields().values().stream()
          .filter(it -> it.constant().isEmpty())
          .allMatch(it -> it.otherwise() == Mapping.Otherwise.REFUSE);
    }

    public String href() {
      return "/" + ExchangeConfiguration.PATH + "/" + job.id();
    }
  }

  /** A number with its words. */
  record Cell(String label, String value, Tone tone) {}

  /** A field, the columns to choose from, and how each spelling is read. */
  record FieldChoice(
      String name,
      String label,
      String hint,
      List<Option> columns,
      String also,
      List<ValueChoice> values) {}

  record ValueChoice(String name, String text, int count, List<Option> options) {}

  record Table(List<String> heads, List<ImportPreview.Line> rows) {}

  record Trouble(String column, int errors, int warnings) {}
}
