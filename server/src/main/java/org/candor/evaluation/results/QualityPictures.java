package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Metric;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Titles;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Findings.ColumnFinding;
import org.candor.measure.study.Measurement;
import org.candor.measure.study.ProfileStudy;
import org.candor.web.Chart;
import org.candor.web.Drawn.Key;
import org.candor.web.Ink;
import org.candor.web.Messages;
import org.candor.web.Ranges;
import org.candor.web.Shares;
import org.candor.web.Whiskers;
import org.jspecify.annotations.Nullable;

/** What is missing, what breaks a rule, and what every column holds. */
final class QualityPictures {

  private static final int MOST_COLUMNS = 60;
  private static final int MOST_VALUES = 10;
  private static final Set<String> RULES =
      Set.of(
          "validity",
          "denialConstraint",
          "functionalDependency",
          "uniqueness",
          "duplicateRowShare",
          "conflictingLabelShare",
          "referentialIntegrity");

  private static final String AMONG = " IN (";
  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");

  private final Findings findings;
  private final Vocabulary words;
  private final Discretion discretion;
  private final List<ColumnFinding> columns;
  private final String sentinels;

  QualityPictures(Measurement measurement, Vocabulary words, Discretion discretion) {
    this.discretion = discretion;
    this.findings = measurement.findings();
    this.words = words;
    this.columns =
        findings.columns().stream().filter(it -> it.facts().get("type") != null).toList();
    var guessed = measurement.study() instanceof ProfileStudy it && it.sentinels().isEmpty();
    this.sentinels = text("evaluation.result.gaps." + (guessed ? "suspected" : "sentinel"));
  }

  List<Part> parts() {
    return List.of(
        new Part(
            text("evaluation.result.quality.rules"),
            rules(),
            metrics().filter(it -> RULES.contains(it.name())).toList()),
        new Part(
            text("evaluation.result.quality.gaps"),
            gaps(),
            metrics().filter(it -> it.name().equals("completeness")).toList()),
        new Part(text("evaluation.result.quality.columns"), columns(), List.of()));
  }

  private Stream<Metric> metrics() {
    return findings.metrics().stream();
  }

  private List<Chart> rules() {
    var metrics = metrics().filter(it -> RULES.contains(it.name())).toList();
    if (metrics.isEmpty()) {
      return List.of();
    }
    var rows = metrics.stream().map(this::rule).toList();
    return List.of(
        new Shares(
            "rules",
            text("evaluation.result.rules"),
            text("evaluation.result.rules.reading"),
            List.of(
                new Key(text("evaluation.result.rules.broken"), Ink.BAD),
                new Key(text("evaluation.result.rules.kept"), Ink.GOOD)),
            rows));
  }

  private Shares.Row rule(Metric metric) {
    var details = findings.details().get(Findings.key(metric));
    var broken =
        details == null
            ? broken(metric)
            : number(details, details.get("rows") == null ? "violations" : "rows");
    var name = Titles.of(metric.name());
    return new Shares.Row(
        (metric.of() == null ? name : name + ": " + metric.of())
            + " · "
            + Standing.of(metric.verdict()).word(),
        List.of(broken, Math.max(0, metric.n() - broken)));
  }

  /** Where a share was recorded and not its rows: it says how many keep the rule, or break it. */
  private static long broken(Metric metric) {
    var value = metric.value();
    if (value == null) {
      return 0;
    }
    boolean kept = metric.limit() != null && metric.limit().atLeast() != null;
    return Math.round(metric.n() * (kept ? 1 - value : value));
  }

  private List<Chart> gaps() {
    if (columns.isEmpty()) {
      return List.of();
    }
    var charts = new ArrayList<Chart>();
    var judged =
        metrics()
            .filter(it -> it.name().equals("completeness") && it.of() != null)
            .sorted(Comparator.comparingDouble(it -> it.value() == null ? -1 : it.value()))
            .toList();
    if (!judged.isEmpty()) {
      charts.add(
          new Whiskers(
              "complete",
              text("evaluation.result.complete"),
              text("evaluation.result.complete.reading") + more(judged.size()),
              judged.stream()
                  .limit(MOST_COLUMNS)
                  .map(it -> Whisker.percent(String.valueOf(it.of()), it))
                  .toList(),
              Whisker.percentLines(judged.getFirst().limit()),
              true));
    }
    charts.add(
        new Shares(
            "gaps",
            text("evaluation.result.gaps"),
            text("evaluation.result.gaps.reading") + more(columns.size()),
            List.of(
                new Key(text("evaluation.result.gaps.there"), Ink.FIRST),
                new Key(sentinels, Ink.SECOND),
                new Key(text("evaluation.result.gaps.empty"), Ink.UNKNOWN)),
            columns.stream().limit(MOST_COLUMNS).map(QualityPictures::gaps).toList()));
    return charts;
  }

  private static Shares.Row gaps(ColumnFinding column) {
    var facts = column.facts();
    var empty = number(facts, "nulls") + number(facts, "notANumber");
    var sentinels = number(facts, "sentinels");
    return new Shares.Row(
        column.name(),
        List.of(Math.max(0, number(facts, "n") - empty - sentinels), sentinels, empty));
  }

  private List<Chart> columns() {
    if (columns.isEmpty()) {
      return List.of();
    }
    var rows = columns.stream().limit(MOST_COLUMNS).map(this::range).toList();
    return List.of(
        new Ranges(
            "columns",
            text("evaluation.result.columns"),
            text("evaluation.result.columns.reading", words.rows()) + more(columns.size()),
            rows));
  }

  private Ranges.Row range(ColumnFinding column) {
    var it = column.facts();
    return new Ranges.Row(
        column.name(),
        kind(word(it.get("type"))),
        Numbers.count(number(it, "distinct")),
        word(it.get("min")),
        word(it.get("max")),
        points(it),
        suggestions(it),
        values(it),
        objects(it, "histogram").map(each -> number(each, "n")).toList());
  }

  /** The commonest with their shares; older measurements kept those that a rule proposes. */
  private List<String> values(JsonObject facts) {
    if (facts.get("topValues") == null) {
      return proposed(facts);
    }
    var all = number(facts, "n");
    var found = objects(facts, "topValues").limit(MOST_VALUES).toList();
    var told = found.stream().filter(it -> tells(it, all)).toList();
    var common =
        told.stream().map(QualityPictures::common).collect(Collectors.toCollection(ArrayList::new));
    var others = number(facts, "otherValues");
    if (!common.isEmpty() && others > 0 && all > 0 && told.size() == found.size()) {
      common.add(text("evaluation.result.columns.others", Numbers.percent((double) others / all)));
    }
    return common;
  }

  private boolean tells(JsonObject value, long all) {
    var rows = Math.round(Scores.number(value.get("share")) * all);
    return !discretion.on() || !Discretion.few(rows);
  }

  private static String common(JsonObject it) {
    var value = word(it.get("value"));
    var named = value.isBlank() ? text("evaluation.result.empty") : value;
    return named + " " + Numbers.percent(Scores.number(it.get("share")));
  }

  private static Stream<JsonObject> objects(JsonObject facts, String name) {
    return Scores.elements(facts.get(name)).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  private static List<String> proposed(JsonObject facts) {
    return suggestions(facts).stream()
        .filter(it -> it.contains(AMONG))
        .findFirst()
        .map(it -> TEXT.matcher(it.substring(it.indexOf(AMONG))).results())
        .orElse(Stream.of())
        .map(it -> it.group(1).replace("''", "'"))
        .toList();
  }

  /** What people call what an engine calls BIGINT or VARCHAR; the engine's word for the rest. */
  private static String kind(String type) {
    var known = type.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
    return Messages.find("evaluation.result.type." + known).orElse(type);
  }

  /** Least, lower quarter, middle, upper quarter, greatest; none where there are no numbers. */
  private static List<Double> points(JsonObject facts) {
    var points = new ArrayList<Double>();
    for (var name : List.of("p0", "p25", "p50", "p75", "p100")) {
      if (facts.get(name) instanceof JsonNumber it) {
        points.add(it.value());
      }
    }
    return points.size() == 5 ? points : List.of();
  }

  private static List<String> suggestions(JsonObject facts) {
    return Scores.elements(facts.get("suggestions")).stream()
        .map(it -> it instanceof JsonObject one ? word(one.get("rule")) : "")
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private static String more(int all) {
    return all <= MOST_COLUMNS
        ? ""
        : " " + text("evaluation.result.more.columns", MOST_COLUMNS, all);
  }

  private static long number(JsonObject json, String name) {
    return (long) Scores.number(json.get(name));
  }

  private static String word(@Nullable Json json) {
    return switch (json) {
      case JsonString it -> it.value();
      case JsonNumber it -> Numbers.exact(it.value());
      case null -> "";
      case Json other -> "";
    };
  }
}
