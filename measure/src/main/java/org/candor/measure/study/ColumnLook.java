package org.candor.measure.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Bins;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Engine;
import org.candor.measure.Engine.Frequent;
import org.candor.measure.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What people look at first in a column: its commonest values, how its numbers lie, and values that
 * may stand for missing ones.
 *
 * @param sentinels rows with one of the values that stand for a missing one
 * @param commonest none where hardly any value occurs twice
 * @param bins null where there are not two different numbers
 * @param counts rows in each bin
 */
record ColumnLook(
    ColumnProfile profile,
    long sentinels,
    List<Frequent> commonest,
    @Nullable Bins bins,
    List<Long> counts) {

  static final int MOST_VALUES = 10;
  static final int PARTS = 20;

  /** With fewer different numbers, such as the classes -1 and 1, none is suspected. */
  private static final int LEAST_TO_SUSPECT = 10;

  private static final double EXACT = 0x1p52;

  /** What people write for a missing value, most often; a number only at an end of its column. */
  static final Set<String> USUAL =
      Set.of(
          "?", "-", "--", "NA", "N/A", "n/a", "#N/A", "NULL", "null", "None", "none", "NaN", "nan",
          "unknown", "Unknown", "UNKNOWN", "missing", "-1", "-9", "-99", "-999", "-9999", "999",
          "9999", "99999", "999999");

  ColumnLook {
    commonest = List.copyOf(commonest);
    counts = List.copyOf(counts);
  }

  /**
   * @param sentinels empty for the usual ones
   */
  static ColumnLook at(Engine engine, ColumnProfile profile, Set<String> sentinels) {
    var column = engine.columns().get(profile.column());
    var stands = sentinels.isEmpty() ? suspected(profile) : sentinels;
    var bins = bins(column, profile);
    var counts = new ArrayList<Long>();
    if (bins != null) {
      for (long each : engine.within(column.name(), Slice.ALL, bins).counts()) {
        counts.add(each);
      }
    }
    return new ColumnLook(
        profile,
        engine.among(column.name(), stands),
        repeats(column, profile)
            ? engine.commonest(column.name(), Slice.ALL, MOST_VALUES)
            : List.of(),
        bins,
        counts);
  }

  private static long present(ColumnProfile it) {
    return it.n() - it.nulls() - it.notANumber();
  }

  /** Twice each on the whole: to count them all again would say little and cost much otherwise. */
  private static boolean repeats(Column column, ColumnProfile it) {
    return column.kind() != Column.Kind.OTHER
        && it.distinct() > 0
        && (it.distinct() <= MOST_VALUES || it.distinct() <= present(it) / 2);
  }

  private static Set<String> suspected(ColumnProfile profile) {
    var numbers = profile.numbers();
    if (numbers == null) {
      return USUAL;
    }
    var ends = new HashSet<String>();
    for (var each : USUAL) {
      if (profile.distinct() > LEAST_TO_SUSPECT && isEnd(each, numbers)) {
        ends.add(each);
      }
    }
    return ends;
  }

  private static boolean isEnd(String sentinel, ColumnProfile.Numbers numbers) {
    return sentinel.matches("-?9+|-1")
        && (Double.parseDouble(sentinel) == numbers.min()
            || Double.parseDouble(sentinel) == numbers.max());
  }

  /** Whole numbers are in bins of whole numbers, so that none holds more of them than the next. */
  private static @Nullable Bins bins(Column column, ColumnProfile profile) {
    var numbers = profile.numbers();
    if (numbers == null || !(numbers.min() < numbers.max())) {
      return null;
    }
    double low = numbers.min();
    double high = numbers.max();
    boolean exact = Math.max(Math.abs(low), Math.abs(high)) < EXACT;
    if (column.kind() == Column.Kind.WHOLE && exact) {
      double all = high - low + 1;
      double width = Math.ceil(all / PARTS);
      int count = (int) Math.ceil(all / width);
      return new Bins(low - 0.5, low - 0.5 + width * count, count);
    }
    return Double.isFinite(PARTS / (high - low)) && Double.isFinite(high - low)
        ? new Bins(low, high, PARTS)
        : null;
  }

  /** These facts beside the others of the column. */
  JsonObject facts(JsonObject others) {
    double n = Math.max(1, profile.n());
    return others
        .with("missingShare", Json.of((profile.nulls() + profile.notANumber()) / n))
        .with("sentinels", Json.of(sentinels))
        .with("sentinelShare", Json.of(sentinels / n))
        .with("topValues", Json.array(commonest.stream().map(it -> top(it, n)).toList()))
        .with("otherValues", Json.of(others()))
        .with("histogram", Json.array(histogram()));
  }

  /** Rows with a value that is none of the commonest. */
  private long others() {
    return present(profile) - commonest.stream().mapToLong(Frequent::n).sum();
  }

  private static Json top(Frequent it, double rows) {
    return Json.object()
        .put("value", it.value())
        .put("n", it.n())
        .put("share", it.n() / rows)
        .build();
  }

  private List<Json> histogram() {
    var parts = new ArrayList<Json>();
    if (bins != null) {
      double width = (bins.high() - bins.low()) / bins.count();
      for (int i = 0; i < counts.size(); i++) {
        boolean last = i + 1 == counts.size();
        parts.add(
            Json.object()
                .put("from", bins.low() + i * width)
                .put("to", last ? bins.high() : bins.low() + (i + 1) * width)
                .put("n", counts.get(i))
                .build());
      }
    }
    return parts;
  }

  /** What the facts rest on. */
  JsonObject aggregates(JsonObject profiled) {
    var top = new ArrayList<Json>();
    commonest.forEach(it -> top.add(Json.array(List.of(Json.of(it.value()), Json.of(it.n())))));
    return profiled
        .with("sentinels", Json.of(sentinels))
        .with("commonest", Json.array(top))
        .with("histogram", bins == null ? Json.NULL : binned(bins));
  }

  private Json binned(Bins into) {
    return Json.object()
        .put("low", into.low())
        .put("high", into.high())
        .put("counts", Json.array(counts.stream().map(it -> (Json) Json.of((long) it)).toList()))
        .build();
  }
}
