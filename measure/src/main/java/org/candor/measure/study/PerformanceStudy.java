package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.Engines;
import org.candor.measure.performance.Classification;
import org.candor.measure.performance.Goals;
import org.candor.measure.performance.Intervals;
import org.candor.measure.performance.Probability;
import org.candor.measure.performance.Scores;
import org.jspecify.annotations.Nullable;

/**
 * How often is a model right, beside what needs no model? ISO/IEC TS 4213.
 *
 * @param label expression for what came true, see {@link Expression}
 * @param prediction expression for what was predicted; null where only scores are judged
 * @param score column of scores; null where only decisions are judged
 * @param baseline column of another model's decisions on the same rows; null without one
 * @param costs of mistakes; null where all count alike
 * @param version 1 showed lift, the largest calibration error and the parts of the Brier score
 *     without intervals; it is read and done again as it was
 */
public record PerformanceStudy(
    String label,
    @Nullable String prediction,
    @Nullable ScoreTerms score,
    @Nullable String baseline,
    @Nullable Costs costs,
    Goals goals,
    int version)
    implements Study {

  static final String KIND = "performance";

  private static final int LATEST = 2;

  private static final int BINS = 4096;

  /**
   * What a mistake costs, in any unit.
   *
   * @param falsePositive of predicting 1 where 0 came true, 0 or more
   * @param falseNegative of predicting 0 where 1 came true, 0 or more
   */
  public record Costs(double falsePositive, double falseNegative) {

    /**
     * @throws Unmeasurable where one is below 0 or no number
     */
    public Costs {
      if (!(falsePositive >= 0 && falseNegative >= 0)
          || !Double.isFinite(falsePositive + falseNegative)) {
        throw new Unmeasurable("A mistake costs 0 or more.");
      }
    }
  }

  /**
   * @throws Unmeasurable where there is nothing to judge
   */
  public PerformanceStudy {
    if (prediction == null && score == null) {
      throw new Unmeasurable("Name a prediction or a score.");
    }
    if (baseline != null && prediction == null) {
      throw new Unmeasurable("A baseline is compared with a prediction: name one.");
    }
    if (costs != null && prediction == null) {
      throw new Unmeasurable("Costs are those of predictions: name one.");
    }
  }

  public PerformanceStudy(
      String label,
      @Nullable String prediction,
      @Nullable ScoreTerms score,
      @Nullable String baseline,
      @Nullable Costs costs,
      Goals goals) {
    this(label, prediction, score, baseline, costs, goals, LATEST);
  }

  public PerformanceStudy(
      String label,
      @Nullable String prediction,
      @Nullable ScoreTerms score,
      @Nullable String baseline,
      Goals goals) {
    this(label, prediction, score, baseline, null, goals);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject parameters() {
    var json =
        Json.object()
            .put("label", label)
            .put("prediction", prediction)
            .put("score", score == null ? Json.NULL : score.json())
            .put("scoreBins", BINS)
            .put("baseline", baseline)
            .put("confidence", goals.confidence())
            .put("leastRows", goals.leastRows())
            .put("limits", Parameters.limitObjects(goals.limits()));
    if (costs != null) {
      json.put("falsePositiveCost", costs.falsePositive());
      json.put("falseNegativeCost", costs.falseNegative());
    }
    return json.build();
  }

  static PerformanceStudy read(Parameters it, int version) {
    return new PerformanceStudy(
        it.text("label"),
        it.textOrNull("prediction"),
        ScoreTerms.read(it, "score"),
        it.textOrNull("baseline"),
        costs(it),
        it.goals(),
        Math.clamp(version, 1, LATEST));
  }

  private static @Nullable Costs costs(Parameters it) {
    var positive = it.numberOrNull("falsePositiveCost");
    return positive == null ? null : new Costs(positive, it.number("falseNegativeCost"));
  }

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    return Asked.measure(this, sources.getFirst(), budget, Engines.Use.ONCE, this::answer);
  }

  private Asked.Answer answer(Engine engine) {
    var labels = Expression.read(label, engine.columns());
    var metrics = new ArrayList<Metric>();
    var notes = new ArrayList<String>();
    var aggregates = Json.object();
    if (prediction != null) {
      var confusion =
          engine.confusion(
              Expression.read(prediction, engine.columns()),
              labels,
              baseline == null ? List.of() : List.of(engine.columns().get(baseline).name()));
      aggregates.put("confusion", AggregateJson.of(confusion));
      metrics.addAll(decisions(confusion));
      if (confusion.unjudged() > 0) {
        notes.add(
            "%,d rows without label or prediction are left out.".formatted(confusion.unjudged()));
      }
    }
    if (score != null) {
      var histogram = engine.scores(score.column(), labels, List.of(), score.bins(BINS));
      score.check(histogram);
      aggregates.put("scores", AggregateJson.of(histogram));
      var scores = Scores.of(histogram);
      var measured = Probability.measure(scores, goals);
      metrics.addAll(version == 1 ? measured : Intervals.ofScores(measured, scores, goals));
      var left = score.left(histogram);
      if (left != null) {
        notes.add(left);
      }
    }
    return new Asked.Answer(aggregates.build(), Findings.ofColumns(metrics, List.of()), notes);
  }

  private List<Metric> decisions(Confusion confusion) {
    var all =
        confusion.cells().stream().reduce(new Cell(List.of(), 0, 0, 0, 0), PerformanceStudy::add);
    if (all.n() == 0) {
      throw new Unmeasurable(
          "No row has both a label ('%s') and a prediction ('%s'): nothing to measure."
              .formatted(label, prediction));
    }
    var metrics = new ArrayList<>(Classification.measure(all, goals));
    if (baseline != null) {
      metrics.add(against(confusion, baseline));
    }
    if (costs != null) {
      metrics.add(Classification.cost(all, costs.falsePositive(), costs.falseNegative(), goals));
    }
    return metrics;
  }

  private static Cell add(Cell a, Cell b) {
    return new Cell(List.of(), a.tp() + b.tp(), a.fp() + b.fp(), a.fn() + b.fn(), a.tn() + b.tn());
  }

  /** On the same rows: those that only one of the two got right decide. */
  private Metric against(Confusion confusion, String column) {
    long onlyModel = 0;
    long onlyBaseline = 0;
    long n = 0;
    for (var cell : confusion.cells()) {
      var said = cell.group().getFirst();
      if (said == null) {
        continue;
      }
      boolean one = isOne(said, column);
      onlyModel += one ? cell.tn() : cell.tp();
      onlyBaseline += one ? cell.fn() : cell.fp();
      n += cell.n();
    }
    return Classification.against(onlyModel, onlyBaseline, n, goals)
        .on(column)
        .noting("baseline: " + column);
  }

  private static boolean isOne(String said, String column) {
    return switch (said.strip().toLowerCase(Locale.ROOT)) {
      case "1", "true", "1.0" -> true;
      case "0", "false", "0.0" -> false;
      default ->
          throw new Unmeasurable(
              "Column '%s' must hold 0, 1, true or false to be the baseline. It also holds '%s'."
                  .formatted(column, said));
    };
  }
}
