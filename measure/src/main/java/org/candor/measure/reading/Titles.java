package org.candor.measure.reading;

import java.util.Locale;
import java.util.Map;

/** What metrics and rates are called in words. */
public final class Titles {

  /** Names that are not words. */
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("psi", "PSI"),
          Map.entry("ks", "KS distance"),
          Map.entry("ksPositiveNegative", "KS distance of the two classes"),
          Map.entry("cramersV", "Cramér's V"),
          Map.entry("jensenShannon", "Jensen-Shannon distance"),
          Map.entry("hellinger", "Hellinger distance"),
          Map.entry("wasserstein", "Wasserstein distance"),
          Map.entry("rocAuc", "ROC AUC"),
          Map.entry("aucDifference", "AUC difference"),
          Map.entry("f1", "F1"),
          Map.entry("f2", "F2"),
          Map.entry("matthewsCorrelation", "Matthews correlation"),
          Map.entry("cohensKappa", "Cohen's kappa"),
          Map.entry("brierScore", "Brier score"),
          Map.entry("pageHinkleyDrifts", "Page-Hinkley drifts"),
          Map.entry("theilIndex", "Theil index"));

  private Titles() {}

  /** Such as {@code Impact ratio} for {@code impactRatio}. */
  public static String of(String name) {
    String known = TITLES.get(name);
    if (known != null) {
      return known;
    }
    String words = name.replaceAll("([A-Z]|[0-9]+)", " $1").toLowerCase(Locale.ROOT).strip();
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
