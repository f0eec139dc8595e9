package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Answers;
import org.candor.measure.Budget;
import org.candor.measure.Column;
import org.candor.measure.Engine;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.Engines;
import org.candor.measure.performance.Goals;
import org.candor.measure.performance.Ranking;
import org.jspecify.annotations.Nullable;

/**
 * Does what is relevant come first? ISO/IEC TS 4213.
 *
 * @param query column that tells queries apart
 * @param gain column that says how relevant an answer is, 0 for not at all
 * @param score column by which answers are ordered, the highest first
 * @param first how many answers people look at
 * @param baseline column with the scores of another model for the same answers; null without one
 */
public record RankingStudy(
    String query, String gain, String score, int first, @Nullable String baseline, Goals goals)
    implements Study {

  static final String KIND = "ranking";

  /** Answers that people look at, unless said otherwise. */
  public static final int FIRST = 10;

  private static final int MOST_RELEVANT = 1_000_000;
  private static final long MOST_PLACES = 20_000_000;

  /**
   * @throws Unmeasurable where nobody looks at any answer
   */
  public RankingStudy {
    if (first < 1 || first > 100_000) {
      throw new Unmeasurable("The first %,d answers cannot be judged.".formatted(first));
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
        Json.object()
            .put("query", query)
            .put("gain", gain)
            .put("score", score)
            .put("first", first)
            .put("baseline", baseline);
    return Parameters.judged(asked, goals.confidence(), goals.leastRows(), goals.limits());
  }

  static RankingStudy read(Parameters it) {
    return new RankingStudy(
        it.text("query"),
        it.text("gain"),
        it.text("score"),
        (int) it.number("first"),
        it.textOrNull("baseline"),
        it.goals());
  }

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    return Asked.measure(this, sources.getFirst(), budget, Engines.Use.OFTEN, this::answer);
  }

  private Asked.Answer answer(Engine engine) {
    var found = answers(engine, score);
    if (found.queries() == 0) {
      throw new Unmeasurable("No row has a query, a gain and a score: nothing to measure.");
    }
    var aggregates = Json.object().put("answers", json(found));
    var metrics = new ArrayList<Metric>(Ranking.measure(gains(found), first, goals));
    var notes = new ArrayList<String>();
    if (baseline != null) {
      var other = answers(engine, baseline);
      aggregates.put("answersOfBaseline", json(other));
      metrics.add(against(found, other, baseline));
    }
    if (found.left() > 0) {
      notes.add("%,d rows without query, gain or score are left out.".formatted(found.left()));
    }
    long none = found.queries() - found.relevant().size();
    if (none > 0) {
      notes.add("%,d queries have no relevant answer and count as 0.".formatted(none));
    }
    return new Asked.Answer(aggregates.build(), Findings.ofColumns(metrics, List.of()), notes);
  }

  private Answers answers(Engine engine, String by) {
    var names = engine.columns().get(List.of(query, gain, by)).stream().map(Column::name).toList();
    var found = engine.answers(names.get(0), names.get(1), names.get(2), MOST_RELEVANT);
    if (found == null) {
      throw new Unmeasurable(
          "More than %,d relevant answers: measure a sample of the queries."
              .formatted(MOST_RELEVANT));
    }
    return found;
  }

  /** Only where both models ordered the very same answers can they be compared. */
  private Metric against(Answers found, Answers other, String column) {
    boolean same =
        found.rows() == other.rows()
            && found.relevant().keySet().equals(other.relevant().keySet())
            && found.queries() == other.queries();
    if (!same) {
      throw new Unmeasurable(
          "'%s' has no score for some answers that '%s' has one for: they cannot be compared."
              .formatted(column, score));
    }
    return Ranking.against(gains(found), gains(other), first, goals)
        .on(column)
        .noting("baseline: " + column);
  }

  /** The gains of each query up to the last relevant answer; queries without one come last. */
  private static List<double[]> gains(Answers found) {
    var all = new ArrayList<double[]>();
    long places = 0;
    for (var answers : found.relevant().values()) {
      long last = answers.getLast().rank();
      places += last;
      if (places > MOST_PLACES) {
        throw new Unmeasurable("Too many answers to rank: measure a sample of the queries.");
      }
      var gains = new double[Math.toIntExact(last)];
      answers.forEach(it -> gains[Math.toIntExact(it.rank() - 1)] = it.gain());
      all.add(gains);
    }
    while (all.size() < found.queries()) {
      all.add(new double[0]);
    }
    return all;
  }

  private static JsonObject json(Answers found) {
    var ranks = new ArrayList<Json>();
    found
        .relevant()
        .forEach(
            (name, answers) ->
                answers.forEach(
                    it ->
                        ranks.add(
                            Json.array(
                                List.of(Json.of(name), Json.of(it.rank()), Json.of(it.gain()))))));
    return Json.object()
        .put("queries", found.queries())
        .put("rows", found.rows())
        .put("left", found.left())
        .put("relevant", AggregateJson.kept(ranks))
        .build();
  }
}
