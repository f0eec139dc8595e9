package org.candor.measure.study;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/**
 * What quality may be asked besides.
 *
 * @param annotators columns with what each of several people, or models, said of the row
 * @param checked pairs of columns, the second with what was found right, such as {@code
 *     city=city_checked}
 * @param timing whether rows are new enough; null where nobody asks
 * @param lateness column of numbers that says how late a row came; null without one
 * @param references columns whose values must occur in another source
 * @param tested whether the rows are compared with test data of the same model
 * @param outliers whether numbers far from the rest are counted
 * @param robust whether they are also counted by their distance from the median; older measurements
 *     did not and are done again as they were
 * @param population by column, the share that each value has of the people concerned
 */
public record Further(
    List<String> annotators,
    List<String> checked,
    @Nullable Timing timing,
    @Nullable String lateness,
    List<Reference> references,
    boolean tested,
    boolean outliers,
    boolean robust,
    Map<String, Map<String, Double>> population) {

  public static final Further NOTHING =
      new Further(List.of(), List.of(), null, null, List.of(), false, false);

  public Further(
      List<String> annotators,
      List<String> checked,
      @Nullable Timing timing,
      @Nullable String lateness,
      List<Reference> references,
      boolean tested,
      boolean outliers) {
    this(annotators, checked, timing, lateness, references, tested, outliers, Map.of());
  }

  public Further(
      List<String> annotators,
      List<String> checked,
      @Nullable Timing timing,
      @Nullable String lateness,
      List<Reference> references,
      boolean tested,
      boolean outliers,
      Map<String, Map<String, Double>> population) {
    this(annotators, checked, timing, lateness, references, tested, outliers, outliers, population);
  }

  /**
   * @param column of another source, in which values of {@code column} must occur
   */
  public record Reference(String column, String target) {

    String words() {
      return column + "->" + target;
    }
  }

  /**
   * @param column dates or moments; moments without a zone are those of UTC
   * @param now as of when
   * @param every how often rows come; null where that is not asked
   */
  public record Timing(String column, Instant now, @Nullable Duration every) {

    /**
     * @throws Unmeasurable where the distance is none
     */
    public Timing {
      if (every != null && every.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new Unmeasurable("Rows come a second apart at least.");
      }
    }
  }

  /**
   * @throws Unmeasurable where there is one annotator only
   */
  public Further {
    annotators = List.copyOf(annotators);
    checked = List.copyOf(checked);
    references = List.copyOf(references);
    population = Map.copyOf(population);
    if (annotators.size() == 1) {
      throw new Unmeasurable("Agreement is that of two annotators at least.");
    }
  }

  /** How many other sources are needed: one for each reference, then the test data. */
  int sources() {
    return references.size() + (tested ? 1 : 0);
  }

  JsonObject json() {
    return json(timing == null ? null : timing.now().toString(), robust);
  }

  /** The same question at any time, whichever way outliers are counted besides. */
  JsonObject identity() {
    return json(null, false);
  }

  private JsonObject json(@Nullable String now, boolean robust) {
    var json =
        Json.object()
            .put("annotators", Parameters.texts(annotators))
            .put("checked", Parameters.texts(checked))
            .put("timestamp", timing == null ? null : timing.column())
            .put("now", now)
            .put(
                "every",
                timing == null || timing.every() == null ? null : timing.every().toString())
            .put("lateness", lateness)
            .put("referring", Parameters.texts(references.stream().map(Reference::column).toList()))
            .put("referred", Parameters.texts(references.stream().map(Reference::target).toList()))
            .put("tested", tested)
            .put("outliers", outliers);
    if (robust) {
      json.put("robust", true);
    }
    if (!population.isEmpty()) {
      json.put("population", Population.json(population));
    }
    return json.build();
  }

  static Further read(Parameters it) {
    var columns = it.texts("referring");
    var targets = it.texts("referred");
    if (columns.size() != targets.size()) {
      throw new Unmeasurable("This is no measurement that can be run: references are not right.");
    }
    var references = new ArrayList<Reference>();
    for (int i = 0; i < columns.size(); i++) {
      references.add(new Reference(columns.get(i), targets.get(i)));
    }
    return new Further(
        it.texts("annotators"),
        it.texts("checked"),
        timing(it),
        it.textOrNull("lateness"),
        references,
        it.truth("tested"),
        it.truth("outliers"),
        it.json().get("robust") != null && it.truth("robust"),
        it.json().get("population") == null ? Map.of() : Population.of(it.inner("population")));
  }

  private static @Nullable Timing timing(Parameters it) {
    var column = it.textOrNull("timestamp");
    if (column == null) {
      return null;
    }
    var every = it.textOrNull("every");
    try {
      return new Timing(
          column, Instant.parse(it.text("now")), every == null ? null : Duration.parse(every));
    } catch (DateTimeException e) {
      throw new Unmeasurable("This is no measurement that can be run: its times are not right.", e);
    }
  }
}
