package org.candor.exchange;

import java.util.UUID;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Something an import has to say about one row of the file, or about one record.
 *
 * @param row the data row, from 1; 0 where none is meant
 * @param line where the row begins in the file
 * @param column as the file calls it, else the field's label; empty for the whole row
 * @param excerpt the value or its beginning; of a change, what stood before
 * @param said what is wrong; of a change, what stands after
 * @param record the record that is meant, where there is one
 */
public record Finding(
    Kind kind,
    long row,
    long line,
    String column,
    String excerpt,
    Phrase said,
    @Nullable UUID record) {

  private static final String ABOUT_KEYS = "exchange.finding.key.";

  /** What is said. */
  public enum Kind {
    /** The row stays out. */
    ERROR,
    /** The row goes in, without this. */
    WARNING,
    NEW,
    CHANGED,
    /** The record came from such a file once and stands no more in this one. */
    GONE
  }

  /** In the language of whoever reads it. */
  public String message() {
    return said.text();
  }

  /**
   * @param difference as {@link Verdict.Difference#kept} makes it
   */
  static Finding changed(long row, long line, Phrase difference, UUID record) {
    return new Finding(Kind.CHANGED, row, line, "", "", difference, record);
  }

  /** A change as it is read: the field's label, what stood before, and what stands after. */
  Finding spelled() {
    var it = Verdict.Difference.read(said);
    return new Finding(
        kind,
        row,
        line,
        it.label().text(),
        Spelling.brief(it.before().text()),
        Phrase.verbatim(Spelling.brief(it.after().text())),
        record);
  }

  /** Whether the record goes without what the row says here; a key is taken as it is. */
  boolean leavesOpen() {
    return kind == Kind.WARNING && !said.key().startsWith(ABOUT_KEYS);
  }

  static Finding error(long row, long line, String column, String excerpt, Phrase said) {
    return new Finding(Kind.ERROR, row, line, column, excerpt, said, null);
  }

  static Finding warning(long row, long line, String column, String excerpt, Phrase said) {
    return new Finding(Kind.WARNING, row, line, column, excerpt, said, null);
  }
}
