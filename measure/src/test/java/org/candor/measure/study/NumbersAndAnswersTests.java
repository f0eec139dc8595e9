package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.candor.measure.study.Tables.measure;
import static org.candor.measure.study.Tables.metric;

import java.nio.file.Path;
import java.util.Map;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.performance.Goals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that predict numbers, order answers, or give probabilities. The expected values were
 * computed with NumPy and SciPy from the same rows.
 */
class NumbersAndAnswersTests {

  private static final double CLOSE = 1e-10;

  @TempDir Path folder;

  private Path numbers() {
    return Tables.of(
        folder,
        "numbers.csv",
        "a,p,b,low,high",
        200,
        i -> {
          double a = i * 37 % 101 / 10.0;
          double p = a + (i * 53 % 17 - 8) / 10.0;
          double b = a + (i * 29 % 13 - 6) / 4.0;
          return a + "," + p + "," + b + "," + (p - .5) + "," + (p + .5);
        });
  }

  @Test
  void predictedNumbersAreHeldAgainstTheTrueOnes() {
    var band = new RegressionStudy.Band("low", "high");
    var study = new RegressionStudy("p", "a", "b", 0.9, band, Goals.USUAL);
    var found = measure(study, numbers());
    var expected =
        Map.of(
            "meanError", -0.008,
            "meanAbsoluteError", 0.424,
            "rootMeanSquaredError", 0.49050993873722887,
            "rSquared", 0.9718554677670095,
            "meanAbsolutePercentageError", 0.20867727125493968,
            "symmetricMeanAbsolutePercentageError", 0.21223613544301423,
            "pinballLoss", 0.2152,
            "errorOverBaseline", -0.386,
            "intervalCoverage", 128 / 200.0);
    expected.forEach(
        (name, value) ->
            assertThat(metric(found, name).value()).as(name).isCloseTo(value, within(CLOSE)));
    assertThat(metric(found, "meanAbsoluteError").low())
        .isCloseTo(0.3895246812093501, within(CLOSE));
    assertThat(metric(found, "errorOverBaseline").high())
        .isCloseTo(-0.31126174754215913, within(CLOSE));
    assertThat(metric(found, "errorOverBaseline").verdict()).isEqualTo(Verdict.PASS);
    assertThat(metric(found, "meanAbsolutePercentageError").n()).isEqualTo(198);
  }

  @Test
  void rowsWithoutANumberAreLeftOutAndSaid() {
    var file = Tables.of(folder, "gaps.csv", "a,p", "1,2", ",3", "2,NaN", "3,inf", "4,2");
    var found = measure(new RegressionStudy("p", "a", null, null, null, Goals.USUAL), file);
    assertThat(metric(found, "meanAbsoluteError").value()).isEqualTo(1.5);
    assertThat(metric(found, "meanAbsoluteError").n()).isEqualTo(2);
    assertThat(found.notes()).singleElement().asString().contains("3 rows without a number");
  }

  /** Squared errors of numbers near a million, known to the last digits. */
  @Test
  void smallErrorsOfLargeNumbersAreNotLost() {
    var file =
        Tables.of(
            folder,
            "large.csv",
            "a,p",
            100,
            i -> "%d.%d,%d.%d".formatted(1_000_000, i % 10, 1_000_000, (i + 1) % 10));
    var found = measure(new RegressionStudy("p", "a", null, null, null, Goals.USUAL), file);
    // nine rows of ten are 0.1 off, one is 0.9 off; the actual values have a variance of 0.0825
    double squares = (9 * 0.01 + 0.81) / 10;
    assertThat(metric(found, "rootMeanSquaredError").value())
        .isCloseTo(Math.sqrt(squares), within(1e-9));
    assertThat(metric(found, "rSquared").value()).isCloseTo(1 - squares / 0.0825, within(1e-8));
  }

  @Test
  void whatCannotBeAddedUpIsRefused() {
    var none = Tables.of(folder, "none.csv", "a,p", "1,", ",2");
    var study = new RegressionStudy("p", "a", null, null, null, Goals.USUAL);
    assertThatThrownBy(() -> measure(study, none))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("No row has a number in both");
    var text = Tables.of(folder, "text.csv", "a,p", "1,x");
    assertThatThrownBy(() -> measure(study, text)).hasMessageContaining("numbers are needed");
    var huge = Tables.of(folder, "huge.csv", "a,p", "1e300,-1e300", "1,2");
    assertThatThrownBy(() -> measure(study, huge)).hasMessageContaining("too large");
    assertThatThrownBy(() -> new RegressionStudy("p", "a", null, 1.0, null, Goals.USUAL))
        .hasMessageContaining("quantile");
  }

  private Path answers() {
    return Tables.of(
        folder,
        "answers.csv",
        "query,gain,score,previous",
        720,
        i -> {
          int q = i / 12;
          int j = i % 12;
          int gain = (q + j) % 3 == 0 || q == 59 ? 0 : (q * 7 + j * 5) % 11 % 4;
          return "q%d,%d,%s,%s"
              .formatted(q, gain, (q * 13 + j * 31) % 97 / 97.0, (q * 17 + j * 23) % 89 / 89.0);
        });
  }

  @Test
  void whatIsRelevantComesFirstOrNot() {
    var study = new RankingStudy("query", "gain", "score", 10, "previous", Goals.USUAL);
    var found = measure(study, answers());
    var expected =
        Map.of(
            "ndcgAt10", 0.5682457410336337,
            "precisionAt10", 0.465,
            "meanAveragePrecision", 0.586741610406789,
            "meanReciprocalRank", 0.5817724867724868,
            "rankingOverBaseline", -0.023819644776604757);
    expected.forEach(
        (name, value) ->
            assertThat(metric(found, name).value()).as(name).isCloseTo(value, within(1e-12)));
    assertThat(metric(found, "ndcgAt10").low()).isCloseTo(0.5148393651055749, within(CLOSE));
    assertThat(metric(found, "ndcgAt10").n()).isEqualTo(60);
    assertThat(metric(found, "rankingOverBaseline").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.notes()).anyMatch(it -> it.startsWith("1 queries have no relevant answer"));
  }

  @Test
  void whoDoesNotDecideGainsNothing() {
    var file = Tables.of(folder, "ties.csv", "q,g,s", "1,1,0.5", "1,0,0.5", "1,0,0.5");
    var found = measure(new RankingStudy("q", "g", "s", 10, null, Goals.USUAL), file);
    assertThat(metric(found, "meanReciprocalRank").value()).isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void answersThatCannotBeOrderedAreRefused() {
    var negative = Tables.of(folder, "negative.csv", "q,g,s", "1,-1,0.5");
    var study = new RankingStudy("q", "g", "s", 10, null, Goals.USUAL);
    assertThatThrownBy(() -> measure(study, negative))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("1 values in 'g' are below 0");
    var gaps = Tables.of(folder, "gaps.csv", "q,g,s,t", "1,1,0.5,", "1,0,0.6,0.2");
    var beside = new RankingStudy("q", "g", "s", 10, "t", Goals.USUAL);
    assertThatThrownBy(() -> measure(beside, gaps)).hasMessageContaining("cannot be compared");
  }

  @Test
  void scoresTellWhatToExpectBeforeAnyoneKnows() {
    var file = Tables.of(folder, "scores.csv", "s", 100, i -> "" + (i * 7 % 100 + 0.5) / 100);
    var found = measure(new EstimateStudy("s", 0.5, DriftTerms.USUAL), file);
    for (var name : new String[] {"estimatedAccuracy", "estimatedPrecision", "estimatedRecall"}) {
      assertThat(metric(found, name).value()).as(name).isCloseTo(0.75, within(1e-9));
    }
    var odd = Tables.of(folder, "odd.csv", "s", "0.5", "7");
    assertThatThrownBy(() -> measure(new EstimateStudy("s", 0.5, DriftTerms.USUAL), odd))
        .hasMessageContaining("1 score in 's' lies outside 0 to 1");
  }

  @Test
  void mistakesThatCostMoreWeighMore() {
    var file = Tables.of(folder, "costs.csv", "p,y", 100, i -> i % 2 + "," + (i % 4 < 2 ? 1 : 0));
    var study =
        new PerformanceStudy("y", "p", null, null, new PerformanceStudy.Costs(1, 5), Goals.USUAL);
    // a quarter of the rows is a wrong 1, another a wrong 0
    assertThat(metric(measure(study, file), "expectedCost").value()).isEqualTo(1.5);
  }
}
