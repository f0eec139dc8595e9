package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Metric;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Titles;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Measurement;
import org.candor.web.Chart;
import org.candor.web.Ink;
import org.candor.web.Shares;
import org.candor.web.Whiskers;

/** How often a model is right, beside what needs no model. */
final class PerformancePictures {

  private static final List<String> RATES =
      List.of("accuracy", "balancedAccuracy", "precision", "recall", "specificity", "f1");
  private static final List<String> RANKS =
      List.of("rocAuc", "averagePrecision", "brierScore", "expectedCalibrationError");

  private static final String OVER_BASELINE = "accuracyOverBaseline";

  private final Measurement measurement;
  private final Vocabulary words;

  PerformancePictures(Measurement measurement, Vocabulary words) {
    this.measurement = measurement;
    this.words = words;
  }

  List<Part> parts() {
    var parts = new ArrayList<Part>();
    parts.add(
        new Part(text("evaluation.result.performance.against"), against(), metrics(OVER_BASELINE)));
    parts.add(
        new Part(
            text("evaluation.result.performance.right"),
            right(),
            metrics("majorityBaseline", RATES)));
    var scores = Scores.read(measurement.aggregates());
    if (scores != null) {
      var charts = new ArrayList<Chart>();
      var bars = bars(RANKS, false);
      if (!bars.isEmpty()) {
        charts.add(
            new Whiskers(
                "ranks",
                text("evaluation.result.ranks"),
                text("evaluation.result.ranks.reading"),
                bars,
                List.of()));
      }
      charts.addAll(ScorePictures.overall(scores, "p"));
      parts.add(
          new Part(
              text("evaluation.result.performance.scores"),
              charts,
              metrics("brierSkillScore", RANKS)));
    }
    return parts;
  }

  private List<Whiskers.Bar> bars(List<String> names, boolean percent) {
    return names.stream()
        .flatMap(name -> metrics(name).stream())
        .map(
            it ->
                percent
                    ? Whisker.percent(Titles.of(it.name()), it)
                    : Whisker.of(Titles.of(it.name()), it))
        .toList();
  }

  private List<Metric> metrics(String one, List<String> names) {
    return measurement.findings().metrics().stream()
        .filter(it -> it.name().equals(one) || names.contains(it.name()))
        .toList();
  }

  private List<Metric> metrics(String name) {
    return measurement.findings().metrics().stream().filter(it -> it.name().equals(name)).toList();
  }

  private List<Chart> right() {
    var bars = bars(RATES, true);
    if (bars.isEmpty()) {
      return List.of();
    }
    var lines =
        metrics("majorityBaseline").stream()
            .filter(it -> it.value() != null)
            .map(it -> line(it.value() == null ? 0 : it.value()))
            .toList();
    var charts = new ArrayList<Chart>();
    charts.add(
        new Whiskers(
            "rates",
            text("evaluation.result.performance.rates"),
            text("evaluation.result.performance.reading"),
            bars,
            lines,
            true));
    if (measurement.aggregates().get("confusion") instanceof JsonObject it) {
      charts.add(confusion(it));
    }
    return charts;
  }

  private static Whiskers.Line line(double baseline) {
    return new Whiskers.Line(
        baseline, text("evaluation.result.baseline", Numbers.percent(baseline)), Ink.FOURTH);
  }

  private Shares confusion(JsonObject json) {
    var counts = new long[4];
    for (var each : Scores.elements(json.get("cells"))) {
      if (each instanceof JsonObject cell) {
        counts[0] += (long) Scores.number(cell.get("tp"));
        counts[1] += (long) Scores.number(cell.get("fp"));
        counts[2] += (long) Scores.number(cell.get("fn"));
        counts[3] += (long) Scores.number(cell.get("tn"));
      }
    }
    var row =
        new Shares.Row(
            text("evaluation.result.all.rows", words.rows()),
            List.of(counts[0], counts[1], counts[2], counts[3]));
    return new Shares(
        "cells",
        text("evaluation.result.cells"),
        text("evaluation.result.cells.reading"),
        FairnessPictures.cells(),
        List.of(row));
  }

  /** In points of accuracy, against the commoner class and whatever else it was set beside. */
  private List<Chart> against() {
    var metrics = metrics(OVER_BASELINE);
    if (metrics.isEmpty()) {
      return List.of();
    }
    var bars =
        metrics.stream()
            .map(
                it ->
                    Whisker.percent(
                        it.of() == null ? text("evaluation.result.baseline.majority") : it.of(),
                        it))
            .toList();
    return List.of(
        new Whiskers(
            "against",
            text("evaluation.result.against"),
            text("evaluation.result.against.reading"),
            bars,
            Whisker.percentLines(metrics.getFirst().limit()),
            true));
  }
}
