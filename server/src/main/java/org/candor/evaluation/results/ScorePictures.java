package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.candor.evaluation.results.Scores.OfGroup;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.stats.Confidence;
import org.candor.measure.stats.Proportion;
import org.candor.web.Chart;
import org.candor.web.Curves;
import org.candor.web.Curves.Axis;
import org.candor.web.Curves.Series;
import org.candor.web.Curves.Spot;
import org.candor.web.Drawn.Key;
import org.candor.web.Ink;

/** How scores are spread, and whether they mean what they say. */
final class ScorePictures {

  private static final int COARSE = 20;
  private static final int TENTHS = 10;

  /** A point of fewer rows says too little to be drawn. */
  private static final long LEAST = 20;

  private ScorePictures() {}

  /** The largest groups, laid over one another. */
  static List<Chart> byGroup(Scores scores, int column, String id, Vocabulary words) {
    var groups = scores.groups(column).stream().limit(Ink.mostSeries()).toList();
    var all = scores.groups(column).size();
    var more = all <= groups.size() ? "" : " " + text("evaluation.result.more", groups.size(), all);
    var spread = new ArrayList<Series>();
    var meaning = new ArrayList<Series>();
    for (int i = 0; i < groups.size(); i++) {
      var group = groups.get(i);
      var name =
          group.name().isEmpty()
              ? text("evaluation.result.unknown")
              : words.groups().getOrDefault(group.name(), group.name());
      var key = new Key(name, Ink.series(i));
      spread.add(spread(scores, key, at -> group.ones()[at] + group.zeros()[at]));
      meaning.add(meaning(scores, key, group));
    }
    return List.of(
        spreads(scores, id + "-spread", text("evaluation.result.spread.group"), spread, more),
        meanings(scores, id + "-meaning", meaning, more));
  }

  /** Those that came true beside those that did not. */
  static List<Chart> overall(Scores scores, String id) {
    var groups = scores.groups(0);
    if (groups.isEmpty()) {
      return List.of();
    }
    var all = groups.getFirst();
    var both =
        List.of(
            spread(
                scores, new Key(text("evaluation.result.ones"), Ink.FIRST), at -> all.ones()[at]),
            spread(
                scores,
                new Key(text("evaluation.result.zeros"), Ink.SECOND),
                at -> all.zeros()[at]));
    var key = new Key(text("evaluation.result.all"), Ink.FIRST);
    return List.of(
        spreads(scores, id + "-spread", text("evaluation.result.spread.class"), both, ""),
        meanings(scores, id + "-meaning", List.of(meaning(scores, key, all)), ""));
  }

  private static Curves spreads(
      Scores scores, String id, String title, List<Series> series, String more) {
    double top =
        series.stream().flatMap(it -> it.spots().stream()).mapToDouble(Spot::y).max().orElse(1);
    return new Curves(
        id,
        title,
        text("evaluation.result.spread.reading") + more,
        new Axis(text("evaluation.result.score"), scores.low(), scores.high()),
        new Axis(text("evaluation.result.percent"), 0, Math.max(1, top * 1.05)),
        series,
        true,
        false);
  }

  private static Curves meanings(Scores scores, String id, List<Series> series, String more) {
    boolean chances = scores.low() == 0 && scores.high() == 1;
    return new Curves(
        id,
        text("evaluation.result.meaning"),
        text(chances ? "evaluation.result.meaning.reading" : "evaluation.result.meaning.scale")
            + more,
        new Axis(text("evaluation.result.score"), scores.low(), scores.high()),
        new Axis(text("evaluation.result.came"), 0, 1),
        series.stream().filter(it -> !it.spots().isEmpty()).toList(),
        false,
        chances);
  }

  private static Series spread(Scores scores, Key key, IntToLongFunction count) {
    var rows = new long[COARSE];
    long total = 0;
    for (int i = 0; i < scores.bins(); i++) {
      rows[i * COARSE / scores.bins()] += count.applyAsLong(i);
      total += count.applyAsLong(i);
    }
    var spots = new ArrayList<Spot>();
    for (int i = 0; i < COARSE; i++) {
      var share = total == 0 ? 0 : 100.0 * rows[i] / total;
      spots.add(new Spot(edge(scores, i), edge(scores, i + 1), share, null, null, rows[i]));
    }
    return new Series(key, spots);
  }

  private static double edge(Scores scores, int bin) {
    return scores.low() + (scores.high() - scores.low()) * bin / COARSE;
  }

  /** What came true of each tenth of the scale, at the mean of its scores. */
  private static Series meaning(Scores scores, Key key, OfGroup group) {
    var ones = new long[TENTHS];
    var rows = new long[TENTHS];
    var sums = new double[TENTHS];
    for (int i = 0; i < scores.bins(); i++) {
      int tenth = i * TENTHS / scores.bins();
      long both = group.ones()[i] + group.zeros()[i];
      ones[tenth] += group.ones()[i];
      rows[tenth] += both;
      sums[tenth] += both * scores.middle(i);
    }
    var spots = new ArrayList<Spot>();
    for (int i = 0; i < TENTHS; i++) {
      if (rows[i] >= LEAST) {
        var share = Proportion.wilson(ones[i], rows[i], Confidence.USUAL);
        var x = sums[i] / rows[i];
        spots.add(new Spot(x, x, share.value(), share.low(), share.high(), rows[i]));
      }
    }
    return new Series(key, spots);
  }
}
