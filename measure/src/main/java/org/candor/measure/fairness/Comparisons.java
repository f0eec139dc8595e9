package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Metric.Test;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.stats.Difference;
import org.candor.measure.stats.Multiplicity;
import org.candor.measure.stats.Ratio;
import org.candor.measure.stats.Test2x2;
import org.jspecify.annotations.Nullable;

/**
 * Each group against one: the one named, or the most favoured. Intervals are widened by Benjamini
 * and Hochberg; where the data chose the reference, as if every pair had been looked at.
 *
 * @param view seen from the favourable outcome, unknown groups left out
 */
record Comparisons(View view, Cell reference, int family, Terms terms) {

  private static final int MOST_NAMED = 20;
  private static final List<Rate> BOTH = List.of(Rate.TRUE_POSITIVE, Rate.FALSE_POSITIVE);

  /** One group against the reference; by {@code growth} more rows would be enough to judge. */
  private record Pair(Cell cell, long n, double growth, DoubleFunction<Interval> interval) {

    boolean enough() {
      return growth <= 1;
    }

    /** Rows to have enough, and those that the interval asks for. */
    @Nullable Long needed(@Nullable Long settling) {
      Long enough = Sorted.times(n, growth);
      return enough == null || settling == null ? enough : (Long) Math.max(enough, settling);
    }
  }

  /** Null where there is no group to compare with. */
  static @Nullable Comparisons of(View view, Terms terms) {
    List<@Nullable String> named = terms.reference(view.by());
    int groups = view.cells().size();
    if (named != null) {
      Cell reference =
          view.cells().stream()
              .filter(cell -> cell.group().equals(named))
              .findFirst()
              .orElseThrow(() -> new Unmeasurable(missing(view, named)));
      return new Comparisons(view, reference, Math.max(1, groups - 1), terms);
    }
    List<Share> shares = Sorted.of(view.shares(Rate.SELECTION), terms).used();
    if (shares.isEmpty()) {
      return null;
    }
    Group most = Extremes.most(shares).group();
    Cell reference =
        view.cells().stream().filter(c -> view.group(c).equals(most)).findFirst().orElseThrow();
    long family = Math.max(1, Extremes.pairs(groups));
    return new Comparisons(view, reference, (int) Math.min(family, Integer.MAX_VALUE), terms);
  }

  private static String missing(View view, List<@Nullable String> named) {
    List<String> groups =
        view.cells().stream().limit(MOST_NAMED).map(it -> view.group(it).words()).toList();
    int more = view.cells().size() - groups.size();
    return "The reference of column '%s' is '%s', and no row has it; the groups there are: %s%s."
        .formatted(
            view.words(),
            new Group(view.by(), named).words(),
            groups.isEmpty() ? "none" : String.join("; ", groups),
            more > 0 ? " and %,d more".formatted(more) : "");
  }

  /** Rate over the rate of the reference. */
  List<Metric> ratios(String name, Rate rate) {
    long k2 = rate.events(reference);
    long n2 = rate.rows(reference);
    return tested(
        rate,
        judge(
            name,
            terms.limit(name),
            pairs(
                List.of(rate),
                (cell, c) -> Ratio.interval(rate.events(cell), rate.rows(cell), k2, n2, c),
                k2 > 0)));
  }

  /** Rate less the rate of the reference. */
  List<Metric> differences(String name, Rate rate) {
    return tested(
        rate,
        judge(
            name,
            Limits.signed(terms.limit(name)),
            pairs(
                List.of(rate),
                (cell, c) ->
                    Difference.of(Odds.wilson(rate, cell, c), Odds.wilson(rate, reference, c)),
                true)));
  }

  /** Whether the shares of the pairs differ at all: it is told, the interval judges. */
  private List<Metric> tested(Rate rate, List<Metric> metrics) {
    Map<Group, Cell> cells = new HashMap<>();
    view.cells().forEach(cell -> cells.put(view.group(cell), cell));
    long k2 = rate.events(reference);
    long n2 = rate.rows(reference);
    List<Test> tests = new ArrayList<>();
    for (Metric metric : metrics) {
      Cell cell = Objects.requireNonNull(cells.get(metric.compared().getFirst()));
      long k1 = rate.events(cell);
      long n1 = rate.rows(cell);
      String how = Test2x2.exact(k1, n1, k2, n2) ? "fisherExact" : "pooledZ";
      tests.add(new Test(how, Test2x2.p(k1, n1, k2, n2), 1));
    }
    double[] adjusted =
        Multiplicity.benjaminiHochberg(tests.stream().mapToDouble(Test::p).toArray(), family);
    List<Metric> all = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      Test test = tests.get(i);
      all.add(metrics.get(i).tested(new Test(test.name(), test.p(), adjusted[i])));
    }
    return all;
  }

  List<Metric> averageOdds() {
    return judge(
        "averageOddsDifference",
        terms.limit("averageOddsDifference"),
        pairs(BOTH, (cell, c) -> Odds.average(cell, reference, c), true));
  }

  List<Metric> averageAbsoluteOdds() {
    return judge(
        "averageAbsoluteOddsDifference",
        terms.limit("averageAbsoluteOddsDifference"),
        pairs(BOTH, (cell, c) -> Odds.averageAbsolute(cell, reference, c), true));
  }

  /** The worst of several comparisons stands for all: no PASS unless every one passes. */
  Metric worst(String name, List<Metric> comparisons) {
    List<Metric> measured = comparisons.stream().filter(it -> it.value() != null).toList();
    if (measured.isEmpty()) {
      return Metric.unmeasured(
              name, terms.limit(name), view.total().n(), "fewer than two groups to compare")
          .on(view.words());
    }
    Metric worst = measured.stream().max(Comparator.comparingDouble(this::badness)).orElseThrow();
    double rows = view.total().n();
    Map<Group, Long> sizes = new HashMap<>();
    view.cells().forEach(cell -> sizes.put(view.group(cell), cell.n()));
    List<Metric> open =
        comparisons.stream()
            .filter(it -> it.verdict() == Verdict.INCONCLUSIVE)
            .filter(
                it -> sizes.getOrDefault(it.compared().getFirst(), 0L) >= terms.leaveOut() * rows)
            .toList();
    if (worst.verdict() != Verdict.PASS || open.isEmpty()) {
      return worst.on(view.words());
    }
    Metric first = open.getFirst();
    return worst.on(view.words()).unsettled("not settled for every group", first.needed());
  }

  private double badness(Metric metric) {
    double value = metric.value() == null ? 0 : metric.value();
    boolean ratio = metric.name().endsWith("Ratio");
    double away = ratio ? Math.abs(Math.log(Math.max(value, 1e-9))) : Math.abs(value);
    return away + (metric.verdict() == Verdict.FAIL ? 1e6 : 0) - (few(metric) ? 1e3 : 0);
  }

  private static boolean few(Metric metric) {
    return metric.notes().contains(Sorted.TOO_FEW);
  }

  /** How to compare a cell at a confidence. */
  private interface Compare {
    Interval at(Cell cell, double confidence);
  }

  private List<Pair> pairs(List<Rate> rates, Compare compare, boolean possible) {
    List<Map<Group, Double>> growth =
        rates.stream().map(rate -> Sorted.of(view.shares(rate), terms).growth()).toList();
    List<Pair> pairs = new ArrayList<>();
    for (Cell cell : view.cells()) {
      boolean rows = rates.stream().allMatch(r -> r.rows(cell) > 0 && r.rows(reference) > 0);
      if (possible && rows && !cell.equals(reference)) {
        double factor = 1;
        for (Map<Group, Double> one : growth) {
          factor = Math.max(factor, one.getOrDefault(view.group(cell), 1.0));
          factor = Math.max(factor, one.getOrDefault(view.group(reference), 1.0));
        }
        long n = rates.stream().mapToLong(r -> r.rows(cell) + r.rows(reference)).sum();
        pairs.add(new Pair(cell, n, factor, c -> compare.at(cell, c)));
      }
    }
    return pairs;
  }

  private List<Metric> judge(String name, @Nullable Limit limit, List<Pair> pairs) {
    List<DoubleFunction<Interval>> judged =
        pairs.stream().filter(Pair::enough).map(Pair::interval).toList();
    double confidence =
        limit == null
            ? terms.confidence()
            : Multiplicity.confidence(terms.confidence(), family, limit, judged);
    List<Metric> metrics = new ArrayList<>();
    for (Pair pair : pairs) {
      Interval interval = pair.interval().apply(confidence);
      Metric metric =
          (limit == null
                  ? Metric.shown(name, interval, pair.n())
                  : Metric.judged(name, interval, limit, pair.n()))
              .on(view.words())
              .comparing(view.group(pair.cell()), view.group(reference));
      metrics.add(
          pair.enough() ? metric : metric.unsettled(Sorted.TOO_FEW, pair.needed(metric.needed())));
    }
    return metrics;
  }
}
