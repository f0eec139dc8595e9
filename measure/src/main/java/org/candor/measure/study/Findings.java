package org.candor.measure.study;

import java.util.List;
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
 */
public record Findings(
    List<GroupRates> groups,
    List<Metric> metrics,
    List<Metric> comparisons,
    List<ColumnFinding> columns) {

  public Findings {
    groups = List.copyOf(groups);
    metrics = List.copyOf(metrics);
    comparisons = List.copyOf(comparisons);
    columns = List.copyOf(columns);
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
