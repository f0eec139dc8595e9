package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.candor.measure.stats.Proportion;

/**
 * Fairness of decisions between groups: each column alone and every combination, from the leaf
 * cells of one query.
 */
public final class Fairness {

  private final Terms terms;
  private final List<GroupRates> groups = new ArrayList<>();
  private final List<Metric> metrics = new ArrayList<>();
  private final List<Metric> comparisons = new ArrayList<>();

  private Fairness(Terms terms) {
    this.terms = terms;
  }

  /**
   * @throws org.candor.measure.Unmeasurable where a reference group does not occur, naming those
   *     that do
   */
  public static FairnessReport measure(Confusion leaves, Terms terms) {
    Fairness fairness = new Fairness(terms);
    Cell all = View.of(leaves, List.of()).total();
    fairness.groups.add(rates(Group.ALL, all, terms));
    for (List<String> by : View.columns(leaves.by())) {
      fairness.view(View.of(leaves, by));
    }
    View favoured = new View(List.of(), List.of(all)).favouring(terms.favourable());
    fairness.metrics.addAll(Inequality.overall(favoured.total(), terms.confidence()));
    long rows = all.n() + leaves.unjudged();
    if (leaves.unjudged() > 0) {
      Interval share = Proportion.interval(leaves.unjudged(), rows, terms.confidence());
      fairness.metrics.add(Metric.shown("unjudgedShare", share, rows));
    }
    return new FairnessReport(fairness.groups, fairness.metrics, fairness.comparisons);
  }

  private static GroupRates rates(Group group, Cell cell, Terms terms) {
    Map<String, Interval> rates = new LinkedHashMap<>();
    for (Rate rate : Rate.values()) {
      if (rate.rows(cell) > 0) {
        rates.put(rate.label(), Odds.wilson(rate, cell, terms.confidence()));
      }
    }
    if (cell.n() > 0) {
      Rate favoured = Rate.SELECTION;
      long k = terms.favourable() == 1 ? favoured.events(cell) : cell.n() - favoured.events(cell);
      rates.put("favourableRate", Proportion.wilson(k, cell.n(), terms.confidence()));
    }
    Double treatment = cell.fp() == 0 ? null : (Double) ((double) cell.fn() / cell.fp());
    return new GroupRates(group, cell, rates, treatment);
  }

  /** Intersections have small groups: beside their own rates those that lean on the others. */
  private void groups(View raw) {
    Map<String, Map<Group, Interval>> shrunk = new LinkedHashMap<>();
    if (raw.by().size() > 1) {
      double confidence = terms.confidence();
      shrunk.put(
          "shrunkFavourableRate",
          Shrunk.of(raw.favouring(terms.favourable()).shares(Rate.SELECTION), confidence));
      shrunk.put("shrunkTruePositiveRate", Shrunk.of(raw.shares(Rate.TRUE_POSITIVE), confidence));
      shrunk.put("shrunkFalsePositiveRate", Shrunk.of(raw.shares(Rate.FALSE_POSITIVE), confidence));
    }
    for (Cell cell : raw.cells()) {
      Group group = raw.group(cell);
      GroupRates own = rates(group, cell, terms);
      Map<String, Interval> all = new LinkedHashMap<>(own.rates());
      shrunk.forEach(
          (name, rates) -> {
            Interval rate = rates.get(group);
            if (rate != null) {
              all.put(name, rate);
            }
          });
      groups.add(new GroupRates(group, cell, all, own.treatment()));
    }
  }

  private void view(View raw) {
    groups(raw);
    View known = raw.known();
    View favoured = known.favouring(terms.favourable());
    Across favouring = new Across(favoured, terms);
    Across predicting = new Across(known, terms);
    unknown(raw, known);
    Comparisons against = Comparisons.of(favoured, terms);
    boolean named = terms.reference(raw.by()) != null;
    List<Metric> ratios =
        against == null ? List.of() : against.ratios("impactRatio", Rate.SELECTION);
    if (named && against != null) {
      metrics.add(against.worst("impactRatio", ratios));
    } else {
      metrics.add(favouring.measure("impactRatio", Rate.SELECTION, Extremes::ratio));
    }
    metrics.add(favouring.measure("demographicParityDifference", Rate.SELECTION, Extremes::range));
    metrics.add(
        favouring.measure("equalOpportunityDifference", Rate.TRUE_POSITIVE, Extremes::range));
    metrics.add(favouring.measure("equalOpportunityRatio", Rate.TRUE_POSITIVE, Extremes::ratio));
    metrics.addAll(favouring.equalizedOdds());
    comparisons.addAll(ratios);
    if (against != null) {
      compare(against, known);
    }
    metrics.add(
        predicting.measure("predictiveParityDifference", Rate.POSITIVE_VALUE, Extremes::range));
    metrics.add(
        predicting.measure(
            "negativePredictiveValueDifference", Rate.NEGATIVE_VALUE, Extremes::range));
    metrics.add(
        predicting.measure("falsePositiveRateDifference", Rate.FALSE_POSITIVE, Extremes::range));
    metrics.add(
        predicting.measure("falseNegativeRateDifference", Rate.FALSE_NEGATIVE, Extremes::range));
    metrics.add(predicting.measure("accuracyDifference", Rate.ACCURACY, Extremes::range));
    metrics.add(predicting.measure("errorRateRatio", Rate.ERROR, Extremes::ratio));
    metrics.addAll(DifferentialFairness.of(favoured, terms));
    metrics.add(Inequality.between(favoured, terms.confidence()).on(raw.words()));
  }

  private void unknown(View raw, View known) {
    long n = raw.total().n();
    if (n > 0) {
      Interval share = Proportion.interval(n - known.total().n(), n, terms.confidence());
      metrics.add(Across.judged("unknownShare", share, n, terms).on(raw.words()));
    }
  }

  private void compare(Comparisons against, View known) {
    List<Metric> odds = against.averageOdds();
    List<Metric> absolute = against.averageAbsoluteOdds();
    metrics.add(against.worst("averageOddsDifference", odds));
    metrics.add(against.worst("averageAbsoluteOddsDifference", absolute));
    comparisons.addAll(against.differences("demographicParityDifference", Rate.SELECTION));
    comparisons.addAll(against.differences("equalOpportunityDifference", Rate.TRUE_POSITIVE));
    comparisons.addAll(odds);
    comparisons.addAll(absolute);
    Comparisons asPredicted =
        new Comparisons(known, at(known, against.reference()), against.family(), terms);
    comparisons.addAll(asPredicted.differences("falsePositiveRateDifference", Rate.FALSE_POSITIVE));
    comparisons.addAll(asPredicted.differences("falseNegativeRateDifference", Rate.FALSE_NEGATIVE));
    comparisons.addAll(asPredicted.differences("accuracyDifference", Rate.ACCURACY));
  }

  private static Cell at(View view, Cell other) {
    return view.cells().stream()
        .filter(cell -> cell.group().equals(other.group()))
        .findFirst()
        .orElseThrow();
  }
}
