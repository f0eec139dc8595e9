package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Metric;
import org.candor.measure.reading.Titles;
import org.candor.measure.stats.Confidence;
import org.candor.measure.stats.Proportion;
import org.candor.measure.study.Measurement;
import org.candor.web.Chart;
import org.candor.web.Curves;
import org.candor.web.Curves.Axis;
import org.candor.web.Curves.Series;
import org.candor.web.Curves.Spot;
import org.candor.web.Drawn.Key;
import org.candor.web.Ink;
import org.candor.web.Whiskers;

/** How far numbers are off, how well answers are ordered, how errors went over time. */
final class NumberPictures {

  /** What is counted in the unit of the numbers themselves. */
  private static final List<String> ERRORS =
      List.of("meanAbsoluteError", "rootMeanSquaredError", "meanError");

  /** Shares and scores up to 1. */
  private static final List<String> SHARES =
      List.of("rSquared", "intervalCoverage", "meanAveragePrecision", "meanReciprocalRank");

  private static final List<String> OF_THE_FIRST = List.of("ndcgAt", "precisionAt");

  private static final String ESTIMATED = "estimated";

  private static final int PERIODS = 20;

  private final Measurement measurement;

  NumberPictures(Measurement measurement) {
    this.measurement = measurement;
  }

  List<Part> parts() {
    return List.of(
        part("evaluation.result.off", it -> ERRORS.contains(it.name()), false),
        part("evaluation.result.worth", NumberPictures::isShare, false),
        part("evaluation.result.estimated", it -> it.name().startsWith(ESTIMATED), true),
        new Part(
            text("evaluation.result.errors"), true, errors(), metrics(NumberPictures::ofTime)));
  }

  private static boolean isShare(Metric it) {
    return SHARES.contains(it.name()) || OF_THE_FIRST.stream().anyMatch(it.name()::startsWith);
  }

  private static boolean ofTime(Metric it) {
    return List.of("errorRateChange", "ewmaErrorRate").contains(it.name());
  }

  private List<Metric> metrics(Predicate<Metric> those) {
    return measurement.findings().metrics().stream().filter(those).toList();
  }

  /** A limit is a line across one number alone; numbers without one stand together. */
  private Part part(String key, Predicate<Metric> those, boolean percent) {
    var found = metrics(those);
    var charts = new ArrayList<Chart>();
    var free = found.stream().filter(it -> it.limit() == null).toList();
    if (!free.isEmpty()) {
      charts.add(chart(key, 0, free, text(key), percent));
    }
    for (var it : found) {
      if (it.limit() != null) {
        charts.add(chart(key, charts.size(), List.of(it), Titles.of(it.name()), percent));
      }
    }
    return new Part(text(key), charts, found);
  }

  private static Whiskers chart(
      String key, int place, List<Metric> metrics, String title, boolean percent) {
    var limit = metrics.getFirst().limit();
    return new Whiskers(
        key.substring(key.lastIndexOf('.') + 1) + "-" + place,
        title,
        text(key + ".reading"),
        metrics.stream().map(it -> bar(it, percent)).toList(),
        percent ? Whisker.percentLines(limit) : Whisker.lines(limit),
        percent);
  }

  private static Whiskers.Bar bar(Metric it, boolean percent) {
    var title = Titles.of(it.name());
    var label = it.of() == null ? title : text("evaluation.result.of", title, it.of());
    return percent ? Whisker.percent(label, it) : Whisker.of(label, it);
  }

  /** Wrong predictions in as many rows, in the order of time. */
  private record Period(String at, long wrong, long rows) {}

  private List<Chart> errors() {
    var moments =
        Scores.elements(measurement.aggregates().get("moments")).stream()
            .map(NumberPictures::period)
            .toList();
    if (moments.size() < 2) {
      return List.of();
    }
    int periods = Math.min(PERIODS, moments.size());
    var spots = new ArrayList<Spot>();
    for (int i = 0; i < periods; i++) {
      var from = i * moments.size() / periods;
      spots.add(spot(i + 1, moments.subList(from, (i + 1) * moments.size() / periods)));
    }
    var top = spots.stream().mapToDouble(NumberPictures::high).max().orElse(1);
    return List.of(
        new Curves(
            "errors",
            text("evaluation.result.errors"),
            text("evaluation.result.errors.reading"),
            new Axis(
                text(
                    "evaluation.result.errors.across",
                    periods,
                    moments.getFirst().at(),
                    moments.getLast().at()),
                0.5,
                periods + 0.5),
            new Axis(text("evaluation.result.errors.up"), 0, Math.min(1, top * 1.1)),
            List.of(new Series(new Key(text("evaluation.result.all"), Ink.FIRST), spots)),
            false,
            false));
  }

  private static double high(Spot it) {
    return it.high() == null ? it.y() : it.high();
  }

  private static Spot spot(int place, List<Period> of) {
    long wrong = of.stream().mapToLong(Period::wrong).sum();
    long rows = Math.max(1, of.stream().mapToLong(Period::rows).sum());
    var share = Proportion.wilson(wrong, rows, Confidence.USUAL);
    return new Spot(place, place, share.value(), share.low(), share.high(), rows);
  }

  private static Period period(Json moment) {
    var parts = Scores.elements(moment);
    return parts.size() < 3
        ? new Period("", 0, 0)
        : new Period(
            word(parts.get(0)),
            (long) Scores.number(parts.get(1)),
            (long) Scores.number(parts.get(2)));
  }

  private static String word(Json json) {
    return json instanceof JsonString it
        ? it.value()
        : json instanceof JsonNumber it ? it.canonical() : "";
  }
}
