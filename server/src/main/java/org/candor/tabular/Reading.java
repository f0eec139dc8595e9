package org.candor.tabular;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows better than detection does; null is left to detection.
 *
 * @param delimiter between the cells of delimited text
 * @param sheet the sheet of a workbook, by name
 * @param unquoteFormulas take away the apostrophe that {@link TableWriter} puts before a formula
 */
public record Reading(
    @Nullable Format format,
    @Nullable Charset charset,
    @Nullable Character delimiter,
    @Nullable String sheet,
    boolean unquoteFormulas) {

  public static final Reading AS_DETECTED = new Reading(null, null, null, null, false);

  public Reading as(Format other) {
    return new Reading(other, charset, delimiter, sheet, unquoteFormulas);
  }

  public Reading in(Charset other) {
    return new Reading(format, other, delimiter, sheet, unquoteFormulas);
  }

  public Reading delimitedBy(char other) {
    return new Reading(format, charset, other, sheet, unquoteFormulas);
  }

  public Reading ofSheet(String other) {
    return new Reading(format, charset, delimiter, other, unquoteFormulas);
  }

  public Reading unquotingFormulas() {
    return new Reading(format, charset, delimiter, sheet, true);
  }
}
