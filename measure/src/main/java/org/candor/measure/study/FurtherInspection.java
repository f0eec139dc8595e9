package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Categories;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Combinations;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Metric;
import org.candor.measure.Slice;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.Engines;
import org.candor.measure.fairness.Terms;
import org.candor.measure.quality.Annotators;
import org.candor.measure.quality.Outliers;
import org.candor.measure.quality.Quality;
import org.candor.measure.quality.QualityTerms;

/** The steps of a measurement of quality that not everyone asks for. */
final class FurtherInspection {

  /** Different values that a key may have to be compared with those of another source. */
  private static final int MOST_KEYS = 500_000;

  private static final int MOST_ANSWERS = 1_000;
  private static final int MOST_CLASSES = 100;
  private static final int MOST_VALUES = 1_000;

  private final Engine engine;
  private final Further further;
  private final QualityStudy study;
  private final QualityTerms terms;
  private final List<Source> others;
  private final Budget budget;
  private final List<Metric> metrics = new ArrayList<>();
  private final Json.ObjectBuilder aggregates = Json.object();
  private final List<Measured> measured = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  FurtherInspection(Engine engine, QualityStudy study, List<Source> others, Budget budget) {
    this.engine = engine;
    this.study = study;
    this.further = study.further();
    this.terms = study.terms();
    this.others = others;
    this.budget = budget;
  }

  /**
   * @param profiles of the columns that are looked at
   */
  List<Metric> run(List<ColumnProfile> profiles) {
    leaks(profiles);
    if (further.outliers()) {
      outliers(profiles);
    }
    if (further.robust()) {
      robustOutliers(profiles);
    }
    if (!further.annotators().isEmpty()) {
      agreement();
    }
    further.checked().forEach(this::checked);
    if (further.timing() != null) {
      var timed = new Timeliness(engine, further.timing(), terms);
      metrics.addAll(timed.metrics());
      aggregates.put("timing", timed.aggregates());
    }
    if (further.lateness() != null) {
      lateness(further.lateness());
    }
    for (int i = 0; i < further.references().size(); i++) {
      reference(further.references().get(i), others.get(i));
    }
    if (further.tested()) {
      tested(others.getLast());
    }
    if (!further.population().isEmpty()) {
      represented();
    }
    return metrics;
  }

  /** Whether a column gives the label away. */
  private void leaks(List<ColumnProfile> profiles) {
    if (study.label() == null) {
      return;
    }
    var label = name(study.label());
    var tables = new ArrayList<Json>();
    for (var profile : profiles) {
      var both =
          couldLeak(profile, label)
              ? engine.combinations(List.of(profile.column(), label), Engine.MOST_GROUPS)
              : null;
      if (both == null) {
        continue;
      }
      var table = Tables.of(both);
      if (table.width() < 2 || table.width() > MOST_CLASSES) {
        continue;
      }
      tables.add(AggregateJson.of(both));
      var metric = Quality.leak(profile.column(), table.counts(), terms);
      metrics.add(
          metric.n() >= terms.leastRows()
              ? metric
              : metric.unsettled("too few rows to judge", (long) terms.leastRows()));
    }
    aggregates.put("labels", Json.array(tables));
  }

  private boolean couldLeak(ColumnProfile profile, String label) {
    var kind = engine.columns().get(profile.column()).kind();
    return kind != Column.Kind.OTHER
        && kind != Column.Kind.REAL
        && profile.distinct() > 1
        && profile.distinct() <= MOST_VALUES
        && !profile.column().equals(label);
  }

  private void outliers(List<ColumnProfile> profiles) {
    var counts = new ArrayList<Json>();
    for (var profile : profiles) {
      var fences = Outliers.fences(profile);
      if (fences != null) {
        var found =
            engine.between(
                profile.column(), Slice.ALL, List.of(fences.low(), Math.nextUp(fences.high())));
        long[] parts = found.counts();
        counts.add(AggregateJson.of(found));
        metrics.add(Outliers.share(profile.column(), parts[0] + parts[2], found.n(), terms));
      }
    }
    aggregates.put("outliers", Json.array(counts));
  }

  private void robustOutliers(List<ColumnProfile> profiles) {
    var counts = new ArrayList<Json>();
    for (var profile : profiles) {
      var name = profile.column();
      var median = Outliers.median(profile);
      if (median == null) {
        continue;
      }
      double distance = engine.medianDistance(name, Slice.ALL, median);
      var fences = Outliers.robustFences(median, distance);
      if (fences == null) {
        metrics.add(Outliers.robustShare(name, null, 0, terms));
        continue;
      }
      var found =
          engine.between(name, Slice.ALL, List.of(fences.low(), Math.nextUp(fences.high())));
      long[] parts = found.counts();
      counts.add(AggregateJson.of(found));
      metrics.add(Outliers.robustShare(name, parts[0] + parts[2], found.n(), terms));
    }
    aggregates.put("robustOutliers", Json.array(counts));
  }

  private void agreement() {
    var names = further.annotators().stream().map(this::name).toList();
    var found = engine.combinations(names, Engine.MOST_GROUPS);
    var answers = new TreeSet<String>();
    if (found != null) {
      found.all().forEach(it -> it.values().stream().filter(v -> v != null).forEach(answers::add));
    }
    if (found == null || answers.size() > MOST_ANSWERS) {
      throw new Unmeasurable(
          "%s: too many different answers to be compared.".formatted(String.join(", ", names)));
    }
    var order = List.copyOf(answers);
    aggregates.put("annotators", AggregateJson.of(found));
    var of = String.join(", ", names);
    if (names.size() == 2) {
      metrics.add(Annotators.two(Tables.square(found, order), terms).on(of));
    }
    long[][] kinds = new long[found.all().size()][];
    long[] times = new long[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      var each = found.all().get(i);
      kinds[i] = new long[order.size()];
      for (var value : each.values()) {
        if (value != null) {
          kinds[i][order.indexOf(value)]++;
        }
      }
      times[i] = each.n();
    }
    metrics.add(Annotators.many(kinds, times, terms).on(of));
  }

  private void checked(String pair) {
    int at = pair.indexOf('=');
    if (at < 1 || at + 1 >= pair.length()) {
      throw new Unmeasurable("What was checked is COL=COL2, not '" + pair + "'.");
    }
    var column = name(pair.substring(0, at).strip());
    var right = name(pair.substring(at + 1).strip());
    var same = Expression.quoted(column) + " = " + Expression.quoted(right);
    var counts = engine.truths(Expression.read(same, engine.columns()), Slice.ALL);
    aggregates.put("checked " + pair, AggregateJson.of(counts));
    metrics.add(Quality.accuracy(column, counts.yes(), counts.yes() + counts.no(), terms));
  }

  private void lateness(String said) {
    var column = engine.columns().get(said);
    if (!column.kind().isNumber()) {
      throw new Unmeasurable(
          "Column '%s' is %s: lateness is a number, such as the hours that a row came late. How old rows are is asked of a timestamp."
              .formatted(column.name(), column.type()));
    }
    var profile = engine.profile(List.of(column.name()), Slice.ALL).getFirst();
    aggregates.put("lateness", AggregateJson.of(profile));
    metrics.add(Quality.lateness(profile, terms));
  }

  /** Whether the people concerned are in the data as often as there are of them. */
  private void represented() {
    var beside =
        new FairnessBeside(
            engine, Terms.USUAL.limitedBy(terms.limits()).confident(terms.confidence()));
    var columns = further.population().keySet().stream().map(this::name).toList();
    metrics.addAll(beside.represented(further.population(), columns));
    aggregates.put("populations", beside.counts());
    notes.addAll(beside.notes());
  }

  private void reference(Further.Reference reference, Source other) {
    var column = name(reference.column());
    var values = keys(engine, column);
    var targets = read(other, it -> keys(it, it.columns().get(reference.target()).name()));
    long orphans = 0;
    long lost = 0;
    for (var each : values.counts().entrySet()) {
      if (!targets.counts().containsKey(each.getKey())) {
        orphans += each.getValue();
        lost++;
      }
    }
    aggregates.put("reference " + reference.words(), reference(values, targets, orphans, lost));
    var metric = Quality.references(reference.words(), orphans, values.n(), terms);
    metrics.add(
        orphans == 0 ? metric : metric.noting("%,d rows, %,d values".formatted(orphans, lost)));
  }

  private static Categories keys(Engine of, String column) {
    var found = of.categories(column, Slice.ALL, MOST_KEYS);
    if (found == null) {
      throw new Unmeasurable(
          "Column '%s' has more than %,d different values: too many to look up."
              .formatted(column, MOST_KEYS));
    }
    return found;
  }

  private static JsonObject reference(
      Categories values, Categories targets, long orphans, long lost) {
    return Json.object()
        .put("rows", values.n())
        .put("values", values.counts().size())
        .put("targets", targets.counts().size())
        .put("orphans", orphans)
        .put("lost", lost)
        .build();
  }

  private void tested(Source test) {
    var found = read(test, it -> Overlap.of(engine, it, keys()));
    aggregates.put(
        "overlap",
        Json.object()
            .put("columns", Parameters.texts(found.columns()))
            .put("testRows", found.testRows())
            .put("shared", found.shared())
            .build());
    notes.add("Rows were compared in: " + String.join(", ", found.columns()) + ".");
    metrics.add(Quality.overlap(found.shared(), found.testRows(), terms));
  }

  /** Columns that name a row alone: no two rows are alike in them, so they are not compared. */
  private List<String> keys() {
    return study.keys().stream().filter(it -> !it.contains(",")).map(this::name).toList();
  }

  private <T> T read(Source other, Function<Engine, T> work) {
    return Engines.measure(
        other,
        budget,
        Engines.Use.ONCE,
        it -> {
          var answer = work.apply(it);
          measured.add(Asked.measured(other, it));
          queries.addAll(it.queries());
          notes.addAll(it.notes());
          return answer;
        });
  }

  private String name(String said) {
    return engine.columns().get(said).name();
  }

  JsonObject aggregates() {
    return aggregates.build();
  }

  List<Measured> measured() {
    return measured;
  }

  List<String> queries() {
    return queries;
  }

  List<String> notes() {
    return notes;
  }

  /** Two columns as a table. */
  record Tables(long[][] counts, int width) {

    /** Rows where both are there. */
    static Tables of(Combinations both) {
      var first = new TreeSet<String>();
      var second = new TreeSet<String>();
      for (var each : both.all()) {
        var a = each.values().getFirst();
        var b = each.values().getLast();
        if (a != null && b != null) {
          first.add(a);
          second.add(b);
        }
      }
      var counts = counts(both, List.copyOf(first), List.copyOf(second));
      return new Tables(counts, second.size());
    }

    static long[][] square(Combinations both, List<String> values) {
      return counts(both, values, values);
    }

    private static long[][] counts(Combinations both, List<String> first, List<String> second) {
      long[][] counts = new long[first.size()][second.size()];
      for (var each : both.all()) {
        var a = each.values().getFirst();
        var b = each.values().getLast();
        if (a != null && b != null) {
          counts[first.indexOf(a)][second.indexOf(b)] += each.n();
        }
      }
      return counts;
    }
  }
}
