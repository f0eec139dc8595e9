package org.candor.measure.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;

/**
 * A measurement done again: the same question to the same place.
 *
 * @param outcome what that showed
 * @param words one sentence for each thing that is not as it was
 * @param now what is measured today
 */
public record Remeasurement(Outcome outcome, List<String> words, Measurement now) {

  /** What comes of doing it again. */
  public enum Outcome {
    /** The same rows gave the same numbers to the last digit. */
    IDENTICAL,
    /** The rows are not those of before: nothing is said about the numbers of then. */
    SOURCE_CHANGED,
    /** The same rows gave other numbers: one of the two is wrong, or the engine changed. */
    DIFFERENT
  }

  private static final List<String> ANSWERS =
      List.of("groups", "metrics", "comparisons", "columns", "aggregates");

  public Remeasurement {
    words = List.copyOf(words);
  }

  /**
   * @param before as {@link Measurement#json} gave it
   * @param sources where the rows are now; empty to look where they were, as files
   * @throws Unmeasurable where that is no measurement, or cannot be done again
   */
  public static Remeasurement of(JsonObject before, List<Source> sources, Budget budget) {
    var read = new Parameters(before);
    if (read.inner("aggregates").json().get(Suppression.MARK) != null) {
      throw new Unmeasurable(
          "Small counts were left out of this record, so nothing can be held against it.");
    }
    var study =
        Study.read(
            read.text("measurement"),
            (int) read.number("version"),
            read.inner("parameters").json());
    var places = sources.isEmpty() ? files(before) : sources;
    var now = study.measure(places, budget);
    return compared(before, now);
  }

  /** Whether it is still the same, as far as the two records tell. */
  static Remeasurement compared(JsonObject before, Measurement now) {
    var after = now.json();
    var words = new ArrayList<String>();
    boolean sameSource = sameSources(before, now, words);
    for (var part : ANSWERS) {
      if (!canonical(before.get(part)).equals(canonical(after.get(part)))) {
        words.add("Other than before: " + part + ".");
      }
    }
    if (!canonical(before.get("engine")).equals(canonical(after.get("engine")))) {
      words.add("Another engine: " + canonical(before.get("engine")) + " then.");
    }
    boolean sameAnswers = words.stream().noneMatch(it -> it.startsWith("Other"));
    var outcome =
        !sameSource ? Outcome.SOURCE_CHANGED : sameAnswers ? Outcome.IDENTICAL : Outcome.DIFFERENT;
    return new Remeasurement(outcome, words, now);
  }

  /** By fingerprint; a table without one by its number of rows. */
  private static boolean sameSources(JsonObject before, Measurement now, List<String> words) {
    var then = sources(before);
    boolean same = then.size() == now.sources().size();
    for (int i = 0; i < Math.min(then.size(), now.sources().size()); i++) {
      var print = now.sources().get(i).fingerprint();
      var old = then.get(i);
      var sha = old.textOrNull("sha256");
      boolean rows = old.json().get("rows") instanceof JsonNumber it && it.value() == print.rows();
      if (!rows || (sha != null && !sha.equals(print.sha256()))) {
        same = false;
        words.add(
            "%s had %s rows, SHA-256 %s; now %,d rows, %s."
                .formatted(
                    old.text("name"),
                    canonical(old.json().get("rows")),
                    sha,
                    print.rows(),
                    print.sha256()));
      }
    }
    return same;
  }

  private static List<Parameters> sources(JsonObject before) {
    if (!(before.get("sources") instanceof JsonArray array) || array.elements().isEmpty()) {
      throw new Unmeasurable("This is no measurement that can be run: it names no sources.");
    }
    var found = new ArrayList<Parameters>();
    for (var each : array.elements()) {
      if (each instanceof JsonObject object) {
        found.add(new Parameters(object));
      }
    }
    return found;
  }

  private static List<Source> files(JsonObject before) {
    var found = new ArrayList<Source>();
    for (var each : sources(before)) {
      if (each.textOrNull("sha256") == null) {
        throw new Unmeasurable(
            "%s is a table: say where it is and how to sign in.".formatted(each.text("name")));
      }
      found.add(Source.File.at(Path.of(each.text("place"))));
    }
    return found;
  }

  private static String canonical(@org.jspecify.annotations.Nullable Json json) {
    return json == null ? "null" : json.canonical();
  }
}
