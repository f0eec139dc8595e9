package org.candor.measure.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.candor.measure.Categories;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.stats.Draws;
import org.junit.jupiter.api.Test;

/** Scores by group, strata, populations, missing groups. */
class ScoresAndStrataTests {

  private static final int BINS = 100;

  @Test
  void perfectlyCalibratedScoresOfSmallGroupsAreNotAccused() {
    int accused = 0;
    int bare = 0;
    Draws draws = new Draws(11);
    int times = 200;
    for (int i = 0; i < times; i++) {
      var result =
          ScoreFairness.measure(
              scores(draws, new double[] {0, 0}, new int[] {150, 150}), Terms.USUAL);
      for (Metric metric : named(result.groups(), "expectedCalibrationError")) {
        accused += metric.verdict() == Verdict.FAIL ? 1 : 0;
        bare += metric.value() > 0.05 ? 1 : 0;
      }
      accused +=
          named(result.metrics(), "aucDifference").getFirst().verdict() == Verdict.FAIL ? 1 : 0;
    }
    assertThat(bare).as("bare rule").isGreaterThan(times);
    assertThat(accused).isLessThanOrEqualTo(times / 20);
  }

  @Test
  void scoresThatMeanLessInOneGroupAreFound() {
    var result =
        ScoreFairness.measure(
            scores(new Draws(12), new double[] {0, 0.25}, new int[] {5000, 5000}), Terms.USUAL);
    List<Metric> errors = named(result.groups(), "expectedCalibrationError");
    assertThat(errors).extracting(Metric::verdict).containsExactly(Verdict.PASS, Verdict.FAIL);
    assertThat(errors.getLast().compared().getFirst().words()).isEqualTo("g1");
    assertThat(named(result.groups(), "rocAuc")).hasSize(2);
    assertThat(named(result.metrics(), "scoringRateRatio").getFirst().verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(named(result.metrics(), "standardizedMeanDifference").getFirst().value())
        .isBetween(-0.1, 0.0);
  }

  /** Scores spread evenly; positive with the chance they state, less what is taken off. */
  private static ScoreHistogram scores(Draws draws, double[] off, int[] sizes) {
    List<ScoreHistogram.Part> parts = new ArrayList<>();
    for (int g = 0; g < sizes.length; g++) {
      long[][] counts = new long[2][BINS];
      long[][] sums = new long[2][BINS];
      for (int i = 0; i < sizes[g]; i++) {
        double score = draws.uniform();
        int label = draws.uniform() < score - off[g] ? 1 : 0;
        counts[label][(int) (score * BINS)]++;
        sums[label][(int) (score * BINS)] += Math.round(score * 1e9);
      }
      for (int label = 0; label < 2; label++) {
        parts.add(
            new ScoreHistogram.Part(List.of("g" + g), label, counts[label], sums[label], 0, 0, 0));
      }
    }
    return new ScoreHistogram(List.of("group"), 0, 1, BINS, parts);
  }

  @Test
  void admissionsOfBerkeleyAreExplainedByDepartments() {
    // Bickel, Hammel, O'Connell 1975: admitted and refused by department, men and women.
    String[] departments = {"A", "B", "C", "D", "E", "F"};
    long[][] men = {{512, 313}, {353, 207}, {120, 205}, {138, 279}, {53, 138}, {22, 351}};
    long[][] women = {{89, 19}, {17, 8}, {202, 391}, {131, 244}, {94, 299}, {24, 317}};
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < departments.length; i++) {
      cells.add(new Cell(List.of("men", departments[i]), men[i][0], 0, 0, men[i][1]));
      cells.add(new Cell(List.of("women", departments[i]), women[i][0], 0, 0, women[i][1]));
    }
    Confusion counts = new Confusion(List.of("sex", "department"), cells, 0);
    List<Metric> metrics =
        ConditionalDisparity.measure(counts, List.of("sex"), "department", Terms.USUAL);
    Metric women1 = of(metrics, "demographicDisparity", "women");
    Metric women2 = of(metrics, "conditionalDemographicDisparity", "women");
    assertThat(women1.value()).isCloseTo(1278 / 2771.0 - 557 / 1755.0, within(1e-12));
    assertThat(women1.low()).isPositive();
    assertThat(women2.value()).isNegative();
    assertThat(of(metrics, "conditionalDemographicDisparity", "men").value()).isPositive();
  }

  @Test
  void aGroupHalfAsCommonAsInThePopulationIsUnderRepresented() {
    var counts = new Categories("sex", Map.of("women", 2500L, "men", 7500L, "?", 100L), 400);
    List<Metric> metrics =
        Representation.measure(counts, Map.of("women", 50.0, "men", 50.0), Terms.USUAL);
    assertThat(of(metrics, "representationRatio", "women").value()).isEqualTo(0.5);
    assertThat(of(metrics, "representationRatio", "women").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(of(metrics, "representationRatio", "men").verdict()).isEqualTo(Verdict.PASS);
    Metric unknown = named(metrics, "unknownShare").getFirst();
    assertThat(unknown.value()).isCloseTo(500 / 10_500.0, within(1e-12));
    assertThatThrownBy(() -> Representation.measure(counts, Map.of("women", 0.0), Terms.USUAL))
        .hasMessageContaining("women");
  }

  @Test
  void intersectionsAreRolledUpFromLeavesAndUnknownsShown() {
    List<Cell> cells =
        List.of(
            new Cell(Arrays.asList("f", "x"), 100, 50, 50, 300),
            new Cell(Arrays.asList("f", "y"), 50, 50, 50, 350),
            new Cell(Arrays.asList("m", "x"), 200, 100, 50, 150),
            new Cell(Arrays.asList(null, "y"), 10, 10, 10, 70));
    FairnessReport report =
        Fairness.measure(new Confusion(List.of("sex", "race"), cells, 7), Terms.USUAL);
    assertThat(report.metrics())
        .filteredOn(it -> it.name().equals("impactRatio"))
        .extracting(Metric::of)
        .containsExactly("sex", "race", "sex x race");
    assertThat(report.metrics())
        .filteredOn(it -> it.name().equals("unknownShare"))
        .extracting(Metric::verdict)
        .containsExactly(Verdict.FAIL, Verdict.PASS, Verdict.FAIL);
    var women = report.groups().stream().filter(it -> it.group().words().equals("f")).findFirst();
    assertThat(women.orElseThrow().cell().tp()).isEqualTo(150);
    assertThat(report.groups())
        .extracting(it -> it.group().words())
        .contains("all", "unknown", "f, x", "unknown, y");
  }

  @Test
  void aReferenceNobodyBelongsToIsRefusedWithThoseThereAre() {
    Terms terms = Terms.USUAL.comparedWith(Map.of("race", "Martian"));
    assertThatThrownBy(() -> Fairness.measure(Compas.two(), terms))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("The reference of column 'race' is 'Martian', and no row has it")
        .hasMessageContaining("Caucasian");
  }

  @Test
  void aLimitOfOnesOwnTakesThePlaceOfTheUsual() {
    Terms strict =
        Terms.USUAL.limitedBy(Map.of("accuracyDifference", Limit.atMost(0.001, "policy 7")));
    Metric metric =
        named(Fairness.measure(Compas.two(), strict).metrics(), "accuracyDifference").getFirst();
    assertThat(metric.limit().source()).isEqualTo("policy 7");
    assertThat(metric.verdict()).isNotEqualTo(Verdict.PASS);
  }

  @Test
  void aLargeGroupThatCannotBeJudgedKeepsTheWholeFromPassing() {
    var counts =
        Compas.of(
            Compas.cell("a", 250, 250, 250, 250),
            Compas.cell("b", 250, 250, 250, 250),
            Compas.cell("c", 12, 8, 3, 4));
    Terms wide =
        Terms.USUAL.limitedBy(Map.of("demographicParityDifference", Limit.atMost(0.2, "t")));
    Metric small =
        named(Fairness.measure(counts, wide).metrics(), "demographicParityDifference").getFirst();
    assertThat(small.verdict()).as("27 of 2027 rows may be left out").isEqualTo(Verdict.PASS);
    assertThat(small.notes().getFirst()).contains("c (27)");
    Terms none = new Terms(1, Map.of(), 0.95, 30, 5, 0.01, wide.limits());
    Metric open =
        named(Fairness.measure(counts, none).metrics(), "demographicParityDifference").getFirst();
    assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(open.needed()).isBetween(2200L, 2300L);
  }

  private static Metric of(List<Metric> metrics, String name, String group) {
    return named(metrics, name).stream()
        .filter(it -> it.compared().getFirst().values().equals(Collections.singletonList(group)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Metric> named(List<Metric> metrics, String name) {
    return metrics.stream().filter(it -> it.name().equals(name)).toList();
  }
}
