package org.candor.measure.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candor.ledger.Json;
import org.candor.measure.Categories;
import org.candor.measure.Confusion;
import org.candor.measure.Engine;
import org.candor.measure.Metric;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.candor.measure.fairness.ConditionalDisparity;
import org.candor.measure.fairness.Representation;
import org.candor.measure.fairness.Terms;

/** What fairness is besides a comparison of rates: within strata, and against a population. */
final class FairnessBeside {

  /** Strata beyond this hold so few rows that nothing is seen in any. */
  private static final int MOST_STRATA = 1_000;

  private static final int MOST_GROUPS = 300;

  private final Engine engine;
  private final Terms terms;
  private final List<Json> counts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  FairnessBeside(Engine engine, Terms terms) {
    this.engine = engine;
    this.terms = terms;
  }

  /**
   * Disparity of each column that makes groups, and of all together, in the strata of each column
   * that is given.
   */
  static List<Metric> within(
      Confusion leaves, List<String> groups, List<String> strata, Terms terms) {
    var metrics = new ArrayList<Metric>();
    for (var stratum : strata) {
      int at = leaves.by().indexOf(stratum);
      long many = leaves.cells().stream().map(it -> it.group().get(at)).distinct().count();
      if (many > MOST_STRATA) {
        throw new Unmeasurable(
            "Column '%s' has %,d values: too many strata to see anything in one. Use bands."
                .formatted(stratum, many));
      }
      for (var by : views(groups)) {
        var all = new ArrayList<>(by);
        all.add(stratum);
        var confusion = leaves.over(all);
        if (confusion.cells().size() > MOST_GROUPS * many) {
          throw new Unmeasurable("Too many groups to be compared within strata.");
        }
        ConditionalDisparity.measure(confusion, by, stratum, terms).stream()
            .filter(it -> stratified(it) || stratum.equals(strata.getFirst()))
            .map(it -> stratified(it) ? it.on(it.of() + " given " + stratum) : it)
            .forEach(metrics::add);
      }
    }
    return metrics;
  }

  private static List<List<String>> views(List<String> groups) {
    var views = new LinkedHashSet<List<String>>();
    groups.forEach(it -> views.add(List.of(it)));
    views.add(groups);
    return List.copyOf(views);
  }

  /** The number without strata, beside it, is the same whatever is given. */
  private static boolean stratified(Metric metric) {
    return metric.name().startsWith("conditional");
  }

  /**
   * @param population by column as it was asked for
   * @param groups the columns that make groups
   */
  List<Metric> represented(Map<String, Map<String, Double>> population, List<String> groups) {
    var metrics = new ArrayList<Metric>();
    new TreeMap<>(population)
        .forEach(
            (said, shares) -> {
              var column = engine.columns().get(said).name();
              if (!groups.contains(column)) {
                throw new Unmeasurable(
                    "The population is of column '%s', which makes no groups here."
                        .formatted(column));
              }
              metrics.addAll(represented(column, shares));
            });
    return metrics;
  }

  private List<Metric> represented(String column, Map<String, Double> shares) {
    var found = engine.categories(column, Slice.ALL, Engine.MOST_GROUPS);
    if (found == null) {
      throw new Unmeasurable("Column '%s' has too many groups.".formatted(column));
    }
    counts.add(AggregateJson.of(found));
    note(found, shares);
    return Representation.measure(found, shares, terms).stream()
        .filter(it -> !it.name().equals("unknownShare")) // told of the rows that were judged
        .toList();
  }

  private void note(Categories found, Map<String, Double> shares) {
    var others = new ArrayList<String>();
    long rows = 0;
    for (var each : found.counts().entrySet()) {
      if (!shares.containsKey(each.getKey())) {
        others.add(each.getKey());
        rows += each.getValue();
      }
    }
    if (!others.isEmpty()) {
      notes.add(
          "The population has no share for %s of column '%s': %,d rows are not compared with it."
              .formatted(named(others), found.column(), rows));
    }
    shares.keySet().stream()
        .filter(it -> !found.counts().containsKey(it))
        .sorted()
        .forEach(
            it -> notes.add("No row of column '%s' holds '%s'.".formatted(found.column(), it)));
  }

  private static String named(List<String> values) {
    var some = values.stream().limit(5).map(it -> "'" + it + "'").toList();
    return String.join(", ", some) + (values.size() > some.size() ? " and more" : "");
  }

  Json counts() {
    return Json.array(counts);
  }

  List<String> notes() {
    return notes;
  }
}
