package org.candor.measure.study;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.candor.ledger.Hash;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Metric;

/**
 * What was asked, of what, how, and what came out: enough for anyone to do it again.
 *
 * @param sources one, or the reference and then the current rows
 * @param queries as they were sent, in order
 * @param aggregates all that the statistics saw
 * @param notes what a reader should know
 */
public record Measurement(
    Study study,
    List<Measured> sources,
    List<String> queries,
    JsonObject aggregates,
    Findings findings,
    List<String> notes) {

  public Measurement {
    sources = List.copyOf(sources);
    queries = List.copyOf(queries);
    notes = List.copyOf(notes);
  }

  /** SHA-256 of the canonical form of what was asked. */
  public String identity() {
    return Hash.sha256(study.identity().canonical().getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Two measurements answer the same question, so that their numbers may be compared. */
  public boolean comparableWith(Measurement other) {
    return study.identity().canonical().equals(other.study.identity().canonical());
  }

  /** As scripts read it: the same bytes for the same question, data and engine. */
  public JsonObject json() {
    var last = sources.getLast();
    return Json.object()
        .put("measurement", study.kind())
        .put("version", study.version())
        .put("identity", identity())
        .put("parameters", study.parameters())
        .put("rows", last.fingerprint().rows())
        .put("source", last.fingerprint().sha256())
        .put("sources", Json.array(sources.stream().map(Measurement::json).toList()))
        .put("engine", last.engine())
        .put("query", queries.stream().collect(Collectors.joining(";\n")))
        .put("groups", Json.array(findings.groups().stream().map(MetricJson::of).toList()))
        .put("metrics", Json.array(findings.metrics().stream().map(this::metric).toList()))
        .put(
            "comparisons", Json.array(findings.comparisons().stream().map(MetricJson::of).toList()))
        .put("columns", Json.array(findings.columns().stream().map(Measurement::json).toList()))
        .put("aggregates", aggregates)
        .put("notes", Parameters.texts(notes))
        .build();
  }

  private JsonObject metric(Metric metric) {
    var json = MetricJson.of(metric);
    var details = findings.details().get(Findings.key(metric));
    if (details != null) {
      for (var each : details.members().entrySet()) {
        json = json.with(each.getKey(), each.getValue());
      }
    }
    return json;
  }

  private static JsonObject json(Measured source) {
    var print = source.fingerprint();
    var json =
        Json.object()
            .put("name", source.name())
            .put("place", source.place())
            .put("sha256", print.sha256())
            .put("bytes", print.bytes())
            .put("rows", print.rows())
            .put("reading", source.reading())
            .put("engine", source.engine());
    if (print.content() != null) {
      json.put("content", print.content());
    }
    return json.build();
  }

  private static JsonObject json(Findings.ColumnFinding column) {
    var json = Json.object().put("name", column.name());
    column.facts().members().forEach(json::put);
    column.metrics().forEach(it -> json.put(it.name(), MetricJson.of(it)));
    return json.build();
  }
}
