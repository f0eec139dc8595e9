package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.quality.Outliers;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Titles;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * Judged numbers that are unlike their own past: further from the middle of earlier ones than 3.5
 * of their usual distances (Iglewicz and Hoaglin 1993), and with an interval that does not reach
 * that middle. It says that they are, not that it is bad.
 */
public final class Unusual {

  /** With fewer, what is usual is hardly known. */
  private static final int LEAST = 8;

  private static final int MOST = 5;

  private Unusual() {}

  private record Found(Unlike told, double distance) {}

  /**
   * A number unlike its past.
   *
   * @param metric such as {@code impactRatio}
   * @param of what it was measured on; null for all
   * @param earlier how many measurements it is held against, from the least to the greatest value
   * @param sentence all of it in words
   */
  public record Unlike(
      String metric,
      @Nullable String of,
      double value,
      int earlier,
      double least,
      double greatest,
      String sentence) {}

  /**
   * The most unusual first.
   *
   * @param earlier measurements before it; those of another question are passed over
   */
  public static List<Unlike> of(List<Dated> earlier, Measurement now) {
    var comparable =
        earlier.stream()
            .map(Dated::measurement)
            .filter(Objects::nonNull)
            .filter(it -> it.comparableWith(now))
            .toList();
    if (comparable.size() < LEAST) {
      return List.of();
    }
    return now.findings()
        .judged()
        .flatMap(it -> found(comparable, it))
        .sorted(Comparator.comparingDouble(Found::distance).reversed())
        .limit(MOST)
        .map(Found::told)
        .toList();
  }

  /** Whether chance alone may have brought it here from there. */
  private static boolean within(Metric now, double middle) {
    return (now.low() == null || now.low() <= middle)
        && (now.high() == null || middle <= now.high());
  }

  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static Stream<Found> found(List<Measurement> earlier, Metric now) {
    double[] before =
        earlier.stream()
            .flatMap(it -> it.findings().metrics().stream())
            .filter(it -> Findings.key(it).equals(Findings.key(now)))
            .flatMap(it -> Stream.ofNullable(it.value()))
            .mapToDouble(it -> it)
            .toArray();
    if (before.length < LEAST || now.value() == null) {
      return Stream.empty();
    }
    double value = now.value();
    if (within(now, middle(before))) {
      return Stream.empty();
    }
    var robust = Outliers.history(Findings.key(now), before, value, QualityTerms.USUAL);
    if (robust.verdict() != Verdict.FAIL || robust.value() == null) {
      return Stream.empty();
    }
    return Stream.of(new Found(told(now, value, before), Math.abs(robust.value())));
  }

  private static Unlike told(Metric now, double value, double[] before) {
    var name = Titles.of(now.name());
    var least = Arrays.stream(before).min().orElse(value);
    var greatest = Arrays.stream(before).max().orElse(value);
    var sentence =
        text(
            "evaluation.result.unusual.line",
            now.of() == null ? name : text("evaluation.result.of", name, now.of()),
            Numbers.exact(value),
            before.length,
            Numbers.exact(least),
            Numbers.exact(greatest));
    return new Unlike(now.name(), now.of(), value, before.length, least, greatest, sentence);
  }
}
