package org.candor.measure.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.performance.Calibration.Bin;
import org.candor.measure.stats.Draws;
import org.junit.jupiter.api.Test;

/** Small cases by hand, and what a baseline is for. */
class PerformanceTests {

  private static final Goals USUAL = Goals.USUAL;

  @Test
  void accuracyOfARareOutcomeIsNothingWithoutItsBaseline() {
    List<Metric> metrics = Classification.measure(new Cell(List.of(), 10, 40, 40, 910), USUAL);
    assertThat(value(metrics, "accuracy")).isEqualTo(0.92);
    assertThat(value(metrics, "majorityBaseline")).isEqualTo(0.95);
    Metric over = metric(metrics, "accuracyOverBaseline");
    assertThat(over.value()).isCloseTo(-0.03, within(1e-12));
    assertThat(over.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(over.notes()).contains("McNemar p below 0.001");
  }

  @Test
  void aNewVersionIsComparedOnTheSameRows() {
    assertThat(Classification.against(60, 20, 1000, USUAL).verdict()).isEqualTo(Verdict.PASS);
    assertThat(Classification.against(22, 20, 1000, USUAL).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Classification.against(5, 1, 20, USUAL).notes()).contains("too few rows to judge");
  }

  @Test
  void costsWeighErrors() {
    Metric cost = Classification.cost(new Cell(List.of(), 50, 10, 20, 20), 1, 5, USUAL);
    assertThat(cost.value()).isCloseTo(1.1, within(1e-12));
    Metric judged =
        Classification.cost(
            new Cell(List.of(), 50, 10, 20, 20),
            1,
            5,
            USUAL.limitedBy(Map.of("expectedCost", Limit.atMost(0.5, "budget"))));
    assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void rankingsOfThePublishedExample() {
    // Gains 3 2 3 0 1 2, the worked example of NDCG: 6.861 / 7.141 over six.
    double[] gains = {3, 2, 3, 0, 1, 2};
    assertThat(Ranking.ndcg(gains, 6)).isCloseTo(0.961, within(1e-3));
    assertThat(Ranking.averagePrecision(new double[] {1, 0, 1})).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(Ranking.reciprocalRank(new double[] {0, 0, 1})).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Ranking.reciprocalRank(new double[] {0})).isZero();
    assertThat(Ranking.ndcg(new double[] {0, 0}, 2)).isZero();
  }

  @Test
  void numbersAreJudgedByTheirErrors() {
    Errors errors = Errors.of(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0.0, 2, 8});
    List<Metric> metrics = Regression.measure(errors, USUAL);
    assertThat(value(metrics, "meanAbsoluteError")).isEqualTo(0.5);
    assertThat(value(metrics, "rootMeanSquaredError")).isCloseTo(Math.sqrt(0.375), within(1e-12));
    assertThat(value(metrics, "rSquared")).isCloseTo(0.9486081370449679, within(1e-12));
    assertThat(value(metrics, "meanError")).isEqualTo(0.25);
    assertThat(Regression.coverage(95, 100, USUAL).value()).isEqualTo(0.95);
    assertThat(Regression.pinball(0.9, 10, 5, 10).value()).isCloseTo(0.55, within(1e-12));
  }

  @Test
  void slopeAndInterceptOfScoresThatAreTooExtreme() {
    // Truth is at half the log odds that the scores claim.
    double[] claims = {0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95};
    List<Bin> bins =
        java.util.Arrays.stream(claims)
            .mapToObj(
                s -> {
                  double truth = 1 / (1 + Math.exp(-0.5 * Math.log(s / (1 - s))));
                  return new Bin(1_000_000, Math.round(1_000_000 * truth), s);
                })
            .toList();
    LogisticFit fit = LogisticFit.of(bins, 0.95);
    assertThat(fit.slope().value()).isCloseTo(0.5, within(1e-4));
    assertThat(fit.intercept().value()).isCloseTo(0, within(1e-4));
    assertThat(fit.slope().low()).isLessThan(0.5);
    assertThat(LogisticFit.of(List.of(new Bin(50, 0, 0.1), new Bin(50, 50, 0.9)), 0.95)).isNull();
  }

  @Test
  void theBrierScoreIsReliabilityLessResolutionPlusUncertainty() {
    long[] negative = new long[10];
    long[] positive = new long[10];
    double[] negativeSums = new double[10];
    double[] positiveSums = new double[10];
    Draws draws = new Draws(5);
    for (int i = 0; i < 10; i++) {
      double score = (i + 0.5) / 10;
      positive[i] = draws.binomial(400, Math.min(1, score + 0.05));
      negative[i] = 400 - positive[i];
      negativeSums[i] = negative[i] * score;
      positiveSums[i] = positive[i] * score;
    }
    Scores scores = new Scores(0, 1, negative, positive, negativeSums, positiveSums, 0, 0, 0);
    List<Metric> metrics = Probability.measure(scores, 10, USUAL);
    assertThat(
            value(metrics, "brierReliability")
                - value(metrics, "brierResolution")
                + value(metrics, "brierUncertainty"))
        .isCloseTo(value(metrics, "brierScore"), within(1e-9));
    assertThat(metric(metrics, "brierSkillScore").verdict()).isEqualTo(Verdict.PASS);
    assertThat(value(metrics, "liftTopTenth")).isBetween(1.5, 2.0);
    assertThat(value(metrics, "hosmerLemeshowP")).isLessThan(0.05);
  }

  @Test
  void scoresThatAreNoProbabilitiesAreOnlyRanked() {
    Scores scores =
        new Scores(
            0, 10, new long[] {50, 20}, new long[] {10, 60}, new double[2], new double[2], 0, 3, 0);
    List<Metric> metrics = Probability.measure(scores, USUAL);
    assertThat(metrics).extracting(Metric::name).contains("rocAuc").doesNotContain("brierScore");
    assertThat(metrics.getFirst().notes()).containsExactly("3 rows without a score left out");
  }

  private static double value(List<Metric> metrics, String name) {
    return metric(metrics, name).value();
  }

  private static Metric metric(List<Metric> metrics, String name) {
    return metrics.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
