package org.candor.tabular;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of a table, said so that a person can mend it.
 *
 * @param row the data row, from 1; 0 is the header
 * @param column the column's name, null when the whole row is meant
 * @param message without a full stop: more may follow
 * @param excerpt the value or its beginning, safe to show
 */
public record Problem(
    long row, @Nullable String column, Code code, Sentence message, String excerpt) {

  /** The kind of problem. */
  public enum Code {
    BLANK_HEADER,
    DUPLICATE_HEADER,
    TOO_FEW_CELLS,
    TOO_MANY_CELLS,
    /** A quote opens that closes nowhere, or not where it should. */
    OPEN_QUOTE,
    /** What follows such a quote. */
    AFTER_OPEN_QUOTE,
    CELL_TOO_LONG,
    UNDECODABLE,
    LONE_SURROGATE,
    NUL,
    DUPLICATE_FIELD,
    NOT_AN_OBJECT,
    BROKEN_JSON,
    NOT_A_DATE,
    AMBIGUOUS_DATE
  }
}
