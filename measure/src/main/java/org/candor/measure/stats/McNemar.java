package org.candor.measure.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** McNemar 1947; the exact form where few rows differ. */
final class McNemar {

  private static final int FEW = 25;

  private McNemar() {}

  static double p(long onlyFirst, long onlySecond) {
    long differ = onlyFirst + onlySecond;
    if (differ == 0) {
      return 1;
    }
    long less = Math.min(onlyFirst, onlySecond);
    if (differ < FEW) {
      BinomialDistribution coin = BinomialDistribution.of((int) differ, 0.5);
      return Math.min(1, 2 * coin.cumulativeProbability((int) less));
    }
    double away = Math.max(0, Math.abs((double) onlyFirst - onlySecond) - 1);
    return ChiSquaredDistribution.of(1).survivalProbability(away * away / differ);
  }
}
