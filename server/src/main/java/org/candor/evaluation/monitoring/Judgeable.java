package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.candor.measure.Limit;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.study.RankingStudy;
import org.candor.register.Unfit;
import org.candor.support.evidence.Coverable;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a question can judge, by the names that limits are written with: a limit on any
 * other would be kept by nothing and noticed by nobody.
 */
final class Judgeable {

  private static final int NEAREST = 3;

  private static final Set<String> FAIRNESS =
      Asking.words(
          "impactRatio demographicParityDifference equalOpportunityDifference equalOpportunityRatio"
              + " equalizedOddsDifference equalizedOddsRatio averageOddsDifference"
              + " averageAbsoluteOddsDifference predictiveParityDifference"
              + " negativePredictiveValueDifference falsePositiveRateDifference"
              + " falseNegativeRateDifference accuracyDifference errorRateRatio"
              + " differentialFairness unknownShare aucDifference scoringRateRatio"
              + " standardizedMeanDifference groupCalibrationError");

  private static final Set<String> DRIFT =
      Asking.words(
          "psi ks wasserstein jensenShannon hellinger totalVariation largestShareChange cramersV"
              + " newCategoryShare missingShareChange rateChange driftedColumnShare"
              + " calibrationChange");

  private static final Set<String> QUALITY =
      Asking.words(
          "completeness validity uniqueness duplicateRowShare functionalDependency"
              + " denialConstraint referentialIntegrity age latenessP95 gapShare"
              + " smallestClassShare imbalanceRatio entropy normalizedEntropy"
              + " conflictingLabelShare trainTestOverlap labelAssociation accuracyOfSample"
              + " cohensKappa krippendorffAlpha outlierShare"
              + " robustOutlierShare");

  private static final Set<String> PERFORMANCE =
      Asking.words(
          "accuracy balancedAccuracy precision recall specificity negativePredictiveValue f1 f2"
              + " matthewsCorrelation cohensKappa majorityBaseline accuracyOverBaseline"
              + " expectedCost rocAuc gini ksPositiveNegative averagePrecision logLoss brierScore"
              + " brierSkillScore expectedCalibrationError calibrationIntercept calibrationSlope");

  private static final Set<String> REGRESSION =
      Asking.words(
          "meanError meanAbsoluteError rootMeanSquaredError rSquared errorOverBaseline"
              + " intervalCoverage");

  private static final Set<String> SERIES = Asking.words("errorRateChange ewmaErrorRate");

  private static final Set<String> ESTIMATE =
      Asking.words("estimatedAccuracy estimatedPrecision estimatedRecall");

  private Judgeable() {}

  /**
   * @throws Unfit where a limit, or what decides, is none of the numbers that it judges
   */
  static void check(Monitor it) {
    var known = of(it);
    for (int i = 0; i < it.limits().size(); i++) {
      var line = it.limits().get(i);
      check("limits", i, line.substring(0, Math.max(0, line.indexOf('='))).strip(), it, known);
    }
    for (int i = 0; i < it.decidedBy().size(); i++) {
      check("decidedBy", i, it.decidedBy().get(i), it, known);
    }
  }

  private static void check(String field, int row, String name, Monitor it, Set<String> known) {
    if (known.contains(name)) {
      return;
    }
    var question = Labels.question(it.question());
    throw new Unfit(
        field,
        known.isEmpty()
            ? text("evaluation.limits.none", row + 1, question)
            : text("evaluation.limits.unknown", row + 1, question, name, nearest(name, known)));
  }

  private static String nearest(String name, Set<String> known) {
    var typed = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .sorted(
            Comparator.comparingInt(it -> Coverable.distance(typed, it.toLowerCase(Locale.ROOT))))
        .limit(NEAREST)
        .collect(Collectors.joining(", "));
  }

  /** Of answers in an order, the names say how many of the first are looked at. */
  static Set<String> of(Monitor it) {
    return switch (it.question()) {
      case FAIRNESS -> FAIRNESS;
      case DRIFT -> DRIFT;
      case QUALITY -> QUALITY;
      case PERFORMANCE -> PERFORMANCE;
      case REGRESSION -> REGRESSION;
      case RANKING -> ranking(it);
      case SERIES -> SERIES;
      case ESTIMATE -> ESTIMATE;
      case PROFILE -> Set.of();
    };
  }

  /** What is asked of a number where nobody sets a limit; null where nothing is. */
  static @Nullable Limit usual(Monitor.Question question, String name) {
    return switch (question) {
      case FAIRNESS -> Terms.USUAL.limit(name);
      case DRIFT, SERIES, ESTIMATE -> DriftTerms.USUAL.limit(name);
      case QUALITY -> QualityTerms.USUAL.limit(name);
      case PERFORMANCE, REGRESSION, RANKING -> Goals.USUAL.limit(name);
      case PROFILE -> null;
    };
  }

  private static Set<String> ranking(Monitor it) {
    var first =
        Asking.said(it.question(), it.options())
            .getOrDefault("first", List.of(String.valueOf(RankingStudy.FIRST)))
            .getFirst();
    var names =
        new TreeSet<>(Set.of("meanAveragePrecision", "meanReciprocalRank", "rankingOverBaseline"));
    names.add("ndcgAt" + first);
    names.add("precisionAt" + first);
    return names;
  }
}
