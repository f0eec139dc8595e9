package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Limit;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.PerformanceStudy;
import org.candor.measure.study.ScoreTerms;
import org.candor.register.Unfit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A monitor asks what the command asks, in the same words. */
class AskingTests {

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
            "score-range: 1..10");
    assertThat(Asking.study(monitor))
        .isEqualTo(
            new FairnessStudy(
                "score_text != 'Low'",
                "two_year_recid",
                List.of("race", "sex"),
                new ScoreTerms("decile_score", 1, 10),
                Terms.USUAL
                    .favouring(0)
                    .comparedWith(Map.of("race", "Caucasian", "sex", "Male"))
                    .limitedBy(Map.of())));
  }

  @Test
  void driftAndPerformanceToo() {
    var rows = AMonitor.asking(Question.DRIFT, "reference-rows: 0..9", "current-rows: 10..19");
    assertThat(Asking.study(rows))
        .isEqualTo(
            new DriftStudy(
                List.of(),
                new DriftRows("0..9", null),
                new DriftRows("10..19", null),
                DriftTerms.USUAL));
    assertThat(Asking.study(AMonitor.asking(Question.PERFORMANCE, "label: y", "score: p")))
        .isEqualTo(new PerformanceStudy("y", null, new ScoreTerms("p", 0, 1), null, Goals.USUAL));
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
        "FAIRNESS | prediction: p | Say label",
        "FAIRNESS | prediction | This is not one: prediction",
        "FAIRNESS | columns: a | no option columns. It has: by, favourable",
        "PROFILE | columns: a & columns: b | stands there twice",
        "FAIRNESS | prediction: p & label: l | at least one column",
        "FAIRNESS | prediction: p & label: l & by: a & favourable: 2 | 0 or 1",
        "FAIRNESS | prediction: p & label: l & by: a,b & reference: x | column=value",
        "PERFORMANCE | label: l | prediction or a score",
        "PERFORMANCE | label: l & score: s & score-range: 5..1 | cannot lie between",
        "PERFORMANCE | label: l & score: s & score-range: much | written 0..1",
        "DRIFT | columns: a | Drift against what"
      })
  void whatIsNoQuestionIsRefusedInWords(Question question, String lines, String words) {
    var monitor = AMonitor.asking(question, lines.split("&"));
    assertThatThrownBy(() -> Asking.study(monitor))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({"impactRatio", "impactRatio=0.8", "impactRatio=..", "x=2..1", "=0..1", "x=a..b"})
  void whatIsNoLimitIsRefusedInWords(String line) {
    assertThatThrownBy(() -> Asking.limits(List.of(line)))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("metric=from..to");
  }
}
