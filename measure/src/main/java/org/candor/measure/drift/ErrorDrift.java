package org.candor.measure.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Mistakes;
import org.candor.measure.drift.ErrorSeries.Period;
import org.candor.measure.stats.Difference;

/**
 * Whether a model is wrong more often than at first: drift of what its inputs mean, which inputs
 * alone do not show. The first periods say how often is usual.
 */
public final class ErrorDrift {

  private static final double WEIGHT = 0.2;
  private static final int LEAST_ROWS = 30;
  private static final int MOST_NAMED = 5;

  private ErrorDrift() {}

  /**
   * {@code errorRateChange}: wrong share after the reference less that of the reference; {@code
   * ewmaErrorRate}: its moving average at the end, to be within three standard deviations of the
   * reference; {@code ddmDrifts} and {@code ddmWarnings}: how often the drift detection method
   * called out; {@code pageHinkleyDrifts}: how often Page and Hinkley's test did.
   *
   * @param periods how many parts of equal size; fewer where there are too few rows
   * @param reference how many of them, at the beginning, are the reference
   */
  public static List<Metric> measure(
      Mistakes mistakes, int periods, int reference, DriftTerms terms) {
    var moments = mistakes.moments();
    long n = moments.stream().mapToLong(Mistakes.Moment::n).sum();
    var parts = parts(moments, n, (int) Math.min(periods, n / LEAST_ROWS));
    var metrics = new ArrayList<Metric>();
    if (parts.size() <= reference) {
      var why = "too few rows: %d periods need %d".formatted(reference, reference * LEAST_ROWS);
      for (var name : List.of("errorRateChange", "ewmaErrorRate")) {
        metrics.add(terms.metric(name, null, n).noting(why));
      }
    } else {
      var first = added(parts.subList(0, reference));
      var later = added(parts.subList(reference, parts.size()));
      metrics.add(change(first, later, terms));
      metrics.add(smoothed(parts, first, reference, terms));
    }
    metrics.addAll(detected(moments, n));
    return metrics;
  }

  /** Rows between two moments, at which the first began. */
  private record Part(String from, long wrong, long n) {}

  /** Parts with about as many rows each; a moment is never divided. */
  private static List<Part> parts(List<Mistakes.Moment> moments, long n, int count) {
    var parts = new ArrayList<Part>();
    long before = 0;
    long current = -1;
    for (var moment : moments) {
      long part = count < 1 ? 0 : (long) ((double) before / n * count);
      if (part != current) {
        parts.add(new Part(moment.at(), moment.wrong(), moment.n()));
        current = part;
      } else {
        var last = parts.removeLast();
        parts.add(new Part(last.from(), last.wrong() + moment.wrong(), last.n() + moment.n()));
      }
      before += moment.n();
    }
    return parts;
  }

  private static Part added(List<Part> parts) {
    long wrong = parts.stream().mapToLong(Part::wrong).sum();
    long n = parts.stream().mapToLong(Part::n).sum();
    return new Part(parts.getFirst().from(), wrong, n);
  }

  private static Metric change(Part first, Part later, DriftTerms terms) {
    var interval =
        Difference.newcombe(later.wrong(), later.n(), first.wrong(), first.n(), terms.confidence());
    return terms
        .metric("errorRateChange", interval, Math.min(first.n(), later.n()))
        .noting(
            String.format(
                Locale.ROOT,
                "wrong %,d of %,d times until %s, %,d of %,d times since",
                first.wrong(),
                first.n(),
                later.from(),
                later.wrong(),
                later.n()));
  }

  /** One half is added to each count of the reference, so that no error at all is not certainty. */
  private static Metric smoothed(List<Part> parts, Part first, int reference, DriftTerms terms) {
    double expected = (first.wrong() + 0.5) / (first.n() + 1.0);
    double variance = expected * (1 - expected) / first.n();
    var later = parts.subList(reference, parts.size());
    var periods = later.stream().map(it -> new Period(it.wrong(), it.n())).toList();
    var found = ErrorSeries.ewma(periods, expected, variance, WEIGHT);
    double last = found.values().getLast();
    var usual = Limit.atMost(found.limits().getLast(), "3 standard deviations, Roberts 1959");
    var limit = terms.limits().getOrDefault("ewmaErrorRate", usual);
    long n = later.stream().mapToLong(Part::n).sum();
    var metric = Metric.judged("ewmaErrorRate", new Interval(last, last, last), limit, n);
    return found.beyond().isEmpty()
        ? metric
        : metric.noting(
            "%d of %d periods beyond what was usual, the first from %s"
                .formatted(
                    found.beyond().size(),
                    later.size(),
                    later.get(found.beyond().getFirst()).from()));
  }

  private static List<Metric> detected(List<Mistakes.Moment> moments, long n) {
    var periods = moments.stream().map(it -> new Period(it.wrong(), it.n())).toList();
    var found = ErrorSeries.ddm(periods);
    return List.of(
        named("ddmDrifts", found.drifts(), moments, n),
        named("ddmWarnings", found.warnings(), moments, n),
        named("pageHinkleyDrifts", ErrorSeries.pageHinkley(periods), moments, n));
  }

  private static Metric named(
      String name, List<Long> places, List<Mistakes.Moment> moments, long n) {
    var metric = Metric.shown(name, places.size(), n);
    var at =
        places.stream()
            .limit(MOST_NAMED)
            .map(it -> moments.get(Math.toIntExact(it)).at())
            .collect(Collectors.joining(", "));
    return places.isEmpty()
        ? metric
        : metric.noting("at " + at + (places.size() > MOST_NAMED ? " and later" : ""));
  }
}
