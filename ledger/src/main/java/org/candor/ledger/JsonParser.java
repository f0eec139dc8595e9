package org.candor.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;

/** Reads one JSON text by the letter of RFC 8259, refusing what RFC 8785 could not keep exactly. */
final class JsonParser {

  static final int MAX_DEPTH = 500;

  /** No double needs more: the longest exact one has 767 significant digits. */
  private static final int MAX_NUMBER_LENGTH = 1100;

  private final String text;
  private int at;
  private int depth;

  JsonParser(String text) {
    this.text = text;
  }

  Json document() {
    skipSpace();
    var value = value();
    skipSpace();
    if (at < text.length()) {
      throw malformed("Unexpected text after the value");
    }
    return value;
  }

  private Json value() {
    return switch (peek()) {
      case '{' -> nested('}');
      case '[' -> nested(']');
      case '"' -> new JsonString(string());
      case 't' -> literal("true", Json.TRUE);
      case 'f' -> literal("false", Json.FALSE);
      case 'n' -> literal("null", Json.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case END -> throw malformed("Unexpected end");
      default -> throw malformed("Unexpected character");
    };
  }

  private Json nested(char close) {
    if (++depth > MAX_DEPTH) {
      throw malformed("Nested deeper than " + MAX_DEPTH);
    }
    at++;
    skipSpace();
    var value = close == '}' ? object() : array();
    depth--;
    return value;
  }

  private Json object() {
    var members = new LinkedHashMap<String, Json>();
    if (accept('}')) {
      return new JsonObject(members);
    }
    do {
      skipSpace();
      int start = at;
      if (peek() != '"') {
        throw malformed("Expected a name in quotes");
      }
      var name = string();
      skipSpace();
      expect(':');
      skipSpace();
      if (members.putIfAbsent(name, value()) != null) {
        throw new MalformedJson("Duplicate name", start);
      }
      skipSpace();
    } while (accept(','));
    expect('}');
    return new JsonObject(members);
  }

  private Json array() {
    var elements = new ArrayList<Json>();
    if (accept(']')) {
      return new JsonArray(elements);
    }
    do {
      skipSpace();
      elements.add(value());
      skipSpace();
    } while (accept(','));
    expect(']');
    return new JsonArray(elements);
  }

  private Json literal(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw malformed("Unexpected character");
    }
    at += word.length();
    return value;
  }

  private String string() {
    int start = ++at;
    int end = plainUntil(start);
    if (end < text.length() && text.charAt(end) == '"') {
      at = end + 1;
      return checked(text.substring(start, end), start);
    }
    var value = new StringBuilder(text.length() < 4096 ? 64 : 1024);
    while (true) {
      value.append(text, at, end);
      at = end;
      switch (peek()) {
        case '"' -> {
          at++;
          return checked(value.toString(), start);
        }
        case '\\' -> value.append(escape());
        case END -> throw malformed("String without end");
        default -> throw malformed("Control character in a string");
      }
      end = plainUntil(at);
    }
  }

  private int plainUntil(int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        break;
      }
      i++;
    }
    return i;
  }

  /** Positions are exact up to the first escape, and the string's beginning after it. */
  private String checked(String value, int start) {
    int lone = Surrogates.firstLone(value);
    if (lone >= 0) {
      boolean verbatim = text.startsWith(value, start);
      throw new MalformedJson("Lone surrogate", verbatim ? start + lone : start);
    }
    return value;
  }

  private char escape() {
    at++;
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new MalformedJson("Unknown escape", at - 2);
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = peek();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw malformed("Expected four hexadecimal digits");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private Json number() {
    int start = at;
    accept('-');
    if (!accept('0')) {
      digits();
    } else if (isDigit(peek())) {
      throw malformed("Number with a leading zero");
    }
    boolean integer = true;
    if (accept('.')) {
      integer = false;
      digits();
    }
    if (accept('e') || accept('E')) {
      integer = false;
      if (!accept('+')) {
        accept('-');
      }
      digits();
    }
    return exact(start, integer);
  }

  private Json exact(int start, boolean integer) {
    if (at - start > MAX_NUMBER_LENGTH) {
      throw new MalformedJson("Number of more than " + MAX_NUMBER_LENGTH + " characters", start);
    }
    if (integer && at - start <= 15) {
      return new JsonNumber(Long.parseLong(text, start, at, 10));
    }
    var digits = text.substring(start, at);
    double value = Double.parseDouble(digits);
    if (!Double.isFinite(value)) {
      throw new MalformedJson("Number too large", start);
    }
    if (integer && new BigDecimal(digits).compareTo(new BigDecimal(value)) != 0) {
      throw new MalformedJson("Integer that a double would round", start);
    }
    return new JsonNumber(value);
  }

  private void digits() {
    if (!isDigit(peek())) {
      throw malformed("Expected a digit");
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void skipSpace() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      at++;
    }
  }

  private static final char END = '\uffff';

  /** The next character. U+FFFF itself, a noncharacter, is met inside strings alone. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private boolean accept(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw malformed(at < text.length() ? "Expected " + c : "Unexpected end, expected " + c);
    }
  }

  private MalformedJson malformed(String what) {
    return new MalformedJson(what, at);
  }
}
