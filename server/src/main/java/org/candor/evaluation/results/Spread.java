package org.candor.evaluation.results;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * How often each value of a column occurred, as a measurement of drift keeps it.
 *
 * @param numbers values and their rows; of fine bins their middles
 * @param words categories and their rows
 */
record Spread(SortedMap<Double, Long> numbers, Map<String, Long> words) {

  /**
   * Three forms: pairs of value and rows; counts of categories; counts of equal bins.
   *
   * @param column has the ends of the bins
   */
  static Spread read(JsonObject column, String side) {
    SortedMap<Double, Long> numbers = new TreeMap<>();
    Map<String, Long> words = new HashMap<>();
    var json = column.get(side);
    if (json instanceof JsonArray pairs) {
      for (var each : pairs.elements()) {
        var pair = Scores.elements(each);
        numbers.merge(Scores.number(pair.get(0)), (long) Scores.number(pair.get(1)), Long::sum);
      }
    } else if (json instanceof JsonObject it) {
      var counts = Scores.elements(it.get("counts"));
      for (int i = 0; i < counts.size(); i++) {
        if (counts.get(i) instanceof JsonArray pair) {
          words.put(word(pair.elements().get(0)), (long) Scores.number(pair.elements().get(1)));
        } else {
          bin(numbers, column, i, counts.size(), (long) Scores.number(counts.get(i)));
        }
      }
    }
    return new Spread(numbers, words);
  }

  private static void bin(
      SortedMap<Double, Long> numbers, JsonObject column, int bin, int bins, long rows) {
    if (rows > 0) {
      var low = Scores.number(column.get("low"));
      var high = Scores.number(column.get("high"));
      numbers.merge(low + (high - low) * (bin + 0.5) / bins, rows, Long::sum);
    }
  }

  private static String word(@Nullable Json json) {
    return json instanceof JsonString it ? it.value() : "";
  }

  long rows() {
    long rows = 0;
    for (long each : numbers.values()) {
      rows += each;
    }
    for (long each : words.values()) {
      rows += each;
    }
    return rows;
  }

  /** The least number that at least this share of the rows does not exceed. */
  double quantile(double share) {
    var wanted = share * numbers.values().stream().mapToLong(it -> it).sum();
    long below = 0;
    for (var each : numbers.entrySet()) {
      below += each.getValue();
      if (below >= wanted) {
        return each.getKey();
      }
    }
    return numbers.isEmpty() ? 0 : numbers.lastKey();
  }

  /** Rows in equal bins; what lies beyond the ends is in the outermost. */
  long[] bins(double low, double high, int bins) {
    var rows = new long[bins];
    for (var each : numbers.entrySet()) {
      var place = (int) Math.floor((each.getKey() - low) / (high - low) * bins);
      rows[Math.clamp(place, 0, bins - 1)] += each.getValue();
    }
    return rows;
  }
}
