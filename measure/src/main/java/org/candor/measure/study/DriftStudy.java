package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.engine.Engines;
import org.jspecify.annotations.Nullable;

/**
 * Are today's rows still like those a model was built on? Control A.6.2.6.
 *
 * @param columns none for all that both have
 * @param reference rows of the first source
 * @param current rows of the second, or of the only one
 * @param outcomes expressions for what is predicted or came true, see {@link
 *     org.candor.measure.Expression}: how much oftener are they true now? Empty for none
 * @param score column of probabilities that may mean something else now; null where nobody asks
 * @param label what came true of them; null without scores
 */
public record DriftStudy(
    List<String> columns,
    DriftRows reference,
    DriftRows current,
    List<String> outcomes,
    @Nullable ScoreTerms score,
    @Nullable String label,
    DriftTerms terms)
    implements Study {

  static final String KIND = "drift";

  /**
   * @throws Unmeasurable where scores are no probabilities, or nothing came true of them
   */
  public DriftStudy {
    columns = List.copyOf(columns);
    outcomes = List.copyOf(outcomes);
    if ((score == null) != (label == null)) {
      throw new Unmeasurable("Whether scores still mean the same needs both a score and a label.");
    }
    if (score != null && (score.low() < 0 || score.high() > 1)) {
      throw new Unmeasurable(
          "Whether scores still mean the same is asked of probabilities, from 0 to 1.");
    }
  }

  public DriftStudy(
      List<String> columns,
      DriftRows reference,
      DriftRows current,
      List<String> outcomes,
      DriftTerms terms) {
    this(columns, reference, current, outcomes, null, null, terms);
  }

  public DriftStudy(
      List<String> columns, DriftRows reference, DriftRows current, DriftTerms terms) {
    this(columns, reference, current, List.of(), terms);
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
    var json =
        Json.object()
            .put("columns", Parameters.texts(columns))
            .put("reference", reference.json())
            .put("current", current.json())
            .put("confidence", terms.confidence())
            .put("leastRows", terms.leastRows())
            .put("parts", terms.parts())
            .put("exactValues", TwoSamples.MOST_VALUES)
            .put("bins", TwoSamples.BINS)
            .put("limits", Parameters.limitObjects(terms.limits()));
    if (!outcomes.isEmpty()) {
      json.put("outcomes", Parameters.texts(outcomes));
    }
    if (score != null) {
      json.put("score", score.json()).put("label", label).put("scoreBins", TwoSamples.BINS);
    }
    return json.build();
  }

  static DriftStudy read(Parameters it) {
    return new DriftStudy(
        it.texts("columns"),
        DriftRows.read(it.inner("reference")),
        DriftRows.read(it.inner("current")),
        it.textsIfAny("outcomes"),
        ScoreTerms.read(it, "score"),
        it.textOrNull("label"),
        it.driftTerms((int) it.number("parts")));
  }

  /** The reference first, then the current rows; one source where rows are chosen from it. */
  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    var first = sources.getFirst();
    if (sources.size() == 1) {
      if (reference.equals(current)) {
        throw new Unmeasurable(
            "Reference and current rows are the same: choose rows, or name a second file.");
      }
      var use = reference.byPlace() || current.byPlace();
      return Engines.measure(
          first,
          budget,
          use ? Engines.Use.BY_PLACE : Engines.Use.OFTEN,
          it -> compared(it, it, sources));
    }
    var half = budget.memory(Math.max(1, budget.memory() / 2));
    return Engines.measure(
        first,
        half,
        use(reference),
        before ->
            Engines.measure(
                sources.getLast(), half, use(current), now -> compared(before, now, sources)));
  }

  private static Engines.Use use(DriftRows rows) {
    return rows.byPlace() ? Engines.Use.BY_PLACE : Engines.Use.OFTEN;
  }

  private Measurement compared(Engine before, Engine now, List<Source> sources) {
    var samples =
        new TwoSamples(
            before, reference.slice(before.columns()), now, current.slice(now.columns()), terms);
    samples.compare(columns);
    outcomes.forEach(samples::outcome);
    if (score != null && label != null) {
      samples.calibration(score, label);
    }
    var notes = new ArrayList<>(before.notes());
    var queries = new ArrayList<>(before.queries());
    var measured = new ArrayList<>(List.of(Asked.measured(sources.getFirst(), before)));
    if (now != before) {
      measured.add(Asked.measured(sources.getLast(), now));
      queries.addAll(now.queries());
      notes.addAll(now.notes());
    }
    notes.addAll(samples.notes());
    return new Measurement(
        this,
        measured,
        Stream.of(queries).flatMap(List::stream).toList(),
        samples.aggregates(),
        samples.findings(),
        notes);
  }
}
