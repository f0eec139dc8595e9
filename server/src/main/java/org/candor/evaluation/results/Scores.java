package org.candor.evaluation.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * Scores counted in fine bins by group and true label, as a measurement keeps them.
 *
 * @param by the columns that make groups
 */
record Scores(List<String> by, double low, double high, List<Part> parts) {

  /**
   * @param label 1 or 0; null where it is missing
   */
  record Part(List<@Nullable String> group, @Nullable Integer label, long[] counts) {}

  /** Scores of one group: of true ones and of true zeros, in the same bins. */
  record OfGroup(String name, long[] ones, long[] zeros) {

    long rows() {
      long rows = 0;
      for (int i = 0; i < ones.length; i++) {
        rows += ones[i] + zeros[i];
      }
      return rows;
    }
  }

  /** Null where no scores were measured. */
  static @Nullable Scores read(JsonObject aggregates) {
    if (!(aggregates.get("scores") instanceof JsonObject it)) {
      return null;
    }
    int bins = (int) number(it.get("bins"));
    var parts = new ArrayList<Part>();
    for (var each : elements(it.get("parts"))) {
      if (each instanceof JsonObject part) {
        parts.add(part(part, bins));
      }
    }
    var by = elements(it.get("by")).stream().map(Scores::text).map(Objects::toString).toList();
    return new Scores(by, number(it.get("low")), number(it.get("high")), parts);
  }

  private static Part part(JsonObject json, int bins) {
    var counts = new long[bins];
    for (var bin : elements(json.get("bins"))) {
      var numbers = elements(bin);
      counts[(int) number(numbers.get(0))] = (long) number(numbers.get(1));
    }
    var group = new ArrayList<@Nullable String>();
    elements(json.get("group")).forEach(it -> group.add(text(it)));
    var label = json.get("label") instanceof JsonNumber it ? (Integer) (int) it.value() : null;
    return new Part(group, label, counts);
  }

  static List<Json> elements(@Nullable Json json) {
    return json instanceof JsonArray array ? array.elements() : List.of();
  }

  static double number(@Nullable Json json) {
    return json instanceof JsonNumber it ? it.value() : 0;
  }

  private static @Nullable String text(Json json) {
    return json instanceof JsonString it ? it.value() : null;
  }

  int bins() {
    return parts.isEmpty() ? 1 : parts.getFirst().counts().length;
  }

  /** The middle of a bin. */
  double middle(int bin) {
    return low + (high - low) * (bin + 0.5) / bins();
  }

  /** By the values of one column, the largest group first; rows without a label are left out. */
  List<OfGroup> groups(int column) {
    var found = new TreeMap<String, OfGroup>();
    for (var part : parts) {
      var value = by.isEmpty() ? "" : part.group().get(column);
      var name = value == null ? "" : value;
      var own =
          found.computeIfAbsent(name, it -> new OfGroup(it, new long[bins()], new long[bins()]));
      if (part.label() != null) {
        add(part.counts(), part.label() == 1 ? own.ones() : own.zeros());
      }
    }
    return found.values().stream()
        .sorted((a, b) -> Long.compare(b.rows(), a.rows()))
        .filter(it -> it.rows() > 0)
        .toList();
  }

  /** Whether a bin of a group holds some rows, and fewer than that. */
  boolean few(long least) {
    for (int i = 0; i < by.size(); i++) {
      for (var group : groups(i)) {
        for (int bin = 0; bin < bins(); bin++) {
          long rows = group.ones()[bin] + group.zeros()[bin];
          if (rows > 0 && rows < least) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void add(long[] counts, long[] to) {
    for (int i = 0; i < counts.length; i++) {
      to[i] += counts[i];
    }
  }
}
