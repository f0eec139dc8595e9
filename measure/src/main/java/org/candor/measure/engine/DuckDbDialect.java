package org.candor.measure.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.candor.measure.Budget;
import org.candor.measure.Unmeasurable;

/** How DuckDB writes it. */
final class DuckDbDialect implements Dialect {

  private static final int MOST_WORDS = 300;

  private final Budget budget;

  DuckDbDialect(Budget budget) {
    this.budget = budget;
  }

  @Override
  public String finite(String real) {
    return "isfinite(" + real + ")";
  }

  @Override
  public String wide(String whole) {
    return "cast(" + whole + " as hugeint)";
  }

  /**
   * Halfway between a rank and the next: there the discrete quantile is the value at that rank,
   * whatever the rounding.
   */
  @Override
  public Sql atRanks(String real, Sql from, List<Long> ranks, long n) {
    var points =
        ranks.stream().map(it -> Double.toString((it + 0.5) / n)).collect(Collectors.joining(", "));
    return Sql.format("select unnest(quantile_disc(%s, [%s]))%s", real, points, from);
  }

  @Override
  public Unmeasurable explain(SQLException failure) {
    var words = String.valueOf(failure.getMessage());
    if (words.contains("max_temp_directory_size")) {
      return new Unmeasurable(
          "This needs more than the %s of temporary disk that it may use (and %s of memory). Allow more of either, or measure fewer columns."
              .formatted(size(budget.disk()), size(budget.memory())),
          failure);
    }
    if (words.contains("Out of Memory")) {
      return new Unmeasurable(
          "This needs more than the %s of memory that it may use. Allow more, or measure fewer columns."
              .formatted(size(budget.memory())),
          failure);
    }
    if (words.contains("INTERRUPT")) {
      return new Unmeasurable(
          "A query took longer than the %d s it may take. Nothing was measured."
              .formatted(budget.time().toSeconds()),
          failure);
    }
    if (words.contains("No magic bytes found")) {
      return new Unmeasurable(
          "The file could not be read: it is no Parquet, or was cut off.", failure);
    }
    if (words.contains("Error when sniffing file")) {
      return new Unmeasurable(
          "The file could not be read: its lines do not all have as many cells, or a quote is never closed.",
          failure);
    }
    if (words.contains("Conversion Error: CSV Error")) {
      return new MixedTypes(firstLines(words), failure);
    }
    return new Unmeasurable("The file could not be read. " + firstLines(words), failure);
  }

  /** Until the engine begins to give advice about itself; without its kind and our own folder. */
  private static String firstLines(String words) {
    var text =
        words
            .replaceFirst("^(?:[A-Z][A-Za-z]* )+Error: ", "")
            .replaceAll(" ?[\"']?[^\"'\\s]*/" + PrivateFolder.NAME + "[^\"'\\s]*[\"']?", "")
            .lines()
            .takeWhile(it -> !it.isBlank() && !it.startsWith("Possible") && !it.startsWith("LINE"))
            .limit(4)
            .collect(Collectors.joining(" "));
    return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) + " ..." : text;
  }

  static String size(long bytes) {
    return bytes >= 1L << 30
        ? String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30))
        : String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
  }

  /** A value does not fit the type that was guessed from the rows before it. */
  static final class MixedTypes extends Unmeasurable {
    private static final long serialVersionUID = 1L;

    MixedTypes(String words, Throwable cause) {
      super(words, cause);
    }
  }
}
