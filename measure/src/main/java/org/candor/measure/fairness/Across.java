package org.candor.measure.fairness;

import java.util.List;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.jspecify.annotations.Nullable;

/** One number for all groups of a view: how far apart the outermost are. */
record Across(View view, Terms terms) {

  /** How far apart shares are, at a confidence; null where that cannot be said. */
  interface Apart {
    @Nullable Interval of(List<Share> shares, double confidence);
  }

  Metric measure(String name, Rate rate, Apart apart) {
    Sorted sorted = Sorted.of(view.shares(rate), terms);
    List<Share> used = sorted.used();
    Interval interval = used.size() < 2 ? null : apart.of(used, terms.confidence());
    if (interval == null) {
      String why = used.size() < 2 ? "fewer than two groups to compare" : "nobody in any group";
      return Metric.unmeasured(name, terms.limit(name), sorted.rows(), why).on(view.words());
    }
    long n = used.stream().mapToLong(Share::n).sum();
    return sorted.settle(named(name, interval, n, used));
  }

  /** {@code equalizedOddsDifference} and {@code equalizedOddsRatio}. */
  List<Metric> equalizedOdds() {
    Sorted tpr = Sorted.of(view.shares(Rate.TRUE_POSITIVE), terms);
    Sorted fpr = Sorted.of(view.shares(Rate.FALSE_POSITIVE), terms);
    boolean enough = tpr.used().size() >= 2 && fpr.used().size() >= 2;
    double confidence = terms.confidence();
    return List.of(
        both(
            "equalizedOddsDifference",
            enough ? Odds.equalized(tpr.used(), fpr.used(), confidence) : null,
            tpr,
            fpr),
        both(
            "equalizedOddsRatio",
            enough ? Odds.equalizedRatio(tpr.used(), fpr.used(), confidence) : null,
            tpr,
            fpr));
  }

  private Metric both(String name, @Nullable Interval interval, Sorted tpr, Sorted fpr) {
    if (interval == null) {
      String why = "fewer than two groups with both outcomes, or a rate of 0 in all";
      return Metric.unmeasured(name, terms.limit(name), view.total().n(), why).on(view.words());
    }
    boolean ratio = name.endsWith("Ratio");
    boolean first = ratio ? ratio(tpr) <= ratio(fpr) : gap(tpr) >= gap(fpr);
    Metric metric = named(name, interval, tpr.rows() + fpr.rows(), first ? tpr.used() : fpr.used());
    return fpr.settle(tpr.settle(metric, " of those favoured rightly"), " of those not");
  }

  private static double gap(Sorted sorted) {
    return Extremes.most(sorted.used()).value() - Extremes.least(sorted.used()).value();
  }

  private static double ratio(Sorted sorted) {
    return Extremes.least(sorted.used()).value() / Extremes.most(sorted.used()).value();
  }

  private Metric named(String name, Interval interval, long n, List<Share> used) {
    return judged(name, interval, n, terms)
        .on(view.words())
        .comparing(Extremes.least(used).group(), Extremes.most(used).group());
  }

  static Metric judged(String name, Interval interval, long n, Terms terms) {
    Limit limit = terms.limit(name);
    return limit == null
        ? Metric.shown(name, interval, n)
        : Metric.judged(name, interval, limit, n);
  }
}
