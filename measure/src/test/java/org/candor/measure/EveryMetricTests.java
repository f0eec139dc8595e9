package org.candor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.drift.CalibrationChange;
import org.candor.measure.drift.Drift;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.drift.ErrorDrift;
import org.candor.measure.drift.EstimatedPerformance;
import org.candor.measure.drift.Steps;
import org.candor.measure.fairness.ConditionalDisparity;
import org.candor.measure.fairness.Fairness;
import org.candor.measure.fairness.Representation;
import org.candor.measure.fairness.ScoreFairness;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Classification;
import org.candor.measure.performance.Errors;
import org.candor.measure.performance.Goals;
import org.candor.measure.performance.Intervals;
import org.candor.measure.performance.Probability;
import org.candor.measure.performance.Ranking;
import org.candor.measure.performance.Regression;
import org.candor.measure.performance.Scores;
import org.candor.measure.quality.Annotators;
import org.candor.measure.quality.Outliers;
import org.candor.measure.quality.Quality;
import org.candor.measure.quality.QualityTerms;
import org.junit.jupiter.api.Test;

/** What holds of every metric, whatever counts it is given. */
class EveryMetricTests {

  private static final long HUGE = 1_000_000_000_000L;

  @Test
  void noCountsMakeAMetricLie() {
    for (Metric metric : everything()) {
      String what = metric.toString();
      assertThat(metric.name()).as(what).matches("[a-z][A-Za-z0-9]*");
      assertThat(metric.n()).as(what).isNotNegative();
      assertThat(metric.verdict() == null).as(what).isEqualTo(metric.limit() == null);
      if (metric.low() != null && metric.high() != null) {
        assertThat(metric.low()).as(what).isLessThanOrEqualTo(metric.high());
      }
      if (metric.value() != null && metric.low() != null) {
        assertThat(metric.low()).as(what).isLessThanOrEqualTo(metric.value());
      }
      if (metric.value() != null && metric.high() != null) {
        assertThat(metric.high()).as(what).isGreaterThanOrEqualTo(metric.value());
      }
      if (metric.value() == null) {
        assertThat(metric.verdict()).as(what).isIn(null, Verdict.INCONCLUSIVE);
        assertThat(metric.notes()).as("says why: " + what).isNotEmpty();
      }
      if (metric.verdict() == Verdict.PASS) {
        assertThat(metric.limit().holds(metric.value())).as(what).isTrue();
        assertThat(metric.n()).as("judged without rows: " + what).isPositive();
      }
      if (metric.verdict() == Verdict.FAIL) {
        assertThat(metric.limit().holds(metric.value())).as(what).isFalse();
      }
      if (metric.needed() != null) {
        assertThat(metric.verdict()).as(what).isEqualTo(Verdict.INCONCLUSIVE);
      }
    }
  }

  @Test
  void everyMetricIsInTheGuide() throws Exception {
    Set<String> names = new TreeSet<>();
    everything().forEach(metric -> names.add(metric.name()));
    assertThat(names).hasSizeGreaterThan(70);
    Path guide = Path.of("").toAbsolutePath();
    while (!Files.exists(guide.resolve("docs/guide/metrics.md"))) {
      guide = guide.getParent();
    }
    String text = Files.readString(guide.resolve("docs/guide/metrics.md"));
    assertThat(names).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
  }

  @Test
  void sameCountsGiveTheSameBits() {
    assertThat(everything()).isEqualTo(everything());
  }

  private static List<Metric> everything() {
    List<Metric> all = new ArrayList<>();
    confusions().forEach(counts -> fairness(counts, all));
    histograms().forEach(scores -> scores(scores, all));
    drift(all);
    quality(all);
    regression(all);
    return all;
  }

  private static List<Confusion> confusions() {
    Cell nothing = cell(Arrays.asList("a", "x"), 0, 0, 0, 0);
    Cell usual = cell(Arrays.asList("b", "x"), 60, 40, 30, 70);
    Cell huge = cell(Arrays.asList("c", "y"), HUGE, HUGE, HUGE / 3, HUGE);
    Cell unknown = cell(Arrays.asList(null, "y"), 5, 5, 5, 5);
    Cell oneClass = cell(Arrays.asList("d", "y"), 0, 0, 100, 0);
    Cell perfect = cell(Arrays.asList("e", "x"), 100, 0, 0, 100);
    Cell one = cell(Arrays.asList("f", "x"), 1, 0, 0, 0);
    List<Confusion> counts = new ArrayList<>();
    counts.add(of());
    for (Cell cell : List.of(nothing, usual, huge, unknown, oneClass, perfect, one)) {
      counts.add(of(cell));
    }
    counts.add(of(nothing, usual));
    counts.add(of(usual, huge));
    counts.add(of(oneClass, cell(Arrays.asList("g", "x"), 0, 0, 50, 0)));
    counts.add(of(nothing, usual, huge, unknown, oneClass, perfect, one));
    return counts;
  }

  private static Confusion of(Cell... cells) {
    return new Confusion(List.of("race", "sex"), List.of(cells), cells.length);
  }

  private static Cell cell(List<String> group, long tp, long fp, long fn, long tn) {
    return new Cell(Collections.unmodifiableList(group), tp, fp, fn, tn);
  }

  private static void fairness(Confusion counts, List<Metric> all) {
    for (int favourable = 0; favourable < 2; favourable++) {
      Terms terms = Terms.USUAL.favouring(favourable);
      var report = Fairness.measure(counts, terms);
      all.addAll(report.metrics());
      all.addAll(report.comparisons());
      all.addAll(ConditionalDisparity.measure(counts, List.of("race"), "sex", terms));
    }
    boolean b = counts.cells().stream().anyMatch(cell -> "b".equals(cell.group().getFirst()));
    if (b) {
      Terms named = Terms.USUAL.comparedWith(Map.of("race", "b"));
      var report = Fairness.measure(counts, named);
      all.addAll(report.metrics());
      all.addAll(report.comparisons());
    }
    for (Cell cell : counts.cells()) {
      all.addAll(Classification.measure(cell, Goals.USUAL));
      all.add(Classification.cost(cell, 1, 5, Goals.USUAL));
    }
  }

  private static List<ScoreHistogram> histograms() {
    List<ScoreHistogram> histograms = new ArrayList<>();
    histograms.add(new ScoreHistogram(List.of("race"), 0, 1, 100, List.of()));
    long[] none = new long[100];
    histograms.add(histogram(none, none));
    long[] flat = new long[100];
    Arrays.fill(flat, 3);
    histograms.add(histogram(flat, flat));
    histograms.add(histogram(flat, none));
    long[] spike = new long[100];
    spike[99] = 10_000_000;
    histograms.add(histogram(spike, none));
    histograms.add(histogram(flat, spike));
    long[] rising = new long[100];
    Arrays.setAll(rising, i -> i * 20_000L);
    histograms.add(histogram(flat, rising));
    return histograms;
  }

  private static ScoreHistogram histogram(long[] negative, long[] positive) {
    List<ScoreHistogram.Part> parts = new ArrayList<>();
    for (String group : Arrays.asList("a", "b", null)) {
      parts.add(part(group, 0, negative));
      parts.add(part(group, 1, positive));
      parts.add(part(group, null, positive));
    }
    return new ScoreHistogram(List.of("race"), 0, 1, 100, parts);
  }

  private static ScoreHistogram.Part part(String group, Integer label, long[] counts) {
    long[] sums = new long[counts.length];
    Arrays.setAll(sums, i -> counts[i] * (i * 10_000_000L + 5_000_000L));
    return new ScoreHistogram.Part(Collections.singletonList(group), label, counts, sums, 2, 1, 0);
  }

  private static void scores(ScoreHistogram histogram, List<Metric> all) {
    var probability = Probability.measure(Scores.of(histogram), Goals.USUAL);
    all.addAll(probability);
    all.addAll(Intervals.ofScores(probability, Scores.of(histogram), Goals.USUAL));
    var fairness = ScoreFairness.measure(histogram, Terms.USUAL);
    all.addAll(fairness.metrics());
    all.addAll(fairness.groups());
    all.addAll(EstimatedPerformance.measure(histogram, 0.5, DriftTerms.USUAL));
  }

  private static void drift(List<Metric> all) {
    double[] at = {0, 1, 2, 3};
    long[][] counts = {
      {0, 0, 0, 0}, {5, 0, 0, 0}, {0, 0, 0, 9}, {10, 20, 30, 40}, {HUGE, HUGE, 1, HUGE}
    };
    for (long[] before : counts) {
      for (long[] now : counts) {
        var numbers = Drift.numbers("x", new Steps(at, before, now), 3, 0, DriftTerms.USUAL);
        var names = Drift.categories(categories(before), categories(now), DriftTerms.USUAL);
        all.addAll(numbers.metrics());
        all.addAll(names.metrics());
        all.add(Drift.together(List.of(numbers, names), DriftTerms.USUAL).share());
      }
    }
    all.add(Drift.together(List.of(), DriftTerms.USUAL).share());
    all.add(Drift.rate("label", 0, 0, 3, 5, DriftTerms.USUAL));
    all.add(Drift.rate("label", HUGE / 2, HUGE, HUGE / 3, HUGE, DriftTerms.USUAL));
    for (ScoreHistogram before : histograms().subList(0, 4)) {
      for (ScoreHistogram now : histograms()) {
        all.addAll(
            CalibrationChange.measure("s", Scores.of(before), Scores.of(now), DriftTerms.USUAL));
      }
    }
    for (int rows : new int[] {0, 1, 600}) {
      List<Mistakes.Moment> moments = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        moments.add(new Mistakes.Moment("" + i, i > 300 ? 1 : 0, 1));
      }
      all.addAll(ErrorDrift.measure(new Mistakes(moments, 0), 50, 10, DriftTerms.USUAL));
    }
  }

  private static Categories categories(long[] counts) {
    Map<String, Long> map = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      map.put("v" + i, counts[i]);
    }
    return new Categories("c", map, 4);
  }

  private static void quality(List<Metric> all) {
    QualityTerms terms = QualityTerms.USUAL;
    for (long n : new long[] {0, 1, 100, HUGE}) {
      var numbers =
          new ColumnProfile.Numbers(
              0, BigInteger.valueOf(n), BigInteger.valueOf(n), Collections.nCopies(11, 1.0), 1, 1);
      var column = new ColumnProfile("c", "bigint", n, n / 4, 0, 1, "1", "1", numbers);
      all.add(Quality.completeness(column, n / 5, terms));
      all.add(Quality.lateness(column, terms));
      all.add(Quality.validity("c > 0", n / 2, n / 4, n / 4, terms));
      var dependency = new Dependency(List.of("a"), List.of("b"), n, n / 2, n / 9, n / 8);
      all.add(Quality.uniqueness(dependency, terms));
      all.add(Quality.dependency(dependency, terms));
      all.add(Quality.conflictingLabels(dependency, terms));
      all.add(Quality.duplicates(n / 7, n, terms));
      all.add(Quality.denial("no two", n / 3, n, terms));
      all.add(Quality.references("a in b", n / 3, n, terms));
      all.add(Quality.overlap(n / 3, n, terms));
      all.add(Quality.accuracy("c", n / 2, n, terms));
      all.add(Quality.leak("c", new long[][] {{n, 0}, {n, n / 2}}, terms));
      all.add(Quality.gaps("day", new long[] {n, 0}, terms));
      all.addAll(Quality.balance(categories(new long[] {n, n / 3, 0}), terms));
      all.add(Outliers.share("c", n / 90, n, terms));
      all.add(Annotators.two(new long[][] {{n, n / 3}, {0, n}}, terms));
    }
    Instant now = Instant.parse("2026-11-27T12:00:00Z");
    all.add(Quality.age("at", now.minusSeconds(5000), now, 9, terms));
    all.add(Quality.gaps("day", new long[0], terms));
    all.add(Annotators.many(new long[0][], terms));
    all.add(Annotators.many(new long[][] {{2, 1}, {0, 3}, {1}}, terms));
    all.add(Outliers.history("accuracy", new double[] {1, 1, 1, 1, 1}, 2, terms));
    all.add(Outliers.history("accuracy", new double[] {1, 2, 3, 4, 5}, 2, terms));
    all.add(Outliers.history("accuracy", new double[0], 2, terms));
    Map<String, Double> population = Map.of("v0", 0.5, "v1", 0.5);
    for (long[] counts : new long[][] {{0, 0}, {5, 90}, {HUGE, HUGE}}) {
      all.addAll(Representation.measure(categories(counts), population, Terms.USUAL));
    }
  }

  private static void regression(List<Metric> all) {
    for (double[] actual : new double[][] {{}, {0}, {1, 1, 1}, {1, 2, 3, 4}}) {
      Errors errors = Errors.of(actual, Arrays.stream(actual).map(it -> it * 1.1).toArray());
      all.addAll(Regression.measure(errors, Goals.USUAL));
      int n = actual.length;
      all.add(Regression.against(-0.1 * n, 0.1 * n, n, Goals.USUAL));
      all.add(Regression.pinball(0.9, n, n, n));
      all.add(Regression.coverage(n / 2, n, Goals.USUAL));
    }
    for (int queries : new int[] {0, 1, 50}) {
      List<double[]> answers = Collections.nCopies(queries, new double[] {0, 3, 1, 0});
      all.addAll(Ranking.measure(answers, 10, Goals.USUAL));
      all.add(Ranking.against(answers, answers, 10, Goals.USUAL));
    }
    all.add(Classification.against(0, 0, 0, Goals.USUAL));
    all.add(Classification.against(50, 10, 1000, Goals.USUAL));
  }
}
