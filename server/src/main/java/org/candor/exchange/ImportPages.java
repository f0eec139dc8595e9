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
   * @param form for correcting the mapping; null where it cannot be corrected any more
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
      @Nullable MappingForm form,
      @Nullable Table preview,
      List<Finding> problems,
      List<Finding> changes,
      List<Finding> gone,
      List<Trouble> troubles,
      String problem) {
    public String href() {
      return "/" + ExchangeConfiguration.PATH + "/" + job.id();
    }
  }

  /** A number with its words. */
  record Cell(String label, String value, Tone tone) {}

  /**
   * Everything a mapping holds.
   *
   * @param keys one select for each key column, and an empty one
   * @param fiscalYear the months it may begin in
   */
  record MappingForm(
      List<Option> known,
      List<List<Option>> keys,
      List<Option> order,
      List<Option> fiscalYear,
      String earliest,
      boolean partial,
      List<Option> blanks,
      boolean tidy,
      String noAnswer,
      List<Option> otherwise,
      List<FieldChoice> fields) {}

  /** One column of a field, and the words put before its text. */
  record ColumnChoice(List<Option> options, String label) {}

  /** What a new record says by itself: one of the options, or a value of an input of this type. */
  record ConstantChoice(String type, List<Option> options, String value) {
    public boolean said() {
      return !value.isEmpty() || options.stream().anyMatch(Option::selected);
    }
  }

  /** The spellings that mean an option, one a line. */
  record KnownSpellings(String name, String label, String lines) {}

  /**
   * A field and what fills it.
   *
   * @param summary in a few words
   * @param columns one for each column, and an empty one
   * @param many whether it holds a list
   */
  record FieldChoice(
      String name,
      String label,
      String hint,
      String summary,
      List<ColumnChoice> columns,
      List<Option> join,
      List<Option> separators,
      String passOver,
      String noAnswer,
      String split,
      boolean many,
      ConstantChoice constant,
      List<ValueChoice> values,
      List<KnownSpellings> spellings) {

    /** Whether more than one column fills it. */
    public boolean joins() {
      return columns.size() > 2;
    }

    public boolean filled() {
      return columns.size() > 1;
    }
  }

  record ValueChoice(String name, String text, int count, List<Option> options) {}

  /**
   * @param notices what is odd about the columns' names, in words
   */
  record Table(List<String> notices, List<String> heads, List<ImportPreview.Line> rows) {}

  record Trouble(String column, int errors, int warnings) {}
}
