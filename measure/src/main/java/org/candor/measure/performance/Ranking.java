package org.candor.measure.performance;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.candor.measure.Metric;
import org.candor.measure.stats.Mean;

/** Ordered answers to queries: how much of what is relevant comes first. All 0..1, 1 is best. */
public final class Ranking {

  private Ranking() {}

  /**
   * Means over queries.
   *
   * @param queries gains of the answers of each query, in the order given; 0 is irrelevant
   */
  public static List<Metric> measure(List<double[]> queries, int k, Goals goals) {
    return List.of(
        mean("ndcgAt" + k, queries, it -> ndcg(it, k), goals),
        mean("precisionAt" + k, queries, it -> precision(it, k), goals),
        mean("meanAveragePrecision", queries, Ranking::averagePrecision, goals),
        mean("meanReciprocalRank", queries, Ranking::reciprocalRank, goals));
  }

  /** {@code rankingOverBaseline}: mean difference of NDCG on the same queries. */
  public static Metric against(
      List<double[]> queries, List<double[]> baseline, int k, Goals goals) {
    double[] differences = new double[queries.size()];
    Arrays.setAll(differences, i -> ndcg(queries.get(i), k) - ndcg(baseline.get(i), k));
    return goals.metric(
        "rankingOverBaseline",
        differences.length == 0 ? null : Mean.interval(differences, goals.confidence()),
        differences.length);
  }

  private static Metric mean(
      String name, List<double[]> queries, ToDoubleFunction<double[]> one, Goals goals) {
    double[] values = queries.stream().mapToDouble(one).toArray();
    return goals.metric(
        name,
        values.length == 0 ? null : Mean.interval(values, goals.confidence()).within(0, 1),
        values.length);
  }

  /** Sum of gain / log2(rank + 1) over the first k, over the same in the best order; 0 if none. */
  public static double ndcg(double[] gains, int k) {
    double[] best = gains.clone();
    Arrays.sort(best);
    double ideal = 0;
    double seen = 0;
    for (int i = 0; i < Math.min(k, gains.length); i++) {
      double discount = Math.log(2) / Math.log(i + 2.0);
      seen += gains[i] * discount;
      ideal += best[best.length - 1 - i] * discount;
    }
    return ideal == 0 ? 0 : seen / ideal;
  }

  /** Relevant answers among the first k, over k: too few answers count as irrelevant ones. */
  public static double precision(double[] gains, int k) {
    int found = 0;
    for (int i = 0; i < Math.min(k, gains.length); i++) {
      found += gains[i] > 0 ? 1 : 0;
    }
    return (double) found / k;
  }

  /** Mean precision at the ranks of what is relevant; 0 if nothing is. */
  public static double averagePrecision(double[] gains) {
    int found = 0;
    double sum = 0;
    for (int i = 0; i < gains.length; i++) {
      if (gains[i] > 0) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    return found == 0 ? 0 : sum / found;
  }

  /** 1 / rank of the first relevant answer; 0 if there is none. */
  public static double reciprocalRank(double[] gains) {
    for (int i = 0; i < gains.length; i++) {
      if (gains[i] > 0) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }
}
