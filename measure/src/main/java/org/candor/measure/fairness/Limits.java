package org.candor.measure.fairness;

import java.util.Map;
import org.candor.measure.Limit;
import org.jspecify.annotations.Nullable;

/** What is usually asked of each metric, and who asks it. */
final class Limits {

  static final Limit FOUR_FIFTHS = Limit.atLeast(0.8, "four-fifths rule, 29 CFR 1607.4 D");
  private static final Limit BAND =
      Limit.between(0.8, 1.25, "four-fifths rule both ways, 29 CFR 1607.4 D");
  private static final String TENTH = "one tenth, as in AIF360 and TrustyAI";
  private static final Limit GAP = Limit.atMost(0.1, TENTH);
  private static final Limit SIGNED_GAP = Limit.between(-0.1, 0.1, TENTH);
  private static final Limit HOUSE = Limit.atMost(0.05, "Candor's own");

  private static final Map<String, Limit> USUAL =
      Map.ofEntries(
          Map.entry("demographicParityDifference", GAP),
          Map.entry("equalOpportunityDifference", GAP),
          Map.entry("equalizedOddsDifference", GAP),
          Map.entry("averageOddsDifference", SIGNED_GAP),
          Map.entry("averageAbsoluteOddsDifference", GAP),
          Map.entry("predictiveParityDifference", GAP),
          Map.entry("negativePredictiveValueDifference", GAP),
          Map.entry("falsePositiveRateDifference", GAP),
          Map.entry("falseNegativeRateDifference", GAP),
          Map.entry("accuracyDifference", GAP),
          Map.entry("errorRateRatio", Limit.atLeast(0.8, "four-fifths, as in AIF360")),
          Map.entry(
              "differentialFairness", Limit.atMost(Math.log(1.25), "Foulds et al. 2020, ln 1.25")),
          Map.entry("expectedCalibrationError", HOUSE),
          Map.entry("groupCalibrationError", HOUSE),
          Map.entry("aucDifference", HOUSE),
          Map.entry("scoringRateRatio", Limit.atLeast(0.8, "four-fifths; NYC Local Law 144")),
          Map.entry("representationRatio", FOUR_FIFTHS),
          Map.entry("unknownShare", HOUSE));

  private Limits() {}

  static @Nullable Limit usual(String metric, boolean referenceNamed) {
    if (metric.equals("impactRatio")) {
      return referenceNamed ? BAND : FOUR_FIFTHS;
    }
    return USUAL.get(metric);
  }

  /** The same limit for a difference that has a direction. */
  static @Nullable Limit signed(@Nullable Limit limit) {
    if (limit == null || limit.atMost() == null || limit.atLeast() != null) {
      return limit;
    }
    double most = Math.abs(limit.atMost());
    return Limit.between(-most, most, limit.source());
  }
}
