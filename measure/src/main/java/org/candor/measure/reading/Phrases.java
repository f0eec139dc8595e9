package org.candor.measure.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.candor.measure.Metric;

/** One sentence for each metric whose number means something to people; the rest are named. */
final class Phrases {

  /** What is said of two groups that differ in how often something happens. */
  private static final Map<String, String> GAPS =
      Map.ofEntries(
          Map.entry("demographicParityDifference", "in how often they are %s"),
          Map.entry("equalOpportunityDifference", "in how often those who deserve it are %s"),
          Map.entry("equalizedOddsDifference", "in how often they are %s, rightly or wrongly"),
          Map.entry("predictiveParityDifference", "in how often a prediction of 1 is right"),
          Map.entry("negativePredictiveValueDifference", "in how often a prediction of 0 is right"),
          Map.entry("falsePositiveRateDifference", "in how often a true 0 is predicted 1"),
          Map.entry("falseNegativeRateDifference", "in how often a true 1 is predicted 0"),
          Map.entry("accuracyDifference", "in how often predictions are right"));

  /** What a share is a share of. */
  private static final Map<String, String> SHARES =
      Map.ofEntries(
          Map.entry("unknownShare", "of rows belong to no known group"),
          Map.entry("unjudgedShare", "of rows lack a label or a prediction"),
          Map.entry("completeness", "of values are there"),
          Map.entry("validity", "of rows keep the rule"),
          Map.entry("uniqueness", "of keys are the first of their kind"),
          Map.entry("duplicateRowShare", "of rows repeat an earlier one"),
          Map.entry("functionalDependency", "of rows break the rule"),
          Map.entry("denialConstraint", "of rows take part in what must not be"),
          Map.entry("referentialIntegrity", "of references lead somewhere"),
          Map.entry("gapShare", "of periods hold no row"),
          Map.entry("smallestClassShare", "of rows are of the rarest class"),
          Map.entry("conflictingLabelShare", "of rows are labelled unlike others of their kind"),
          Map.entry("trainTestOverlap", "of test rows are in the training data too"),
          Map.entry("accuracyOfSample", "of checked values are right"),
          Map.entry("newCategoryShare", "of current rows are of a category not seen before"),
          Map.entry("driftedColumnShare", "of columns drifted"),
          Map.entry("accuracy", "of predictions are right"),
          Map.entry("majorityBaseline", "would be right by always saying the commoner class"),
          Map.entry("precision", "of what is predicted 1 is 1"),
          Map.entry("recall", "of what is 1 is predicted 1"),
          Map.entry("specificity", "of what is 0 is predicted 0"),
          Map.entry("intervalCoverage", "of actual values lie in the predicted interval"),
          Map.entry("estimatedAccuracy", "of predictions are expected to be right"));

  /** Differences of shares beside those of two groups. */
  private static final Set<String> CHANGES =
      Set.of(
          "missingShareChange",
          "rateChange",
          "errorRateChange",
          "largestShareChange",
          "ks",
          "accuracyOverBaseline",
          "averageOddsDifference",
          "averageAbsoluteOddsDifference");

  private Phrases() {}

  /** Metrics that are said in percent. */
  static Set<String> shares() {
    var names = new HashSet<>(SHARES.keySet());
    names.addAll(List.of("rocAuc", "totalVariation"));
    return Set.copyOf(names);
  }

  /** Metrics that are said in points of a percentage. */
  static Set<String> gaps() {
    var names = new HashSet<>(GAPS.keySet());
    names.addAll(CHANGES);
    return Set.copyOf(names);
  }

  static String sentence(Metric metric, double value, Vocabulary words) {
    String gap = GAPS.get(metric.name());
    String share = SHARES.get(metric.name());
    if (alike(metric)) {
      return title(metric) + " is " + Figures.of(metric).value() + ": all groups are alike.";
    }
    if (gap != null && metric.compared().size() == 2) {
      return gap(metric, String.format(Locale.ROOT, gap, words.favoured()), words);
    }
    if (share != null) {
      return on(metric) + Figures.of(metric).value() + " " + share + ".";
    }
    if (metric.compared().size() == 2) {
      return ratio(metric, words);
    }
    return switch (metric.name()) {
      case "missingShareChange" -> on(metric) + change(metric, value, "missing values");
      case "rateChange" -> on(metric) + change(metric, value, "yes");
      case "errorRateChange" -> on(metric) + change(metric, value, "wrong predictions");
      case "psi", "ks", "wasserstein", "totalVariation", "largestShareChange" -> moved(metric);
      case "rocAuc" ->
          "A true 1 scores above a true 0 in "
              + Figures.of(metric).value()
              + " of pairs"
              + (metric.compared().isEmpty()
                  ? "."
                  : " for " + words.those(metric.compared().getFirst()) + ".");
      case "accuracyOverBaseline" ->
          "Right for "
              + size(metric)
              + (value < 0 ? " less" : " more")
              + " of the rows than the baseline.";
      default -> named(metric, words);
    };
  }

  /** Whether its sentence says both what it is called and what it was measured on. */
  static boolean names(Metric metric) {
    return metric.name().equals("psi") && metric.value() != null;
  }

  /** The outermost two are one where none is further out than another. */
  private static boolean alike(Metric metric) {
    return metric.compared().size() == 2
        && metric.compared().getFirst().equals(metric.compared().getLast());
  }

  private static String gap(Metric metric, String what, Vocabulary words) {
    String first = words.those(metric.compared().getFirst());
    String second = words.those(metric.compared().getLast());
    return capital(first) + " and " + second + " are " + size(metric) + " apart " + what + ".";
  }

  private static String ratio(Metric metric, Vocabulary words) {
    String first = words.those(metric.compared().getFirst());
    String second = words.those(metric.compared().getLast());
    Double value = metric.value();
    String times =
        value != null && value == 1
            ? "as often as "
            : Figures.of(metric).value() + " times as often as ";
    return switch (metric.name()) {
      case "impactRatio" ->
          capital(first) + " are " + words.favoured() + " " + times + second + ".";
      case "errorRateRatio" ->
          "Predictions for " + first + " are wrong " + times + "for " + second + ".";
      case "scoringRateRatio" ->
          capital(first) + " score above the median of all " + times + second + ".";
      default -> named(metric, words);
    };
  }

  private static String named(Metric metric, Vocabulary words) {
    String groups =
        switch (metric.compared().size()) {
          case 0 -> "";
          case 1 -> " for " + words.those(metric.compared().getFirst());
          default ->
              " between "
                  + words.those(metric.compared().getFirst())
                  + " and "
                  + words.those(metric.compared().getLast());
        };
    return title(metric) + groups + " is " + Figures.of(metric).value() + ".";
  }

  private static String change(Metric metric, double value, String what) {
    return size(metric) + (value < 0 ? " fewer " : " more ") + what + " than before.";
  }

  /** Without the direction, which words tell. */
  private static String size(Metric metric) {
    String points = Figures.of(metric).value().replaceFirst("^-", "");
    return points.equals("1.0 points") ? "1.0 point" : points;
  }

  /** How far a column moved. */
  private static String moved(Metric metric) {
    return switch (metric.name()) {
      case "psi" -> spread(metric) + "moved by a PSI of " + Figures.of(metric).value() + ".";
      case "ks" ->
          on(metric) + "at some value, the share of rows below it changed by " + size(metric) + ".";
      case "wasserstein" ->
          on(metric)
              + "values moved by "
              + Figures.of(metric).value()
              + " standard deviations on average.";
      case "totalVariation" ->
          on(metric) + Figures.of(metric).value() + " of rows lie elsewhere than before.";
      default -> on(metric) + "the share of one part changed by " + size(metric) + ".";
    };
  }

  private static String spread(Metric metric) {
    return "The spread of " + (metric.of() == null ? "values" : metric.of()) + " ";
  }

  /** What it was measured on, before what is said of that; empty for all. */
  static String on(Metric metric) {
    return metric.of() == null ? "" : metric.of() + ": ";
  }

  /** The name in words, with what it was measured on. */
  static String title(Metric metric) {
    return Titles.of(metric.name()) + (metric.of() == null ? "" : " of " + metric.of());
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
