package org.candor.measure.quality;

import java.util.Arrays;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.stats.Agreement;
import org.candor.measure.stats.Bootstrap;
import org.candor.measure.stats.Ranks;

/** Whether those who labelled agree; sampled, so with intervals. */
public final class Annotators {

  private static final int DRAWN_TO = 5000;
  private static final int TIMES = 500;

  private Annotators() {}

  /**
   * {@code cohensKappa} of two.
   *
   * @param table how often the first said i and the second j
   */
  public static Metric two(long[][] table, QualityTerms terms) {
    long n = Arrays.stream(table).mapToLong(Ranks::total).sum();
    Interval kappa = n == 0 ? null : Agreement.kappa(table, terms.confidence());
    return kappa == null
        ? terms.empty("cohensKappa").noting("both always said the same")
        : few(terms.sampled("cohensKappa", kappa, n), n, terms);
  }

  /**
   * {@code krippendorffAlpha} of any number, gaps allowed; the interval by drawing things anew.
   *
   * @param units for each thing, how often each label was given
   */
  public static Metric many(long[][] units, QualityTerms terms) {
    long[] once = new long[units.length];
    Arrays.fill(once, 1);
    return many(units, once, terms);
  }

  /**
   * The same of things that were labelled alike, up to 5,000 ways.
   *
   * @param times how many things there are of each kind
   */
  public static Metric many(long[][] units, long[] times, QualityTerms terms) {
    Double alpha = Agreement.krippendorff(units, times);
    if (alpha == null) {
      return terms.empty("krippendorffAlpha").noting("nothing labelled twice, or always the same");
    }
    long n = 0;
    for (int i = 0; i < units.length; i++) {
      n += Ranks.total(units[i]) > 1 ? times[i] : 0;
    }
    Interval interval = new Interval(alpha, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    if (units.length <= DRAWN_TO) {
      Bootstrap draws = new Bootstrap(Bootstrap.USUAL.seed(), TIMES, terms.confidence());
      Interval drawn = draws.percentile(times, again -> alpha(units, again));
      interval = drawn == null ? interval : drawn;
    }
    return few(terms.sampled("krippendorffAlpha", interval, n), n, terms);
  }

  private static double alpha(long[][] units, long[] times) {
    Double alpha = Agreement.krippendorff(units, times);
    return alpha == null ? Double.NaN : alpha;
  }

  private static Metric few(Metric metric, long n, QualityTerms terms) {
    return n >= terms.leastRows()
        ? metric
        : metric.unsettled("too few things labelled to judge", (long) terms.leastRows());
  }
}
