package org.candor.measure.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonBool;
import org.candor.ledger.Json.JsonNull;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Limit;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.performance.Goals;
import org.jspecify.annotations.Nullable;

/** The parameters of a study, read back. A part that is missing or of another kind is refused. */
record Parameters(JsonObject json) {

  String text(String name) {
    var value = textOrNull(name);
    if (value == null) {
      throw wrong(name);
    }
    return value;
  }

  @Nullable String textOrNull(String name) {
    return switch (json.get(name)) {
      case null -> null;
      case JsonNull none -> null;
      case JsonString it -> it.value();
      case Json other -> throw wrong(name);
    };
  }

  double number(String name) {
    return json.get(name) instanceof JsonNumber it ? it.value() : refuse(name);
  }

  boolean truth(String name) {
    return json.get(name) instanceof JsonBool it && it.value();
  }

  private double refuse(String name) {
    throw wrong(name);
  }

  List<String> texts(String name) {
    if (!(json.get(name) instanceof JsonArray array)) {
      throw wrong(name);
    }
    var texts = new ArrayList<String>();
    for (var each : array.elements()) {
      if (!(each instanceof JsonString text)) {
        throw wrong(name);
      }
      texts.add(text.value());
    }
    return texts;
  }

  /** None where the part is missing: older records lack what nobody could ask for then. */
  List<String> textsIfAny(String name) {
    return json.get(name) == null ? List.of() : texts(name);
  }

  Parameters inner(String name) {
    if (!(json.get(name) instanceof JsonObject it)) {
      throw wrong(name);
    }
    return new Parameters(it);
  }

  Map<String, String> textsByName(String name) {
    var inner = inner(name);
    Map<String, String> found = new LinkedHashMap<>();
    inner.json().members().keySet().forEach(it -> found.put(it, inner.text(it)));
    return found;
  }

  Map<String, Double> numbersByName(String name) {
    var inner = inner(name);
    Map<String, Double> found = new LinkedHashMap<>();
    inner.json().members().keySet().forEach(it -> found.put(it, inner.number(it)));
    return found;
  }

  Map<String, Limit> limits(String name) {
    var inner = inner(name);
    Map<String, Limit> found = new LinkedHashMap<>();
    inner.json().members().keySet().forEach(it -> found.put(it, inner.inner(it).limit()));
    return found;
  }

  Limit limitOf(String name) {
    return inner(name).limit();
  }

  private Limit limit() {
    return new Limit(numberOrNull("atLeast"), numberOrNull("atMost"), text("source"));
  }

  @Nullable Double numberOrNull(String name) {
    return json.get(name) instanceof JsonNumber it ? it.value() : null;
  }

  Goals goals() {
    return new Goals(number("confidence"), (int) number("leastRows"), limits("limits"));
  }

  DriftTerms driftTerms(int parts) {
    return new DriftTerms(number("confidence"), (int) number("leastRows"), parts, limits("limits"));
  }

  private static Unmeasurable wrong(String name) {
    return new Unmeasurable("This is no measurement that can be run: " + name + " is not right.");
  }

  static Json texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::of).toList());
  }

  static JsonObject object(Map<String, String> texts) {
    var object = Json.object();
    texts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> object.put(it.getKey(), it.getValue()));
    return object.build();
  }

  /** What each metric is judged by; read back by {@link #goals} and {@link #driftTerms}. */
  static JsonObject judged(
      Json.ObjectBuilder asked, double confidence, int leastRows, Map<String, Limit> limits) {
    return asked
        .put("confidence", confidence)
        .put("leastRows", leastRows)
        .put("limits", limitObjects(limits))
        .build();
  }

  static JsonObject limitObjects(Map<String, Limit> limits) {
    var object = Json.object();
    limits.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> object.put(it.getKey(), MetricJson.limit(it.getValue())));
    return object.build();
  }
}
