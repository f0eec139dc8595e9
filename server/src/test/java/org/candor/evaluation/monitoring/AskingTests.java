package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Limit;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.EstimateStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.Further;
import org.candor.measure.study.PerformanceStudy;
import org.candor.measure.study.QualityStudy;
import org.candor.measure.study.RankingStudy;
import org.candor.measure.study.RegressionStudy;
import org.candor.measure.study.ScoreTerms;
import org.candor.measure.study.SeriesStudy;
import org.candor.register.Unfit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A monitor asks what the command asks, in the same words. */
class AskingTests {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  @Test
  void theWordsOfTheCommandMakeTheSameStudy() {
    var monitor =
        AMonitor.asking(
            Question.FAIRNESS,
            "prediction: score_text != 'Low'",
            "--label two_year_recid",
            "by = race, sex",
            "favourable: 0",
            "reference: race=Caucasian, sex=Male",
            "score: decile_score",
            "population: sex:Male=0.5,Female=50%",
            "score-range: 1..10");
    assertThat(Asking.study(monitor, NOW))
        .isEqualTo(
            new FairnessStudy(
                "score_text != 'Low'",
                "two_year_recid",
                List.of("race", "sex"),
                new ScoreTerms("decile_score", 1, 10),
                List.of(),
                Map.of("sex", Map.of("Male", 0.5, "Female", 0.5)),
                Terms.USUAL
                    .favouring(0)
                    .comparedWith(Map.of("race", "Caucasian", "sex", "Male"))
                    .limitedBy(Map.of())));
  }

  @Test
  void driftAndPerformanceToo() {
    var rows = AMonitor.asking(Question.DRIFT, "reference-rows: 0..9", "current-rows: 10..19");
    assertThat(Asking.study(rows, NOW))
        .isEqualTo(
            new DriftStudy(
                List.of(),
                new DriftRows("0..9", null),
                new DriftRows("10..19", null),
                DriftTerms.USUAL));
    assertThat(Asking.study(AMonitor.asking(Question.PERFORMANCE, "label: y", "score: p"), NOW))
        .isEqualTo(new PerformanceStudy("y", null, new ScoreTerms("p", 0, 1), null, Goals.USUAL));
  }

  @Test
  void numbersAnswersErrorsAndEstimatesToo() {
    var numbers =
        AMonitor.asking(
            Question.REGRESSION,
            "predicted: p",
            "actual: y",
            "quantile: 0.9",
            "interval: low, high");
    assertThat(Asking.study(numbers, NOW))
        .isEqualTo(
            new RegressionStudy(
                "p", "y", null, 0.9, new RegressionStudy.Band("low", "high"), Goals.USUAL));
    var answers = AMonitor.asking(Question.RANKING, "query: q", "gain: g", "score: s", "first: 5");
    assertThat(Asking.study(answers, NOW))
        .isEqualTo(new RankingStudy("q", "g", "s", 5, null, Goals.USUAL));
    var errors =
        AMonitor.asking(Question.SERIES, "prediction: p", "label: y", "order: day", "periods: 20");
    assertThat(Asking.study(errors, NOW))
        .isEqualTo(new SeriesStudy("p", "y", "day", 20, 10, DriftTerms.USUAL));
    assertThat(Asking.study(AMonitor.asking(Question.ESTIMATE, "score: s"), NOW))
        .isEqualTo(new EstimateStudy("s", 0.5, DriftTerms.USUAL));
  }

  @Test
  void howOldRowsMayBeIsAskedAsOfNowAndIsTheSameQuestionTomorrow() {
    var monitor = AMonitor.asking(Question.QUALITY, "timestamp: day", "max-age: 36h", "every: 1d");
    var study = (QualityStudy) Asking.study(monitor, NOW);
    assertThat(study.further().timing())
        .isEqualTo(new Further.Timing("day", NOW, Duration.ofDays(1)));
    assertThat(study.terms().limits()).containsEntry("age", Limit.atMost(36, "asked for"));
    var tomorrow = (QualityStudy) Asking.study(monitor, NOW.plus(Duration.ofDays(1)));
    assertThat(tomorrow).isNotEqualTo(study);
    assertThat(tomorrow.identity()).isEqualTo(study.identity());
  }

  @Test
  void qualityAsksOfOtherSourcesInTheOrderOfTheCommand() {
    var monitor =
        AMonitor.asking(Question.QUALITY, "test: DSR-9", "references: zip->DSR-2.code", "key: id");
    assertThat(Asking.others(monitor)).containsExactly("DSR-2", "DSR-9");
    var study = (QualityStudy) Asking.study(monitor, NOW);
    assertThat(study.further().references()).containsExactly(new Further.Reference("zip", "code"));
    assertThat(study.further().tested()).isTrue();
  }

  @Test
  void limitsAreThoseOfTheCommand() {
    assertThat(Asking.limits(List.of("impactRatio=0.9..", "psi= ..0.2", "x=-1..1")))
        .containsExactly(
            Map.entry("impactRatio", new Limit(0.9, null, "asked for")),
            Map.entry("psi", new Limit(null, 0.2, "asked for")),
            Map.entry("x", new Limit(-1.0, 1.0, "asked for")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAIRNESS | prediction: p | The option label is missing",
        "FAIRNESS | prediction | This is not one: prediction",
        "FAIRNESS | columns: a | no option columns. It has: by, favourable",
        "PROFILE | columns: a & columns: b | stands there twice",
        "FAIRNESS | prediction: p & label: l | at least one column",
        "FAIRNESS | prediction: p & label: l & by: a & favourable: 2 | 0 or 1",
        "FAIRNESS | prediction: p & label: l & by: a,b & reference: x | column=value",
        "FAIRNESS | prediction: p & label: l & by: a,b & population: x=1 | COL:VALUE=SHARE",
        "FAIRNESS | prediction: p & label: l & by: a & population: x=2 | up to 1",
        "PERFORMANCE | label: l | prediction or a score",
        "PERFORMANCE | label: l & score: s & score-range: 5..1 | cannot lie between",
        "PERFORMANCE | label: l & score: s & score-range: much | written 0..1",
        "DRIFT | columns: a | Drift against what",
        "REGRESSION | predicted: p | The option actual is missing",
        "REGRESSION | predicted: p & actual: y & quantile: 2 | quantile lies above 0",
        "REGRESSION | predicted: p & actual: y & interval: a | two of them",
        "RANKING | query: q & gain: g | The option score is missing",
        "RANKING | query: q & gain: g & score: s & first: few | is a number",
        "SERIES | prediction: p & label: y | Say when each row came",
        "SERIES | prediction: p & label: y & order: d & in-order: yes | Say when each row came",
        "SERIES | prediction: p & label: y & in-order: perhaps | yes or no",
        "ESTIMATE | threshold: 0.5 | The option score is missing",
        "QUALITY | population: F=1 | COL:VALUE=SHARE",
        "QUALITY | max-age: 7d | say its column",
        "QUALITY | timestamp: d & max-age: soon | a span of time",
        "QUALITY | references: zip->zips.csv.code | DSR-2.column"
      })
  void whatIsNoQuestionIsRefusedInWords(Question question, String lines, String words) {
    var monitor = AMonitor.asking(question, lines.split("&"));
    assertThatThrownBy(() -> Asking.study(monitor, NOW))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining(words);
  }

  @Test
  void theRowOfTheWrongLimitIsNamedAndNoneCountsTwice() {
    assertThatThrownBy(() -> Asking.limits(List.of("psi=..0.2", "ks=..Infinity")))
        .hasMessageContaining("Line 2 is none: ks=..Infinity");
    assertThatThrownBy(() -> Asking.limits(List.of("psi=..0.2", "psi=..0.9")))
        .hasMessageContaining("Line 2: there is a limit on psi already");
  }

  @ParameterizedTest
  @CsvSource({
    "impactRatio",
    "impactRatio=0.8",
    "impactRatio=..",
    "x=2..1",
    "=0..1",
    "x=a..b",
    "x=..Infinity",
    "x=-Infinity..",
    "x=NaN..1",
    "x=..1e999",
    "x=0x1p3..",
    "x=1d.."
  })
  void whatIsNoLimitIsRefusedInWords(String line) {
    assertThatThrownBy(() -> Asking.limits(List.of(line)))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("metric=from..to");
  }
}
