package org.candor.evaluation.results;

import java.util.List;
import org.candor.measure.Metric;
import org.candor.web.Chart;

/**
 * What belongs to one question of a measurement: its pictures, and the numbers they explain.
 *
 * @param first whether it is what people look at before all else
 */
record Part(String title, boolean first, List<Chart> charts, List<Metric> metrics) {

  Part {
    charts = List.copyOf(charts);
    metrics = List.copyOf(metrics);
  }

  Part(String title, List<Chart> charts, List<Metric> metrics) {
    this(title, false, charts, metrics);
  }

  boolean empty() {
    return charts.isEmpty() && metrics.isEmpty();
  }
}
