package org.candor.measure.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Column;
import org.candor.measure.Confusion;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Metric;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.Engines;
import org.candor.measure.fairness.Fairness;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.candor.measure.fairness.ScoreFairness;
import org.candor.measure.fairness.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Are groups of people treated alike by a model's predictions? ISO/IEC TR 24027.
 *
 * @param prediction expression for what is predicted, see {@link Expression}
 * @param label expression for what came true
 * @param by columns that make groups, one or more
 * @param score column of scores whose meaning is compared between groups too; null without one
 * @param given columns, in each of whose values disparity is looked for too
 * @param population by column of {@code by}, the share that each group has of the people concerned
 * @param version 2 knew no tests of differences, no shrunk rates and of calibration in groups only
 *     its error; it is read and done again as it was
 */
public record FairnessStudy(
    String prediction,
    String label,
    List<String> by,
    @Nullable ScoreTerms score,
    List<String> given,
    Map<String, Map<String, Double>> population,
    Terms terms,
    int version)
    implements Study {

  static final String KIND = "fairness";

  private static final int LATEST = 3;
  private static final int BEFORE = 2;
  private static final int MOST_CALIBRATED = 100;

  /** Of more groups the scores, each in fine bins, would not fit the memory of a small server. */
  private static final int MOST_SCORED = 2_000;

  private static final Set<String> NEW_WITH_3 =
      Set.of("groupCalibrationError", "calibrationIntercept", "calibrationSlope");

  private static final int BINS = 1024;

  /**
   * @throws Unmeasurable where no column makes groups, or a population share is not above 0
   */
  public FairnessStudy {
    by = List.copyOf(by);
    given = List.copyOf(given);
    population = Map.copyOf(population);
    if (by.isEmpty()) {
      throw new Unmeasurable("Name at least one column that makes groups.");
    }
    if (population.values().stream()
        .anyMatch(it -> it.isEmpty() || it.values().stream().anyMatch(each -> !(each > 0)))) {
      throw new Unmeasurable("Shares of the population are above 0.");
    }
  }

  public FairnessStudy(
      String prediction,
      String label,
      List<String> by,
      @Nullable ScoreTerms score,
      List<String> given,
      Map<String, Map<String, Double>> population,
      Terms terms) {
    this(prediction, label, by, score, given, population, terms, LATEST);
  }

  public FairnessStudy(
      String prediction, String label, List<String> by, @Nullable ScoreTerms score, Terms terms) {
    this(prediction, label, by, score, List.of(), Map.of(), terms);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject parameters() {
    return Json.object()
        .put("prediction", prediction)
        .put("label", label)
        .put("by", Parameters.texts(by))
        .put("score", score == null ? Json.NULL : score.json())
        .put("scoreBins", BINS)
        .put("given", Parameters.texts(given))
        .put("population", Population.json(population))
        .put("favourable", terms.favourable())
        .put("reference", Parameters.object(terms.reference()))
        .put("confidence", terms.confidence())
        .put("leastRows", terms.leastRows())
        .put("leastEvents", terms.leastEvents())
        .put("leaveOut", terms.leaveOut())
        .put("limits", Parameters.limitObjects(terms.limits()))
        .build();
  }

  static FairnessStudy read(Parameters it, int version) {
    return new FairnessStudy(
        it.text("prediction"),
        it.text("label"),
        it.texts("by"),
        ScoreTerms.read(it, "score"),
        it.texts("given"),
        Population.of(it.inner("population")),
        new Terms(
            (int) it.number("favourable"),
            it.textsByName("reference"),
            it.number("confidence"),
            (int) it.number("leastRows"),
            (int) it.number("leastEvents"),
            it.number("leaveOut"),
            it.limits("limits")),
        Math.clamp(version, BEFORE, LATEST));
  }

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    return Asked.measure(this, sources.getFirst(), budget, Engines.Use.ONCE, this::answer);
  }

  private Asked.Answer answer(Engine engine) {
    var columns = engine.columns();
    var groups = columns.get(by).stream().map(Column::name).toList();
    var strata = columns.get(given).stream().map(Column::name).toList();
    var leaves = leaves(engine, Stream.concat(groups.stream(), strata.stream()).toList());
    var confusion = strata.isEmpty() ? leaves : leaves.over(groups);
    var own = terms.comparedWith(references(groups));
    var report = Fairness.measure(confusion, own);
    var metrics = new ArrayList<>(report.metrics());
    var comparisons = new ArrayList<>(report.comparisons());
    var notes = new ArrayList<String>();
    var aggregates = Json.object().put("confusion", AggregateJson.of(leaves));
    var why = new WhyNot(prediction, label, confusion);
    notes.addAll(why.notes());
    metrics.addAll(FairnessBeside.within(leaves, groups, strata, own));
    if (!population.isEmpty()) {
      var beside = new FairnessBeside(engine, own);
      metrics.addAll(beside.represented(population, groups));
      aggregates.put("populations", beside.counts());
      notes.addAll(beside.notes());
    }
    Map<String, JsonObject> details = new LinkedHashMap<>();
    int many = confusion.cells().size();
    if (score != null && many > MOST_SCORED) {
      metrics.addAll(ScoreFairness.tooMany(groups, many, MOST_SCORED, own));
    } else if (score != null) {
      var scores = scores(engine, groups, score);
      var result = ScoreFairness.measure(scores, own);
      metrics.addAll(result.metrics());
      comparisons.addAll(result.groups());
      details.putAll(calibrated(result.calibrated(), own));
      aggregates.put("scores", AggregateJson.of(scores));
      Stream.ofNullable(score.left(scores)).forEach(notes::add);
    }
    metrics.replaceAll(why::told);
    var found = new Findings(report.groups(), metrics, comparisons, List.of(), details);
    return new Asked.Answer(aggregates.build(), version == LATEST ? found : before(found), notes);
  }

  private ScoreHistogram scores(Engine engine, List<String> groups, ScoreTerms of) {
    var labels = Expression.read(label, engine.columns());
    var scores = engine.scores(of.column(), labels, groups, of.bins(BINS));
    of.check(scores);
    return scores;
  }

  /** Score and outcome of each group, bin by bin, beside the number for all of a view. */
  private static Map<String, JsonObject> calibrated(
      List<ScoreFairness.Calibrated> all, Terms terms) {
    Map<String, List<Json>> byView = new LinkedHashMap<>();
    for (var each : all) {
      var key = "groupCalibrationError " + String.join(" x ", each.group().by());
      var bins =
          each.bins().stream()
              .<Json>map(
                  bin ->
                      Json.object()
                          .put("n", bin.n())
                          .put("score", bin.mean())
                          .put("outcome", MetricJson.of(bin.interval(terms.confidence())))
                          .build())
              .toList();
      byView
          .computeIfAbsent(key, _ -> new ArrayList<>())
          .add(
              Json.object()
                  .put("by", MetricJson.of(each.group()))
                  .put("bins", Json.array(bins))
                  .build());
    }
    Map<String, JsonObject> details = new LinkedHashMap<>();
    byView.forEach(
        (key, groups) -> {
          if (groups.size() <= MOST_CALIBRATED) {
            details.put(key, Json.object().put("calibration", Json.array(groups)).build());
          }
        });
    return details;
  }

  private static Findings before(Findings now) {
    return Findings.ofGroups(
        now.groups().stream().map(FairnessStudy::before).toList(),
        before(now.metrics()),
        before(now.comparisons()));
  }

  private static List<Metric> before(List<Metric> now) {
    return now.stream()
        .filter(it -> !NEW_WITH_3.contains(it.name()))
        .map(it -> it.tested(null))
        .toList();
  }

  private static GroupRates before(GroupRates now) {
    var rates = new LinkedHashMap<>(now.rates());
    rates.keySet().removeIf(it -> it.startsWith("shrunk"));
    return new GroupRates(now.group(), now.cell(), rates, now.treatment());
  }

  private Confusion leaves(Engine engine, List<String> all) {
    var found =
        engine.confusion(
            Expression.read(prediction, engine.columns()),
            Expression.read(label, engine.columns()),
            all);
    if (found.cells().isEmpty()) {
      throw new Unmeasurable(
          "No row has both a label ('%s') and a prediction ('%s'): nothing to measure."
              .formatted(label, prediction));
    }
    return found;
  }

  /** Under the names as the source writes them. */
  private Map<String, String> references(List<String> groups) {
    var found = new TreeMap<String, String>();
    terms
        .reference()
        .forEach(
            (column, value) -> {
              var name =
                  groups.stream()
                      .filter(it -> it.equalsIgnoreCase(column))
                      .findFirst()
                      .orElseThrow(
                          () ->
                              new Unmeasurable(
                                  "The reference names column '%s', which makes no groups here."
                                      .formatted(column)));
              found.put(name, value);
            });
    return found;
  }
}
