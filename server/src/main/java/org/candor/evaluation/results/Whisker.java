package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
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
    var standing = Standing.of(metric.verdict());
    return new Bar(
        label,
        metric.value(),
        metric.low(),
        metric.high(),
        metric.value() == null
            ? text("evaluation.result.unmeasured")
            : Numbers.plain(metric.value()),
        Reading.counted(metric) ? "" : Reading.interval(metric),
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
        Numbers.percent(share.low()) + " – " + Numbers.percent(share.high()),
        rows,
        "",
        ink);
  }

  static List<Line> lines(@Nullable Limit limit) {
    var lines = new ArrayList<Line>();
    if (limit != null && limit.atLeast() != null) {
      lines.add(line(limit.atLeast(), "evaluation.result.limit.least"));
    }
    if (limit != null && limit.atMost() != null) {
      lines.add(line(limit.atMost(), "evaluation.result.limit.most"));
    }
    return lines;
  }

  private static Line line(double value, String key) {
    var words = value == 0 ? "0" : Numbers.plain(value).replaceAll("(\\.\\d*?)0+$", "$1");
    return new Line(value, text(key, words.replaceAll("\\.$", "")), Ink.LIMIT);
  }
}
