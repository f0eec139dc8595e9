package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.measure.Verdict;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.engine.SharedData;
import org.candor.measure.fairness.Rate;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.quality.QualityTerms;
import org.junit.jupiter.api.Test;

/** Whole measurements of well-known data, against what others published or computed. */
class KnownAnswersTests {

  private static Measurement measure(Study study, String file) {
    return study.measure(List.of(Source.File.at(SharedData.file(file))), Budget.USUAL);
  }

  private static Metric metric(Measurement measurement, String name, String of) {
    return measurement.findings().metrics().stream()
        .filter(it -> it.name().equals(name) && (of == null || of.equals(it.of())))
        .findFirst()
        .orElseThrow();
  }

  private static FairnessStudy compas(Terms terms) {
    return new FairnessStudy("score_text != 'Low'", "two_year_recid", List.of("race"), null, terms);
  }

  @Test
  void compasIsAsProPublicaTold() {
    var found =
        measure(
            compas(Terms.USUAL.favouring(0).comparedWith(Map.of("race", "Caucasian"))),
            "fairness/compas-two-years.csv");
    assertThat(percent(found, "all", Rate.FALSE_POSITIVE)).isEqualTo("32.35");
    assertThat(percent(found, "all", Rate.FALSE_NEGATIVE)).isEqualTo("37.40");
    assertThat(percent(found, "African-American", Rate.FALSE_POSITIVE)).isEqualTo("44.85");
    assertThat(percent(found, "African-American", Rate.FALSE_NEGATIVE)).isEqualTo("27.99");
    assertThat(percent(found, "Caucasian", Rate.FALSE_POSITIVE)).isEqualTo("23.45");
    assertThat(percent(found, "Caucasian", Rate.FALSE_NEGATIVE)).isEqualTo("47.72");
    assertThat(metric(found, "impactRatio", "race").value())
        .isCloseTo(0.6315929383116883, within(1e-12));
    assertThat(metric(found, "impactRatio", "race").verdict()).isEqualTo(Verdict.FAIL);
  }

  private static String percent(Measurement measurement, String group, Rate rate) {
    var interval =
        measurement.findings().groups().stream()
            .filter(it -> it.group().words().equals(group))
            .findFirst()
            .orElseThrow()
            .rates()
            .get(rate.label());
    return "%.2f".formatted(100 * interval.value());
  }

  @Test
  void compasRanksAsScikitLearnSays() {
    var found =
        measure(
            new PerformanceStudy(
                "two_year_recid",
                "score_text != 'Low'",
                new ScoreTerms("decile_score", 0, 10),
                null,
                Goals.USUAL),
            "fairness/compas-two-years.csv");
    var expected =
        Map.of(
            "rocAuc", 0.7021662544019724,
            "gini", 0.4043325088039449,
            "ksPositiveNegative", 0.3024689388843108,
            "averagePrecision", 0.6283740292169139,
            "matthewsCorrelation", 0.30196969825261466,
            "f1", 0.6196711327649209,
            "balancedAccuracy", 0.6512344694421555,
            "cohensKappa", 0.30191833106599575);
    expected.forEach(
        (name, value) ->
            assertThat(metric(found, name, null).value()).as(name).isCloseTo(value, within(1e-12)));
  }

  @Test
  void adultPaysWomenAThirdAsOften() {
    var found =
        measure(
            new FairnessStudy(
                "income-per-year = '>50K'",
                "income-per-year = '>50K'",
                List.of("sex"),
                null,
                Terms.USUAL),
            "fairness/adult.csv");
    assertThat(metric(found, "impactRatio", "sex").value())
        .isCloseTo(0.3580225496813511, within(1e-12));
  }

  @Test
  void adultHasGapsAndRepeatedRows() {
    var found =
        measure(
            new QualityStudy(
                List.of(),
                List.of(),
                List.of(),
                Set.of("?"),
                List.of(),
                List.of(),
                null,
                QualityTerms.USUAL),
            "fairness/adult.csv");
    assertThat(metric(found, "duplicateRowShare", null).value()).isEqualTo(24 / 32561.0);
    assertThat(metric(found, "completeness", "workclass").value()).isEqualTo(1 - 1836 / 32561.0);
    assertThat(metric(found, "completeness", "workclass").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(metric(found, "completeness", "native-country").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void electricityMovedInVictoriaAndHardlyElsewhere() {
    var found =
        measure(
            new DriftStudy(
                List.of("nswdemand", "vicdemand"),
                new DriftRows("0..22655", null),
                new DriftRows("22656..45311", null),
                DriftTerms.USUAL),
            "drift/electricity.csv");
    assertThat(metric(found, "psi", "vicdemand").value())
        .isCloseTo(2.2586125138174404, within(1e-12));
    assertThat(metric(found, "psi", "vicdemand").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(metric(found, "ks", "nswdemand").value())
        .isCloseTo(0.025820974576271194, within(1e-12));
    assertThat(found.findings().judged().filter(it -> "nswdemand".equals(it.of())))
        .isNotEmpty()
        .allMatch(it -> it.verdict() == Verdict.PASS);
  }

  private static List<Study> further() {
    return List.of(
        new DriftStudy(List.of(), DriftRows.ALL, DriftRows.ALL, List.of("y"), DriftTerms.USUAL),
        new FairnessStudy(
            "p",
            "y",
            List.of("g", "h"),
            null,
            List.of("k"),
            Map.of("g", Map.of("a", 0.25, "b", 0.75)),
            Terms.USUAL),
        new PerformanceStudy("y", "p", null, "q", new PerformanceStudy.Costs(1, 2.5), Goals.USUAL),
        new SeriesStudy("p", "y", null, 20, 5, DriftTerms.USUAL),
        new DriftStudy(
            List.of(),
            DriftRows.ALL,
            DriftRows.ALL,
            List.of(),
            new ScoreTerms("s", 0, 1),
            "y",
            DriftTerms.USUAL),
        new RegressionStudy("p", "a", "b", 0.9, new RegressionStudy.Band("l", "h"), Goals.USUAL),
        new RegressionStudy("p", "a", null, null, null, Goals.USUAL),
        new RankingStudy("q", "g", "s", 5, "t", Goals.USUAL),
        new EstimateStudy("s", 0.3, DriftTerms.USUAL));
  }

  @Test
  void aStudyIsReadBackFromItsParameters() {
    var studies =
        List.<Study>of(
            compas(Terms.USUAL.comparedWith(Map.of("race", "Other"))),
            new PerformanceStudy("y", null, new ScoreTerms("s", 0, 1), null, Goals.USUAL),
            new DriftStudy(
                List.of("a"),
                DriftRows.ALL,
                new DriftRows(null, "a > 1"),
                DriftTerms.USUAL.limitedBy(
                    Map.of("psi", org.candor.measure.Limit.atMost(0.3, "asked for")))),
            new QualityStudy(
                List.of(),
                List.of("a->b"),
                List.of("a"),
                Set.of("?"),
                List.of("a > 1"),
                List.of("b = 2"),
                "b",
                QualityTerms.USUAL),
            new ProfileStudy(List.of("a", "b")));
    for (var study : Stream.concat(studies.stream(), further().stream()).toList()) {
      var json = (JsonObject) Json.parse(study.parameters().canonical());
      assertThat(Study.read(study.kind(), study.version(), json)).isEqualTo(study);
    }
  }

  @Test
  void onlyTheSameQuestionIsCompared() {
    var one = measure(compas(Terms.USUAL), "fairness/compas-two-years.csv");
    var other = measure(compas(Terms.USUAL.favouring(0)), "fairness/compas-two-years.csv");
    assertThat(one.comparableWith(one)).isTrue();
    assertThat(one.comparableWith(other)).isFalse();
    assertThat(one.identity()).isNotEqualTo(other.identity());
  }
}
