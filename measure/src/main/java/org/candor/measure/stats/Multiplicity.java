package org.candor.measure.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Verdict;

/** What keeps many comparisons from crying wolf. Benjamini and Hochberg 1995. */
public final class Multiplicity {

  private Multiplicity() {}

  /** P-values raised so that those below q hold a share of at most q false alarms. */
  public static double[] benjaminiHochberg(double[] p) {
    return benjaminiHochberg(p, p.length);
  }

  /**
   * The same where those given were chosen from more.
   *
   * @param family how many comparisons there were to choose from, at least those given
   */
  public static double[] benjaminiHochberg(double[] p, long family) {
    int given = p.length;
    double m = Math.max(given, family);
    Integer[] order = IntStream.range(0, given).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    double[] adjusted = new double[given];
    double least = 1;
    for (int rank = given; rank >= 1; rank--) {
      int i = order[rank - 1];
      least = Math.min(least, p[i] * m / rank);
      adjusted[i] = least;
    }
    return adjusted;
  }

  /**
   * The confidence at which each of several intervals is to be drawn, so that verdicts read from
   * them are those of Benjamini and Hochberg: with R beyond the limit of a family of m, error / m *
   * R each (Benjamini and Yekutieli 2005, false coverage rate).
   *
   * @param family how many comparisons there were to choose from, at least those given
   */
  public static double confidence(
      double usual, int family, Limit limit, List<? extends DoubleFunction<Interval>> comparisons) {
    int m = Math.max(1, Math.max(family, comparisons.size()));
    int found = comparisons.size();
    while (found > 1) {
      double confidence = shared(usual, m, found);
      int beyond = 0;
      for (DoubleFunction<Interval> comparison : comparisons) {
        beyond += limit.judge(comparison.apply(confidence)) == Verdict.FAIL ? 1 : 0;
      }
      if (beyond >= found) {
        break;
      }
      found = beyond;
    }
    return shared(usual, m, Math.max(1, found));
  }

  /** The confidence of each of {@code m} intervals that are all to hold at once. Bonferroni. */
  public static double allAtOnce(double usual, long m) {
    return shared(usual, m, 1);
  }

  private static double shared(double usual, double m, double found) {
    return 1 - (1 - usual) * found / m;
  }
}
