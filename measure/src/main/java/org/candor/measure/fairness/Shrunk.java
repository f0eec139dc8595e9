package org.candor.measure.fairness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.candor.measure.Group;
import org.candor.measure.Interval;

/**
 * What is to be believed of each group's share where all groups are taken for draws of one beta
 * distribution, as empirical Bayes does: the fewer rows a group has, the more it leans on the
 * others. Its mean is the share of all rows, its spread that of the groups beyond chance (Kleinman
 * 1973, weights n), worth one row at least and all rows at most. The spread counts as known, so
 * intervals are a little narrow: a view of small groups, nothing to judge by.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1973.10481332">Kleinman 1973</a>
 */
final class Shrunk {

  /** With fewer nothing can be said of how groups spread. */
  private static final int FEWEST = 3;

  /** Beyond this nobody looks at each. */
  private static final int MOST = 1_000;

  private final double a;
  private final double b;
  private final double tail;

  private Shrunk(double mean, double worth, double confidence) {
    a = worth * mean;
    b = worth * (1 - mean);
    tail = (1 - confidence) / 2;
  }

  /** Mean and equal-tailed interval of each known group with rows; none where nothing varies. */
  static Map<Group, Interval> of(List<Share> all, double confidence) {
    List<Share> shares = all.stream().filter(it -> it.n() > 0 && !it.group().unknown()).toList();
    double n = shares.stream().mapToLong(Share::n).sum();
    double k = shares.stream().mapToLong(Share::k).sum();
    if (shares.size() < FEWEST || shares.size() > MOST || k == 0 || k == n) {
      return Map.of();
    }
    Shrunk prior = new Shrunk(k / n, worth(shares, k / n, n), confidence);
    Map<Group, Interval> found = new HashMap<>();
    shares.forEach(share -> found.put(share.group(), prior.interval(share)));
    return found;
  }

  /** How many rows the distribution counts for. */
  static double worth(List<Share> shares, double mean, double n) {
    double chance = shares.size() - 1.0;
    double squares = 0;
    double largeness = 0;
    for (Share share : shares) {
      double off = share.value() - mean;
      squares += share.n() * off * off;
      largeness += share.n() * (share.n() / n);
    }
    double alike = (squares / (mean * (1 - mean)) - chance) / (n - largeness - chance);
    return alike > 0 ? Math.clamp(1 / alike - 1, 1, n) : n;
  }

  private Interval interval(Share share) {
    double yes = a + share.k();
    double no = b + share.n() - share.k();
    BetaDistribution beta = BetaDistribution.of(yes, no);
    double mean = yes / (yes + no);
    return new Interval(
        mean,
        Math.min(mean, beta.inverseCumulativeProbability(tail)),
        Math.max(mean, beta.inverseSurvivalProbability(tail)));
  }
}
