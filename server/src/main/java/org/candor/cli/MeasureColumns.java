package org.candor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.reading.Numbers;
import org.candor.measure.study.Findings.ColumnFinding;
import org.jspecify.annotations.Nullable;

/**
 * What a profile shows of each column below its table: the commonest values, and how numbers lie.
 */
final class MeasureColumns {

  private static final int MOST_VALUES = 5;
  private static final int LONGEST = 30;
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

  private MeasureColumns() {}

  static void print(List<ColumnFinding> columns, PrintWriter out) {
    section("Commonest values, in percent of all rows:", commonest(columns), out);
    section("How numbers lie, from the least to the greatest:", lying(columns), out);
    section("May stand for a missing value:", sentinels(columns), out);
  }

  private static void section(String title, List<String[]> lines, PrintWriter out) {
    int widest = lines.stream().mapToInt(it -> it[0].length()).max().orElse(0);
    if (!lines.isEmpty()) {
      out.println();
      out.println(title);
      for (var each : lines) {
        out.println("  " + each[0] + " ".repeat(widest - each[0].length()) + "  " + each[1]);
      }
    }
  }

  private static List<String[]> commonest(List<ColumnFinding> columns) {
    var lines = new ArrayList<String[]>();
    for (var column : columns) {
      var values = new ArrayList<String>();
      for (var each : objects(column, "topValues")) {
        if (values.size() < MOST_VALUES) {
          values.add(shown(each) + " " + Numbers.percent(number(each.get("share"))));
        }
      }
      if (!values.isEmpty()) {
        long others = (long) number(column.facts().get("otherValues"));
        int more = objects(column, "topValues").size() - values.size();
        boolean all = others == 0 && more == 0;
        lines.add(new String[] {column.name(), String.join(", ", values) + (all ? "" : ", ...")});
      }
    }
    return lines;
  }

  /** On one line, whatever the value holds. */
  private static String shown(JsonObject it) {
    var text = MeasureText.fact(it.get("value")).replaceAll("\\p{Cntrl}", " ");
    var brief =
        text.codePointCount(0, text.length()) <= LONGEST
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST - 3)) + "...";
    return brief.isBlank() ? "'" + brief + "'" : brief;
  }

  private static List<String[]> lying(List<ColumnFinding> columns) {
    var lines = new ArrayList<String[]>();
    for (var column : columns) {
      var counts =
          objects(column, "histogram").stream().mapToDouble(it -> number(it.get("n"))).toArray();
      if (counts.length > 0) {
        var ends = column.facts();
        lines.add(
            new String[] {
              column.name(),
              MeasureText.fact(ends.get("p0"))
                  + " "
                  + heights(counts)
                  + " "
                  + MeasureText.fact(ends.get("p100"))
            });
      }
    }
    return lines;
  }

  /** A part without any row is blank; the least that is there is seen. */
  private static String heights(double[] counts) {
    double most = 1;
    for (double each : counts) {
      most = Math.max(most, each);
    }
    var text = new StringBuilder();
    for (double each : counts) {
      int height = (int) Math.min(HEIGHTS.length() - 1.0, each / most * HEIGHTS.length());
      text.append(each == 0 ? ' ' : HEIGHTS.charAt(height));
    }
    return text.toString();
  }

  private static List<String[]> sentinels(List<ColumnFinding> columns) {
    var lines = new ArrayList<String[]>();
    for (var column : columns) {
      var facts = column.facts();
      if (facts.get("sentinelShare") instanceof JsonNumber share && share.value() > 0) {
        var count = Numbers.count((long) number(facts.get("sentinels")));
        lines.add(new String[] {column.name(), count + " rows, " + Numbers.percent(share.value())});
      }
    }
    return lines;
  }

  private static List<JsonObject> objects(ColumnFinding column, String fact) {
    return column.facts().get(fact) instanceof JsonArray array
        ? array.elements().stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toList()
        : List.of();
  }

  private static double number(@Nullable Json json) {
    return json instanceof JsonNumber it ? it.value() : 0;
  }
}
