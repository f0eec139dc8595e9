package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Bins;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Metric;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.CalibrationChange;
import org.candor.measure.drift.ColumnDrift;
import org.candor.measure.drift.Drift;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.drift.Steps;
import org.candor.measure.performance.Scores;
import org.candor.measure.study.Findings.ColumnFinding;
import org.jspecify.annotations.Nullable;

/**
 * The same columns of two sets of rows. Numbers are compared value by value; real numbers of many
 * rows in equal bins from the least to the greatest, fine enough that it makes no difference to a
 * verdict.
 */
final class TwoSamples {

  static final int MOST_VALUES = 100_000;
  static final int BINS = 4096;
  private static final int MOST_CATEGORIES = 10_000;

  private final Engine before;
  private final Slice reference;
  private final Engine now;
  private final Slice current;
  private final DriftTerms terms;
  private final long rowsBefore;
  private final long rowsNow;
  private final List<ColumnDrift> drifts = new ArrayList<>();
  private final List<Metric> outcomes = new ArrayList<>();
  private final List<Json> aggregates = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  TwoSamples(Engine before, Slice reference, Engine now, Slice current, DriftTerms terms) {
    this.before = before;
    this.reference = reference;
    this.now = now;
    this.current = current;
    this.terms = terms;
    rowsBefore = before.rows(reference);
    rowsNow = now.rows(current);
    if (rowsBefore == 0 || rowsNow == 0) {
      throw new Unmeasurable(
          "There are %,d reference rows and %,d current ones: nothing to compare."
              .formatted(rowsBefore, rowsNow));
    }
  }

  void compare(List<String> names) {
    for (var column : names.isEmpty() ? common() : before.columns().get(names)) {
      compare(column, now.columns().get(column.name()));
    }
  }

  private List<Column> common() {
    var found = new ArrayList<Column>();
    for (var column : before.columns().all()) {
      if (now.columns().has(column.name())) {
        found.add(column);
      } else {
        notes.add("Column '" + column.name() + "' is only in the reference.");
      }
    }
    now.columns().all().stream()
        .filter(it -> !before.columns().has(it.name()))
        .forEach(it -> notes.add("Column '" + it.name() + "' is only in the current rows."));
    return found;
  }

  private void compare(Column first, Column second) {
    boolean number = first.kind().isNumber();
    if (number != second.kind().isNumber()) {
      notes.add(
          "Column '%s' was not compared: it is %s in the reference and %s now."
              .formatted(first.name(), first.type(), second.type()));
    } else if (number) {
      numbers(first);
    } else if (first.kind() == Column.Kind.OTHER || second.kind() == Column.Kind.OTHER) {
      notes.add("Column '%s' was not compared: %s.".formatted(first.name(), first.type()));
    } else {
      categories(first.name());
    }
  }

  private void numbers(Column column) {
    var name = column.name();
    boolean exact =
        column.kind() != Column.Kind.REAL || Math.max(rowsBefore, rowsNow) <= MOST_VALUES;
    var first = exact ? before.values(name, reference, MOST_VALUES) : null;
    var second = first == null ? null : now.values(name, current, MOST_VALUES);
    if (first != null && second != null) {
      exact(name, first, second);
    } else {
      binned(name);
    }
  }

  private void exact(String name, SortedMap<Double, Long> first, SortedMap<Double, Long> second) {
    aggregates.add(
        Json.object()
            .put("column", name)
            .put("reference", AggregateJson.of(first))
            .put("current", AggregateJson.of(second))
            .build());
    add(name, Steps.of(first, second));
  }

  private void binned(String name) {
    var first = ends(before.profile(List.of(name), reference).getFirst());
    var second = ends(now.profile(List.of(name), current).getFirst());
    if (first == null
        || second == null
        || Math.min(first[0], second[0]) == Math.max(first[1], second[1])) {
      exact(name, few(before, name, reference), few(now, name, current));
      return;
    }
    var bins = new Bins(Math.min(first[0], second[0]), Math.max(first[1], second[1]), BINS);
    var a = before.within(name, reference, bins);
    var b = now.within(name, current, bins);
    aggregates.add(
        Json.object()
            .put("column", name)
            .put("low", bins.low())
            .put("high", bins.high())
            .put("reference", AggregateJson.of(a))
            .put("current", AggregateJson.of(b))
            .build());
    notes.add("Column '%s' was compared in %,d equal bins.".formatted(name, BINS));
    add(name, Steps.ofBins(bins.low(), bins.high(), a.counts(), b.counts()));
  }

  private static double @Nullable [] ends(ColumnProfile profile) {
    var numbers = profile.numbers();
    return numbers == null ? null : new double[] {numbers.min(), numbers.max()};
  }

  /** One value at most, or none. */
  private static SortedMap<Double, Long> few(Engine engine, String name, Slice slice) {
    var found = engine.values(name, slice, MOST_VALUES);
    if (found == null) {
      throw new Unmeasurable("One of the two sets of rows has no numbers in '" + name + "'.");
    }
    return found;
  }

  private void add(String name, Steps steps) {
    drifts.add(
        Drift.numbers(
            name, steps, rowsBefore - steps.referenceRows(), rowsNow - steps.currentRows(), terms));
  }

  private void categories(String name) {
    var first = before.categories(name, reference, MOST_CATEGORIES);
    var second = first == null ? null : now.categories(name, current, MOST_CATEGORIES);
    if (first == null || second == null) {
      notes.add(
          "Column '%s' was not compared: more than %,d different values."
              .formatted(name, MOST_CATEGORIES));
      return;
    }
    aggregates.add(
        Json.object()
            .put("column", name)
            .put("reference", AggregateJson.of(first))
            .put("current", AggregateJson.of(second))
            .build());
    drifts.add(Drift.categories(first, second, terms));
  }

  /** How much oftener something is true now: drift of the label or of the prediction. */
  void outcome(String text) {
    var first = before.truths(Expression.read(text, before.columns()), reference);
    var second = now.truths(Expression.read(text, now.columns()), current);
    aggregates.add(
        Json.object()
            .put("outcome", text)
            .put("reference", AggregateJson.of(first))
            .put("current", AggregateJson.of(second))
            .build());
    outcomes.add(
        Drift.rate(
            text,
            first.yes(),
            first.yes() + first.no(),
            second.yes(),
            second.yes() + second.no(),
            terms));
  }

  /** Whether scores still mean the same. */
  void calibration(ScoreTerms score, String label) {
    var first = scores(before, reference, score, label);
    var second = scores(now, current, score, label);
    aggregates.add(
        Json.object()
            .put("calibration", score.column())
            .put("reference", AggregateJson.of(first))
            .put("current", AggregateJson.of(second))
            .build());
    outcomes.addAll(
        CalibrationChange.measure(score.column(), Scores.of(first), Scores.of(second), terms));
  }

  private ScoreHistogram scores(Engine engine, Slice slice, ScoreTerms score, String label) {
    var column = engine.columns().get(score.column()).name();
    var labels = Expression.read(label, engine.columns());
    var found = engine.scores(column, labels, List.of(), score.bins(BINS), slice);
    score.check(found);
    var left = score.left(found);
    if (left != null) {
      notes.add((slice.equals(reference) && engine == before ? "Reference: " : "Now: ") + left);
    }
    return found;
  }

  List<String> notes() {
    return notes;
  }

  JsonObject aggregates() {
    return Json.object()
        .put("referenceRows", rowsBefore)
        .put("currentRows", rowsNow)
        .put("columns", Json.array(aggregates))
        .build();
  }

  Findings findings() {
    if (drifts.isEmpty()) {
      throw new Unmeasurable("No column could be compared. " + String.join(" ", notes));
    }
    var together = Drift.together(drifts, terms);
    var metrics = new ArrayList<Metric>(List.of(together.share()));
    metrics.addAll(outcomes);
    var columns = new ArrayList<ColumnFinding>();
    for (var each : together.columns()) {
      metrics.addAll(each.metrics());
      columns.add(
          new ColumnFinding(
              each.column(),
              Json.object()
                  .put("kind", each.kind().name().toLowerCase(java.util.Locale.ROOT))
                  .put("referenceRows", each.reference())
                  .put("currentRows", each.current())
                  .put("p", MetricJson.number(each.p()))
                  .put("verdict", each.verdict().name())
                  .build(),
              each.metrics()));
    }
    return Findings.ofColumns(metrics, columns);
  }
}
