package org.candor.measure.study;

import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Confusion;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON, under the names that scripts read. */
final class MetricJson {

  private MetricJson() {}

  static JsonObject of(Metric metric) {
    var json =
        Json.object()
            .put("name", metric.name())
            .put("of", metric.of())
            .put("value", number(metric.value()))
            .put("low", number(metric.low()))
            .put("high", number(metric.high()))
            .put("limit", metric.limit() == null ? Json.NULL : limit(metric.limit()))
            .put("verdict", metric.verdict() == null ? null : metric.verdict().name())
            .put("n", metric.isHidden() ? Json.NULL : Json.of(metric.n()));
    if (metric.needed() != null) {
      json.put("needed", metric.needed().doubleValue());
    }
    if (!metric.compared().isEmpty()) {
      json.put("compared", Json.array(metric.compared().stream().map(MetricJson::of).toList()));
    }
    var test = metric.test();
    if (test != null) {
      json.put(
          "test",
          Json.object()
              .put("name", test.name())
              .put("p", test.p())
              .put("adjustedP", test.adjusted())
              .build());
    }
    if (!metric.notes().isEmpty()) {
      json.put("notes", Parameters.texts(metric.notes()));
    }
    return json.build();
  }

  static JsonObject limit(Limit limit) {
    var json = Json.object();
    if (limit.atLeast() != null) {
      json.put("atLeast", (double) limit.atLeast());
    }
    if (limit.atMost() != null) {
      json.put("atMost", (double) limit.atMost());
    }
    return json.put("source", limit.source()).build();
  }

  /** The value of each column; none for all rows. */
  static JsonObject of(Group group) {
    var json = Json.object();
    for (int i = 0; i < group.by().size(); i++) {
      json.put(group.by().get(i), group.values().get(i));
    }
    return json.build();
  }

  static JsonObject of(GroupRates group) {
    var json = Json.object().put("by", of(group.group()));
    counts(json, group.cell());
    group.rates().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(it -> json.put(it.getKey(), of(it.getValue())));
    return json.put("treatmentEquality", number(group.treatment())).build();
  }

  private static void counts(Json.ObjectBuilder json, Confusion.Cell cell) {
    json.put("n", cell.n())
        .put("tp", cell.tp())
        .put("fp", cell.fp())
        .put("fn", cell.fn())
        .put("tn", cell.tn());
  }

  static JsonObject of(Interval interval) {
    return Json.object()
        .put("value", number(interval.value()))
        .put("low", number(interval.low()))
        .put("high", number(interval.high()))
        .build();
  }

  /** JSON has no infinity: an end that is not there is null. */
  static Json number(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? Json.NULL : Json.of((double) value);
  }
}
