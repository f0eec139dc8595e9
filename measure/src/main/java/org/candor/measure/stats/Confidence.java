package org.candor.measure.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** How sure an interval is meant to be, such as 0.95. */
public final class Confidence {

  /** What is used unless another is asked for. */
  public static final double USUAL = 0.95;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Confidence() {}

  /** Standard deviations of a normal distribution on either side: 1.96 for 0.95. */
  public static double z(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence is between 0 and 1, not " + confidence);
    }
    return NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
  }

  /** Chance of a standard normal value at least this far from 0 on either side. */
  public static double twoSided(double z) {
    return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
  }
}
