package org.candor.evaluation.monitoring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.evaluation.monitoring.Monitor.Question;

/**
 * What a page asks about a question: its options, the numbers that may decide it, and what it is
 * usually for. Questions that are not here need the form of the record.
 *
 * @param options fields of the page, as {@link Asking} knows them
 * @param required those without which nothing can be measured
 * @param measures numbers that limits are offered for, the usual one of the kind first
 * @param deciding the number of the kind
 * @param controls that it usually serves
 */
record Askable(
    List<String> options,
    List<String> required,
    List<String> measures,
    List<String> deciding,
    List<String> controls) {

  private static final List<String> OF_A_MODEL = List.of("A.6.2.4", "A.6.2.6");

  private static final Map<Question, Askable> ALL = new EnumMap<>(Question.class);

  static {
    ALL.put(
        Question.FAIRNESS,
        new Askable(
            List.of("prediction", "label", "by", "favourable", "score"),
            List.of("prediction", "label", "by"),
            List.of(
                "impactRatio",
                "demographicParityDifference",
                "equalOpportunityDifference",
                "equalizedOddsDifference",
                "predictiveParityDifference",
                "falsePositiveRateDifference",
                "falseNegativeRateDifference",
                "accuracyDifference"),
            List.of("impactRatio"),
            List.of("A.5.4", "A.6.2.6")));
    ALL.put(
        Question.DRIFT,
        new Askable(
            List.of("columns", "score", "label"),
            List.of("reference"),
            List.of("psi", "ks", "missingShareChange", "newCategoryShare", "driftedColumnShare"),
            List.of("psi"),
            List.of("A.6.2.6", "A.7.4")));
    ALL.put(
        Question.QUALITY,
        new Askable(
            List.of("label", "columns", "timestamp", "max-age"),
            List.of(),
            List.of(
                "completeness", "duplicateRowShare", "smallestClassShare", "conflictingLabelShare"),
            List.of("completeness", "duplicateRowShare"),
            List.of("A.7.4")));
    ALL.put(
        Question.PERFORMANCE,
        new Askable(
            List.of("prediction", "label", "score"),
            List.of("label"),
            List.of(
                "accuracyOverBaseline",
                "brierSkillScore",
                "expectedCalibrationError",
                "accuracy",
                "recall",
                "precision",
                "rocAuc"),
            List.of("accuracyOverBaseline"),
            OF_A_MODEL));
    ALL.put(
        Question.PROFILE,
        new Askable(List.of("columns"), List.of(), List.of(), List.of(), List.of("A.7.4")));
    ALL.put(
        Question.REGRESSION,
        new Askable(
            List.of("predicted", "actual"),
            List.of("predicted", "actual"),
            List.of("rSquared", "meanAbsoluteError", "rootMeanSquaredError", "meanError"),
            List.of(),
            OF_A_MODEL));
    ALL.put(
        Question.RANKING,
        new Askable(
            List.of("query", "gain", "score"),
            List.of("query", "gain", "score"),
            List.of("ndcgAt10", "precisionAt10", "meanAveragePrecision", "meanReciprocalRank"),
            List.of(),
            OF_A_MODEL));
    ALL.put(
        Question.SERIES,
        new Askable(
            List.of("prediction", "label", "order"),
            List.of("prediction", "label", "order"),
            List.of("errorRateChange"),
            List.of("errorRateChange"),
            OF_A_MODEL));
    ALL.put(
        Question.ESTIMATE,
        new Askable(
            List.of("score"),
            List.of("score"),
            List.of("estimatedAccuracy", "estimatedPrecision", "estimatedRecall"),
            List.of(),
            OF_A_MODEL));
  }

  /** Those a page can ask. */
  static List<Question> questions() {
    return List.copyOf(ALL.keySet());
  }

  /** By the name of the question; empty where the page has no fields for it. */
  static Optional<Askable> of(String question) {
    return ALL.entrySet().stream()
        .filter(it -> it.getKey().name().equals(question))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  boolean asks(String field) {
    return options.contains(field);
  }
}
