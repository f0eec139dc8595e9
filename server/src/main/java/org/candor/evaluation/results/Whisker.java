package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.reading.Figures;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Reading;
import org.candor.web.Ink;
import org.candor.web.Whiskers.Bar;
import org.candor.web.Whiskers.Line;
import org.jspecify.annotations.Nullable;

/** Measured numbers as bars with whiskers. */
final class Whisker {

  private Whisker() {}

  /** Coloured by its verdict. */
  static Bar of(String label, Metric metric) {
    return bar(label, metric, Figures.plain(metric));
  }

  /** The same as a share of a hundred. */
  static Bar percent(String label, Metric metric) {
    return bar(label, metric, Figures.percent(metric));
  }

  private static Bar bar(String label, Metric metric, Figures figures) {
    var standing = Standing.of(metric.verdict());
    return new Bar(
        label,
        metric.value(),
        metric.low(),
        metric.high(),
        metric.value() == null ? text("evaluation.result.unmeasured") : figures.value(),
        Reading.counted(metric) ? "" : figures.interval(),
        metric.n(),
        metric.verdict() == null ? "" : standing.word(),
        metric.verdict() == null ? Ink.FIRST : Ink.of(standing.tone()));
  }

  /** A share of rows. */
  static Bar share(String label, Interval share, long rows, Ink ink) {
    return new Bar(
        label,
        share.value(),
        share.low(),
        share.high(),
        Numbers.percent(share.value()),
        text("evaluation.result.between", ends(share.low()), Numbers.percent(share.high())),
        rows,
        "",
        ink);
  }

  /** The unit stands once, at the upper end. */
  private static String ends(double share) {
    return Numbers.percent(share).replace(" %", "");
  }

  static List<Line> lines(@Nullable Limit limit) {
    return lines(limit, false);
  }

  /** Limits of shares, on an axis of percent. */
  static List<Line> percentLines(@Nullable Limit limit) {
    return lines(limit, true);
  }

  private static List<Line> lines(@Nullable Limit limit, boolean percent) {
    var lines = new ArrayList<Line>();
    if (limit != null && limit.atLeast() != null) {
      lines.add(line(limit.atLeast(), "evaluation.result.limit.least", percent));
    }
    if (limit != null && limit.atMost() != null) {
      lines.add(line(limit.atMost(), "evaluation.result.limit.most", percent));
    }
    return lines;
  }

  private static Line line(double value, String key, boolean percent) {
    var number = percent ? Numbers.percent(value) : value == 0 ? "0" : Numbers.plain(value);
    var words = number.replaceAll("(\\.\\d*?)0+(?!\\d)", "$1").replaceAll("\\.(?!\\d)", "");
    return new Line(value, text(key, words), Ink.LIMIT);
  }
}
