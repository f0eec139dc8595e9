package org.candor.cli;

import java.util.ArrayList;
import java.util.Map;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonObject;

/** JSON that people can read too: what is short stays on its line. */
final class JsonText {

  private static final int LINE = 110;

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(Json json) {
    var text = new JsonText();
    text.value(json, 0);
    return text.out.toString();
  }

  private void value(Json json, int depth) {
    switch (json) {
      case JsonObject object when !object.members().isEmpty() && isLong(json) ->
          members(object, depth);
      case JsonArray array when !array.elements().isEmpty() && isLong(json) ->
          elements(array, depth);
      case Json other -> out.append(other.canonical());
    }
  }

  private static boolean isLong(Json json) {
    return json.canonical().length() > LINE;
  }

  private void members(JsonObject object, int depth) {
    out.append('{');
    var rest = new ArrayList<Map.Entry<String, Json>>(object.members().entrySet());
    for (int i = 0; i < rest.size(); i++) {
      line(depth + 1, i);
      out.append(Json.of(rest.get(i).getKey()).canonical()).append(": ");
      value(rest.get(i).getValue(), depth + 1);
    }
    out.append('\n').append("  ".repeat(depth)).append('}');
  }

  private void elements(JsonArray array, int depth) {
    out.append('[');
    for (int i = 0; i < array.elements().size(); i++) {
      line(depth + 1, i);
      value(array.elements().get(i), depth + 1);
    }
    out.append('\n').append("  ".repeat(depth)).append(']');
  }

  private void line(int depth, int index) {
    out.append(index == 0 ? "\n" : ",\n").append("  ".repeat(depth));
  }
}
