package org.candor.measure.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether the rows of a table of counts differ: Pearson's chi squared. Empty rows and columns are
 * left out.
 *
 * @param chi2 sum (seen - expected)2 / expected
 * @param dof (rows - 1)(columns - 1)
 * @param p chance of at least this chi2 where rows do not differ
 * @param cramersV sqrt(chi2 / (n min(rows - 1, columns - 1))), 0..1
 * @param correctedV the same without its bias (Bergsma 2013), 0..1
 * @param leastExpected below 5 the chi squared distribution is a poor guide
 * @param n all counts
 */
public record Contingency(
    double chi2,
    int dof,
    double p,
    double cramersV,
    double correctedV,
    double leastExpected,
    long n) {

  /** Rows may have any length; missing columns count 0. Nothing to compare gives 0 and p = 1. */
  public static Contingency of(long[]... table) {
    int width = 0;
    for (long[] row : table) {
      width = Math.max(width, row.length);
    }
    double[] rows = new double[table.length];
    double[] columns = new double[width];
    double n = 0;
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < table[i].length; j++) {
        rows[i] += table[i][j];
        columns[j] += table[i][j];
        n += table[i][j];
      }
    }
    double chi2 = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        double expected = n == 0 ? 0 : rows[i] * columns[j] / n;
        if (expected > 0) {
          double off = (j < table[i].length ? table[i][j] : 0) - expected;
          chi2 += off * off / expected;
          least = Math.min(least, expected);
        }
      }
    }
    return from(chi2, filled(rows), filled(columns), least, n);
  }

  private static Contingency from(double chi2, int r, int c, double least, double n) {
    int dof = Math.max(0, r - 1) * Math.max(0, c - 1);
    if (dof == 0) {
      return new Contingency(0, 0, 1, 0, 0, n == 0 ? 0 : least, (long) n);
    }
    double p = ChiSquaredDistribution.of(dof).survivalProbability(chi2);
    double v = Math.sqrt(chi2 / (n * Math.min(r - 1, c - 1)));
    double corrected = 0;
    if (n > 1) {
      double phi2 = Math.max(0, chi2 / n - dof / (n - 1));
      double r2 = r - (r - 1.0) * (r - 1) / (n - 1);
      double c2 = c - (c - 1.0) * (c - 1) / (n - 1);
      double room = Math.min(r2 - 1, c2 - 1);
      corrected = room <= 0 ? 0 : Math.min(1, Math.sqrt(phi2 / room));
    }
    return new Contingency(chi2, dof, p, Math.min(1, v), corrected, least, (long) n);
  }

  private static int filled(double[] sums) {
    int filled = 0;
    for (double sum : sums) {
      filled += sum > 0 ? 1 : 0;
    }
    return filled;
  }
}
