package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.stats.Bootstrap;
import org.jspecify.annotations.Nullable;

/**
 * Disparity that remains among people alike in another respect. In each stratum: share of the group
 * among the refused less its share among the favoured, -1..1; then their mean, weighted by rows.
 * Above 0 the group is refused more than its share. Wachter, Mittelstadt, Russell 2021; reported.
 */
public final class ConditionalDisparity {

  private static final int DRAWN_TO = 20_000;

  private ConditionalDisparity() {}

  /**
   * {@code conditionalDemographicDisparity} and, beside it, {@code demographicDisparity} without
   * strata, for each known group.
   *
   * @param leaves with the stratum among their columns
   */
  public static List<Metric> measure(
      Confusion leaves, List<String> by, String stratum, Terms terms) {
    List<String> columns = new ArrayList<>(by);
    columns.add(stratum);
    View view = View.of(leaves, columns).favouring(terms.favourable());
    Set<Group> groups = new LinkedHashSet<>();
    Set<@Nullable String> strata = new LinkedHashSet<>();
    for (Cell cell : view.cells()) {
      groups.add(new Group(by, cell.group().subList(0, by.size())));
      strata.add(cell.group().getLast());
    }
    List<Metric> metrics = new ArrayList<>();
    for (Group group : groups) {
      if (!group.unknown()) {
        long[] within = counts(view, group, new ArrayList<>(strata));
        metrics.add(
            metric("conditionalDemographicDisparity", within, terms, group)
                .noting("strata: " + stratum));
        metrics.add(metric("demographicDisparity", pooled(within), terms, group));
      }
    }
    return metrics;
  }

  private static Metric metric(String name, long[] counts, Terms terms, Group group) {
    double value = disparity(counts);
    Bootstrap draws =
        new Bootstrap(Bootstrap.USUAL.seed(), Bootstrap.USUAL.times(), terms.confidence());
    Interval interval =
        counts.length > DRAWN_TO ? null : draws.percentile(counts, ConditionalDisparity::disparity);
    long n = 0;
    for (long count : counts) {
      n += count;
    }
    String of = String.join(" x ", group.by());
    if (!Double.isFinite(value)) {
      return Metric.unmeasured(name, null, n, "nobody was refused, or nobody favoured")
          .on(of)
          .comparing(group);
    }
    Metric metric =
        interval == null ? Metric.shown(name, value, n) : Metric.shown(name, interval, n);
    return metric.on(of).comparing(group);
  }

  /** For each stratum: favoured and refused of the group, favoured and refused of the others. */
  private static long[] counts(View view, Group group, List<@Nullable String> strata) {
    long[] counts = new long[strata.size() * 4];
    for (Cell cell : view.cells()) {
      int at = 4 * strata.indexOf(cell.group().getLast());
      boolean own = cell.group().subList(0, group.by().size()).equals(group.values());
      counts[at + (own ? 0 : 2)] += cell.tp() + cell.fp();
      counts[at + (own ? 1 : 3)] += cell.fn() + cell.tn();
    }
    return counts;
  }

  private static long[] pooled(long[] counts) {
    long[] pooled = new long[4];
    for (int i = 0; i < counts.length; i++) {
      pooled[i % 4] += counts[i];
    }
    return pooled;
  }

  /** Strata where all fare alike have no disparity to speak of and count as 0. */
  static double disparity(long[] counts) {
    double rows = 0;
    double sum = 0;
    boolean any = false;
    for (int i = 0; i < counts.length; i += 4) {
      double favoured = (double) counts[i] + counts[i + 2];
      double refused = (double) counts[i + 1] + counts[i + 3];
      rows += favoured + refused;
      if (favoured > 0 && refused > 0) {
        any = true;
        sum += (favoured + refused) * (counts[i + 1] / refused - counts[i] / favoured);
      }
    }
    return any ? sum / rows : Double.NaN;
  }
}
