package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Metric;
import org.candor.measure.NumberErrors;
import org.candor.measure.Slice;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.Engines;
import org.candor.measure.performance.Errors;
import org.candor.measure.performance.Goals;
import org.candor.measure.performance.Intervals;
import org.candor.measure.performance.Regression;
import org.candor.measure.reading.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * How far are predicted numbers from what came true? ISO/IEC TS 4213.
 *
 * @param predicted column of numbers
 * @param actual column of numbers
 * @param baseline column with another prediction, such as the last version's; null without one
 * @param quantile of the actual value that is predicted, above 0 and below 1; null for a mean
 * @param band columns with the low and the high end of a predicted interval; null without one
 * @param version 1 showed relative errors without intervals; it is read and done again as it was
 */
public record RegressionStudy(
    String predicted,
    String actual,
    @Nullable String baseline,
    @Nullable Double quantile,
    @Nullable Band band,
    Goals goals,
    int version)
    implements Study {

  static final String KIND = "regression";

  private static final int LATEST = 2;

  /** A predicted interval. */
  public record Band(String low, String high) {}

  /**
   * @throws Unmeasurable where the quantile is none
   */
  public RegressionStudy {
    if (quantile != null && !(quantile > 0 && quantile < 1)) {
      throw new Unmeasurable("A quantile lies above 0 and below 1, unlike " + quantile + ".");
    }
  }

  public RegressionStudy(
      String predicted,
      String actual,
      @Nullable String baseline,
      @Nullable Double quantile,
      @Nullable Band band,
      Goals goals) {
    this(predicted, actual, baseline, quantile, band, goals, LATEST);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject parameters() {
    var asked =
        Json.object()
            .put("predicted", predicted)
            .put("actual", actual)
            .put("baseline", baseline)
            .put("quantile", MetricJson.number(quantile))
            .put("low", band == null ? null : band.low())
            .put("high", band == null ? null : band.high());
    return Parameters.judged(asked, goals.confidence(), goals.leastRows(), goals.limits());
  }

  static RegressionStudy read(Parameters it, int version) {
    var low = it.textOrNull("low");
    return new RegressionStudy(
        it.text("predicted"),
        it.text("actual"),
        it.textOrNull("baseline"),
        it.numberOrNull("quantile"),
        low == null ? null : new Band(low, it.text("high")),
        it.goals(),
        Math.clamp(version, 1, LATEST));
  }

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    return Asked.measure(this, sources.getFirst(), budget, Engines.Use.OFTEN, this::answer);
  }

  private Asked.Answer answer(Engine engine) {
    var found = engine.errors(name(engine, predicted), name(engine, actual), null);
    if (found.n() == 0) {
      throw new Unmeasurable(
          "No row has a number in both '%s' and '%s': nothing to measure."
              .formatted(predicted, actual));
    }
    var shown = Regression.measure(Errors.of(found), goals);
    var metrics =
        new ArrayList<Metric>(version == 1 ? shown : Intervals.ofErrors(shown, found, goals));
    var aggregates = Json.object().put("errors", AggregateJson.of(found));
    if (quantile != null) {
      double off = found.absolute().total();
      double signed = found.error().total();
      metrics.add(
          Regression.pinball(quantile, (off + signed) / 2, (off - signed) / 2, found.n())
              .noting("of the quantile " + Numbers.exact(quantile)));
    }
    if (baseline != null) {
      metrics.add(against(engine, name(engine, baseline), aggregates));
    }
    if (band != null) {
      metrics.add(covered(engine, band, aggregates));
    }
    return new Asked.Answer(
        aggregates.build(), Findings.ofColumns(metrics, List.of()), notes(found));
  }

  private static String name(Engine engine, String column) {
    return engine.columns().get(column).name();
  }

  private Metric against(Engine engine, String column, Json.ObjectBuilder aggregates) {
    var found = engine.errors(name(engine, predicted), name(engine, actual), column);
    aggregates.put("errorsBesideBaseline", AggregateJson.of(found));
    var beyond = java.util.Objects.requireNonNull(found.beyond(), "asked for");
    return Regression.against(beyond.total(), beyond.totalOfSquares(), found.n(), goals)
        .on(column)
        .noting("baseline: " + column);
  }

  private Metric covered(Engine engine, Band own, Json.ObjectBuilder aggregates) {
    var value = Expression.quoted(name(engine, actual));
    var inside =
        "%s >= %s AND %s <= %s"
            .formatted(
                value,
                Expression.quoted(name(engine, own.low())),
                value,
                Expression.quoted(name(engine, own.high())));
    var counts = engine.truths(Expression.read(inside, engine.columns()), Slice.ALL);
    aggregates.put("inside", AggregateJson.of(counts));
    return Regression.coverage(counts.yes(), counts.yes() + counts.no(), goals)
        .on(own.low() + ".." + own.high());
  }

  private List<String> notes(NumberErrors found) {
    return found.left() == 0
        ? List.of()
        : List.of(
            "%,d rows without a number in '%s' or '%s' are left out."
                .formatted(found.left(), predicted, actual));
  }
}
