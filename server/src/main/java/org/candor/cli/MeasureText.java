package org.candor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Fingerprint;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;
import org.jspecify.annotations.Nullable;

/** A measurement for people: first the answer, then what it rests on. */
final class MeasureText {

  private static final int MOST_GROUPS = 60;
  private static final List<String> RATES =
      List.of(
          "selectionRate",
          "favourableRate",
          "truePositiveRate",
          "falsePositiveRate",
          "falseNegativeRate",
          "positivePredictiveValue",
          "accuracy");

  private static final String SHRUNK = "shrunkFavourableRate";

  /** Facts of a column that are left to JSON, or printed below the table. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "n",
          "p0",
          "p1",
          "p5",
          "p10",
          "p90",
          "p95",
          "p99",
          "p100",
          "completeness",
          "missingShare",
          "sentinelShare",
          "topValues",
          "otherValues",
          "histogram",
          "suggestions",
          "roles");

  private MeasureText() {}

  static void print(Measurement measurement, PrintWriter out) {
    var findings = measurement.findings();
    sources(measurement, out);
    verdicts(findings, out);
    groups(findings.groups(), out);
    metrics(findings.metrics(), out);
    columns(findings.columns(), out);
    MeasureColumns.print(findings.columns(), out);
    suggestions(findings.columns(), out);
    roles(findings.columns(), out);
    measurement.notes().forEach(it -> out.println("Note: " + it));
  }

  private static void sources(Measurement measurement, PrintWriter out) {
    for (var source : measurement.sources()) {
      var print = source.fingerprint();
      out.printf(
          Locale.ROOT,
          "%s of %s: %,d rows, %s, %s%n",
          measurement.study().kind(),
          source.name(),
          print.rows(),
          known(print),
          source.engine());
    }
  }

  private static String known(Fingerprint print) {
    return print.sha256() != null
        ? "SHA-256 " + print.sha256()
        : print.content() != null ? print.content() : "no fingerprint";
  }

  private static void verdicts(Findings findings, PrintWriter out) {
    long judged = findings.judged().count();
    if (judged == 0) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "%n%d of %d limits broken, %d not settled, %d kept.%n",
        findings.count(Verdict.FAIL),
        judged,
        findings.count(Verdict.INCONCLUSIVE),
        findings.count(Verdict.PASS));
    for (var verdict : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE)) {
      findings
          .judged()
          .filter(it -> it.verdict() == verdict)
          .forEach(it -> out.printf("%-12s  %s%n", verdict, Reading.line(it, Vocabulary.PLAIN)));
    }
  }

  private static void groups(List<GroupRates> groups, PrintWriter out) {
    if (groups.isEmpty()) {
      return;
    }
    var heads = new ArrayList<>(List.of("group", "n", "tp", "fp", "fn", "tn"));
    boolean shrunk = groups.stream().anyMatch(it -> it.rates().containsKey(SHRUNK));
    var rates = new ArrayList<>(RATES);
    if (shrunk) {
      rates.add(2, SHRUNK);
    }
    rates.forEach(it -> heads.add(spaced(it)));
    var table = new TextTable(heads.toArray(String[]::new));
    for (var each : groups.stream().limit(MOST_GROUPS).toList()) {
      var cell = each.cell();
      var row = new ArrayList<String>();
      row.add(each.group().words());
      for (long count : new long[] {cell.n(), cell.tp(), cell.fp(), cell.fn(), cell.tn()}) {
        row.add(String.format(Locale.ROOT, "%,d", count));
      }
      rates.forEach(it -> row.add(rate(each.rates().get(it))));
      table.add(row);
    }
    out.println();
    table.print(out);
    if (groups.size() > MOST_GROUPS) {
      out.printf("... and %,d more groups: see --format json.%n", groups.size() - MOST_GROUPS);
    }
    if (shrunk) {
      out.println(
          "Shrunk rates lean on all groups the more, the fewer rows a group has: a view, no verdict.");
    }
  }

  /** Short enough for a heading: {@code true positive}. */
  private static String spaced(String camelCase) {
    return camelCase
        .replaceAll("([A-Z])", " $1")
        .toLowerCase(Locale.ROOT)
        .replace(" rate", "")
        .replace("positive predictive value", "precision");
  }

  private static String rate(@Nullable Interval it) {
    return it == null
        ? "-"
        : String.format(Locale.ROOT, "%.4f (%.3f-%.3f)", it.value(), it.low(), it.high());
  }

  private static void metrics(List<Metric> metrics, PrintWriter out) {
    var table = new TextTable("metric", "of", "value", "low", "high", "limit", "verdict", "n");
    for (var it : metrics) {
      table.add(
          List.of(
              it.name(),
              of(it),
              Numbers.exact(it.value()),
              Numbers.exact(it.low()),
              Numbers.exact(it.high()),
              it.limit() == null ? "" : Numbers.limit(it.limit()),
              it.verdict() == null ? "" : it.verdict().name(),
              it.isHidden() ? "" : String.format(Locale.ROOT, "%,d", it.n())));
    }
    if (!table.isEmpty()) {
      out.println();
      table.print(out);
    }
  }

  /** With the group, where the number is of one group only. */
  private static String of(Metric it) {
    var of = it.of() == null ? "" : it.of();
    return it.compared().size() == 1 ? of + ": " + it.compared().getFirst().words() : of;
  }

  private static void columns(List<Findings.ColumnFinding> columns, PrintWriter out) {
    if (columns.isEmpty()) {
      return;
    }
    var names =
        columns.stream()
            .flatMap(it -> it.facts().members().keySet().stream())
            .distinct()
            .filter(it -> !ELSEWHERE.contains(it))
            .toList();
    var heads = new ArrayList<>(List.of("column"));
    heads.addAll(names);
    var table = new TextTable(heads.toArray(String[]::new));
    for (var each : columns) {
      var row = new ArrayList<>(List.of(each.name()));
      names.forEach(it -> row.add(fact(each.facts().get(it))));
      table.add(row);
    }
    out.println();
    table.print(out);
  }

  private static void suggestions(List<Findings.ColumnFinding> columns, PrintWriter out) {
    var lines = new ArrayList<String>();
    for (var column : columns) {
      if (column.facts().get("suggestions") instanceof JsonArray array) {
        array.elements().forEach(it -> lines.add(suggestion((JsonObject) it)));
      }
    }
    if (!lines.isEmpty()) {
      out.println("\nRules that these rows keep, to be confirmed by someone who knows them:");
      lines.forEach(out::println);
    }
  }

  /** The better guess first. */
  private static void roles(List<Findings.ColumnFinding> columns, PrintWriter out) {
    var lines = new TreeMap<String, String>();
    for (var column : columns) {
      if (column.facts().get("roles") instanceof JsonArray array) {
        for (var each : array.elements()) {
          var it = (JsonObject) each;
          var place = it.get("place") instanceof JsonNumber n ? (int) n.value() : 0;
          lines.put("%s %05d".formatted(fact(it.get("role")), place), role(column.name(), it));
        }
      }
    }
    if (!lines.isEmpty()) {
      out.println("\nWhat columns may be, guessed from names and values, to be confirmed:");
      lines.values().forEach(out::println);
    }
  }

  private static String role(String column, JsonObject it) {
    var expression = fact(it.get("expression"));
    return "  %-10s  %-8s  %s  (%s)"
        .formatted(
            fact(it.get("role")),
            fact(it.get("strength")),
            expression.isEmpty() ? column : expression,
            fact(it.get("reason")));
  }

  private static String suggestion(JsonObject it) {
    return "  " + fact(it.get("rule")) + "  (" + fact(it.get("why")) + ")";
  }

  static String fact(@Nullable Json fact) {
    return switch (fact) {
      case null -> "";
      case Json.JsonNull none -> "";
      case JsonNumber it -> Numbers.exact(it.value());
      case JsonString it -> it.value();
      case Json other -> other.canonical();
    };
  }
}
