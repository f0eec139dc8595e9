package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Mistakes;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.drift.ErrorDrift;
import org.candor.measure.engine.Engines;
import org.jspecify.annotations.Nullable;

/**
 * Is a model wrong more often than it was? Control A.6.2.6.
 *
 * @param prediction expression for what was predicted, see {@link Expression}
 * @param label expression for what came true
 * @param order column that says when; null for the order of the rows in the file
 * @param periods parts of equal size
 * @param reference how many of them, at the beginning, say what is usual
 * @param version 1 knew no test of Page and Hinkley; it is read and done again as it was
 */
public record SeriesStudy(
    String prediction,
    String label,
    @Nullable String order,
    int periods,
    int reference,
    DriftTerms terms,
    int version)
    implements Study {

  static final String KIND = "series";

  /** Periods unless said otherwise, and how many of them are the reference. */
  public static final int PERIODS = 50;

  public static final int REFERENCE = 10;

  private static final int MOST_MOMENTS = 1_000_000;
  private static final int LATEST = 2;

  /**
   * @throws Unmeasurable where there is no period beside the reference
   */
  public SeriesStudy {
    if (reference < 1 || periods <= reference || periods > 10_000) {
      throw new Unmeasurable(
          "Of %d periods %d cannot be the reference: it needs 1 at least and fewer than all."
              .formatted(periods, reference));
    }
  }

  public SeriesStudy(
      String prediction,
      String label,
      @Nullable String order,
      int periods,
      int reference,
      DriftTerms terms) {
    this(prediction, label, order, periods, reference, terms, LATEST);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject parameters() {
    var asked =
        Json.object()
            .put("prediction", prediction)
            .put("label", label)
            .put("order", order)
            .put("periods", periods)
            .put("reference", reference);
    return Parameters.judged(asked, terms.confidence(), terms.leastRows(), terms.limits());
  }

  static SeriesStudy read(Parameters it, int version) {
    return new SeriesStudy(
        it.text("prediction"),
        it.text("label"),
        it.textOrNull("order"),
        (int) it.number("periods"),
        (int) it.number("reference"),
        it.driftTerms(DriftTerms.USUAL.parts()),
        Math.clamp(version, 1, LATEST));
  }

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    var use = order == null ? Engines.Use.BY_PLACE : Engines.Use.OFTEN;
    return Asked.measure(this, sources.getFirst(), budget, use, this::answer);
  }

  private Asked.Answer answer(Engine engine) {
    var columns = engine.columns();
    var found =
        engine.mistakes(
            Expression.read(prediction, columns),
            Expression.read(label, columns),
            order == null ? null : columns.get(order).name(),
            MOST_MOMENTS);
    if (found == null) {
      throw new Unmeasurable(
          "More than %,d moments: order by something coarser, such as the day."
              .formatted(MOST_MOMENTS));
    }
    if (found.moments().isEmpty()) {
      throw new Unmeasurable("No row has a moment, a label and a prediction: nothing to measure.");
    }
    var metrics = new ArrayList<>(ErrorDrift.measure(found, periods, reference, terms));
    metrics.removeIf(it -> version < LATEST && it.name().equals("pageHinkleyDrifts"));
    var notes = new ArrayList<String>();
    if (found.left() > 0) {
      notes.add(
          "%,d rows without moment, label or prediction are left out.".formatted(found.left()));
    }
    return new Asked.Answer(aggregates(found), Findings.ofColumns(metrics, List.of()), notes);
  }

  private static JsonObject aggregates(Mistakes found) {
    List<Json> moments = new ArrayList<>();
    for (var it : found.moments()) {
      moments.add(Json.array(List.of(Json.of(it.at()), Json.of(it.wrong()), Json.of(it.n()))));
    }
    return Json.object()
        .put("moments", AggregateJson.kept(moments))
        .put("left", found.left())
        .build();
  }
}
