package org.candor.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.tabular.Dates;
import org.candor.tabular.Detected;

/**
 * What an import did, or would do.
 *
 * @param id of the import
 * @param cancelled whether someone stopped it; what was in stayed in
 * @param problems the first of them; all are kept with the import
 */
public record Report(
    UUID id,
    Counts counts,
    Survey survey,
    boolean cancelled,
    Detected detected,
    List<Finding> problems) {

  /**
   * Rows by what became of them.
   *
   * @param same what was recorded already
   * @param refused rows that stay out
   * @param warnings values left open in rows that went in
   * @param gone records of earlier such files that this one no longer has
   */
  public record Counts(
      int read, int created, int changed, int same, int refused, int warnings, int gone) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
  }

  /** How often a column was in trouble. */
  public record Troubles(int errors, int warnings) {}

  /** A spelling of the file, and the option it was read as; empty for no answer. */
  public record Meaning(String text, String option) {}

  /** How often a spelling occurs. The file's own word stays visible beside what became of it. */
  public record Counted(String text, String option, int count) {
    static List<Counted> of(Map<Meaning, Integer> counted) {
      return counted.entrySet().stream()
          .map(it -> new Counted(it.getKey().text(), it.getKey().option(), it.getValue()))
          .sorted(Comparator.comparingInt(Counted::count).reversed())
          .toList();
    }
  }

  /**
   * What the whole file is like: troubles by column, spellings by field, and whether the day or the
   * month comes first, by column in its normal spelling.
   *
   * @param unused columns of the file that no field and no key is made of
   */
  public record Survey(
      Map<String, Troubles> columns,
      Map<String, List<Counted>> values,
      Map<String, Dates.Order> dates,
      List<String> unused) {
    static final Survey NONE = new Survey(Map.of(), Map.of(), Map.of(), List.of());

    public Survey {
      dates = dates == null ? Map.of() : dates;
      unused = unused == null ? List.of() : List.copyOf(unused);
    }
  }
}
