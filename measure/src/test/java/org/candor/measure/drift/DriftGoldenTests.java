package org.candor.measure.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.measure.Golden.close;
import static org.candor.measure.Golden.number;
import static org.candor.measure.Golden.numbers;

import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.candor.measure.Golden;
import org.candor.measure.Metric;
import org.candor.measure.SharedData;
import org.candor.measure.Verdict;
import org.candor.measure.stats.Ranks;
import org.junit.jupiter.api.Test;

/** Our drift is that of scipy on electricity prices and on COMPAS deciles. */
class DriftGoldenTests {

  private static final double CLOSED = 1e-12;
  private static final double SUMMED = 1e-9;
  private static final int HALF = 22_656;

  @Test
  void bothHalvesOfElectricityDifferAsInScipy() {
    List<Map<String, String>> rows = SharedData.rows("drift/electricity.csv");
    assertThat((double) rows.size()).isEqualTo(number(Golden.map("elec2"), "n"));
    for (String column : List.of("nswdemand", "nswprice", "vicdemand", "transfer")) {
      Steps steps = halves(rows, column);
      Map<String, Object> golden = Golden.map("elec2", "drift_half1_vs_half2_" + column);
      ranks(golden, steps);
      double[] edges = steps.edges(10);
      for (int i = 0; i < edges.length; i++) {
        close(edges[i], numbers(golden.get("edges"))[i], CLOSED, "edge " + i);
      }
      shares(
          golden,
          Steps.between(steps.at(), steps.reference(), edges),
          Steps.between(steps.at(), steps.current(), edges));
    }
  }

  @Test
  void decilesOfBlackAndWhiteDefendantsDifferAsInScipy() {
    List<Map<String, String>> rows = SharedData.rows("fairness/compas-two-years.csv");
    Steps steps =
        Steps.of(
            count(
                rows.stream().filter(it -> it.get("race").equals("African-American")).toList(),
                "decile_score"),
            count(
                rows.stream().filter(it -> it.get("race").equals("Caucasian")).toList(),
                "decile_score"));
    Map<String, Object> golden = Golden.map("compas_drift_decile_AA_ref_vs_Cauc");
    ranks(golden, steps);
    shares(golden, steps.reference(), steps.current());
  }

  private static void ranks(Map<?, ?> golden, Steps steps) {
    long n = steps.referenceRows();
    long m = steps.currentRows();
    assertThat(numbers(golden.get("n"))).containsExactly(n, m);
    double ks = Ranks.ks(steps.reference(), steps.current());
    close(ks, number(golden, "ks_D"), CLOSED, "D");
    relative(Ranks.ksP(ks, n, m), number(golden, "ks_p_asymp"), "KS p");
    double sd = Math.sqrt(steps.variance(steps.reference()));
    close(steps.wasserstein(), number(golden, "wasserstein"), CLOSED, "W");
    double normed = number(golden, "wasserstein_norm_std_ref");
    close(steps.wasserstein() / sd, normed, SUMMED, "W / sd");
    close(steps.energy(), number(golden, "energy_distance"), SUMMED, "energy");
    Welch welch = Welch.of(steps);
    close(welch.difference(), number(golden, "mean_diff"), SUMMED, "mean");
    close(welch.t(), number(golden, "welch_t"), SUMMED, "t");
    relative(welch.p(), number(golden, "welch_p"), "Welch p");
    // U of the reference: pairs in which it is above the current sample.
    double u = Ranks.u(steps.current(), steps.reference());
    close(u, number(golden, "mannwhitney_U"), CLOSED, "U");
    relative(
        Ranks.mannWhitneyP(steps.reference(), steps.current()),
        number(golden, "mannwhitney_p"),
        "U p");
  }

  private static void shares(Map<?, ?> golden, long[] before, long[] now) {
    for (int i = 0; i < before.length; i++) {
      double n = Ranks.total(before);
      close(before[i] / n, numbers(golden.get("p"))[i], CLOSED, "p " + i);
      close(now[i] / (double) Ranks.total(now), numbers(golden.get("q"))[i], CLOSED, "q " + i);
    }
    close(Divergence.psi(before, now), number(golden, "psi"), SUMMED, "psi");
    double js = Divergence.jensenShannon(before, now);
    close(js, number(golden, "js_distance_nat"), SUMMED, "JS");
    close(js / Math.sqrt(Math.log(2)), number(golden, "js_distance_base2"), SUMMED, "JS base 2");
    close(Divergence.hellinger(before, now), number(golden, "hellinger"), SUMMED, "hellinger");
    close(Divergence.totalVariation(before, now), number(golden, "tvd"), CLOSED, "tvd");
    close(Divergence.largest(before, now), number(golden, "linf"), CLOSED, "linf");
    if (!golden.get("kl_pq").equals("null")) {
      double kl = Divergence.kullbackLeibler(before, now);
      close(kl, number(golden, "kl_pq"), SUMMED, "KL");
    }
  }

  @Test
  void significantAndPracticallyNothingDoesNotAlert() {
    List<Map<String, String>> rows = SharedData.rows("drift/electricity.csv");
    ColumnDrift demand = drift(rows, "nswdemand");
    assertThat(demand.p()).isLessThan(1e-6);
    assertThat(demand.metrics()).allMatch(it -> it.verdict() != Verdict.FAIL);
    assertThat(demand.verdict()).isEqualTo(Verdict.PASS);
    ColumnDrift victoria = drift(rows, "vicdemand");
    assertThat(victoria.verdict()).isEqualTo(Verdict.FAIL);
    Metric psi = victoria.metrics().getFirst();
    assertThat(psi.value()).isBetween(2.25, 2.27);
    assertThat(psi.notes().getFirst()).contains("shares below");
    var all =
        Drift.together(
            List.of(demand, victoria, drift(rows, "transfer"), drift(rows, "nswprice")),
            DriftTerms.USUAL);
    assertThat(all.share().value()).isEqualTo(0.75);
    assertThat(all.share().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void theKnownChangeAtRow17424IsSeenThereAndNotBefore() {
    List<Map<String, String>> rows = SharedData.rows("drift/electricity.csv");
    Steps before =
        Steps.of(
            count(rows.subList(0, 8712), "transfer"),
            count(rows.subList(8712, 17_424), "transfer"));
    assertThat(Drift.numbers("transfer", before, 0, 0, DriftTerms.USUAL).verdict())
        .isEqualTo(Verdict.PASS);
    Steps after =
        Steps.of(
            count(rows.subList(0, 17_424), "transfer"),
            count(rows.subList(17_424, 20_000), "transfer"));
    assertThat(Drift.numbers("transfer", after, 0, 0, DriftTerms.USUAL).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void errorsOfARuleThatStopsWorkingAreDetectedSoonAfter() {
    PrimitiveIterator.OfInt wrong =
        IntStream.range(0, 4000).map(i -> i < 2000 ? (i % 10 == 0 ? 1 : 0) : i % 2).iterator();
    var seen = ErrorSeries.ddm(wrong);
    assertThat(seen.drifts()).isNotEmpty();
    assertThat(seen.drifts().getFirst()).isBetween(2000L, 2200L);
    assertThat(seen.warnings().getFirst()).isBetween(2000L, 2200L);
    var periods =
        IntStream.range(0, 20)
            .mapToObj(i -> new ErrorSeries.Period(i < 10 ? 100 : 150, 1000))
            .toList();
    var smoothed = ErrorSeries.ewma(periods, 0.1, 0.2);
    assertThat(smoothed.beyond().getFirst()).isBetween(10, 12);
  }

  private static ColumnDrift drift(List<Map<String, String>> rows, String column) {
    return Drift.numbers(column, halves(rows, column), 0, 0, DriftTerms.USUAL);
  }

  private static Steps halves(List<Map<String, String>> rows, String column) {
    return Steps.of(
        count(rows.subList(0, HALF), column), count(rows.subList(HALF, rows.size()), column));
  }

  private static SortedMap<Double, Long> count(List<Map<String, String>> rows, String column) {
    SortedMap<Double, Long> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(Double.valueOf(row.get(column)), 1L, Long::sum));
    return counts;
  }

  private static void relative(double seen, double expected, String what) {
    if (expected == 0) {
      close(seen, 0, 1e-300, what);
    } else {
      close(seen / expected, 1, 1e-9, what + " " + seen);
    }
  }
}
