package org.candor.measure.stats;

import java.util.Arrays;
import org.candor.measure.Interval;
import org.jspecify.annotations.Nullable;

/** Whether people, or people and models, say the same of the same things. 1 always, 0 by chance. */
public final class Agreement {

  private Agreement() {}

  /**
   * Cohen's kappa (1960) with the large-sample error of Fleiss, Cohen, Everitt (1969).
   *
   * @param table how often the first said i and the second j; square
   * @return null where there is nothing, or where chance alone agrees always
   */
  public static @Nullable Interval kappa(long[][] table, double confidence) {
    int k = table.length;
    double n = 0;
    double[] rows = new double[k];
    double[] columns = new double[k];
    double same = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        n += table[i][j];
        rows[i] += table[i][j];
        columns[j] += table[i][j];
      }
      same += table[i][i];
    }
    double chance = 0;
    for (int i = 0; i < k; i++) {
      chance += rows[i] * columns[i] / (n * n);
    }
    double observed = same / n;
    if (!(n > 0) || chance >= 1) {
      return null;
    }
    double kappa = (observed - chance) / (1 - chance);
    double error = Math.sqrt(variance(table, rows, columns, n, kappa, chance));
    double half = Confidence.z(confidence) * error;
    return new Interval(kappa, Math.max(-1, kappa - half), Math.min(1, kappa + half));
  }

  private static double variance(
      long[][] table, double[] rows, double[] columns, double n, double kappa, double chance) {
    double diagonal = 0;
    double off = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double p = table[i][j] / n;
        if (i == j) {
          double a = 1 - (rows[i] + columns[i]) / n * (1 - kappa);
          diagonal += p * a * a;
        } else {
          double b = (columns[i] + rows[j]) / n;
          off += p * b * b;
        }
      }
    }
    double c = kappa - chance * (1 - kappa);
    double top = diagonal + (1 - kappa) * (1 - kappa) * off - c * c;
    return Math.max(0, top) / (n * (1 - chance) * (1 - chance));
  }

  /**
   * Krippendorff's alpha for names without order, any number of raters, gaps allowed: 1 - observed
   * / expected disagreement.
   *
   * @param units how often each value was given to each thing; things with fewer than two do not
   *     count
   * @return null where fewer than two values were given in all
   */
  public static @Nullable Double krippendorff(long[][] units) {
    long[] once = new long[units.length];
    Arrays.fill(once, 1);
    return krippendorff(units, once);
  }

  /**
   * The same of things that were labelled alike.
   *
   * @param times how many things there are of each kind
   */
  public static @Nullable Double krippendorff(long[][] units, long[] times) {
    int values = 0;
    for (long[] unit : units) {
      values = Math.max(values, unit.length);
    }
    double[] margin = new double[values];
    double n = 0;
    double disagree = 0;
    for (int i = 0; i < units.length; i++) {
      long[] unit = units[i];
      double given = Ranks.total(unit);
      if (given < 2 || times[i] == 0) {
        continue;
      }
      double pairs = given * given;
      for (int v = 0; v < unit.length; v++) {
        margin[v] += (double) times[i] * unit[v];
        pairs -= (double) unit[v] * unit[v];
      }
      disagree += times[i] * pairs / (given - 1);
      n += times[i] * given;
    }
    double expected = n * n;
    for (double one : margin) {
      expected -= one * one;
    }
    return n < 2 || expected <= 0 ? null : 1 - disagree / n / (expected / (n * (n - 1)));
  }
}
