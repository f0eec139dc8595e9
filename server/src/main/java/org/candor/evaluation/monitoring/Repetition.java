package org.candor.evaluation.monitoring;

import java.time.LocalDate;
import org.candor.register.Prose;
import org.jspecify.annotations.Nullable;

/**
 * A measurement that was done again from its record, and what that showed. Made by Candor alone,
 * never by hand. Clause 9.1.
 *
 * @param measurement such as {@code MSR-3}
 * @param reason what is as it was and what is not, or why nothing could be done
 * @param rows that were measured this time; null where nothing was, or more than fit
 * @param engine of this time; null where nothing was measured
 * @param sourceSha256 of the file of this time; null for a table, which has no bytes
 * @param started moment in UTC
 */
public record Repetition(
    String name,
    String measurement,
    Found outcome,
    @Prose String reason,
    @Nullable Integer rows,
    @Nullable String engine,
    @Nullable String sourceSha256,
    LocalDate doneOn,
    String started,
    int tookMs) {

  /** What doing it again showed. */
  public enum Found {
    /** The same rows gave the same numbers to the last digit. */
    IDENTICAL,
    /** The rows are not those of then. */
    SOURCE_CHANGED,
    /** The same rows gave other numbers. */
    DIFFERENT,
    /** It could not be done again: unknown, never "no". */
    NOT_MEASURED
  }
}
