package org.candor.measure.fairness;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.stats.Multiplicity;
import org.jspecify.annotations.Nullable;

/**
 * Epsilon: the largest log ratio of the chance of either outcome between any two groups, each
 * chance as (k + 1/2) / (n + 1), a Dirichlet concentration of 1. 0 is equality, ln 1.25 corresponds
 * to four fifths. Foulds et al. 2020; AIF360.
 */
final class DifferentialFairness {

  private static final double SMOOTHING = 0.5;

  private DifferentialFairness() {}

  /** {@code differentialFairness} and how far it exceeds that of the true outcomes. */
  static List<Metric> of(View view, Terms terms) {
    String name = "differentialFairness";
    Sorted predicted = Sorted.of(view.shares(Rate.SELECTION), terms);
    List<Share> used = predicted.used();
    Limit limit = terms.limit(name);
    if (used.size() < 2) {
      String why = "fewer than two groups to compare";
      return List.of(Metric.unmeasured(name, limit, predicted.rows(), why).on(view.words()));
    }
    Interval interval = interval(used, terms.confidence());
    long n = used.stream().mapToLong(Share::n).sum();
    Metric judged =
        interval == null || limit == null
            ? Metric.shown(name, epsilon(used), n)
            : Metric.judged(name, interval, limit, n);
    double amplified = epsilon(used) - epsilon(truth(view, used));
    return List.of(
        predicted.settle(judged.on(view.words())),
        Metric.shown("biasAmplification", amplified, n).on(view.words()));
  }

  /** What is true of the same groups, so that the difference is the model's. */
  private static List<Share> truth(View view, List<Share> predicted) {
    Set<Group> groups = predicted.stream().map(Share::group).collect(Collectors.toSet());
    return view.shares(Rate.BASE).stream().filter(it -> groups.contains(it.group())).toList();
  }

  static double epsilon(List<Share> shares) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double leastNot = Double.POSITIVE_INFINITY;
    double mostNot = 0;
    for (Share share : shares) {
      double chance = (share.k() + SMOOTHING) / (share.n() + 2 * SMOOTHING);
      least = Math.min(least, chance);
      most = Math.max(most, chance);
      leastNot = Math.min(leastNot, 1 - chance);
      mostNot = Math.max(mostNot, 1 - chance);
    }
    return Math.max(Math.log(most / least), Math.log(mostNot / leastNot));
  }

  private static @Nullable Interval interval(List<Share> shares, double confidence) {
    double each = Multiplicity.allAtOnce(confidence, 2);
    Interval yes = Extremes.ratio(shares, each);
    Interval no =
        Extremes.ratio(
            shares.stream().map(it -> new Share(it.group(), it.n() - it.k(), it.n())).toList(),
            each);
    if (yes == null || no == null) {
      return null;
    }
    double low = Math.max(-Math.log(yes.high()), -Math.log(no.high()));
    double high = Math.max(-Math.log(yes.low()), -Math.log(no.low()));
    double value = epsilon(shares);
    return new Interval(value, Math.clamp(low, 0, value), Math.max(value, high));
  }
}
