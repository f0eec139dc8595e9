package org.candor.measure.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.candor.measure.Categories;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.stats.Draws;
import org.junit.jupiter.api.Test;

/** Samples of one and the same distribution must not be called drift; shifted ones must. */
class DriftSimulationTests {

  private static final int TIMES = 120;

  @Test
  void noDriftIsNotCalledDriftWhereTheBareRuleIs() {
    double[] bare = {.77, .23, 0, 0};
    int[] sizes = {50, 100, 300, 1000};
    for (int i = 0; i < sizes.length; i++) {
      int any = 0;
      int bareAlarms = 0;
      Draws draws = new Draws(1);
      for (int t = 0; t < TIMES; t++) {
        ColumnDrift drift = normals(draws, sizes[i], 0);
        bareAlarms += drift.metrics().getFirst().value() > 0.25 ? 1 : 0;
        any += drift.verdict() == Verdict.FAIL ? 1 : 0;
      }
      assertThat((double) bareAlarms / TIMES).isBetween(bare[i] - 0.1, bare[i] + 0.1);
      assertThat((double) any / TIMES).isLessThanOrEqualTo(0.05);
    }
  }

  @Test
  void aShiftIsFound() {
    for (double[] c : new double[][] {{1000, 0.8}, {300, 1.2}, {5000, 0.5}}) {
      int found = 0;
      Draws draws = new Draws(2);
      for (int t = 0; t < 50; t++) {
        found += normals(draws, (int) c[0], c[1]).verdict() == Verdict.FAIL ? 1 : 0;
      }
      assertThat(found).as("%s rows moved by %s", c[0], c[1]).isGreaterThan(45);
    }
  }

  @Test
  void sameCategoriesPassAndRareNewOnesAreChance() {
    Draws draws = new Draws(3);
    int alarms = 0;
    double[] shares = new double[60];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.pow(0.8, i);
    }
    for (int t = 0; t < TIMES; t++) {
      var drift =
          Drift.categories(
              categories(draws.multinomial(shares, 500)),
              categories(draws.multinomial(shares, 500)),
              DriftTerms.USUAL);
      alarms += drift.verdict() == Verdict.FAIL ? 1 : 0;
    }
    assertThat((double) alarms / TIMES).isLessThanOrEqualTo(0.05);
  }

  @Test
  void aCategoryNeverSeenBeforeIsNamedByItsShare() {
    var drift =
        Drift.categories(
            new Categories("country", Map.of("A", 700L, "B", 300L), 0),
            new Categories("country", Map.of("A", 600L, "B", 200L, "C", 200L), 0),
            DriftTerms.USUAL);
    Metric unseen =
        drift.metrics().stream()
            .filter(it -> it.name().equals("newCategoryShare"))
            .findFirst()
            .orElseThrow();
    assertThat(unseen.value()).isEqualTo(0.2);
    assertThat(unseen.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(unseen.of()).isEqualTo("country");
  }

  @Test
  void amongManyColumnsOneAlarmThatChanceExplainsIsNotTakenUp() {
    ColumnDrift barely =
        new ColumnDrift("a", ColumnDrift.Kind.NUMBER, 50, 50, 0.03, List.of(), Verdict.FAIL);
    ColumnDrift calm =
        new ColumnDrift("b", ColumnDrift.Kind.NUMBER, 50, 50, 0.7, List.of(), Verdict.PASS);
    var all = Drift.together(List.of(barely, calm, calm, calm), DriftTerms.USUAL);
    assertThat(all.columns().getFirst().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(all.share().high()).isEqualTo(0.25);
  }

  private static Categories categories(long[] counts) {
    Map<String, Long> map = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        map.put("c" + i, counts[i]);
      }
    }
    return new Categories("c", map, 0);
  }

  private static ColumnDrift normals(Draws draws, int n, double shift) {
    SortedMap<Double, Long> before = new TreeMap<>();
    SortedMap<Double, Long> now = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      before.merge(draws.normal(), 1L, Long::sum);
      now.merge(draws.normal() + shift, 1L, Long::sum);
    }
    return Drift.numbers("x", Steps.of(before, now), 0, 0, DriftTerms.USUAL);
  }
}
