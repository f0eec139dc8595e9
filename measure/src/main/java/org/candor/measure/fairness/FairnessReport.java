package org.candor.measure.fairness;

import java.util.List;
import java.util.Map;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param groups all rows first, then each group of each view
 * @param metrics one number for each view; {@code of} names its columns
 * @param comparisons each group against the reference group
 */
public record FairnessReport(
    List<GroupRates> groups, List<Metric> metrics, List<Metric> comparisons) {

  public FairnessReport {
    groups = List.copyOf(groups);
    metrics = List.copyOf(metrics);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * One group, as predicted: the favourable outcome plays no part here.
   *
   * @param cell its counts
   * @param rates by label of the rate, with Wilson intervals; without those that have no rows. Of
   *     intersections some also {@code shrunk} towards all groups: to look at, not to judge by
   * @param treatment FN / FP; null without FP
   */
  public record GroupRates(
      Group group, Cell cell, Map<String, Interval> rates, @Nullable Double treatment) {
    public GroupRates {
      rates = Map.copyOf(rates);
    }
  }
}
