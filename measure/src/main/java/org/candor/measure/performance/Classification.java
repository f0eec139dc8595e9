package org.candor.measure.performance;

import java.util.ArrayList;
import java.util.List;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.stats.Agreement;
import org.candor.measure.stats.Difference;
import org.candor.measure.stats.Mean;
import org.candor.measure.stats.Proportion;
import org.candor.measure.stats.Test2x2;
import org.jspecify.annotations.Nullable;

/** Decisions of 0 or 1 against what turned out true. */
public final class Classification {

  private Classification() {}

  /** Everything the four counts tell, beside the rule that always says the commoner class. */
  public static List<Metric> measure(Cell cell, Goals goals) {
    long n = cell.n();
    long yes = cell.tp() + cell.fn();
    long no = cell.fp() + cell.tn();
    List<Metric> metrics = new ArrayList<>();
    metrics.add(share("accuracy", cell.tp() + cell.tn(), n, goals));
    metrics.add(balancedAccuracy(cell, goals));
    metrics.add(share("precision", cell.tp(), cell.tp() + cell.fp(), goals));
    metrics.add(share("recall", cell.tp(), yes, goals));
    metrics.add(share("specificity", cell.tn(), no, goals));
    metrics.add(share("negativePredictiveValue", cell.tn(), cell.tn() + cell.fn(), goals));
    metrics.add(fScore("f1", cell, 1, goals));
    metrics.add(fScore("f2", cell, 2, goals));
    metrics.add(matthews(cell, goals));
    metrics.add(kappa(cell, goals));
    metrics.add(share("majorityBaseline", Math.max(yes, no), n, goals));
    boolean common = yes > no;
    long onlyModel = common ? cell.tn() : cell.tp();
    long onlyBaseline = common ? cell.fn() : cell.fp();
    metrics.add(
        against(onlyModel, onlyBaseline, n, goals).noting("baseline: always the commoner class"));
    return metrics;
  }

  /**
   * {@code accuracyOverBaseline}: accuracy less that of another rule or the last version on the
   * same rows, b/n - c/n, with McNemar's p in a note.
   *
   * @param onlyModel rows that only the model got right
   * @param onlyBaseline rows that only the other got right
   */
  public static Metric against(long onlyModel, long onlyBaseline, long n, Goals goals) {
    String name = "accuracyOverBaseline";
    if (n == 0) {
      return goals.metric(name, null, 0);
    }
    Interval interval = Mean.paired(onlyModel, onlyBaseline, n, goals.confidence());
    double p = Test2x2.mcNemar(onlyModel, onlyBaseline);
    return goals.metric(name, interval, n).noting("McNemar p " + Words.p(p));
  }

  /** {@code expectedCost}: mean cost of a row, in the unit of the costs. */
  public static Metric cost(Cell cell, double falsePositive, double falseNegative, Goals goals) {
    double sum = cell.fp() * falsePositive + cell.fn() * falseNegative;
    double squares =
        cell.fp() * falsePositive * falsePositive + cell.fn() * falseNegative * falseNegative;
    Interval interval =
        cell.n() == 0 ? null : Mean.interval(sum, squares, cell.n(), goals.confidence());
    return goals.metric("expectedCost", interval, cell.n());
  }

  private static Metric share(String name, long k, long n, Goals goals) {
    return goals.metric(name, n == 0 ? null : Proportion.wilson(k, n, goals.confidence()), n);
  }

  /** Mean of recall and specificity; one half is chance. */
  private static Metric balancedAccuracy(Cell cell, Goals goals) {
    long yes = cell.tp() + cell.fn();
    long no = cell.fp() + cell.tn();
    Interval interval = null;
    if (yes > 0 && no > 0) {
      Interval recall = Proportion.wilson(cell.tp(), yes, goals.confidence());
      Interval specificity = Proportion.wilson(cell.tn(), no, goals.confidence());
      interval = Difference.sum(List.of(recall, specificity), 0.5, 0.5);
    }
    return goals.metric("balancedAccuracy", interval, cell.n());
  }

  /** (1 + b2) TP / ((1 + b2) TP + b2 FN + FP): recall counts b times as much as precision. */
  private static Metric fScore(String name, Cell cell, double beta, Goals goals) {
    double b2 = beta * beta;
    Interval interval =
        goals
            .draws()
            .smoothed(counts(cell), c -> (1 + b2) * c[0] / ((1 + b2) * c[0] + b2 * c[2] + c[1]));
    return goals.metric(name, interval, cell.n());
  }

  /** (TP TN - FP FN) / sqrt of the product of the four margins, -1..1. */
  private static Metric matthews(Cell cell, Goals goals) {
    Interval interval = goals.draws().smoothed(counts(cell), Classification::matthews);
    return goals.metric("matthewsCorrelation", interval, cell.n());
  }

  static double matthews(long[] c) {
    double tp = c[0];
    double fp = c[1];
    double fn = c[2];
    double tn = c[3];
    double margins =
        Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
    return (tp * tn - fp * fn) / margins;
  }

  private static Metric kappa(Cell cell, Goals goals) {
    long[][] table = {{cell.tp(), cell.fp()}, {cell.fn(), cell.tn()}};
    @Nullable Interval interval = Agreement.kappa(table, goals.confidence());
    return goals.metric("cohensKappa", interval, cell.n());
  }

  private static long[] counts(Cell cell) {
    return new long[] {cell.tp(), cell.fp(), cell.fn(), cell.tn()};
  }
}
