package org.candor.evaluation.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.candor.measure.Budget;
import org.candor.measure.Limit;
import org.candor.measure.Source;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.EstimateStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.Measurement;
import org.candor.measure.study.PerformanceStudy;
import org.candor.measure.study.ProfileStudy;
import org.candor.measure.study.QualityStudy;
import org.candor.measure.study.RankingStudy;
import org.candor.measure.study.RegressionStudy;
import org.candor.measure.study.ScoreTerms;
import org.candor.measure.study.SeriesStudy;
import org.candor.web.TimeLine;

/** Loans that a bank of our making granted, measured by the library itself. */
public final class AMeasurement {

  /** Somebody's idea of a region. */
  public static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&";

  public static final Vocabulary LOANS =
      new Vocabulary("approved", "people", Map.of("woman", "women", "man", "men"));

  private static final ScoreTerms SCORE = new ScoreTerms("score", 0, 1);

  private AMeasurement() {}

  /**
   * @param gap how much less likely a woman is approved than a man, who is in half of all cases
   */
  public static Measurement ofFairness(int rows, double gap) {
    return measure(
        loans(rows, gap, 0),
        new FairnessStudy("said", "came", List.of("sex", "region"), SCORE, Terms.USUAL));
  }

  public static Measurement ofFairnessTo(int rows, double gap, Terms terms) {
    return measure(
        loans(rows, gap, 0), new FairnessStudy("said", "came", List.of("sex"), null, terms));
  }

  /** Of eight hundred people five are neither women nor men. */
  public static Measurement ofFiveOthers() {
    var lines = new ArrayList<>(loans(800, 0.1, 0));
    for (int i = 1; i <= 5; i++) {
      var fields = lines.get(10 * i).split(",", 3);
      lines.set(10 * i, fields[0] + ",other," + fields[2]);
    }
    var known = lines.stream().filter(it -> !it.split(",", 3)[1].isEmpty()).toList();
    return measure(known, new FairnessStudy("said", "came", List.of("sex"), null, Terms.USUAL));
  }

  public static Measurement ofPerformance() {
    return measure(
        loans(4000, 0.1, 0), new PerformanceStudy("came", "said", SCORE, "old", Goals.USUAL));
  }

  /** The second half earns more, and comes by another channel. */
  public static Measurement ofDrift() {
    return measure(
        loans(4000, 0.1, 2000),
        new DriftStudy(
            List.of(),
            new DriftRows("0..1999", null),
            new DriftRows("2000..3999", null),
            DriftTerms.USUAL));
  }

  public static Measurement ofQuality() {
    return measure(
        loans(4000, 0.1, 0),
        new QualityStudy(
            List.of(),
            List.of("region->channel"),
            List.of("id"),
            Set.of("?"),
            List.of("income > 0"),
            List.of("income > 100000"),
            "came",
            QualityTerms.USUAL));
  }

  /** Of numbers, of answers in an order, of errors over time, of scores alone. */
  public static List<Measurement> ofOtherQuestions() {
    var rows = loans(2000, 0.1, 0);
    var far = Map.of("meanAbsoluteError", Limit.atMost(5, "asked for"));
    return List.of(
        measure(
            rows,
            new RegressionStudy("age", "score", null, null, null, Goals.USUAL.limitedBy(far))),
        measure(rows, new RankingStudy("age", "came", "score", 10, null, Goals.USUAL)),
        measure(rows, new SeriesStudy("said", "came", "id", 50, 10, DriftTerms.USUAL)),
        measure(rows, new EstimateStudy("score", 0.5, DriftTerms.USUAL)));
  }

  public static Measurement ofProfile() {
    return measure(loans(400, 0.1, 0), new ProfileStudy(List.of()));
  }

  /** Pages to look at, by name. */
  public static Map<String, Result> results() {
    return Map.of(
        "fairness", Result.of(ofFairness(1500, 0.25), LOANS),
        "drift", Result.of(ofDrift(), LOANS),
        "quality", Result.of(ofQuality(), LOANS),
        "profile", Result.of(ofProfile(), LOANS));
  }

  /** Three months, one without a measurement. */
  public static List<TimeLine> trends() {
    var before = ofFairnessTo(4000, 0.02, Terms.USUAL);
    var now = ofFairnessTo(400, 0.25, Terms.USUAL);
    return Trend.of(
        List.of(
            new Dated("MSR-1", "/1", LocalDate.of(2026, 9, 1), before),
            new Dated("MSR-2", "/2", LocalDate.of(2026, 10, 1), null),
            new Dated("MSR-3", "/3", LocalDate.of(2026, 11, 1), now)),
        2);
  }

  private static Measurement measure(List<String> lines, org.candor.measure.study.Study study) {
    try {
      var file = Files.createTempDirectory("loans").resolve("loans.csv");
      try {
        Files.write(file, lines);
        return study.measure(List.of(Source.File.at(file)), Budget.USUAL);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(String.valueOf(file.getParent())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From row {@code changed} on incomes are higher; 0 for never. */
  private static List<String> loans(int rows, double gap, int changed) {
    var random = new Random(42);
    var lines = new ArrayList<String>();
    lines.add("id,sex,region,channel,income,age,score,said,old,came");
    for (int i = 0; i < rows; i++) {
      boolean later = changed > 0 && i >= changed;
      boolean woman = random.nextBoolean();
      var sex = i % 97 == 0 ? "" : woman ? "woman" : "man";
      var region =
          i % 13 == 0
              ? "\"" + HOSTILE.replace("\"", "\"\"") + "\""
              : i % 3 == 0 ? "south" : "north";
      var channel =
          random.nextDouble() < (later ? 0.7 : 0.2) ? "web" : i % 41 == 0 ? "?" : "branch";
      var income = (later ? 34_000 : 25_000) + 8_000 * random.nextGaussian();
      var chance = Math.clamp(0.5 - (woman ? gap : 0) + 0.2 * random.nextGaussian(), 0.01, 0.99);
      int came = random.nextDouble() < chance ? 1 : 0;
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%s,%s,%d,%.4f,%d,%d,%d",
              i,
              sex,
              region,
              channel,
              i % 29 == 0 ? "" : String.format(Locale.ROOT, "%.0f", income),
              18 + random.nextInt(60),
              chance,
              chance > 0.5 ? 1 : 0,
              random.nextDouble() < 0.4 ? 1 : 0,
              came));
    }
    return lines;
  }
}
