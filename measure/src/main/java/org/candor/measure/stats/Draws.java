package org.candor.measure.stats;

/**
 * Random draws with the same bits for the same seed on every machine and in every version:
 * SplitMix64 (Steele, Lea, Flood 2014) written out, and only functions of StrictMath.
 */
public final class Draws {

  private static final double FEW = 30;

  private long state;

  public Draws(long seed) {
    state = seed;
  }

  /** 64 random bits. */
  public long bits() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Evenly from 0 (in) to 1 (out). */
  public double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** Standard normal, by Marsaglia's polar method. */
  public double normal() {
    while (true) {
      double u = 2 * uniform() - 1;
      double v = 2 * uniform() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** How many of n succeed, each with chance p. */
  public long binomial(long n, double p) {
    if (n <= 0 || p <= 0) {
      return 0;
    }
    if (p >= 1) {
      return n;
    }
    if (p > 0.5) {
      return n - binomial(n, 1 - p);
    }
    return n * p < FEW ? byInversion(n, p) : Rejection.of(n, p).draw(this);
  }

  private long byInversion(long n, double p) {
    double odds = p / (1 - p);
    double start = StrictMath.exp(n * StrictMath.log1p(-p));
    while (true) {
      double left = uniform();
      double chance = start;
      for (long k = 0; k <= n && chance > 0; k++) {
        if (left < chance) {
          return k;
        }
        left -= chance;
        chance *= odds * (n - k) / (k + 1);
      }
    }
  }

  /** As many rows as there are, spread anew over the cells in the shares seen. */
  public long[] multinomial(long[] cells) {
    double[] weights = new double[cells.length];
    long total = 0;
    for (int i = 0; i < cells.length; i++) {
      weights[i] = cells[i];
      total += cells[i];
    }
    return multinomial(weights, total);
  }

  /** This many rows, spread over cells in proportion to their weights. */
  public long[] multinomial(double[] weights, long total) {
    double[] rest = new double[weights.length + 1];
    for (int i = weights.length - 1; i >= 0; i--) {
      rest[i] = rest[i + 1] + weights[i];
    }
    long rows = total;
    long[] drawn = new long[weights.length];
    for (int i = 0; i < weights.length && rows > 0; i++) {
      drawn[i] = rest[i + 1] <= 0 ? rows : binomial(rows, weights[i] / rest[i]);
      rows -= drawn[i];
    }
    return drawn;
  }

  /**
   * Transformed rejection with squeeze for n p at least 10: algorithm BTRS of Hoermann 1993.
   *
   * @param m the likeliest count
   */
  private record Rejection(
      long n, double p, double m, double b, double a, double vr, double alpha) {

    static Rejection of(long n, double p) {
      double spread = StrictMath.sqrt(n * p * (1 - p));
      double b = 1.15 + 2.53 * spread;
      return new Rejection(
          n,
          p,
          StrictMath.floor((n + 1) * p),
          b,
          -0.0873 + 0.0248 * b + 0.01 * p,
          0.92 - 4.2 / b,
          (2.83 + 5.1 / b) * spread);
    }

    long draw(Draws draws) {
      double odds = p / (1 - p);
      double centre = n * p + 0.5;
      while (true) {
        double u = draws.uniform() - 0.5;
        double v = draws.uniform();
        double us = 0.5 - StrictMath.abs(u);
        double k = StrictMath.floor((2 * a / us + b) * u + centre);
        if (k < 0 || k > n) {
          continue;
        }
        if (us >= 0.07 && v <= vr) {
          return (long) k;
        }
        double height = StrictMath.log(v * alpha / (a / (us * us) + b));
        double bound =
            (m + 0.5) * StrictMath.log((m + 1) / (odds * (n - m + 1)))
                + (n + 1) * StrictMath.log((n - m + 1) / (n - k + 1))
                + (k + 0.5) * StrictMath.log(odds * (n - k + 1) / (k + 1))
                + tail(m)
                + tail(n - m)
                - tail(k)
                - tail(n - k);
        if (height <= bound) {
          return (long) k;
        }
      }
    }

    /** ln k! less Stirling's formula. */
    private static double tail(double k) {
      if (k <= 9) {
        double log = 0;
        for (int i = 2; i <= k; i++) {
          log += StrictMath.log(i);
        }
        return log
            - (0.5 * StrictMath.log(2 * StrictMath.PI)
                + (k + 0.5) * StrictMath.log(k + 1)
                - (k + 1));
      }
      double square = (k + 1) * (k + 1);
      return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
    }
  }
}
