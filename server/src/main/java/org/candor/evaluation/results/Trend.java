package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.reading.Titles;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;
import org.candor.web.TimeLine;
import org.jspecify.annotations.Nullable;

/**
 * One number over several measurements of the same question, with its intervals, verdicts and the
 * band it ought to keep to. What was not measured, or asked otherwise, is a gap.
 */
public final class Trend {

  private Trend() {}

  /**
   * The trends of the judged numbers of the latest measurement, those that stand worst first.
   *
   * @param most how many at most
   */
  public static List<TimeLine> of(List<Dated> measurements, int most) {
    return of(measurements, List.of(), most);
  }

  /**
   * The same of what decides alone.
   *
   * @param deciding names of metrics; empty for all that are judged
   */
  public static List<TimeLine> of(List<Dated> measurements, List<String> deciding, int most) {
    var ordered = measurements.stream().sorted(Comparator.comparing(Dated::day)).toList();
    var latest =
        ordered.reversed().stream()
            .map(Dated::measurement)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (latest == null) {
      return List.of();
    }
    return latest
        .findings()
        .judged()
        .filter(it -> deciding.isEmpty() || deciding.contains(it.name()))
        .sorted(Comparator.comparing((Metric it) -> Standing.of(it.verdict())))
        .limit(most)
        .map(it -> line(it, latest, ordered))
        .toList();
  }

  private static TimeLine line(Metric metric, Measurement latest, List<Dated> ordered) {
    var points = new ArrayList<TimeLine.Point>();
    for (var each : ordered) {
      var measurement = each.measurement();
      var found =
          measurement == null || !measurement.comparableWith(latest)
              ? null
              : metric(measurement, Findings.key(metric));
      points.add(
          found == null || found.value() == null
              ? TimeLine.Point.unmeasured(each.day(), each.href())
              : new TimeLine.Point(
                  each.day(),
                  found.value(),
                  found.low(),
                  found.high(),
                  each.href(),
                  Standing.of(found.verdict()).tone()));
    }
    var limit = metric.limit();
    var title =
        metric.of() == null
            ? Titles.of(metric.name())
            : text("evaluation.result.of", Titles.of(metric.name()), metric.of());
    var lines =
        Whisker.lines(limit).stream()
            .map(it -> new TimeLine.Limit(it.value(), it.words()))
            .toList();
    return new TimeLine(title, points, new TimeLine.Goal(lines, band(limit)));
  }

  private static TimeLine.@Nullable Band band(@Nullable Limit limit) {
    return limit == null ? null : new TimeLine.Band(limit.atLeast(), limit.atMost());
  }

  private static @Nullable Metric metric(Measurement measurement, String key) {
    return measurement.findings().metrics().stream()
        .filter(it -> Findings.key(it).equals(key))
        .findFirst()
        .orElse(null);
  }
}
