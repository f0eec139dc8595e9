package org.candor.measure.drift;

import java.util.List;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;

/**
 * How one column changed.
 *
 * @param kind number or category
 * @param reference rows with a value
 * @param current rows with a value
 * @param p of no change at all: Kolmogorov-Smirnov or chi squared; tiny for large data whatever
 *     happened, so it never alerts alone
 * @param metrics effects, each with its verdict
 * @param verdict FAIL where a metric fails, PASS where all pass
 */
public record ColumnDrift(
    String column,
    Kind kind,
    long reference,
    long current,
    double p,
    List<Metric> metrics,
    Verdict verdict) {

  public enum Kind {
    NUMBER,
    CATEGORY
  }

  public ColumnDrift {
    metrics = List.copyOf(metrics);
  }

  static ColumnDrift of(
      String column, Kind kind, long reference, long current, double p, List<Metric> metrics) {
    List<Metric> named = metrics.stream().map(metric -> metric.on(column)).toList();
    return new ColumnDrift(column, kind, reference, current, p, named, verdict(named));
  }

  private static Verdict verdict(List<Metric> metrics) {
    if (metrics.stream().anyMatch(it -> it.verdict() == Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    boolean open = metrics.stream().anyMatch(it -> it.verdict() == Verdict.INCONCLUSIVE);
    return open ? Verdict.INCONCLUSIVE : Verdict.PASS;
  }

  /** The same, its alarm not taken up. */
  ColumnDrift open() {
    return new ColumnDrift(column, kind, reference, current, p, metrics, Verdict.INCONCLUSIVE);
  }
}
