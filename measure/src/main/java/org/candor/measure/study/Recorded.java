package org.candor.measure.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Fingerprint;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.candor.measure.study.Findings.ColumnFinding;
import org.jspecify.annotations.Nullable;

/** A measurement as it was recorded: what {@link Measurement#json} wrote, read back. */
public final class Recorded {

  private static final Set<String> OF_A_METRIC =
      Set.of(
          "name",
          "of",
          "value",
          "low",
          "high",
          "limit",
          "verdict",
          "n",
          "needed",
          "compared",
          "test",
          "notes");

  /** The columns that make groups, in their order, which a JSON object does not keep. */
  private final List<String> by;

  private Recorded(List<String> by) {
    this.by = by;
  }

  /**
   * @throws Unmeasurable where that is no measurement, or of a version this program does not know
   */
  public static Measurement measurement(JsonObject json) {
    var all = new Parameters(json);
    var study =
        Study.read(
            all.text("measurement"), (int) all.number("version"), all.inner("parameters").json());
    var by = study instanceof FairnessStudy fairness ? fairness.by() : List.<String>of();
    return new Measurement(
        study,
        objects(all, "sources").stream().map(Recorded::source).toList(),
        List.of(all.text("query").split(";\n", -1)),
        all.inner("aggregates").json(),
        new Recorded(by).findings(all),
        all.texts("notes"));
  }

  private static Measured source(Parameters it) {
    var print =
        new Fingerprint(
            it.textOrNull("sha256"),
            (long) it.number("bytes"),
            (long) it.number("rows"),
            it.textOrNull("content"));
    return new Measured(
        it.text("name"), it.text("place"), it.text("reading"), it.text("engine"), print);
  }

  private Findings findings(Parameters all) {
    var metrics = new ArrayList<Metric>();
    Map<String, JsonObject> details = new HashMap<>();
    for (var each : objects(all, "metrics")) {
      var metric = metric(each);
      var more = details(each.json());
      metrics.add(metric);
      if (!more.members().isEmpty()) {
        details.put(Findings.key(metric), more);
      }
    }
    return new Findings(
        objects(all, "groups").stream().map(this::group).toList(),
        metrics,
        objects(all, "comparisons").stream().map(this::metric).toList(),
        objects(all, "columns").stream().map(this::column).toList(),
        details);
  }

  private static JsonObject details(JsonObject metric) {
    var more = Json.object();
    metric.members().entrySet().stream()
        .filter(it -> !OF_A_METRIC.contains(it.getKey()))
        .forEach(it -> more.put(it.getKey(), it.getValue()));
    return more.build();
  }

  private Metric metric(Parameters it) {
    var verdict = it.textOrNull("verdict");
    var needed = numberOrNull(it.json(), "needed");
    return new Metric(
        it.text("name"),
        it.textOrNull("of"),
        numberOrNull(it.json(), "value"),
        numberOrNull(it.json(), "low"),
        numberOrNull(it.json(), "high"),
        it.json().get("limit") instanceof JsonObject ? it.limitOf("limit") : null,
        verdict == null ? null : verdict(verdict),
        it.json().get("n") instanceof JsonNumber n ? (long) n.value() : 0,
        needed == null ? null : (Long) needed.longValue(),
        it.json().get("compared") instanceof JsonArray
            ? objects(it, "compared").stream().map(each -> group(each.json())).toList()
            : List.of(),
        it.json().get("notes") instanceof JsonArray ? it.texts("notes") : List.of(),
        it.json().get("test") instanceof JsonObject ? test(it.inner("test")) : null);
  }

  private static Metric.Test test(Parameters it) {
    return new Metric.Test(it.text("name"), it.number("p"), it.number("adjustedP"));
  }

  private static Verdict verdict(String name) {
    for (var each : Verdict.values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw new Unmeasurable("This is no measurement: there is no verdict '" + name + "'.");
  }

  private GroupRates group(Parameters it) {
    var group = group(it.inner("by").json());
    var cell =
        new Cell(
            group.values(),
            (long) it.number("tp"),
            (long) it.number("fp"),
            (long) it.number("fn"),
            (long) it.number("tn"));
    Map<String, Interval> rates = new LinkedHashMap<>();
    for (var each : it.json().members().entrySet()) {
      if (each.getValue() instanceof JsonObject && !each.getKey().equals("by")) {
        rates.put(each.getKey(), interval(it.inner(each.getKey())));
      }
    }
    return new GroupRates(group, cell, rates, numberOrNull(it.json(), "treatmentEquality"));
  }

  private static Interval interval(Parameters it) {
    var low = numberOrNull(it.json(), "low");
    var high = numberOrNull(it.json(), "high");
    return new Interval(
        it.number("value"),
        low == null ? Double.NEGATIVE_INFINITY : low,
        high == null ? Double.POSITIVE_INFINITY : high);
  }

  private Group group(JsonObject json) {
    var names = new ArrayList<>(json.members().keySet());
    names.sort(Comparator.comparingInt(this::place));
    var values = new ArrayList<@Nullable String>();
    for (var name : names) {
      values.add(json.get(name) instanceof JsonString text ? text.value() : null);
    }
    return new Group(names, values);
  }

  private int place(String column) {
    for (int i = 0; i < by.size(); i++) {
      if (by.get(i).toLowerCase(Locale.ROOT).equals(column.toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return by.size();
  }

  /** Facts are texts, numbers and lists; what is an object is a metric. */
  private ColumnFinding column(Parameters it) {
    var facts = Json.object();
    var metrics = new ArrayList<Metric>();
    for (var each : it.json().members().entrySet()) {
      if (each.getValue() instanceof JsonObject metric) {
        metrics.add(metric(new Parameters(metric)));
      } else if (!each.getKey().equals("name")) {
        facts.put(each.getKey(), each.getValue());
      }
    }
    return new ColumnFinding(it.text("name"), facts.build(), metrics);
  }

  private static List<Parameters> objects(Parameters all, String name) {
    if (!(all.json().get(name) instanceof JsonArray array)) {
      throw new Unmeasurable("This is no measurement: it has no " + name + ".");
    }
    var found = new ArrayList<Parameters>();
    for (var each : array.elements()) {
      if (!(each instanceof JsonObject object)) {
        throw new Unmeasurable("This is no measurement: " + name + " is not right.");
      }
      found.add(new Parameters(object));
    }
    return found;
  }

  private static @Nullable Double numberOrNull(JsonObject json, String name) {
    return json.get(name) instanceof JsonNumber it ? (Double) it.value() : null;
  }
}
