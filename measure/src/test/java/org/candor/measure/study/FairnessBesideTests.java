package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.candor.measure.study.Tables.measure;
import static org.candor.measure.study.Tables.metric;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.measure.Group;
import org.candor.measure.Metric;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.fairness.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alike in another respect, and as many as there are. */
class FairnessBesideTests {

  /** Admitted and rejected men and women of Berkeley's six largest departments, autumn 1973. */
  private static final int[][] BERKELEY = {
    {512, 313, 89, 19},
    {353, 207, 17, 8},
    {120, 205, 202, 391},
    {138, 279, 131, 244},
    {53, 138, 94, 299},
    {22, 351, 24, 317}
  };

  @TempDir Path folder;

  private Path berkeley() {
    var lines = new ArrayList<>(List.of("dept,sex,admitted"));
    for (int dept = 0; dept < BERKELEY.length; dept++) {
      for (int cell = 0; cell < 4; cell++) {
        for (int i = 0; i < BERKELEY[dept][cell]; i++) {
          lines.add("ABCDEF".charAt(dept) + (cell < 2 ? ",M," : ",F,") + (1 - cell % 2));
        }
      }
    }
    return Tables.of(folder, "berkeley.csv", lines.toArray(String[]::new));
  }

  private static Metric women(Measurement found, String name, String of) {
    var women = new Group(List.of("sex"), List.of("F"));
    return found.findings().metrics().stream()
        .filter(it -> it.name().equals(name) && of.equals(it.of()))
        .filter(it -> it.compared().equals(List.of(women)))
        .findFirst()
        .orElseThrow();
  }

  /** Bickel, Hammel, O'Connell 1975: refused more often over all, not within departments. */
  @Test
  void berkeleyRefusedWomenWhereItRefusedMostPeople() {
    var found =
        measure(
            new FairnessStudy(
                "admitted",
                "admitted",
                List.of("sex"),
                null,
                List.of("dept"),
                Map.of(),
                Terms.USUAL),
            berkeley());
    assertThat(women(found, "demographicDisparity", "sex").value())
        .isCloseTo(0.14382642365320097, within(1e-12));
    var within = women(found, "conditionalDemographicDisparity", "sex given dept");
    assertThat(within.value()).isCloseTo(-0.019283267035269232, within(1e-12));
    assertThat(within.high()).isLessThan(women(found, "demographicDisparity", "sex").low() / 5);
    // the strata are no groups of people: nothing else is told of them
    assertThat(found.findings().groups()).hasSize(3);
    assertThat(metric(found, "impactRatio").of()).isEqualTo("sex");
  }

  @Test
  void givenNothingTheNumbersAreTheSame() {
    var file = berkeley();
    var with =
        measure(
            new FairnessStudy(
                "admitted",
                "admitted",
                List.of("sex"),
                null,
                List.of("dept"),
                Map.of(),
                Terms.USUAL),
            file);
    var without =
        measure(new FairnessStudy("admitted", "admitted", List.of("sex"), null, Terms.USUAL), file);
    assertThat(with.findings().metrics()).containsAll(without.findings().metrics());
    assertThat(with.findings().groups()).isEqualTo(without.findings().groups());
  }

  @Test
  void aDataSetIsHeldAgainstThePeopleItIsAbout() {
    var file =
        Tables.of(
            folder,
            "people.csv",
            "g,y",
            110,
            i -> (i < 30 ? "a" : i < 80 ? "b" : i < 100 ? "c" : i < 104 ? "d" : "") + ",1");
    var found =
        measure(
            new FairnessStudy(
                "y",
                "y",
                List.of("g"),
                null,
                List.of(),
                Map.of("g", Map.of("a", 0.4, "b", 0.4, "c", 0.2)),
                Terms.USUAL),
            file);
    var ratios =
        found.findings().metrics().stream()
            .filter(it -> it.name().equals("representationRatio"))
            .toList();
    assertThat(ratios).extracting(Metric::value).containsExactly(0.3 / 0.4, 0.5 / 0.4, 0.2 / 0.2);
    assertThat(ratios.get(1).verdict()).isEqualTo(Verdict.PASS);
    assertThat(metric(found, "populationFitP").value())
        .isCloseTo(0.0820849986238988, within(1e-12)); // scipy.stats.chisquare
    assertThat(found.notes())
        .contains(
            "The population has no share for 'd' of column 'g': 4 rows are not compared with it.");
    assertThat(metric(found, "unknownShare").value()).isEqualTo(6 / 110.0);
  }

  @Test
  void whatIsNoPopulationIsRefused() {
    var file = berkeley();
    assertThatThrownBy(
            () ->
                measure(
                    new FairnessStudy(
                        "admitted",
                        "admitted",
                        List.of("sex"),
                        null,
                        List.of(),
                        Map.of("dept", Map.of("A", 1.0)),
                        Terms.USUAL),
                    file))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("which makes no groups here");
    assertThatThrownBy(
            () ->
                new FairnessStudy(
                    "y",
                    "y",
                    List.of("g"),
                    null,
                    List.of(),
                    Map.of("g", Map.of("a", 0.0)),
                    Terms.USUAL))
        .hasMessageContaining("above 0");
    var many = Tables.of(folder, "many.csv", "g,k,y", 2_000, i -> i % 2 + "," + i + ",1");
    assertThatThrownBy(
            () ->
                measure(
                    new FairnessStudy(
                        "y", "y", List.of("g"), null, List.of("k"), Map.of(), Terms.USUAL),
                    many))
        .hasMessageContaining("Column 'k' has 2,000 values: too many strata");
  }
}
