package org.candor.measure.stats;

import static org.candor.measure.Golden.close;
import static org.candor.measure.Golden.number;
import static org.candor.measure.Golden.numbers;

import java.util.List;
import java.util.Map;
import org.candor.measure.Golden;
import org.candor.measure.Interval;
import org.junit.jupiter.api.Test;

/** Our intervals and tests give what scipy and statsmodels give on the COMPAS table. */
class GoldenIntervalsTests {

  private static final double CLOSED = 1e-12;
  private static final double SOLVED = 1e-9;

  @Test
  void everyRateOfEveryGroupHasTheIntervalsOfStatsmodels() {
    for (var group : Golden.map("compas_groups").entrySet()) {
      Map<?, ?> one = (Map<?, ?>) group.getValue();
      long tp = whole(one, "tp");
      long fp = whole(one, "fp");
      long fn = whole(one, "fn");
      long tn = whole(one, "tn");
      rate(one, "selection_rate", tp + fp, tp + fp + fn + tn);
      rate(one, "tpr", tp, tp + fn);
      rate(one, "fpr", fp, fp + tn);
      rate(one, "fnr", fn, tp + fn);
      rate(one, "ppv", tp, tp + fp);
      rate(one, "for", fn, fn + tn);
      rate(one, "accuracy", tp + tn, tp + fp + fn + tn);
      rate(one, "base_rate", tp + fn, tp + fp + fn + tn);
    }
  }

  private static void rate(Map<?, ?> group, String name, long k, long n) {
    if (n == 0) {
      return;
    }
    close(Proportion.wilson(k, n, 0.95).value(), number(group, name), CLOSED, name);
    same(Proportion.wilson(k, n, 0.95), group.get(name + "_ci95_wilson"), CLOSED, name);
    same(
        Proportion.clopperPearson(k, n, 0.95),
        group.get(name + "_ci95_clopper_pearson"),
        SOLVED,
        name);
    same(Proportion.jeffreys(k, n, 0.95), group.get(name + "_ci95_jeffreys"), SOLVED, name);
  }

  @Test
  void twoGroupsCompareAsInStatsmodelsAndScipy() {
    compare("unfavourable_selection", 1369 + 805, 3696, 505 + 349, 2454);
    compare("favourable_selection_low", 532 + 990, 3696, 461 + 1139, 2454);
    compare("fpr", 805, 805 + 990, 349, 349 + 1139);
    compare("fnr", 532, 532 + 1369, 461, 461 + 505);
    compare("ppv", 1369, 1369 + 805, 505, 505 + 349);
    compare(Golden.map("compas_small_group_NativeAm_vs_Cauc_fpr"), 3, 8, 349, 1488);
  }

  private static void compare(String name, long k1, long n1, long k2, long n2) {
    compare(Golden.map("compas_AA_vs_Cauc", name), k1, n1, k2, n2);
  }

  private static void compare(Map<?, ?> golden, long k1, long n1, long k2, long n2) {
    Interval difference = Difference.newcombe(k1, n1, k2, n2, 0.95);
    close(difference.value(), number(golden, "diff"), CLOSED, "difference");
    same(difference, golden.get("newcombe_diff_ci95"), CLOSED, "newcombe");
    close(Ratio.katz(k1, n1, k2, n2, 0.95).value(), number(golden, "ratio"), CLOSED, "ratio");
    same(Ratio.katz(k1, n1, k2, n2, 0.95), golden.get("ratio_ci95_log"), CLOSED, "katz");
    same(
        Ratio.katzAdjusted(k1, n1, k2, n2, 0.95),
        golden.get("ratio_ci95_log_adjusted"),
        CLOSED,
        "katz adjusted");
    same(Ratio.score(k1, n1, k2, n2, 0.95), golden.get("ratio_ci95_score"), SOLVED, "score");
    close(Test2x2.pooledZ(k1, n1, k2, n2), number(golden, "z_pooled"), CLOSED, "z");
    relative(Test2x2.pooledP(k1, n1, k2, n2), number(golden, "p_pooled"), "p");
    relative(Test2x2.fisher(k1, n1, k2, n2), number(golden, "fisher_p"), "fisher");
    Contingency table = Contingency.of(new long[] {k1, n1 - k1}, new long[] {k2, n2 - k2});
    close(table.chi2(), number(golden, "chi2"), CLOSED, "chi2");
    relative(table.p(), number(golden, "chi2_p"), "chi2 p");
  }

  @Test
  void sixGroupsDifferAsInScipy() {
    Map<String, Object> golden = Golden.map("compas_chi2_race_x_high");
    long[][] table =
        List.of("African-American", "Asian", "Caucasian", "Hispanic", "Native American", "Other")
            .stream()
            .map(group -> Golden.map("compas_groups", group))
            .map(one -> new long[] {selected(one), whole(one, "n") - selected(one)})
            .toArray(long[][]::new);
    Contingency seen = Contingency.of(table);
    close(seen.chi2(), number(golden, "chi2"), CLOSED, "chi2");
    relative(seen.p(), number(golden, "p"), "p");
    close(seen.dof(), number(golden, "dof"), 0, "dof");
    close(seen.cramersV(), number(golden, "cramers_v"), CLOSED, "V");
  }

  private static long selected(Map<?, ?> group) {
    return whole(group, "tp") + whole(group, "fp");
  }

  private static long whole(Map<?, ?> map, String name) {
    return (long) number(map, name);
  }

  private static void same(Interval seen, Object bounds, double error, String what) {
    close(seen.low(), numbers(bounds)[0], error, what + " low");
    close(seen.high(), numbers(bounds)[1], error, what + " high");
  }

  private static void relative(double seen, double expected, String what) {
    close(seen / expected, 1, SOLVED, what + " " + seen);
  }
}
