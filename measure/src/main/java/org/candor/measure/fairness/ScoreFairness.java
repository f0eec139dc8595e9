package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.ScoreHistogram.Part;
import org.candor.measure.Verdict;
import org.candor.measure.performance.Calibration;
import org.candor.measure.performance.Scores;
import org.candor.measure.stats.Bootstrap;
import org.candor.measure.stats.Multiplicity;
import org.candor.measure.stats.Ranks;
import org.jspecify.annotations.Nullable;

/** Whether scores mean the same in every group: ranks, calibration, level. */
public final class ScoreFairness {

  private static final List<String> NAMES =
      List.of(
          "aucDifference",
          "scoringRateRatio",
          "standardizedMeanDifference",
          "groupCalibrationError");

  private final ScoreHistogram histogram;
  private final Terms terms;
  private final List<Metric> metrics = new ArrayList<>();
  private final List<Metric> byGroup = new ArrayList<>();
  private final List<Calibrated> calibrated = new ArrayList<>();

  /** The scores of one group. */
  private record Scored(Group group, Scores scores) {}

  private ScoreFairness(ScoreHistogram histogram, Terms terms) {
    this.histogram = histogram;
    this.terms = terms;
  }

  /**
   * @param metrics one for each view: {@code aucDifference}, {@code scoringRateRatio}, {@code
   *     standardizedMeanDifference}, {@code groupCalibrationError}
   * @param groups each group's own: {@code rocAuc}, {@code expectedCalibrationError}, {@code
   *     calibrationIntercept}, {@code calibrationSlope}
   * @param calibrated what the calibration of each group rests on
   */
  public record Result(List<Metric> metrics, List<Metric> groups, List<Calibrated> calibrated) {
    public Result {
      metrics = List.copyOf(metrics);
      groups = List.copyOf(groups);
      calibrated = List.copyOf(calibrated);
    }
  }

  /** The bins of a group's scores that hold rows. */
  public record Calibrated(Group group, List<Calibration.Bin> bins) {
    public Calibrated {
      bins = List.copyOf(bins);
    }
  }

  public static Result measure(ScoreHistogram histogram, Terms terms) {
    ScoreFairness fairness = new ScoreFairness(histogram, terms);
    for (List<String> by : View.columns(histogram.by())) {
      fairness.view(by);
    }
    return new Result(fairness.metrics, fairness.byGroup, fairness.calibrated);
  }

  /** Of so many groups nothing is said of their scores. */
  public static List<Metric> tooMany(List<String> by, int groups, int most, Terms terms) {
    String why =
        "scores of %,d groups are too many to compare, %,d at most".formatted(groups, most);
    return View.columns(by).stream()
        .flatMap(
            view ->
                NAMES.stream()
                    .map(
                        name ->
                            Metric.unmeasured(name, terms.limit(name), 0, why)
                                .on(String.join(" x ", view))))
        .toList();
  }

  private void view(List<String> by) {
    int[] at = View.positions(histogram.by(), by);
    Set<List<@Nullable String>> keys = new LinkedHashSet<>();
    for (Part part : histogram.parts()) {
      keys.add(View.pick(part.group(), at));
    }
    List<Scored> groups = new ArrayList<>();
    for (List<@Nullable String> key : keys) {
      Group group = new Group(by, key);
      if (!group.unknown()) {
        groups.add(new Scored(group, Scores.of(histogram, it -> View.pick(it, at).equals(key))));
      }
    }
    String words = String.join(" x ", by);
    metrics.add(aucDifference(groups).on(words));
    metrics.add(scoringRate(groups, words));
    metrics.add(meanDifference(groups).on(words));
    calibration(groups, words);
  }

  /** Largest difference of AUC between groups with enough of both classes. */
  private Metric aucDifference(List<Scored> groups) {
    String name = "aucDifference";
    List<Scored> enough = groups.stream().filter(this::enough).toList();
    long n = groups.stream().mapToLong(it -> it.scores().n()).sum();
    for (Scored one : groups) {
      if (one.scores().positives() > 0 && one.scores().negatives() > 0) {
        Metric auc = Metric.shown("rocAuc", auc(one, terms.confidence()), one.scores().n());
        byGroup.add(auc.on(String.join(" x ", one.group().by())).comparing(one.group()));
      }
    }
    if (enough.size() < 2) {
      return Metric.unmeasured(
          name, terms.limit(name), n, "fewer than two groups with enough of both outcomes");
    }
    double each = Multiplicity.allAtOnce(terms.confidence(), Extremes.pairs(enough.size()));
    List<Interval> parts = enough.stream().map(it -> auc(it, each)).toList();
    Scored least = enough.getFirst();
    Scored most = enough.getFirst();
    for (Scored one : enough) {
      least = auc(one, each).value() < auc(least, each).value() ? one : least;
      most = auc(one, each).value() > auc(most, each).value() ? one : most;
    }
    double value = auc(most, each).value() - auc(least, each).value();
    Metric metric =
        Across.judged(name, Extremes.apart(value, parts), n, terms)
            .comparing(least.group(), most.group());
    return enough.size() == groups.size()
        ? metric
        : metric.noting(
            "%,d groups left out, too few rows".formatted(groups.size() - enough.size()));
  }

  private boolean enough(Scored one) {
    Scores scores = one.scores();
    return scores.n() >= terms.leastRows()
        && Math.min(scores.positives(), scores.negatives()) >= Math.max(1, terms.leastEvents());
  }

  private static Interval auc(Scored one, double confidence) {
    return Ranks.auc(one.scores().negative(), one.scores().positive(), confidence);
  }

  /**
   * Share of each group that scores above the median of all, least over most: what NYC Local Law
   * 144 asks of tools that score. The median is known to a bin; its bin is not above it.
   */
  private Metric scoringRate(List<Scored> groups, String words) {
    int median = median(groups);
    boolean high = terms.favourable() == 1;
    List<Share> shares = new ArrayList<>();
    for (Scored one : groups) {
      Scores scores = one.scores();
      long k = 0;
      for (int i = high ? median + 1 : 0; i < (high ? scores.negative().length : median); i++) {
        k += scores.negative()[i] + scores.positive()[i];
      }
      shares.add(new Share(one.group(), k, scores.n()));
    }
    String name = "scoringRateRatio";
    Sorted sorted = Sorted.of(shares, terms);
    List<Share> used = sorted.used();
    Limit limit = terms.limit(name);
    Interval ratio = used.size() < 2 ? null : Extremes.ratio(used, terms.confidence());
    return ratio == null
        ? Metric.unmeasured(name, limit, sorted.rows(), "fewer than two groups").on(words)
        : sorted.settle(
            Across.judged(name, ratio, used.stream().mapToLong(Share::n).sum(), terms)
                .on(words)
                .comparing(Extremes.least(used).group(), Extremes.most(used).group()));
  }

  private int median(List<Scored> groups) {
    long all = groups.stream().mapToLong(it -> it.scores().n()).sum();
    long below = 0;
    for (int i = 0; i < histogram.bins(); i++) {
      for (Scored one : groups) {
        below += one.scores().negative()[i] + one.scores().positive()[i];
      }
      if (2 * below >= all) {
        return i;
      }
    }
    return 0;
  }

  /** Lowest less highest mean score over the pooled standard deviation. Reported. */
  private Metric meanDifference(List<Scored> groups) {
    String name = "standardizedMeanDifference";
    Moments lowest = null;
    Moments highest = null;
    for (Scored one : groups) {
      Moments moments = Moments.of(one.group(), one.scores());
      if (moments.n() > 1) {
        lowest = lowest == null || moments.mean() < lowest.mean() ? moments : lowest;
        highest = highest == null || moments.mean() > highest.mean() ? moments : highest;
      }
    }
    Interval d =
        lowest == null || highest == null || lowest == highest
            ? null
            : lowest.apart(highest, terms.confidence());
    return d == null || lowest == null || highest == null
        ? Metric.unmeasured(name, terms.limit(name), 0, "fewer than two groups whose scores vary")
        : Across.judged(name, d, lowest.n() + highest.n(), terms)
            .comparing(lowest.group(), highest.group());
  }

  /** Each group's own calibration, and the worst of them for all. */
  private void calibration(List<Scored> groups, String words) {
    if (histogram.low() < 0 || histogram.high() > 1) {
      return;
    }
    double each = Multiplicity.allAtOnce(terms.confidence(), Math.max(1, groups.size()));
    Bootstrap draws = new Bootstrap(Bootstrap.USUAL.seed(), Bootstrap.USUAL.times(), each);
    List<Metric> errors = new ArrayList<>();
    for (Scored one : groups) {
      List<Calibration.Bin> bins = Calibration.bins(one.scores(), Calibration.BINS);
      Interval error = Calibration.expectedError(bins, draws);
      if (error != null) {
        Metric metric =
            Across.judged("expectedCalibrationError", error, one.scores().n(), terms)
                .on(words)
                .comparing(one.group());
        errors.add(
            enough(one)
                ? Calibration.unlessChance(metric, bins, 1 - each)
                : metric.unsettled(Sorted.TOO_FEW, null));
        calibrated.add(new Calibrated(one.group(), bins));
      }
    }
    byGroup.addAll(errors);
    groups.forEach(one -> line(one, words, each));
    metrics.add(worst(errors, groups).on(words));
  }

  /** Intercept and slope; none where outcomes are separated by the score, or do not vary. */
  private void line(Scored one, String words, double confidence) {
    Calibration.Line line = Calibration.line(one.scores(), confidence);
    if (line != null) {
      long n = one.scores().n();
      for (Metric metric :
          List.of(
              Metric.shown("calibrationIntercept", line.intercept(), n),
              Metric.shown("calibrationSlope", line.slope(), n))) {
        byGroup.add(metric.on(words).comparing(one.group()));
      }
    }
  }

  /**
   * The group whose scores are furthest from what came true stands for all: no PASS while a group
   * that counts is open.
   */
  private Metric worst(List<Metric> errors, List<Scored> groups) {
    String name = "groupCalibrationError";
    Limit limit = terms.limit(name);
    double rows = groups.stream().mapToLong(it -> it.scores().n()).sum();
    Set<Group> judged = new LinkedHashSet<>();
    groups.stream().filter(this::enough).map(Scored::group).forEach(judged::add);
    Comparator<Metric> bad =
        Comparator.<Metric>comparingInt(it -> it.verdict() == Verdict.FAIL ? 1 : 0)
            .thenComparingDouble(it -> it.value() == null ? 0 : it.value());
    Metric worst =
        errors.stream()
            .filter(it -> judged.contains(it.compared().getFirst()))
            .max(bad)
            .orElse(null);
    if (worst == null) {
      return Metric.unmeasured(name, limit, (long) rows, "no group with enough of both outcomes");
    }
    boolean open =
        errors.stream()
            .anyMatch(
                it -> it.verdict() == Verdict.INCONCLUSIVE && it.n() >= terms.leaveOut() * rows);
    Metric named = worst.named(name);
    return named.verdict() == Verdict.PASS && open
        ? named.unsettled("not settled for every group", null)
        : named;
  }
}
