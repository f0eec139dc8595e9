package org.candor.measure.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Budget;
import org.candor.measure.Fingerprint;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.reading.Titles;
import org.jspecify.annotations.Nullable;

/**
 * A measurement done again: the same question to the same place.
 *
 * @param outcome what that showed
 * @param words one sentence for each thing that is not as it was, or could not be compared
 * @param now what is measured today
 */
public record Remeasurement(Outcome outcome, List<String> words, Measurement now) {

  /** What comes of doing it again. */
  public enum Outcome {
    /** The same rows gave the same numbers to the last digit; their notes are words, no numbers. */
    IDENTICAL,
    /** The rows are not those of before: nothing is said about the numbers of then. */
    SOURCE_CHANGED,
    /** The same rows gave other numbers: one of the two is wrong, or the engine changed. */
    DIFFERENT
  }

  /** Numbers that are named one by one; of the others it is said how many they are. */
  private static final int MOST_NAMED = 8;

  private static final List<String> ANSWERS =
      List.of("groups", "metrics", "comparisons", "columns", "aggregates");

  private static final Set<String> EXPLAINED = Set.of("metrics", "comparisons", "columns");

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
    var other = ANSWERS.stream().filter(it -> differs(it, before, after)).toList();
    if (!other.isEmpty()) {
      words.add("Other than before: %s.".formatted(String.join(", ", other)));
      words.addAll(numbers(before, after));
    }
    if (differs("engine", before, after)) {
      words.add("Another engine: " + canonical(before.get("engine")) + " then.");
    }
    var outcome =
        !sameSource
            ? Outcome.SOURCE_CHANGED
            : other.isEmpty() ? Outcome.IDENTICAL : Outcome.DIFFERENT;
    return new Remeasurement(outcome, words, now);
  }

  private static boolean differs(String part, JsonObject before, JsonObject after) {
    return EXPLAINED.contains(part)
        ? !wordless(before.get(part)).equals(wordless(after.get(part)))
        : !canonical(before.get(part)).equals(canonical(after.get(part)));
  }

  /** Notes explain numbers; a later version may say the same in other words. */
  private static String wordless(@Nullable Json json) {
    return canonical(json == null ? null : bare(json));
  }

  private static Json bare(Json json) {
    if (json instanceof JsonArray all) {
      return Json.array(all.elements().stream().map(Remeasurement::bare).toList());
    }
    if (json instanceof JsonObject object) {
      var left = Json.object();
      object
          .members()
          .forEach(
              (name, value) -> {
                if (!(name.equals("notes") && value instanceof JsonArray)) {
                  left.put(name, bare(value));
                }
              });
      return left.build();
    }
    return json;
  }

  /** The numbers that are not what they were, the first few of them. */
  private static List<String> numbers(JsonObject before, JsonObject after) {
    var then = values(before);
    var now = values(after);
    var names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    var other = names.stream().filter(it -> !Objects.equals(then.get(it), now.get(it))).toList();
    var words = new ArrayList<String>();
    other.stream()
        .limit(MOST_NAMED)
        .forEach(
            it ->
                words.add(
                    "%s: %s then, %s now."
                        .formatted(
                            it, then.getOrDefault(it, "none"), now.getOrDefault(it, "none"))));
    if (other.size() > MOST_NAMED) {
      words.add("And %,d numbers more.".formatted(other.size() - MOST_NAMED));
    }
    return words;
  }

  private static Map<String, String> values(JsonObject record) {
    var values = new LinkedHashMap<String, String>();
    if (record.get("metrics") instanceof JsonArray all) {
      for (var each : all.elements()) {
        if (each instanceof JsonObject metric && metric.get("name") instanceof JsonString name) {
          var of = metric.get("of") instanceof JsonString it ? " of " + it.value() : "";
          values.put(Titles.of(name.value()) + of, canonical(metric.get("value")));
        }
      }
    }
    return values;
  }

  /** By fingerprint; a table by the number of its rows, and by their content where it is known. */
  private static boolean sameSources(JsonObject before, Measurement now, List<String> words) {
    var then = sources(before);
    boolean same = then.size() == now.sources().size();
    for (int i = 0; i < Math.min(then.size(), now.sources().size()); i++) {
      same &= sameSource(then.get(i), now.sources().get(i).fingerprint(), words);
    }
    return same;
  }

  private static boolean sameSource(Parameters old, Fingerprint print, List<String> words) {
    var sha = old.textOrNull("sha256");
    var content = old.textOrNull("content");
    boolean rows = old.json().get("rows") instanceof JsonNumber it && it.value() == print.rows();
    if (!rows || (sha != null && !sha.equals(print.sha256()))) {
      words.add(
          sha == null
              ? "%s had %s rows; now it has %,d."
                  .formatted(old.text("name"), canonical(old.json().get("rows")), print.rows())
              : "%s had %s rows, SHA-256 %s; now %,d rows, %s."
                  .formatted(
                      old.text("name"),
                      canonical(old.json().get("rows")),
                      sha,
                      print.rows(),
                      print.sha256()));
      return false;
    }
    if (sha != null) {
      return true;
    }
    if (content == null || print.content() == null) {
      words.add(
          "%s has as many rows as then, %,d; what stands in them could not be compared."
              .formatted(old.text("name"), print.rows()));
      return true;
    }
    if (!content.equals(print.content())) {
      words.add(
          "%s has as many rows as then, %,d, but other values stand in them."
              .formatted(old.text("name"), print.rows()));
      return false;
    }
    return true;
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

  private static String canonical(@Nullable Json json) {
    return json == null ? "null" : json.canonical();
  }
}
