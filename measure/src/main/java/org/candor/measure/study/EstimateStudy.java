package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.drift.EstimatedPerformance;
import org.candor.measure.engine.Engines;

/**
 * How often is a model right, as far as its scores tell before anyone knows what came true?
 *
 * @param score column of probabilities
 * @param threshold scores from here on count as 1, above 0 and below 1
 */
public record EstimateStudy(String score, double threshold, DriftTerms terms) implements Study {

  static final String KIND = "estimate";

  private static final int BINS = 1000;

  /**
   * @throws Unmeasurable where the threshold divides nothing
   */
  public EstimateStudy {
    if (!(threshold > 0 && threshold < 1)) {
      throw new Unmeasurable("A threshold lies above 0 and below 1, unlike " + threshold + ".");
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public JsonObject parameters() {
    var asked =
        Json.object().put("score", score).put("threshold", threshold).put("scoreBins", BINS);
    return Parameters.judged(asked, terms.confidence(), terms.leastRows(), terms.limits());
  }

  static EstimateStudy read(Parameters it) {
    return new EstimateStudy(
        it.text("score"), it.number("threshold"), it.driftTerms(DriftTerms.USUAL.parts()));
  }

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    return Asked.measure(this, sources.getFirst(), budget, Engines.Use.ONCE, this::answer);
  }

  private Asked.Answer answer(Engine engine) {
    var probabilities = new ScoreTerms(engine.columns().get(score).name(), 0, 1);
    var histogram =
        engine.scores(probabilities.column(), null, List.of(), probabilities.bins(BINS));
    long outside = histogram.parts().stream().mapToLong(ScoreHistogram.Part::outside).sum();
    if (outside > 0) {
      throw new Unmeasurable(
          probabilities.lie(outside)
              + " outside 0 to 1: nothing can be estimated from what is no probability.");
    }
    var notes = new ArrayList<String>();
    var left = probabilities.left(histogram);
    if (left != null) {
      notes.add(left);
    }
    var metrics = EstimatedPerformance.measure(histogram, threshold, terms);
    return new Asked.Answer(
        Json.object().put("scores", AggregateJson.of(histogram)).build(),
        Findings.ofColumns(metrics, List.of()),
        notes);
  }
}
