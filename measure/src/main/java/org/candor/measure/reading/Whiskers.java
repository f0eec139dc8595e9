package org.candor.measure.reading;

import java.util.ArrayList;
import java.util.List;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.fairness.FairnessReport;
import org.jspecify.annotations.Nullable;

/**
 * Bars with whiskers and the lines of the limit, ready to draw: every number as it stands, and its
 * place on the axis in percent.
 *
 * @param from where the axis begins
 * @param to where it ends, above {@code from}
 * @param limits places of limit lines, with their values
 */
public record Whiskers(String title, double from, double to, List<Bar> bars, List<Line> limits) {

  private static final double ALL = 100;

  public Whiskers {
    bars = List.copyOf(bars);
    limits = List.copyOf(limits);
  }

  /**
   * One bar.
   *
   * @param value null where it could not be measured: drawn as unknown
   * @param low null where unknown or unbounded: the whisker runs off the axis
   * @param high likewise
   * @param at place of the value in percent of the axis; low and high likewise
   */
  public record Bar(
      String label,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      long n,
      @Nullable Verdict verdict,
      double at,
      double lowAt,
      double highAt) {}

  /** A limit. */
  public record Line(double value, double at) {}

  /** One rate of every group of a view, all rows first. */
  public static Whiskers rates(
      FairnessReport report, String rate, List<String> by, Vocabulary words) {
    List<Bar> bars = new ArrayList<>();
    for (var one : report.groups()) {
      Interval interval = one.rates().get(rate);
      boolean wanted = one.group().equals(Group.ALL) || one.group().by().equals(by);
      if (wanted && interval != null) {
        bars.add(
            new Bar(
                words.group(one.group()),
                interval.value(),
                interval.low(),
                interval.high(),
                one.cell().n(),
                null,
                ALL * interval.value(),
                ALL * interval.low(),
                ALL * interval.high()));
      }
    }
    return new Whiskers(rate, 0, 1, bars, List.of());
  }

  /** Comparisons of one metric, each group against the reference, with the lines of the limit. */
  public static Whiskers comparisons(String title, List<Metric> metrics, Vocabulary words) {
    double from = 0;
    double to = 0;
    for (Metric metric : metrics) {
      for (Double end : ends(metric)) {
        from = Math.min(from, end);
        to = Math.max(to, end);
      }
    }
    double width = to > from ? to - from : 1;
    List<Bar> bars = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Metric metric : metrics) {
      bars.add(bar(metric, from, width, words));
      if (lines.isEmpty() && metric.limit() != null) {
        lines.addAll(lines(metric.limit(), from, width));
      }
    }
    return new Whiskers(title, from, from + width, bars, lines);
  }

  private static List<Double> ends(Metric metric) {
    List<Double> ends = new ArrayList<>();
    Limit limit = metric.limit();
    add(ends, metric.value());
    add(ends, metric.low());
    add(ends, metric.high());
    add(ends, limit == null ? null : limit.atLeast());
    add(ends, limit == null ? null : limit.atMost());
    return ends;
  }

  private static void add(List<Double> ends, @Nullable Double end) {
    if (end != null) {
      ends.add(end);
    }
  }

  private static Bar bar(Metric metric, double from, double width, Vocabulary words) {
    Double value = metric.value();
    String label =
        metric.compared().isEmpty()
            ? Phrases.title(metric)
            : words.group(metric.compared().getFirst());
    return new Bar(
        label,
        value,
        metric.low(),
        metric.high(),
        metric.n(),
        metric.verdict(),
        value == null ? 0 : place(value, from, width),
        metric.low() == null ? 0 : place(metric.low(), from, width),
        metric.high() == null ? ALL : place(metric.high(), from, width));
  }

  private static List<Line> lines(Limit limit, double from, double width) {
    List<Line> lines = new ArrayList<>();
    if (limit.atLeast() != null) {
      lines.add(new Line(limit.atLeast(), place(limit.atLeast(), from, width)));
    }
    if (limit.atMost() != null) {
      lines.add(new Line(limit.atMost(), place(limit.atMost(), from, width)));
    }
    return lines;
  }

  private static double place(double value, double from, double width) {
    return ALL * (value - from) / width;
  }
}
