package org.candor.measure.study;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.fairness.FairnessReport.GroupRates;

/**
 * What a measurement found.
 *
 * @param groups all rows first
 * @param metrics all that was measured, also of columns
 * @param comparisons of each group with the reference
 * @param columns one for each column that was looked at
 * @param details further counts of some metrics, by {@link #key}
 */
public record Findings(
    List<GroupRates> groups,
    List<Metric> metrics,
    List<Metric> comparisons,
    List<ColumnFinding> columns,
    Map<String, JsonObject> details) {

  public Findings {
    groups = List.copyOf(groups);
    metrics = List.copyOf(metrics);
    comparisons = List.copyOf(comparisons);
    columns = List.copyOf(columns);
    details = Map.copyOf(details);
  }

  static Findings ofColumns(List<Metric> metrics, List<ColumnFinding> columns) {
    return new Findings(List.of(), metrics, List.of(), columns, Map.of());
  }

  static Findings ofGroups(
      List<GroupRates> groups, List<Metric> metrics, List<Metric> comparisons) {
    return new Findings(groups, metrics, comparisons, List.of(), Map.of());
  }

  /** What tells a metric from the others of a measurement. */
  public static String key(Metric metric) {
    return metric.of() == null ? metric.name() : metric.name() + " " + metric.of();
  }

  /**
   * @param facts what the column holds
   * @param metrics those of all that are of this column
   */
  public record ColumnFinding(String name, JsonObject facts, List<Metric> metrics) {
    public ColumnFinding {
      metrics = List.copyOf(metrics);
    }
  }

  /** Every number that a verdict could stand on; comparisons explain, they do not judge twice. */
  public Stream<Metric> judged() {
    return metrics.stream().filter(it -> it.verdict() != null);
  }

  public long count(Verdict verdict) {
    return judged().filter(it -> it.verdict() == verdict).count();
  }
}
