package org.candor.measure.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.candor.measure.Categories;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Dependency;
import org.candor.measure.Metric;
import org.candor.measure.stats.Contingency;
import org.candor.measure.stats.Proportion;

/**
 * Quality of the rows at hand. Counted in full unless said otherwise, so intervals have no width.
 */
public final class Quality {

  private static final double SECONDS = 3600;

  private Quality() {}

  /**
   * {@code completeness}: 1 - (nulls + sentinels + NaN) / n. ISO/IEC 25012.
   *
   * @param sentinels values that stand for a missing one, such as ? or N/A
   */
  public static Metric completeness(ColumnProfile column, long sentinels, QualityTerms terms) {
    long missing = column.nulls() + column.notANumber() + sentinels;
    Metric metric =
        terms.share("completeness", column.n() - missing, column.n()).on(column.column());
    return sentinels == 0 ? metric : metric.noting(sentinels + " values stand for missing ones");
  }

  /** {@code validity}: share of rows for which a rule holds, of those where it can be decided. */
  public static Metric validity(String rule, long yes, long no, long unknown, QualityTerms terms) {
    Metric metric = terms.share("validity", yes, yes + no).on(rule);
    return unknown == 0 ? metric : metric.noting(unknown + " rows undecided, values missing");
  }

  /** {@code uniqueness} of a key: 1 - rows beyond the first of each value / rows. */
  public static Metric uniqueness(Dependency key, QualityTerms terms) {
    return terms
        .share("uniqueness", key.rows() - key.violations(), key.rows())
        .on(String.join(", ", key.left()));
  }

  /** {@code duplicateRowShare}: rows that repeat an earlier one in every column / rows. */
  public static Metric duplicates(long repeated, long rows, QualityTerms terms) {
    return terms.share("duplicateRowShare", repeated, rows).noting(repeated + " rows");
  }

  /**
   * {@code functionalDependency}: g3, the least share of rows to remove so that the left decides
   * the right, 0..1. Kivinen and Mannila 1995.
   */
  public static Metric dependency(Dependency dependency, QualityTerms terms) {
    return terms
        .share("functionalDependency", dependency.violations(), dependency.rows())
        .on(rule(dependency))
        .noting(dependency.violations() + " rows, " + dependency.violating() + " values");
  }

  private static String rule(Dependency dependency) {
    return String.join(", ", dependency.left()) + "->" + String.join(", ", dependency.right());
  }

  /** {@code denialConstraint}: rows that take part in what must not be / rows. */
  public static Metric denial(String rule, long violating, long rows, QualityTerms terms) {
    return terms.share("denialConstraint", violating, rows).on(rule);
  }

  /** {@code referentialIntegrity}: share of references whose target exists. */
  public static Metric references(String rule, long orphans, long rows, QualityTerms terms) {
    return terms.share("referentialIntegrity", rows - orphans, rows).on(rule);
  }

  /** {@code age}: hours since the newest row, 0 for one of the future; limit as the terms say. */
  public static Metric age(String column, Instant newest, Instant now, long n, QualityTerms terms) {
    Duration age = Duration.between(newest, now);
    double hours = Math.max(0, age.toSeconds() / SECONDS);
    Metric metric = terms.counted("age", hours, n).on(column);
    return age.isNegative() ? metric.noting("the newest row lies in the future") : metric;
  }

  /** {@code latenessP95}: what 95 % of rows arrived within; in the unit of the column. */
  public static Metric lateness(ColumnProfile lateness, QualityTerms terms) {
    ColumnProfile.Numbers numbers = lateness.numbers();
    long n = lateness.n() - lateness.nulls() - lateness.notANumber();
    return numbers == null || n == 0
        ? terms.empty("latenessP95").on(lateness.column())
        : terms.counted("latenessP95", numbers.quantiles().get(8), n).on(lateness.column());
  }

  /** {@code gapShare}: periods without a row / periods, between the first and the last. */
  public static Metric gaps(String column, long[] rowsOfEachPeriod, QualityTerms terms) {
    long empty = 0;
    long rows = 0;
    for (long period : rowsOfEachPeriod) {
      empty += period == 0 ? 1 : 0;
      rows += period;
    }
    Metric metric = terms.share("gapShare", empty, rowsOfEachPeriod.length).on(column);
    return metric.noting(rows + " rows in " + rowsOfEachPeriod.length + " periods");
  }

  /**
   * {@code smallestClassShare}, {@code imbalanceRatio} (largest / smallest), {@code entropy} in
   * nats and {@code normalizedEntropy} (over ln k, 1 where all are as common).
   */
  public static List<Metric> balance(Categories classes, QualityTerms terms) {
    long n = classes.n();
    if (n == 0) {
      return List.of(terms.empty("smallestClassShare").on(classes.column()));
    }
    long least = Long.MAX_VALUE;
    long most = 0;
    double entropy = 0;
    int kinds = 0;
    for (long count : classes.counts().values()) {
      if (count > 0) {
        kinds++;
        least = Math.min(least, count);
        most = Math.max(most, count);
        double share = (double) count / n;
        entropy -= share * Math.log(share);
      }
    }
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        kinds < 2
            ? terms.counted("smallestClassShare", 0, n).noting("one class only")
            : terms.share("smallestClassShare", least, n));
    metrics.add(terms.counted("imbalanceRatio", (double) most / least, n));
    metrics.add(terms.counted("entropy", Math.max(0, entropy), n));
    metrics.add(terms.counted("normalizedEntropy", kinds < 2 ? 0 : entropy / Math.log(kinds), n));
    return metrics.stream().map(metric -> metric.on(classes.column())).toList();
  }

  /** {@code conflictingLabelShare}: rows whose label is not the commonest of their like / rows. */
  public static Metric conflictingLabels(Dependency featuresToLabel, QualityTerms terms) {
    return terms
        .share("conflictingLabelShare", featuresToLabel.violations(), featuresToLabel.rows())
        .on(String.join(", ", featuresToLabel.right()))
        .noting(featuresToLabel.violating() + " combinations with more than one label");
  }

  /** {@code trainTestOverlap}: rows of the test data that the training data hold too / rows. */
  public static Metric overlap(long shared, long testRows, QualityTerms terms) {
    return terms.share("trainTestOverlap", shared, testRows).noting(shared + " rows");
  }

  /**
   * {@code labelAssociation}: bias-corrected V of a column and the label. Near 1 the column gives
   * the label away.
   *
   * @param table for each value of the column, how often each label
   */
  public static Metric leak(String column, long[][] table, QualityTerms terms) {
    Contingency both = Contingency.of(table);
    return both.n() == 0
        ? terms.empty("labelAssociation").on(column)
        : terms.counted("labelAssociation", both.correctedV(), both.n()).on(column);
  }

  /** {@code accuracyOfSample}: values found right / values checked; sampled. */
  public static Metric accuracy(String column, long right, long checked, QualityTerms terms) {
    return checked == 0
        ? terms.empty("accuracyOfSample").on(column)
        : terms
            .sampled(
                "accuracyOfSample",
                Proportion.interval(right, checked, terms.confidence()),
                checked)
            .on(column);
  }
}
