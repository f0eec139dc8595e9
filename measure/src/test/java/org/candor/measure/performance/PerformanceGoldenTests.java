package org.candor.measure.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.measure.Golden.close;
import static org.candor.measure.Golden.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Golden;
import org.candor.measure.Metric;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.ScoreHistogram.Part;
import org.candor.measure.SharedData;
import org.candor.measure.stats.Ranks;
import org.junit.jupiter.api.Test;

/** Our performance is that of scikit-learn on every group of COMPAS. */
class PerformanceGoldenTests {

  private static final double CLOSED = 1e-12;
  private static final double SUMMED = 1e-9;
  private static final int FINE = 1000;

  @Test
  void everyGroupScoresAsInScikitLearn() {
    for (var entry : Golden.map("compas_groups").entrySet()) {
      Map<?, ?> golden = (Map<?, ?>) entry.getValue();
      long n = count(golden, "n");
      Cell cell =
          new Cell(
              List.of(),
              count(golden, "tp"),
              count(golden, "fp"),
              count(golden, "fn"),
              count(golden, "tn"));
      List<Metric> metrics = Classification.measure(cell, Goals.USUAL);
      is(golden, "f1", metrics, "f1", CLOSED);
      is(golden, "mcc", metrics, "matthewsCorrelation", CLOSED);
      is(golden, "cohen_kappa", metrics, "cohensKappa", CLOSED);
      is(golden, "balanced_accuracy", metrics, "balancedAccuracy", CLOSED);
      is(golden, "accuracy", metrics, "accuracy", CLOSED);
      assertThat(metrics.getFirst().n()).isEqualTo(n);
    }
  }

  @Test
  void everyGroupsDecilesRankAndCalibrateAsInScikitLearn() {
    List<Map<String, String>> rows = SharedData.rows("fairness/compas-two-years.csv");
    for (var entry : Golden.map("compas_groups").entrySet()) {
      Map<?, ?> golden = (Map<?, ?>) entry.getValue();
      Scores scores = Scores.of(deciles(rows, entry.getKey()));
      List<Metric> metrics = Probability.measure(scores, FINE, Goals.USUAL);
      is(golden, "auc_decile", metrics, "rocAuc", CLOSED);
      is(golden, "gini", metrics, "gini", CLOSED);
      is(golden, "ks_pos_neg", metrics, "ksPositiveNegative", CLOSED);
      is(golden, "pr_auc_ap", metrics, "averagePrecision", CLOSED);
      is(golden, "brier_decile_over10", metrics, "brierScore", SUMMED);
      is(golden, "logloss_decile_over10_clip1e-15", metrics, "logLoss", SUMMED);
      is(golden, "ece_10_by_decile", metrics, "expectedCalibrationError", SUMMED);
      is(golden, "mce_10", metrics, "maximumCalibrationError", SUMMED);
      for (var bin : Calibration.bins(scores, FINE)) {
        String decile = String.valueOf(Math.round(bin.mean() * 10));
        double[] seen = Golden.numbers(((Map<?, ?>) golden.get("calibration_decile")).get(decile));
        close(bin.observed(), seen[0], CLOSED, "observed in " + decile);
        assertThat((double) bin.n()).isEqualTo(seen[1]);
      }
    }
  }

  private static ScoreHistogram deciles(List<Map<String, String>> rows, String group) {
    long[][] counts = new long[2][FINE];
    long[][] sums = new long[2][FINE];
    for (Map<String, String> row : rows) {
      String race = row.get("race");
      if (List.of("ALL", race, race + "|" + row.get("sex")).contains(group)) {
        int label = Integer.parseInt(row.get("two_year_recid"));
        int decile = Integer.parseInt(row.get("decile_score"));
        int bin = Math.min(FINE - 1, decile * FINE / 10);
        counts[label][bin]++;
        sums[label][bin] += decile * 100_000_000L;
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int label = 0; label < 2; label++) {
      parts.add(new Part(List.of(), label, counts[label], sums[label], 0, 0, 0));
    }
    return new ScoreHistogram(List.of(), 0, 1, FINE, parts);
  }

  @Test
  void predictingTheLastLabelOfElectricityIsHardToBeat() {
    Map<String, Object> golden = Golden.map("elec2");
    List<Map<String, String>> rows = SharedData.rows("drift/electricity.csv");
    Map<String, Long> classes = new HashMap<>();
    long[] counts = new long[4];
    String last = "?";
    for (Map<String, String> row : rows) {
      String label = row.get("class");
      classes.merge(label, 1L, Long::sum);
      if (!last.equals("?")) {
        counts[(label.equals("1") ? 0 : 1) + (last.equals("1") ? 0 : 2)]++;
      }
      last = label;
    }
    // predicted 1 truly 1, predicted 1 truly 0, predicted 0 truly 1, predicted 0 truly 0
    Cell cell = new Cell(List.of(), counts[0], counts[1], counts[2], counts[3]);
    List<Metric> metrics = Classification.measure(cell, Goals.USUAL);
    close(
        metric(metrics, "accuracy").value(),
        number(golden, "persistence_accuracy"),
        CLOSED,
        "persistence");
    assertThat(metric(metrics, "accuracyOverBaseline").value()).isGreaterThan(0.2);
    Golden.map("elec2", "class_counts")
        .forEach((label, n) -> assertThat(classes.get(label)).isEqualTo((long) number(n)));
  }

  @Test
  void scoresOfTwoGroupsAreRankedAsInScipy() {
    List<Map<String, String>> rows = SharedData.rows("fairness/compas-two-years.csv");
    long[] black = new long[11];
    long[] white = new long[11];
    for (Map<String, String> row : rows) {
      int decile = Integer.parseInt(row.get("decile_score"));
      if (row.get("race").equals("African-American")) {
        black[decile]++;
      } else if (row.get("race").equals("Caucasian")) {
        white[decile]++;
      }
    }
    Map<String, Object> golden = Golden.map("compas_drift_decile_AA_ref_vs_Cauc");
    assertThat(Ranks.u(white, black)).isEqualTo(number(golden, "mannwhitney_U"));
    double p = Ranks.mannWhitneyP(white, black);
    close(p / number(golden, "mannwhitney_p"), 1, 1e-9, "p " + p);
    close(Ranks.ks(black, white), number(golden, "ks_D"), CLOSED, "D");
    double ksP = Ranks.ksP(Ranks.ks(black, white), 3696, 2454);
    close(ksP / number(golden, "ks_p_asymp"), 1, 1e-9, "KS p " + ksP);
  }

  private static void is(
      Map<?, ?> golden, String name, List<Metric> metrics, String ours, double error) {
    Metric metric = metric(metrics, ours);
    if (metric.value() != null) {
      close(metric.value(), number(golden, name), error, name);
    } else {
      // scikit-learn says 0 where a share of nothing is asked for.
      assertThat(golden.get(name)).as(name).isIn(0.0, "null");
    }
  }

  private static Metric metric(List<Metric> metrics, String name) {
    return metrics.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static long count(Map<?, ?> map, String name) {
    return (long) number(map, name);
  }
}
