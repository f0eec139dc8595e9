package org.candor.measure.drift;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.candor.measure.Interval;
import org.candor.measure.stats.Confidence;
import org.candor.measure.stats.Ranks;

/**
 * Two samples of one number: how often each value, or each bin of values, occurs in either.
 *
 * @param at the values, rising; the middles of bins
 * @param reference rows of the first sample at each
 * @param current rows of the second
 */
public record Steps(double[] at, long[] reference, long[] current) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public Steps {
    if (at.length != reference.length || at.length != current.length) {
      throw new IllegalArgumentException("as many counts as values");
    }
  }

  /** Exact: every value with its count. */
  public static Steps of(SortedMap<Double, Long> reference, SortedMap<Double, Long> current) {
    SortedSet<Double> values = new TreeSet<>(reference.keySet());
    values.addAll(current.keySet());
    double[] at = values.stream().mapToDouble(Double::doubleValue).toArray();
    return new Steps(at, counts(at, reference), counts(at, current));
  }

  private static long[] counts(double[] at, Map<Double, Long> counts) {
    return Arrays.stream(at).mapToLong(it -> counts.getOrDefault(it, 0L)).toArray();
  }

  /** Equal bins from low to high; KS errs by at most the largest share of a bin. */
  public static Steps ofBins(double low, double high, long[] reference, long[] current) {
    double[] at = new double[reference.length];
    double width = (high - low) / at.length;
    Arrays.setAll(at, i -> low + (i + 0.5) * width);
    return new Steps(at, reference, current);
  }

  public long referenceRows() {
    return Ranks.total(reference);
  }

  public long currentRows() {
    return Ranks.total(current);
  }

  /** Points between equal parts of the reference: its 10, 20 .. 90 % for ten; interpolated. */
  public double[] edges(int parts) {
    long n = referenceRows();
    double[] edges = new double[n == 0 ? 0 : parts - 1];
    for (int i = 0; i < edges.length; i++) {
      double place = (i + 1) * (n - 1.0) / parts;
      long below = (long) place;
      double low = valueAt(below);
      double high = below + 1 < n ? valueAt(below + 1) : low;
      edges[i] = low + (place - below) * (high - low);
    }
    return edges;
  }

  private double valueAt(long rank) {
    long seen = 0;
    for (int i = 0; i < at.length; i++) {
      seen += reference[i];
      if (seen > rank) {
        return at[i];
      }
    }
    return at[at.length - 1];
  }

  /** Counts below the first edge, from each edge to below the next, and from the last on. */
  static long[] between(double[] at, long[] counts, double[] edges) {
    long[] bins = new long[edges.length + 1];
    int bin = 0;
    for (int i = 0; i < at.length; i++) {
      while (bin < edges.length && at[i] >= edges[bin]) {
        bin++;
      }
      bins[bin] += counts[i];
    }
    return bins;
  }

  /** Mean of a sample. */
  double mean(long[] counts) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += at[i] * counts[i];
    }
    return sum / Ranks.total(counts);
  }

  /** Variance of a sample around its mean, divided by n. */
  double variance(long[] counts) {
    double mean = mean(counts);
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += counts[i] * (at[i] - mean) * (at[i] - mean);
    }
    return sum / Ranks.total(counts);
  }

  /** Integral of |F1 - F2|: how far rows have to move on average, in the unit of the values. */
  double wasserstein() {
    double sum = 0;
    double[] gaps = gaps();
    for (int i = 0; i + 1 < at.length; i++) {
      sum += Math.abs(gaps[i]) * (at[i + 1] - at[i]);
    }
    return sum;
  }

  /** Sqrt of twice the integral of (F1 - F2)2. */
  double energy() {
    double sum = 0;
    double[] gaps = gaps();
    for (int i = 0; i + 1 < at.length; i++) {
      sum += gaps[i] * gaps[i] * (at[i + 1] - at[i]);
    }
    return Math.sqrt(2 * sum);
  }

  /**
   * Wasserstein's distance as a difference of means of one function of the values, which rises
   * where current values are larger and falls where they are smaller; its lower end is lowered
   * further by what noise adds to |F1 - F2|.
   */
  Interval wassersteinInterval(double confidence) {
    double n = referenceRows();
    double m = currentRows();
    double[] gaps = gaps();
    double[] moved = new double[at.length];
    double noise = 0;
    double share = 0;
    for (int i = 0; i + 1 < at.length; i++) {
      double width = at[i + 1] - at[i];
      moved[i + 1] = moved[i] + Math.signum(gaps[i]) * width;
      share += (reference[i] + current[i]) / (n + m);
      double sd = Math.sqrt(Math.max(0, share * (1 - share)) * (1 / n + 1 / m));
      noise += folded(gaps[i], sd) * width;
    }
    Steps function = new Steps(moved, reference, current);
    double error = Math.sqrt(function.variance(reference) / n + function.variance(current) / m);
    double half = Confidence.z(confidence) * error;
    double value = wasserstein();
    return new Interval(value, Math.max(0, value - noise - half), value + half);
  }

  /** What noise adds to the mean of |gap|: that of a folded normal less the gap. */
  private static double folded(double gap, double sd) {
    if (!(sd > 0)) {
      return 0;
    }
    double d = Math.abs(gap) / sd;
    return sd * (2 * NORMAL.density(d) - 2 * d * NORMAL.survivalProbability(d));
  }

  /** F1 - F2 after each value. */
  private double[] gaps() {
    double n = referenceRows();
    double m = currentRows();
    double[] gaps = new double[at.length];
    double first = 0;
    double second = 0;
    for (int i = 0; i < at.length; i++) {
      first += reference[i];
      second += current[i];
      gaps[i] = first / n - second / m;
    }
    return gaps;
  }
}
