package org.candor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonBool;
import org.candor.ledger.Json.JsonNull;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;

/**
 * The JSON Canonicalization Scheme: no space, members ordered by UTF-16 code units, the shortest
 * escapes, numbers as ECMAScript prints them. RFC 8785.
 */
public final class CanonicalJson {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out;
  private int depth;

  private CanonicalJson(StringBuilder out) {
    this.out = out;
  }

  /**
   * @throws MalformedJson as {@link Json#parse} does
   */
  public static String canonical(String json) {
    var out = new StringBuilder(json.length());
    new CanonicalJson(out).value(Json.parse(json));
    return out.toString();
  }

  static String of(Json json) {
    var out = new StringBuilder(256);
    new CanonicalJson(out).value(json);
    return out.toString();
  }

  private void value(Json json) {
    switch (json) {
      case JsonObject object -> nested(() -> members(object));
      case JsonArray array -> nested(() -> elements(array));
      case JsonString string -> string(string.value());
      case JsonNumber number -> EcmaScriptNumber.print(number.value(), out);
      case JsonBool bool -> out.append(bool.value());
      case JsonNull none -> out.append("null");
    }
  }

  private void nested(Runnable content) {
    if (++depth > JsonParser.MAX_DEPTH) {
      throw new IllegalArgumentException("Nested deeper than " + JsonParser.MAX_DEPTH);
    }
    content.run();
    depth--;
  }

  private void members(JsonObject object) {
    List<Map.Entry<String, Json>> sorted = new ArrayList<>(object.members().entrySet());
    sorted.sort(Map.Entry.comparingByKey());
    char separator = '{';
    for (var member : sorted) {
      out.append(separator);
      string(member.getKey());
      out.append(':');
      value(member.getValue());
      separator = ',';
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void elements(JsonArray array) {
    char separator = '[';
    for (var element : array.elements()) {
      out.append(separator);
      value(element);
      separator = ',';
    }
    out.append(array.elements().isEmpty() ? "[]" : "]");
  }

  private void string(String value) {
    out.append('"');
    int done = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        continue;
      }
      out.append(value, done, i);
      escape(c);
      done = i + 1;
    }
    out.append(value, done, value.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
