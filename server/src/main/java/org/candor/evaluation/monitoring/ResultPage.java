package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.web.Messages.text;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.candor.records.Entry;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JsonNode;

/**
 * One measurement for people.
 *
 * @param document the whole of it as JSON; null where nothing was measured
 * @param file where the document can be fetched; null without one
 * @param monitor page of the monitor; null where it cannot be found
 */
public record ResultPage(
    Shell shell,
    Entry<Measurement> entry,
    @Nullable JsonNode document,
    @Nullable String file,
    @Nullable String monitor) {

  static String href(Entry<Measurement> entry) {
    return MEASUREMENTS.href(entry) + "/result";
  }

  /** A number with its interval and what it is held to. */
  public record Metric(
      String name,
      String of,
      String value,
      String interval,
      String limit,
      @Nullable Tone tone,
      String verdict,
      String n) {}

  /** What a column holds, by name. */
  public record Fact(String name, String value) {}

  public Measurement content() {
    return entry.content();
  }

  public String record() {
    return MEASUREMENTS.href(entry);
  }

  public Tone tone() {
    return Labels.tone(content().outcome());
  }

  public String word() {
    return Labels.word(content().outcome());
  }

  public String question() {
    return Labels.question(content().question());
  }

  public String day() {
    return Times.day(content().measuredOn());
  }

  public String rows() {
    var rows = content().rows();
    return rows == null ? text("evaluation.result.unknown") : number(rows);
  }

  /** Those that were judged first, the broken ones before the others. */
  public List<Metric> metrics() {
    if (document == null) {
      return List.of();
    }
    var found = new ArrayList<Metric>();
    for (var verdict : List.of("FAIL", "INCONCLUSIVE", "PASS", "")) {
      for (var it : document.path("metrics")) {
        if (it.path("verdict").asString("").equals(verdict)) {
          found.add(metric(it, verdict));
        }
      }
    }
    return found;
  }

  private static Metric metric(JsonNode it, String verdict) {
    var low = decimal(it.path("low"));
    var high = decimal(it.path("high"));
    return new Metric(
        it.path("name").asString(""),
        it.path("of").asString(""),
        it.path("value").isNumber()
            ? decimal(it.path("value"))
            : text("evaluation.result.unmeasured"),
        low.isEmpty() && high.isEmpty()
            ? ""
            : text(
                "evaluation.result.interval",
                low.isEmpty() ? "…" : low,
                high.isEmpty() ? "…" : high),
        limit(it.path("limit")),
        verdict.isEmpty() ? null : Labels.tone(Outcome.valueOf(verdict)),
        verdict.isEmpty() ? "" : text("evaluation.monitors.outcome." + verdict),
        number(it.path("n").asLong(0)));
  }

  private static String limit(JsonNode it) {
    var least = decimal(it.path("atLeast"));
    var most = decimal(it.path("atMost"));
    if (least.isEmpty()) {
      return most.isEmpty() ? "" : text("evaluation.result.atMost", most);
    }
    return most.isEmpty()
        ? text("evaluation.result.atLeast", least)
        : text("evaluation.result.between", least, most);
  }

  public List<String> notes() {
    var found = new ArrayList<String>();
    if (document != null) {
      document.path("notes").forEach(it -> found.add(it.asString("")));
    }
    return found;
  }

  public List<Column> columns() {
    var found = new ArrayList<Column>();
    if (document != null) {
      document.path("columns").forEach(it -> found.add(column(it)));
    }
    return found;
  }

  /** A column with what it holds. */
  public record Column(String name, List<Fact> facts) {}

  private static Column column(JsonNode it) {
    var facts = new ArrayList<Fact>();
    for (var each : it.properties()) {
      var value = each.getValue();
      if (!each.getKey().equals("name") && value.isValueNode() && !value.isNull()) {
        facts.add(
            new Fact(
                each.getKey(),
                value.isNumber() ? Plain.number(value.asDouble()) : value.asString("")));
      }
    }
    return new Column(it.path("name").asString(""), facts);
  }

  private static String decimal(JsonNode it) {
    return it.isNumber() ? Plain.number(it.asDouble()) : "";
  }

  private static String number(long it) {
    return NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale()).format(it);
  }
}
