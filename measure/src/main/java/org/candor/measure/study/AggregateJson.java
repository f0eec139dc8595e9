package org.candor.measure.study;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.ledger.Hash;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Categories;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Combinations;
import org.candor.measure.Confusion;
import org.candor.measure.Dependency;
import org.candor.measure.Engine;
import org.candor.measure.Histogram;
import org.candor.measure.NumberErrors;
import org.candor.measure.ScoreHistogram;
import org.jspecify.annotations.Nullable;

/** Aggregates as JSON, exactly: what a number rests on, for whoever computes it again. */
final class AggregateJson {

  /** A list is kept whole up to this length. */
  private static final int MOST_KEPT = 10_000;

  private AggregateJson() {}

  static JsonObject of(Confusion it) {
    return Json.object()
        .put("by", Parameters.texts(it.by()))
        .put("cells", Json.array(it.cells().stream().map(AggregateJson::of).toList()))
        .put("unjudged", it.unjudged())
        .build();
  }

  private static JsonObject of(Confusion.Cell it) {
    return Json.object()
        .put("group", group(it.group()))
        .put("tp", it.tp())
        .put("fp", it.fp())
        .put("fn", it.fn())
        .put("tn", it.tn())
        .build();
  }

  private static Json group(List<@Nullable String> values) {
    var texts = new ArrayList<Json>();
    for (var each : values) {
      texts.add(Json.of(each));
    }
    return Json.array(texts);
  }

  /** Bins without scores are left out. */
  static JsonObject of(ScoreHistogram it) {
    return Json.object()
        .put("by", Parameters.texts(it.by()))
        .put("low", it.low())
        .put("high", it.high())
        .put("bins", it.bins())
        .put("parts", Json.array(it.parts().stream().map(AggregateJson::of).toList()))
        .build();
  }

  private static JsonObject of(ScoreHistogram.Part it) {
    var bins = new ArrayList<Json>();
    for (int i = 0; i < it.counts().length; i++) {
      if (it.counts()[i] > 0) {
        bins.add(
            Json.array(
                List.of(
                    Json.of((long) i),
                    Json.of(it.counts()[i]),
                    Json.of(Long.toString(it.sums()[i])))));
      }
    }
    return Json.object()
        .put("group", group(it.group()))
        .put("label", it.label() == null ? Json.NULL : Json.of((long) it.label()))
        .put("bins", Json.array(bins))
        .put("missing", it.missing())
        .put("notANumber", it.notANumber())
        .put("outside", it.outside())
        .build();
  }

  static JsonObject of(ColumnProfile it) {
    var json =
        Json.object()
            .put("column", it.column())
            .put("type", it.type())
            .put("n", it.n())
            .put("nulls", it.nulls())
            .put("notANumber", it.notANumber())
            .put("distinct", it.distinct())
            .put("min", it.min())
            .put("max", it.max());
    var numbers = it.numbers();
    if (numbers != null) {
      json.put("scale", numbers.scale())
          .put("sum", text(numbers.sum()))
          .put("squares", text(numbers.squares()))
          .put(
              "quantiles",
              Json.array(numbers.quantiles().stream().map(q -> Json.of((double) q)).toList()));
    }
    return json.build();
  }

  /** As text: larger than a number of JSON holds exactly. */
  private static String text(BigInteger whole) {
    return whole.toString();
  }

  static JsonObject of(Categories it) {
    return Json.object()
        .put("column", it.column())
        .put(
            "counts",
            Json.array(
                it.counts().entrySet().stream()
                    .map(e -> Json.array(List.of(Json.of(e.getKey()), Json.of(e.getValue()))))
                    .toList()))
        .put("missing", it.missing())
        .build();
  }

  static Json of(Map<Double, Long> values) {
    return Json.array(
        values.entrySet().stream()
            .map(
                e ->
                    Json.array(List.of(Json.of((double) e.getKey()), Json.of((long) e.getValue()))))
            .toList());
  }

  static JsonObject of(Histogram it) {
    var counts = new ArrayList<Json>();
    for (long count : it.counts()) {
      counts.add(Json.of(count));
    }
    return Json.object()
        .put("column", it.column())
        .put("counts", Json.array(counts))
        .put("missing", it.missing())
        .put("notANumber", it.notANumber())
        .build();
  }

  static JsonObject of(Dependency it) {
    return Json.object()
        .put("left", Parameters.texts(it.left()))
        .put("right", Parameters.texts(it.right()))
        .put("rows", it.rows())
        .put("leftValues", it.leftValues())
        .put("violating", it.violating())
        .put("violations", it.violations())
        .build();
  }

  static JsonObject of(Engine.Truths it) {
    return Json.object()
        .put("yes", it.yes())
        .put("no", it.no())
        .put("unknown", it.unknown())
        .build();
  }

  static JsonObject of(NumberErrors it) {
    var json =
        Json.object()
            .put("n", it.n())
            .put("left", it.left())
            .put("notZero", it.notZero())
            .put("error", of(it.error()))
            .put("absolute", of(it.absolute()))
            .put("squared", of(it.squared()))
            .put("actual", of(it.actual()))
            .put("relative", of(it.relative()))
            .put("symmetric", of(it.symmetric()));
    return it.beyond() == null ? json.build() : json.put("beyond", of(it.beyond())).build();
  }

  private static JsonObject of(NumberErrors.Sum it) {
    return Json.object()
        .put("scale", it.scale())
        .put("sum", text(it.sum()))
        .put("squares", text(it.squares()))
        .build();
  }

  static JsonObject of(Combinations it) {
    return Json.object()
        .put("columns", Parameters.texts(it.columns()))
        .put(
            "counts",
            Json.array(
                it.all().stream()
                    .map(
                        each -> (Json) Json.array(List.of(group(each.values()), Json.of(each.n()))))
                    .toList()))
        .build();
  }

  /** The list itself, or where it is long its length and fingerprint. */
  static Json kept(List<Json> list) {
    var all = Json.array(list);
    return list.size() <= MOST_KEPT
        ? all
        : Json.object().put("length", list.size()).put("sha256", sha256(all)).build();
  }

  /** Of the canonical form, in hexadecimal: enough to see that a long list is the same. */
  static String sha256(Json json) {
    return Hash.sha256(json.canonical().getBytes(StandardCharsets.UTF_8)).hex();
  }
}
