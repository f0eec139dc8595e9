package org.candor.measure.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Dependency;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Metric;
import org.candor.measure.Slice;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.quality.Quality;
import org.candor.measure.quality.Suggestions;
import org.candor.measure.study.Findings.ColumnFinding;

/** The steps of a measurement of quality. */
final class Inspection {

  private static final int FEW_VALUES = 20;

  private final Engine engine;
  private final QualityStudy study;
  private final List<Metric> metrics = new ArrayList<>();
  private final List<ColumnFinding> columns = new ArrayList<>();
  private final List<Json> profiles = new ArrayList<>();
  private final List<Json> dependencies = new ArrayList<>();
  private final List<Json> conditions = new ArrayList<>();
  private final Map<String, JsonObject> details = new LinkedHashMap<>();
  private long repeated;

  private final List<ColumnProfile> seen = new ArrayList<>();
  private final FurtherInspection further;

  /**
   * @param others what the rows are compared with, the references first
   * @param budget of each of the others
   */
  Inspection(Engine engine, QualityStudy study, List<Source> others, Budget budget) {
    this.engine = engine;
    this.study = study;
    further = new FurtherInspection(engine, study, others, budget);
  }

  void run() {
    for (var rule : study.rules()) {
      rule(rule);
    }
    for (var denial : study.denials()) {
      denial(denial);
    }
    study.dependencies().forEach(this::dependency);
    study.keys().forEach(this::key);
    duplicates();
    columns();
    label();
    metrics.addAll(further.run(seen));
  }

  private void duplicates() {
    var comparable =
        engine.columns().all().stream()
            .filter(it -> it.kind() != Column.Kind.OTHER)
            .map(Column::name)
            .toList();
    repeated = engine.repeated(comparable);
    add(Quality.duplicates(repeated, engine.rows(), study.terms()), "rows", repeated);
  }

  private void columns() {
    var names = (study.columns().isEmpty() ? engine.columns().all() : chosen()).stream();
    for (var profile : engine.profile(names.map(Column::name).toList(), Slice.ALL)) {
      long sentinels = engine.among(profile.column(), study.sentinels());
      var completeness = Quality.completeness(profile, sentinels, study.terms());
      metrics.add(completeness);
      seen.add(profile);
      var kind = engine.columns().get(profile.column()).kind();
      var values =
          kind == Column.Kind.OTHER || kind.isNumber()
              ? null
              : engine.categories(profile.column(), Slice.ALL, FEW_VALUES);
      var suggested =
          Suggestions.from(profile, values).stream()
              .map(it -> Json.object().put("rule", it.rule()).put("why", it.why()).build())
              .toList();
      var facts = Json.object().put("sentinels", sentinels);
      ProfileStudy.facts(profile).members().entrySet().stream()
          .filter(it -> !it.getKey().equals("completeness"))
          .forEach(it -> facts.put(it.getKey(), it.getValue()));
      facts.put("suggestions", Json.array(suggested));
      columns.add(new ColumnFinding(profile.column(), facts.build(), List.of(completeness)));
      profiles.add(AggregateJson.of(profile).with("sentinels", Json.of(sentinels)));
    }
  }

  private List<Column> chosen() {
    return engine.columns().get(study.columns());
  }

  private void rule(String text) {
    var counts = truths(text);
    add(
        Quality.validity(text, counts.yes(), counts.no(), counts.unknown(), study.terms()),
        "violations",
        counts.no());
  }

  private void denial(String text) {
    var pairs = PairRule.read(text, engine.columns());
    if (pairs != null) {
      long rows = engine.inverted(pairs);
      conditions.add(Json.object().put("pairs", text).put("rows", rows).build());
      add(Quality.denial(text, rows, engine.rows(), study.terms()), "violations", rows);
      return;
    }
    var counts = truths(text);
    long all = counts.yes() + counts.no() + counts.unknown();
    add(Quality.denial(text, counts.yes(), all, study.terms()), "violations", counts.yes());
  }

  private Engine.Truths truths(String text) {
    var condition = Expression.read(text, engine.columns());
    var matched = Matching.truths(engine, condition);
    var counts = matched == null ? engine.truths(condition, Slice.ALL) : matched;
    conditions.add(
        Json.object()
            .put("condition", text)
            .put("yes", counts.yes())
            .put("no", counts.no())
            .put("unknown", counts.unknown())
            .build());
    return counts;
  }

  private void dependency(String text) {
    int arrow = text.indexOf("->");
    if (arrow < 1 || arrow + 2 >= text.length()) {
      throw new Unmeasurable(
          "A dependency is LEFT->RIGHT, such as ZipCode->City, not '" + text + "'.");
    }
    var found = asked(list(text.substring(0, arrow)), list(text.substring(arrow + 2)));
    var metric = Quality.dependency(found, study.terms());
    details.put(
        Findings.key(metric),
        Json.object()
            .put("violations", found.violations())
            .put("violatingValues", found.violating())
            .put("leftValues", found.leftValues())
            .build());
    metrics.add(metric);
  }

  private void key(String text) {
    var found = asked(list(text), List.of());
    add(Quality.uniqueness(found, study.terms()), "violations", found.violations());
  }

  private Dependency asked(List<String> left, List<String> right) {
    var found = engine.dependency(names(left), names(right));
    dependencies.add(AggregateJson.of(found));
    return found;
  }

  private List<String> names(List<String> said) {
    return engine.columns().get(said).stream().map(Column::name).toList();
  }

  private static List<String> list(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  private void label() {
    var label = study.label();
    if (label == null) {
      return;
    }
    var column = engine.columns().get(label).name();
    var classes = engine.categories(column, Slice.ALL, Engine.MOST_GROUPS);
    if (classes == null) {
      throw new Unmeasurable("Column '%s' has too many values to be a label.".formatted(column));
    }
    metrics.addAll(Quality.balance(classes, study.terms()));
    var features =
        engine.columns().all().stream()
            .filter(it -> it.kind() != Column.Kind.OTHER && !it.name().equals(column))
            .map(Column::name)
            .toList();
    if (!features.isEmpty()) {
      metrics.add(Quality.conflictingLabels(asked(features, List.of(column)), study.terms()));
    }
  }

  private void add(Metric metric, String detail, long rows) {
    details.put(Findings.key(metric), Json.object().put(detail, rows).build());
    metrics.add(metric);
  }

  private JsonObject aggregates() {
    return Json.object()
        .put("columns", Json.array(profiles))
        .put("dependencies", Json.array(dependencies))
        .put("conditions", Json.array(conditions))
        .put("repeated", repeated)
        .put("further", further.aggregates())
        .build();
  }

  Measurement measurement(Source source) {
    var measured = new ArrayList<>(further.measured());
    measured.add(Asked.measured(source, engine));
    var queries = new ArrayList<>(further.queries());
    queries.addAll(engine.queries());
    var notes = new ArrayList<>(engine.notes());
    notes.addAll(further.notes());
    return new Measurement(
        study,
        measured,
        queries,
        aggregates(),
        new Findings(List.of(), metrics, List.of(), columns, details),
        notes);
  }
}
