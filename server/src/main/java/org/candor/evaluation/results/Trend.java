package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.candor.ledger.Json.JsonNumber;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Titles;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;
import org.candor.web.TimeLine;
import org.candor.web.TimeLinePlot;
import org.candor.web.Times;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * One number over several measurements, each under the limit it had then: what failed is drawn as
 * failed, whatever is asked today. Where something else was asked, a line across says what changed;
 * numbers of another question are shown and not joined. What was not measured is a gap.
 */
public final class Trend {

  /** Behind what is broken now, before what is open. */
  private static final int FAILED_ONCE = 1;

  private final List<Dated> ordered;
  private final List<String> deciding;

  private Trend(List<Dated> measurements, List<String> deciding) {
    this.ordered = measurements.stream().sorted(Comparator.comparing(Dated::day)).toList();
    this.deciding = deciding;
  }

  /**
   * The trends of the judged numbers of the latest measurement, those that stand worst first.
   *
   * @param most how many at most
   */
  public static List<TimeLine> of(List<Dated> measurements, int most) {
    return of(measurements, List.of(), most);
  }

  /**
   * The same of what decides alone, and of what failed when it decided: asking for less does not
   * take it out of sight.
   *
   * @param deciding names of metrics; empty for all that are judged
   */
  public static List<TimeLine> of(List<Dated> measurements, List<String> deciding, int most) {
    var trend = new Trend(measurements, deciding);
    return trend.followed().stream().limit(most).map(trend::line).toList();
  }

  /** Keys of the numbers: what stands worst now, then what ever failed, then the others. */
  private List<String> followed() {
    var worst = new LinkedHashMap<String, Integer>();
    var latest = latest();
    if (latest == null) {
      return List.of();
    }
    for (var metric : judged(latest)) {
      worst.put(Findings.key(metric), rank(Standing.of(metric.verdict())));
    }
    for (var it : ordered) {
      judged(it).stream()
          .filter(metric -> metric.verdict() == Verdict.FAIL)
          .forEach(metric -> worst.merge(Findings.key(metric), FAILED_ONCE, Math::min));
    }
    return worst.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int rank(Standing now) {
    return switch (now) {
      case BROKEN -> 0;
      case OPEN -> 2;
      case KEPT -> 3;
      case UNJUDGED, UNMEASURED -> 4;
    };
  }

  private @Nullable Dated latest() {
    return ordered.reversed().stream()
        .filter(it -> it.measurement() != null)
        .findFirst()
        .orElse(null);
  }

  private List<Metric> judged(Dated it) {
    var measurement = it.measurement();
    return measurement == null
        ? List.of()
        : measurement.findings().judged().filter(each -> decides(it, each)).toList();
  }

  private boolean decides(Dated it, Metric metric) {
    var names = it.deciding(deciding);
    return metric.limit() != null && (names.isEmpty() || names.contains(metric.name()));
  }

  private TimeLine line(String key) {
    var points = new ArrayList<TimeLine.Point>();
    var turns = new ArrayList<TimeLine.Turn>();
    @Nullable Dated before = null;
    var changes = new ArrayList<Revision>();
    for (var each : ordered) {
      changes.addAll(each.since());
      var measurement = each.measurement();
      if (measurement == null) {
        points.add(TimeLine.Point.unmeasured(each.day(), each.href()));
        continue;
      }
      var turn = before == null ? null : turned(before, each, key, changes);
      if (before != null && turn != null) {
        turns.add(new TimeLine.Turn(points.size(), goal(before, key), turn));
      }
      var joined = before != null && alike(before, each, changes);
      points.add(point(each, measurement, key, joined));
      before = each;
      changes.clear();
    }
    var goal = before == null ? goal(List.of(), null) : goal(before, key);
    return new TimeLine(title(key), points, goal, turns, TimeLinePlot.WIDTH, sure());
  }

  /** How sure the intervals of all of them are meant to be; null where that changed. */
  private @Nullable Double sure() {
    var found =
        ordered.stream()
            .map(Dated::measurement)
            .filter(Objects::nonNull)
            .flatMap(it -> Stream.ofNullable(it.study().parameters().get("confidence")))
            .distinct()
            .toList();
    return found.size() == 1 && found.getFirst() instanceof JsonNumber it
        ? (Double) it.value()
        : null;
  }

  private TimeLine.Point point(Dated each, Measurement measurement, String key, boolean joined) {
    var found = metric(measurement, key);
    if (found == null) {
      var why = text("evaluation.result.trend.unasked");
      return TimeLine.Point.unmeasured(each.day(), each.href(), why);
    }
    if (found.value() == null) {
      return TimeLine.Point.unmeasured(each.day(), each.href());
    }
    var limit = limit(each, key);
    var standing = Standing.of(found.verdict());
    return new TimeLine.Point(
        each.day(),
        found.value(),
        found.low(),
        found.high(),
        each.href(),
        limit == null ? Tone.NEUTRAL : standing.tone(),
        joined,
        limit == null
            ? text("evaluation.result.trend.free")
            : text("evaluation.result.trend.stood", standing.word(), Numbers.limit(limit)));
  }

  /** The limit that the number had to keep to then; null where it had none, or decided nothing. */
  private @Nullable Limit limit(Dated each, String key) {
    var measurement = each.measurement();
    var found = measurement == null ? null : metric(measurement, key);
    return found == null || !decides(each, found) ? null : found.limit();
  }

  private TimeLine.Goal goal(Dated each, String key) {
    var limit = limit(each, key);
    var lines =
        Whisker.lines(limit).stream()
            .map(it -> new TimeLine.Limit(it.value(), it.words()))
            .toList();
    return goal(lines, limit);
  }

  private static TimeLine.Goal goal(List<TimeLine.Limit> lines, @Nullable Limit limit) {
    return new TimeLine.Goal(
        lines, limit == null ? null : new TimeLine.Band(limit.atLeast(), limit.atMost()));
  }

  /** What changed between two measurements, in a sentence; null where the same was asked. */
  private @Nullable String turned(Dated before, Dated now, String key, List<Revision> changes) {
    var words = new ArrayList<String>();
    var limit = limits(limit(before, key), limit(now, key));
    if (limit != null) {
      words.add(limit);
    }
    var others = changes.stream().flatMap(it -> it.what().stream()).distinct().toList();
    words.addAll(others);
    if (others.isEmpty() && !asksAlike(before, now)) {
      words.add(text("evaluation.result.trend.other"));
    }
    if (words.isEmpty()) {
      return null;
    }
    var who = changes.stream().map(Trend::who).distinct().toList();
    return String.join(" ", words) + (who.isEmpty() ? "" : " " + String.join(" ", who));
  }

  private static String who(Revision it) {
    return text("evaluation.result.trend.by", Times.shortDay(it.on()), it.by());
  }

  private static @Nullable String limits(@Nullable Limit then, @Nullable Limit now) {
    var before = then == null ? "" : Numbers.limit(then);
    var today = now == null ? "" : Numbers.limit(now);
    if (before.equals(today)) {
      return null;
    }
    return before.isEmpty()
        ? text("evaluation.result.trend.limit.new", today)
        : today.isEmpty()
            ? text("evaluation.result.trend.limit.gone", before)
            : text("evaluation.result.trend.limit", before, today);
  }

  /** Whether their numbers are of one question, whatever the limits were. */
  private static boolean alike(Dated before, Dated now, List<Revision> changes) {
    return asksAlike(before, now) && changes.stream().allMatch(it -> it.what().isEmpty());
  }

  private static boolean asksAlike(Dated before, Dated now) {
    var then = before.measurement();
    var today = now.measurement();
    return then != null && today != null && Asked.alike(then, today);
  }

  private String title(String key) {
    for (var each : ordered.reversed()) {
      var measurement = each.measurement();
      var found = measurement == null ? null : metric(measurement, key);
      if (found != null) {
        return found.of() == null
            ? Titles.of(found.name())
            : text("evaluation.result.of", Titles.of(found.name()), found.of());
      }
    }
    return key;
  }

  private static @Nullable Metric metric(Measurement measurement, String key) {
    return measurement.findings().metrics().stream()
        .filter(it -> Findings.key(it).equals(key))
        .findFirst()
        .orElse(null);
  }
}
