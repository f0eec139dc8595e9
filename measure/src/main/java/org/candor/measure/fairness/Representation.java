package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.candor.measure.Categories;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.stats.Multiplicity;
import org.candor.measure.stats.Proportion;

/**
 * Whether a data set holds groups in the shares of a population. Share of the data over share of
 * the population, 1 where they agree.
 */
public final class Representation {

  private Representation() {}

  /**
   * {@code representationRatio} for each group of the population; {@code populationFitP} of
   * Pearson's chi squared; {@code unknownShare}.
   *
   * @param population share of each group; scaled to add up to 1
   * @throws IllegalArgumentException where a share is not above 0
   */
  public static List<Metric> measure(
      Categories counts, Map<String, Double> population, Terms terms) {
    long n = population.keySet().stream().mapToLong(it -> count(counts, it)).sum();
    double whole = population.values().stream().mapToDouble(Double::doubleValue).sum();
    population.forEach(
        (group, share) -> {
          if (!(share > 0)) {
            throw new IllegalArgumentException("population share of " + group + ": " + share);
          }
        });
    List<Metric> metrics = new ArrayList<>();
    Limit limit = terms.limit("representationRatio");
    if (n == 0 || limit == null) {
      return List.of(
          Metric.unmeasured("representationRatio", limit, n, "no row of these groups")
              .on(counts.column()));
    }
    double each = Multiplicity.allAtOnce(terms.confidence(), population.size());
    double chi2 = 0;
    for (var entry : new TreeMap<>(population).entrySet()) {
      double share = entry.getValue() / whole;
      long k = count(counts, entry.getKey());
      double off = k - n * share;
      chi2 += off * off / (n * share);
      Interval own = Proportion.interval(k, n, each);
      Interval ratio = new Interval(own.value() / share, own.low() / share, own.high() / share);
      Group group = new Group(List.of(counts.column()), List.of(entry.getKey()));
      Metric metric = Metric.judged("representationRatio", ratio, limit, n).comparing(group);
      metrics.add(
          n * share >= terms.leastEvents()
              ? metric
              : metric.unsettled(Sorted.TOO_FEW, (long) Math.ceil(terms.leastEvents() / share)));
    }
    int dof = population.size() - 1;
    double p = dof < 1 ? 1 : ChiSquaredDistribution.of(dof).survivalProbability(chi2);
    metrics.add(Metric.shown("populationFitP", p, n));
    metrics.add(unknown(counts, n, terms));
    return metrics.stream().map(it -> it.on(counts.column())).toList();
  }

  private static Metric unknown(Categories counts, long known, Terms terms) {
    long rows = counts.n() + counts.missing();
    Interval share = Proportion.interval(rows - known, rows, terms.confidence());
    return Across.judged("unknownShare", share, rows, terms);
  }

  private static long count(Categories counts, String group) {
    return counts.counts().getOrDefault(group, 0L);
  }
}
