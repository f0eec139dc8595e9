package org.candor.measure.study;

import java.util.List;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.Engines;
import org.candor.measure.quality.QualityTerms;
import org.jspecify.annotations.Nullable;

/**
 * Are data fit for their use? Control A.7.4, ISO/IEC 5259-2.
 *
 * @param columns whose gaps are judged; none for all
 * @param dependencies such as {@code ZipCode->City}, columns of a side joined by commas
 * @param keys columns that name a row alone, joined by commas
 * @param sentinels values that stand for a missing one
 * @param rules expressions that hold for every row
 * @param denials expressions that hold for none
 * @param label column whose balance, contradictions and leaks are judged; null for none
 * @param further what not everyone asks
 */
public record QualityStudy(
    List<String> columns,
    List<String> dependencies,
    List<String> keys,
    Set<String> sentinels,
    List<String> rules,
    List<String> denials,
    @Nullable String label,
    Further further,
    QualityTerms terms)
    implements Study {

  static final String KIND = "quality";

  public QualityStudy {
    columns = List.copyOf(columns);
    dependencies = List.copyOf(dependencies);
    keys = List.copyOf(keys);
    sentinels = Set.copyOf(sentinels);
    rules = List.copyOf(rules);
    denials = List.copyOf(denials);
  }

  public QualityStudy(
      List<String> columns,
      List<String> dependencies,
      List<String> keys,
      Set<String> sentinels,
      List<String> rules,
      List<String> denials,
      @Nullable String label,
      QualityTerms terms) {
    this(columns, dependencies, keys, sentinels, rules, denials, label, Further.NOTHING, terms);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public JsonObject parameters() {
    var asked =
        Json.object()
            .put("columns", Parameters.texts(columns))
            .put("dependencies", Parameters.texts(dependencies))
            .put("keys", Parameters.texts(keys))
            .put("sentinels", Parameters.texts(sentinels.stream().sorted().toList()))
            .put("rules", Parameters.texts(rules))
            .put("denials", Parameters.texts(denials))
            .put("label", label)
            .put("further", further.json());
    return Parameters.judged(asked, terms.confidence(), terms.leastRows(), terms.limits());
  }

  /** When it was asked is no part of the question: the age of rows is compared day by day. */
  @Override
  public JsonObject identity() {
    return Study.super
        .identity()
        .with("parameters", parameters().with("further", further.identity()));
  }

  static QualityStudy read(Parameters it) {
    return new QualityStudy(
        it.texts("columns"),
        it.texts("dependencies"),
        it.texts("keys"),
        Set.copyOf(it.texts("sentinels")),
        it.texts("rules"),
        it.texts("denials"),
        it.textOrNull("label"),
        Further.read(it.inner("further")),
        new QualityTerms(
            it.number("confidence"), (int) it.number("leastRows"), it.limits("limits")));
  }

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    int others = further.sources();
    if (sources.size() != others + 1) {
      throw new Unmeasurable(
          "This compares with %d other sources, not with %d."
              .formatted(others, sources.size() - 1));
    }
    var own = others == 0 ? budget : budget.memory(Math.max(1, budget.memory() / 2));
    return Engines.measure(
        sources.getLast(),
        own,
        Engines.Use.OFTEN,
        engine -> {
          var inspection = new Inspection(engine, this, sources.subList(0, others), own);
          inspection.run();
          return inspection.measurement(sources.getLast());
        });
  }
}
