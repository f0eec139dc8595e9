package org.candor.measure.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.candor.measure.Categories;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.drift.ColumnDrift.Kind;
import org.candor.measure.stats.Contingency;
import org.candor.measure.stats.Difference;
import org.candor.measure.stats.Draws;
import org.candor.measure.stats.Multiplicity;
import org.candor.measure.stats.Proportion;
import org.candor.measure.stats.Ranks;
import org.candor.measure.stats.Redrawn;
import org.jspecify.annotations.Nullable;

/**
 * Drift of columns. An input's PSI is also called its characteristic stability index; measured on
 * the label or the prediction it is label or prediction drift.
 */
public final class Drift {

  private static final double CHANCE = 0.01;
  private static final double SPARSE = 5;
  private static final int MOST_CATEGORIES = 200;
  private static final double ERROR = 0.05;

  private Drift() {}

  /**
   * A column of numbers: {@code psi}, {@code jensenShannon}, {@code hellinger}, {@code
   * totalVariation}, {@code largestShareChange} over parts of the reference, {@code ks}, {@code
   * wasserstein} over its standard deviation, {@code energyDistance}, {@code meanChange}, {@code
   * missingShareChange}.
   *
   * @param missingBefore rows of the reference without a number
   * @param missingNow current rows without one
   */
  public static ColumnDrift numbers(
      String column, Steps steps, long missingBefore, long missingNow, DriftTerms terms) {
    long n = steps.referenceRows();
    long m = steps.currentRows();
    List<Metric> metrics = new ArrayList<>();
    double p = 1;
    if (n == 0 || m == 0) {
      metrics.add(terms.metric("psi", null, 0));
      metrics.add(terms.metric("ks", null, 0));
    } else {
      double[] edges = steps.edges(terms.parts());
      long[] before = Steps.between(steps.at(), steps.reference(), edges);
      long[] now = Steps.between(steps.at(), steps.current(), edges);
      metrics.addAll(shares(before, now, terms.draws().redrawn(before, now), terms));
      double ks = Ranks.ks(steps.reference(), steps.current());
      p = Ranks.ksP(ks, n, m);
      long least = Math.min(n, m);
      metrics.add(terms.metric("ks", Ranks.ksInterval(ks, n, m, terms.confidence()), least));
      metrics.add(unlessChance(terms.metric("wasserstein", wasserstein(steps, terms), least), p));
      metrics.add(Metric.shown("energyDistance", steps.energy(), least));
      metrics.add(Metric.shown("meanChange", Welch.of(steps, terms.confidence()), least));
    }
    metrics.add(missing(n, missingBefore, m, missingNow, terms));
    return ColumnDrift.of(column, Kind.NUMBER, n, m, p, metrics);
  }

  /** Null where the reference does not vary, so that there is no deviation to measure in. */
  private static @Nullable Interval wasserstein(Steps steps, DriftTerms terms) {
    double sd = Math.sqrt(steps.variance(steps.reference()));
    Interval own = steps.wassersteinInterval(terms.confidence());
    if (own.value() == 0) {
      return new Interval(0, 0, 0);
    }
    return sd == 0 ? null : new Interval(own.value() / sd, own.low() / sd, own.high() / sd);
  }

  /**
   * A column of categories: as above without order, with {@code cramersV} (bias-corrected) and
   * {@code newCategoryShare}. Beyond 200 categories the rarest count as one.
   */
  public static ColumnDrift categories(Categories before, Categories now, DriftTerms terms) {
    List<String> keys = keys(before, now);
    long[] first = counts(before, keys);
    long[] second = counts(now, keys);
    long n = Ranks.total(first);
    long m = Ranks.total(second);
    List<Metric> metrics = new ArrayList<>();
    double p = 1;
    if (n == 0 || m == 0) {
      metrics.add(terms.metric("psi", null, 0));
      metrics.add(terms.metric("cramersV", null, 0));
    } else {
      boolean merged = keys.size() > MOST_CATEGORIES;
      long[] a = merged ? merged(first, second, first) : first;
      long[] b = merged ? merged(first, second, second) : second;
      p = p(a, b);
      Redrawn drawn = terms.draws().redrawn(a, b);
      metrics.addAll(shares(a, b, drawn, terms));
      Interval v = drawn.mirrored((x, y) -> Contingency.of(x, y).correctedV());
      metrics.add(terms.metric("cramersV", v, Math.min(n, m)));
      metrics.add(newCategories(first, second, terms));
      if (merged) {
        String note = keys.size() - MOST_CATEGORIES + 1 + " rarest categories taken as one";
        metrics.replaceAll(metric -> metric.noting(note));
      }
    }
    metrics.add(missing(n, before.missing(), m, now.missing(), terms));
    return ColumnDrift.of(before.column(), Kind.CATEGORY, n, m, p, metrics);
  }

  /**
   * {@code rateChange} of a yes-or-no column, such as the label or the prediction: share now less
   * share before.
   */
  public static Metric rate(
      String column, long before, long n, long now, long m, DriftTerms terms) {
    Interval change =
        n == 0 || m == 0 ? null : Difference.newcombe(now, m, before, n, terms.confidence());
    return terms.metric("rateChange", change, Math.min(n, m)).on(column);
  }

  /**
   * {@code driftedColumnShare}: columns whose alarm holds after Benjamini and Hochberg over all
   * columns. Its interval counts every open column as either.
   */
  public static DataSetDrift together(List<ColumnDrift> columns, DriftTerms terms) {
    double[] adjusted =
        Multiplicity.benjaminiHochberg(columns.stream().mapToDouble(ColumnDrift::p).toArray());
    List<ColumnDrift> settled = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnDrift column = columns.get(i);
      boolean chance = column.verdict() == Verdict.FAIL && column.p() < 1 && adjusted[i] >= ERROR;
      settled.add(chance ? column.open() : column);
    }
    double all = columns.size();
    double failed = settled.stream().filter(it -> it.verdict() == Verdict.FAIL).count();
    double passed = settled.stream().filter(it -> it.verdict() == Verdict.PASS).count();
    Interval share =
        all == 0 ? null : new Interval(failed / all, failed / all, (all - passed) / all);
    long n =
        columns.stream().mapToLong(it -> Math.min(it.reference(), it.current())).min().orElse(0);
    return new DataSetDrift(settled, terms.metric("driftedColumnShare", share, n));
  }

  /** All columns, and the one number for them. */
  public record DataSetDrift(List<ColumnDrift> columns, Metric share) {
    public DataSetDrift {
      columns = List.copyOf(columns);
    }
  }

  /** No alarm that chance explains: each also needs chi squared to be unlikely (p below 0.01). */
  private static List<Metric> shares(long[] before, long[] now, Redrawn drawn, DriftTerms terms) {
    double chance = p(before, now);
    long n = Math.min(Ranks.total(before), Ranks.total(now));
    return Stream.of(
            psi(before, now, terms.metric("psi", drawn.mirrored(Divergence::psi), n)),
            terms.metric("jensenShannon", drawn.mirrored(Divergence::jensenShannon), n),
            terms.metric("hellinger", drawn.mirrored(Divergence::hellinger), n),
            terms.metric("totalVariation", drawn.mirrored(Divergence::totalVariation), n),
            terms.metric("largestShareChange", drawn.mirrored(Divergence::largest), n))
        .map(metric -> unlessChance(metric, chance))
        .toList();
  }

  private static Metric unlessChance(Metric metric, double p) {
    return metric.verdict() == Verdict.FAIL && p >= CHANCE
        ? metric.unsettled("within what chance does at this size", null)
        : metric;
  }

  /** Scaled by NM/(N+M) it follows chi squared where nothing changed (Yurdakul 2018). */
  private static Metric psi(long[] before, long[] now, Metric metric) {
    int floored = Divergence.floored(before, now);
    Metric noted =
        floored == 0
            ? metric
            : metric.noting(floored + " shares below " + Divergence.FLOOR + " raised to it");
    return unlessChance(noted, scaledPsiP(Divergence.psi(before, now), before, now));
  }

  static double scaledPsiP(double psi, long[] before, long[] now) {
    double n = Ranks.total(before);
    double m = Ranks.total(now);
    long filled = IntStream.range(0, before.length).filter(i -> before[i] + now[i] > 0).count();
    return filled < 2
        ? 1
        : ChiSquaredDistribution.of(filled - 1.0).survivalProbability(psi * n * m / (n + m));
  }

  private static Metric missing(
      long n, long missingBefore, long m, long missingNow, DriftTerms terms) {
    long before = n + missingBefore;
    long now = m + missingNow;
    Interval change =
        before == 0 || now == 0
            ? null
            : Difference.newcombe(missingNow, now, missingBefore, before, terms.confidence());
    return terms.metric("missingShareChange", change, Math.min(before, now));
  }

  /**
   * Share of current rows whose category the reference lacks. A reference misses rare ones by
   * itself, about as many as it saw once (Good and Turing): the lower end is of what is beyond
   * that.
   */
  private static Metric newCategories(long[] before, long[] now, DriftTerms terms) {
    long unseen = 0;
    long once = 0;
    for (int i = 0; i < before.length; i++) {
      unseen += before[i] == 0 ? now[i] : 0;
      once += before[i] == 1 ? 1 : 0;
    }
    long n = Ranks.total(before);
    long m = Ranks.total(now);
    Interval beyond = Difference.newcombe(unseen, m, once, n, terms.confidence());
    Interval share =
        new Interval(
            (double) unseen / m,
            Math.max(0, beyond.low()),
            Proportion.wilson(unseen, m, terms.confidence()).high());
    return terms.metric("newCategoryShare", share, Math.min(n, m));
  }

  private static List<String> keys(Categories before, Categories now) {
    TreeSet<String> keys = new TreeSet<>(before.counts().keySet());
    keys.addAll(now.counts().keySet());
    return List.copyOf(keys);
  }

  private static long[] counts(Categories categories, List<String> keys) {
    return keys.stream().mapToLong(it -> categories.counts().getOrDefault(it, 0L)).toArray();
  }

  /** The commonest of both together kept, the rest added up as the last. */
  private static long[] merged(long[] first, long[] second, long[] counts) {
    Integer[] order = new Integer[first.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> -(first[i] + second[i])));
    long[] merged = new long[MOST_CATEGORIES];
    for (int rank = 0; rank < order.length; rank++) {
      merged[Math.min(rank, MOST_CATEGORIES - 1)] += counts[order[rank]];
    }
    return merged;
  }

  /** Chi squared, or where counts are sparse the share of draws from both together above it. */
  private static double p(long[] before, long[] now) {
    Contingency table = Contingency.of(before, now);
    if (table.leastExpected() >= SPARSE) {
      return table.p();
    }
    Draws draws = new Draws(DriftTerms.USUAL.draws().seed());
    double[] both = new double[before.length];
    Arrays.setAll(both, i -> (double) before[i] + now[i]);
    int times = DriftTerms.USUAL.draws().times();
    int above = 1;
    for (int i = 0; i < times; i++) {
      long[] first = draws.multinomial(both, Ranks.total(before));
      long[] second = draws.multinomial(both, Ranks.total(now));
      above += Contingency.of(first, second).chi2() >= table.chi2() ? 1 : 0;
    }
    return above / (times + 1.0);
  }
}
