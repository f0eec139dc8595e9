package org.candor.measure.fairness;

import java.util.Comparator;
import java.util.List;
import org.candor.measure.Interval;
import org.candor.measure.stats.Difference;
import org.candor.measure.stats.Multiplicity;
import org.candor.measure.stats.Proportion;
import org.candor.measure.stats.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * How far apart the outermost of several groups are. The largest gap seen grows with the number of
 * groups even where all are alike, so the interval is drawn from all pairs, widened so that all
 * hold at once (Bonferroni): the true largest gap is then above every lower and below the highest
 * upper bound. Beyond 300 groups it is drawn from their own intervals, which is wider still.
 */
final class Extremes {

  private static final int ALL_PAIRS_TO = 300;

  private Extremes() {}

  static Share least(List<Share> shares) {
    return shares.stream().min(Comparator.comparingDouble(Share::value)).orElseThrow();
  }

  static Share most(List<Share> shares) {
    return shares.stream().max(Comparator.comparingDouble(Share::value)).orElseThrow();
  }

  /** Largest minus smallest share, 0..1. Two groups at least, each with rows. */
  static Interval range(List<Share> shares, double confidence) {
    double value = most(shares).value() - least(shares).value();
    if (shares.size() > ALL_PAIRS_TO) {
      List<Interval> own = own(shares, confidence);
      double low = highestLow(own) - lowestHigh(own);
      double high =
          own.stream().mapToDouble(Interval::high).max().orElseThrow()
              - own.stream().mapToDouble(Interval::low).min().orElseThrow();
      return new Interval(value, low, high).within(0, 1);
    }
    double each = Multiplicity.allAtOnce(confidence, pairs(shares.size()));
    return apart(
        value, shares.stream().map(it -> Proportion.wilson(it.k(), it.n(), each)).toList());
  }

  /** The largest gap between any two, from intervals that hold for each difference. */
  static Interval apart(double value, List<Interval> parts) {
    double low = 0;
    double high = 0;
    for (int i = 0; i < parts.size(); i++) {
      for (int j = 0; j < i; j++) {
        Interval gap = Difference.absolute(Difference.of(parts.get(i), parts.get(j)));
        low = Math.max(low, gap.low());
        high = Math.max(high, gap.high());
      }
    }
    return new Interval(value, low, high);
  }

  /** Smallest over largest share, 0..1; null where nobody has anything. */
  static @Nullable Interval ratio(List<Share> shares, double confidence) {
    Share most = most(shares);
    if (most.k() == 0) {
      return null;
    }
    double value = least(shares).value() / most.value();
    if (shares.size() > ALL_PAIRS_TO) {
      List<Interval> own = own(shares, confidence);
      double low =
          own.stream().mapToDouble(Interval::low).min().orElseThrow()
              / own.stream().mapToDouble(Interval::high).max().orElseThrow();
      double top = highestLow(own);
      return new Interval(value, low, top > 0 ? Math.max(low, lowestHigh(own) / top) : 1)
          .within(0, 1);
    }
    double each = Multiplicity.allAtOnce(confidence, pairs(shares.size()));
    double low = 1;
    double high = 1;
    for (Share a : shares) {
      for (Share b : shares) {
        if (a != b && b.k() > 0 && a.value() <= b.value()) {
          Interval pair = Ratio.interval(a.k(), a.n(), b.k(), b.n(), each);
          low = Math.min(low, pair.low());
          high = Math.min(high, pair.high());
        }
      }
    }
    return new Interval(value, low, Math.max(low, high));
  }

  static long pairs(long groups) {
    return groups * (groups - 1) / 2;
  }

  private static List<Interval> own(List<Share> shares, double confidence) {
    double each = Multiplicity.allAtOnce(confidence, shares.size());
    return shares.stream().map(it -> Proportion.wilson(it.k(), it.n(), each)).toList();
  }

  private static double highestLow(List<Interval> own) {
    return own.stream().mapToDouble(Interval::low).max().orElseThrow();
  }

  private static double lowestHigh(List<Interval> own) {
    return own.stream().mapToDouble(Interval::high).min().orElseThrow();
  }
}
