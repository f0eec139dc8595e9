package org.candor.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Metric;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Measurement;

/** A measurement as SARIF 2.1.0, which code hosts show beside a change. OASIS, 2020. */
final class MeasureSarif {

  private MeasureSarif() {}

  static JsonObject of(Measurement measurement) {
    var rules = measurement.findings().judged().map(Metric::name).distinct().toList();
    var source = measurement.sources().getLast();
    var run =
        Json.object()
            .put("tool", tool(rules))
            .put(
                "results",
                Json.array(
                    measurement
                        .findings()
                        .judged()
                        .map(it -> result(it, rules, source.name()))
                        .collect(Collectors.toList())))
            .build();
    return log(run);
  }

  /** A run that did not come to results: section 3.20 of the standard. */
  static JsonObject unmeasured(String why) {
    var message = Json.object().put("text", why).build();
    var notification = Json.object().put("level", "error").put("message", message).build();
    var invocation =
        Json.object()
            .put("executionSuccessful", false)
            .put("toolExecutionNotifications", Json.array(List.of(notification)))
            .build();
    return log(
        Json.object()
            .put("tool", tool(List.of()))
            .put("invocations", Json.array(List.of(invocation)))
            .put("results", Json.array(List.of()))
            .build());
  }

  private static JsonObject tool(List<String> rules) {
    var driver =
        Json.object()
            .put("name", "Candor")
            .put("version", Version.number())
            .put(
                "rules",
                Json.array(rules.stream().map(it -> Json.object().put("id", it).build()).toList()))
            .build();
    return Json.object().put("driver", driver).build();
  }

  private static JsonObject log(JsonObject run) {
    return Json.object()
        .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .put("version", "2.1.0")
        .put("runs", Json.array(List.of(run)))
        .build();
  }

  private static JsonObject result(Metric metric, List<String> rules, String file) {
    var result =
        Json.object()
            .put("ruleId", metric.name())
            .put("ruleIndex", (long) rules.indexOf(metric.name()));
    switch (java.util.Objects.requireNonNull(metric.verdict())) {
      case PASS -> result.put("kind", "pass").put("level", "none");
      case FAIL -> result.put("kind", "fail").put("level", "error");
      case INCONCLUSIVE -> result.put("kind", "review").put("level", "none");
    }
    var artifact = Json.object().put("uri", file.replace(" ", "%20")).build();
    var location =
        Json.object()
            .put("physicalLocation", Json.object().put("artifactLocation", artifact).build())
            .build();
    return result
        .put("message", Json.object().put("text", Reading.line(metric, Vocabulary.PLAIN)).build())
        .put("locations", Json.array(List.of(location)))
        .build();
  }
}
