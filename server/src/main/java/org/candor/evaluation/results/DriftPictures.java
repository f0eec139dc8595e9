package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Metric;
import org.candor.measure.reading.Figures;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Measurement;
import org.candor.web.Chart;
import org.candor.web.Curves;
import org.candor.web.Curves.Axis;
import org.candor.web.Curves.Series;
import org.candor.web.Curves.Spot;
import org.candor.web.Drawn.Key;
import org.candor.web.Ink;
import org.candor.web.Pairs;
import org.candor.web.Whiskers;

/** Which columns changed most, and how their values lay before and lie now. */
final class DriftPictures {

  private static final int MOST_RANKED = 30;
  private static final int MOST_DRAWN = 12;
  private static final int MOST_VALUES = 12;
  private static final int BINS = 20;
  private static final double TAIL = 0.01;

  private final Measurement measurement;
  private final Vocabulary words;
  private final Discretion discretion;

  DriftPictures(Measurement measurement, Vocabulary words, Discretion discretion) {
    this.discretion = discretion;
    this.measurement = measurement;
    this.words = words;
  }

  List<Part> parts() {
    if (measurement.aggregates().get("referenceRows") == null) {
      return List.of();
    }
    var ranked =
        metrics()
            .filter(it -> it.name().equals("psi") && it.of() != null)
            .sorted(Comparator.comparingDouble(DriftPictures::size))
            .toList();
    var parts = new ArrayList<Part>();
    var whole = metrics().filter(it -> it.of() == null).toList();
    parts.add(new Part(text("evaluation.result.drift.ranked"), true, ranking(ranked), whole));
    for (var metric : ranked.stream().limit(MOST_DRAWN).toList()) {
      var column = String.valueOf(metric.of());
      var charts = columns(metric, "c" + parts.size());
      var own = metrics().filter(it -> column.equals(it.of())).toList();
      parts.add(new Part(column, charts, own));
    }
    return parts;
  }

  private Stream<Metric> metrics() {
    return measurement.findings().metrics().stream();
  }

  /** Largest first; what could not be measured before all, so that nobody overlooks it. */
  private static double size(Metric metric) {
    return metric.value() == null ? Double.NEGATIVE_INFINITY : -metric.value();
  }

  private List<Chart> ranking(List<Metric> ranked) {
    if (ranked.isEmpty()) {
      return List.of();
    }
    var bars =
        ranked.stream()
            .limit(MOST_RANKED)
            .map(it -> Whisker.of(String.valueOf(it.of()), it))
            .toList();
    return List.of(
        new Whiskers(
            "psi",
            text("evaluation.result.psi"),
            text("evaluation.result.psi.reading") + more(MOST_RANKED, ranked.size()),
            bars,
            Whisker.lines(ranked.getFirst().limit())));
  }

  private static String more(int shown, int all) {
    return all <= shown ? "" : " " + text("evaluation.result.more.columns", shown, all);
  }

  private List<Chart> columns(Metric psi, String id) {
    var charts = new ArrayList<Chart>();
    for (var each : Scores.elements(measurement.aggregates().get("columns"))) {
      if (each instanceof JsonObject column && name(column).equals(psi.of())) {
        charts.add(column(column, psi, id + "-" + charts.size()));
      }
    }
    return charts;
  }

  /** A column of words keeps its name with its counts too; all say it at the top. */
  private static String name(JsonObject column) {
    return column.get("column") instanceof JsonString it ? it.value() : "";
  }

  private Chart column(JsonObject json, Metric psi, String id) {
    var before = Spread.read(json, "reference");
    var now = Spread.read(json, "current");
    var title =
        text(
            "evaluation.result.drift.column",
            name(json),
            psi.value() == null ? text("evaluation.result.unmeasured") : Figures.plain(psi).value(),
            Standing.of(psi.verdict()).word());
    var values = new TreeSet<>(before.numbers().keySet());
    values.addAll(now.numbers().keySet());
    return values.size() > MOST_VALUES
        ? numbers(name(json), before, now, title, id)
        : pairs(before, now, title, id);
  }

  private static List<Key> sides() {
    return List.of(
        new Key(text("evaluation.result.before"), Ink.SECOND),
        new Key(text("evaluation.result.now"), Ink.FIRST));
  }

  private static Curves numbers(String column, Spread before, Spread now, String title, String id) {
    var low = Math.min(before.quantile(TAIL), now.quantile(TAIL));
    var high = Math.max(before.quantile(1 - TAIL), now.quantile(1 - TAIL));
    var end = high > low ? high : low + 1;
    var series =
        List.of(
            series(sides().getFirst(), before, low, end), series(sides().getLast(), now, low, end));
    var top =
        series.stream().flatMap(it -> it.spots().stream()).mapToDouble(Spot::y).max().orElse(1);
    return new Curves(
        id,
        title,
        text("evaluation.result.drift.reading"),
        new Axis(column, low, end),
        new Axis(text("evaluation.result.percent"), 0, Math.max(1, top * 1.05)),
        series,
        true,
        false);
  }

  private static Series series(Key key, Spread spread, double low, double high) {
    var bins = spread.bins(low, high, BINS);
    var rows = Math.max(1, spread.rows());
    var width = (high - low) / BINS;
    var spots = new ArrayList<Spot>();
    for (int i = 0; i < BINS; i++) {
      spots.add(
          new Spot(
              low + i * width, low + (i + 1) * width, 100.0 * bins[i] / rows, null, null, bins[i]));
    }
    return new Series(key, spots);
  }

  /** The commonest values, the rest as one. */
  private Pairs pairs(Spread before, Spread now, String title, String id) {
    var counts = new TreeMap<String, long[]>();
    count(counts, before, 0);
    count(counts, now, 1);
    var ordered =
        counts.entrySet().stream()
            .sorted(Comparator.comparingLong(it -> -(it.getValue()[0] + it.getValue()[1])))
            .toList();
    var rows = new ArrayList<Pairs.Row>();
    var rest = new long[2];
    int told = told(ordered.stream().map(Map.Entry::getValue).toList());
    for (int i = 0; i < ordered.size(); i++) {
      var each = ordered.get(i).getValue();
      if (i < told) {
        rows.add(new Pairs.Row(label(ordered.get(i).getKey()), List.of(each[0], each[1])));
      } else {
        rest[0] += each[0];
        rest[1] += each[1];
      }
    }
    if (ordered.size() > told) {
      var others = text("evaluation.result.others", ordered.size() - told);
      rows.add(new Pairs.Row(others, List.of(rest[0], rest[1])));
    }
    return new Pairs(
        id,
        title,
        text("evaluation.result.drift.pairs"),
        sides(),
        List.of(before.rows(), now.rows()),
        rows);
  }

  /**
   * How many of the commonest stand alone. Few rows on either side do not, nor may one value alone
   * be the rest: with the total it would be known.
   */
  private int told(List<long[]> ordered) {
    int told = Math.min(MOST_VALUES, ordered.size());
    if (!discretion.on()) {
      return told;
    }
    for (int i = 0; i < told; i++) {
      if (few(ordered.get(i))) {
        told = i;
      }
    }
    while (told > 0 && told < ordered.size() && hides(ordered.subList(told, ordered.size()))) {
      told--;
    }
    return told;
  }

  private static boolean few(long[] sides) {
    return Arrays.stream(sides).anyMatch(it -> it > 0 && Discretion.few(it));
  }

  private static boolean hides(List<long[]> rest) {
    var sums = new long[2];
    rest.forEach(
        it -> {
          sums[0] += it[0];
          sums[1] += it[1];
        });
    return (rest.size() == 1 && few(rest.getFirst())) || few(sums);
  }

  private String label(String value) {
    return value.isEmpty()
        ? text("evaluation.result.empty")
        : words.groups().getOrDefault(value, value);
  }

  private static void count(Map<String, long[]> counts, Spread spread, int side) {
    spread
        .words()
        .forEach((word, rows) -> counts.computeIfAbsent(word, _ -> new long[2])[side] += rows);
    spread
        .numbers()
        .forEach(
            (number, rows) ->
                counts.computeIfAbsent(Numbers.exact(number), _ -> new long[2])[side] += rows);
  }
}
