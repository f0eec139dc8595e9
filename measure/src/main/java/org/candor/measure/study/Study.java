package org.candor.measure.study;

import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;

/** A question to data, complete with everything that decides its answer but the data. */
public sealed interface Study
    permits FairnessStudy,
        DriftStudy,
        SeriesStudy,
        QualityStudy,
        PerformanceStudy,
        RegressionStudy,
        RankingStudy,
        EstimateStudy,
        ProfileStudy,
        HistoryStudy {

  /** Such as {@code fairness}. */
  String kind();

  /** Of the set of metrics; another number where the same data could give another answer. */
  int version();

  /** All that was asked, so that {@link #read} gives this study again. */
  JsonObject parameters();

  /**
   * @param sources one; or others that it is compared with, and then the one that is measured
   * @throws Unmeasurable where it cannot be answered
   */
  Measurement measure(List<Source> sources, Budget budget);

  /**
   * @throws Unmeasurable for a kind or version this program does not know
   */
  static Study read(String kind, int version, JsonObject parameters) {
    var read = new Parameters(parameters);
    Study study =
        switch (kind) {
          case FairnessStudy.KIND -> FairnessStudy.read(read, version);
          case DriftStudy.KIND -> DriftStudy.read(read);
          case SeriesStudy.KIND -> SeriesStudy.read(read, version);
          case QualityStudy.KIND -> QualityStudy.read(read);
          case PerformanceStudy.KIND -> PerformanceStudy.read(read, version);
          case RegressionStudy.KIND -> RegressionStudy.read(read, version);
          case RankingStudy.KIND -> RankingStudy.read(read);
          case EstimateStudy.KIND -> EstimateStudy.read(read);
          case ProfileStudy.KIND -> ProfileStudy.read(read, version);
          case HistoryStudy.KIND -> HistoryStudy.read(read);
          default -> throw new Unmeasurable("No measurement is called '" + kind + "'.");
        };
    if (study.version() != version) {
      throw new Unmeasurable(
          "This was measured by version %d of the %s metrics; this program has version %d."
              .formatted(version, kind, study.version()));
    }
    return study;
  }

  /** What two measurements must have in common to be compared: everything but the data. */
  default JsonObject identity() {
    return Json.object()
        .put("measurement", kind())
        .put("version", version())
        .put("parameters", parameters())
        .build();
  }
}
