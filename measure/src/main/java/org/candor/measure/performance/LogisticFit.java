package org.candor.measure.performance;

import java.util.List;
import org.candor.measure.Interval;
import org.candor.measure.performance.Calibration.Bin;
import org.candor.measure.stats.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * Outcome explained by the log odds of the score: intercept 0 and slope 1 are perfect; a slope
 * below 1 means scores are too extreme. Cox 1958. Fitted to bins by Newton's method.
 */
record LogisticFit(Interval intercept, Interval slope) {

  private static final double CLIP = 1e-6;
  private static final int STEPS = 60;
  private static final double FAR = 50;

  /** Null where outcomes are separated by the score, or do not vary. */
  static @Nullable LogisticFit of(List<Bin> bins, double confidence) {
    double a = 0;
    double b = 1;
    for (int step = 0; step < STEPS; step++) {
      double[] s = sums(bins, a, b);
      double determinant = s[2] * s[4] - s[3] * s[3];
      if (!(determinant > 1e-12 * s[2] * s[4])) {
        return null;
      }
      double da = (s[4] * s[0] - s[3] * s[1]) / determinant;
      double db = (s[2] * s[1] - s[3] * s[0]) / determinant;
      a += da;
      b += db;
      if (Math.abs(a) > FAR || Math.abs(b) > FAR) {
        return null;
      }
      if (Math.abs(da) + Math.abs(db) < 1e-12) {
        double z = Confidence.z(confidence);
        double ea = z * Math.sqrt(s[4] / determinant);
        double eb = z * Math.sqrt(s[2] / determinant);
        return new LogisticFit(new Interval(a, a - ea, a + ea), new Interval(b, b - eb, b + eb));
      }
    }
    return null;
  }

  /** Both slopes of the likelihood, then its curvature. */
  private static double[] sums(List<Bin> bins, double a, double b) {
    double[] s = new double[5];
    for (Bin bin : bins) {
      double p = Math.clamp(bin.mean(), CLIP, 1 - CLIP);
      double x = Math.log(p / (1 - p));
      double fitted = 1 / (1 + Math.exp(-(a + b * x)));
      double off = bin.positives() - bin.n() * fitted;
      double weight = bin.n() * fitted * (1 - fitted);
      s[0] += off;
      s[1] += off * x;
      s[2] += weight;
      s[3] += weight * x;
      s[4] += weight * x * x;
    }
    return s;
  }
}
