package org.candor.measure;

import java.util.Set;
import org.candor.measure.Expression.Operator;
import org.jspecify.annotations.Nullable;

/** The words of an expression. */
final class ExpressionTokens {

  /** Words that are no names. */
  static final Set<String> RESERVED =
      Set.of("AND", "OR", "NOT", "IN", "IS", "LIKE", "MATCHES", "NULL", "TRUE", "FALSE");

  /** A value as it was written. */
  record Literal(String text, boolean quoted) {}

  private final String text;
  private int at;

  ExpressionTokens(String text) {
    this.text = text;
    space();
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean takeSymbol(String symbol) {
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at += symbol.length();
    space();
    return true;
  }

  void need(String symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected(symbol);
    }
  }

  boolean takeWord(String word) {
    int end = at + word.length();
    if (!text.regionMatches(true, at, word, 0, word.length())
        || (end < text.length() && isInner(end))) {
      return false;
    }
    at = end;
    space();
    return true;
  }

  void needWord(String word) {
    if (!takeWord(word)) {
      throw unexpected(word);
    }
  }

  @Nullable Operator operator() {
    for (var symbol : new String[] {"!=", "<>", "<=", ">=", "==", "=", "<", ">"}) {
      if (takeSymbol(symbol)) {
        return switch (symbol) {
          case "!=", "<>" -> Operator.UNEQUAL;
          case "<=" -> Operator.AT_MOST;
          case ">=" -> Operator.AT_LEAST;
          case "<" -> Operator.LESS;
          case ">" -> Operator.MORE;
          default -> Operator.EQUAL;
        };
      }
    }
    return null;
  }

  boolean isName() {
    return !atEnd()
        && (text.charAt(at) == '"'
            || (isFirst(text.codePointAt(at)) && !isTruth("true") && !isTruth("false")));
  }

  private boolean isTruth(String word) {
    int end = at + word.length();
    return text.regionMatches(true, at, word, 0, word.length())
        && (end == text.length() || !isInner(end));
  }

  String name() {
    if (!atEnd() && text.charAt(at) == '"') {
      return quoted('"');
    }
    if (atEnd() || !isFirst(text.codePointAt(at))) {
      throw unexpected("the name of a column");
    }
    return bare();
  }

  Literal literal() {
    if (!atEnd() && text.charAt(at) == '\'') {
      return new Literal(quoted('\''), true);
    }
    int sign = !atEnd() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? 1 : 0;
    if (at + sign >= text.length() || !isInner(at + sign)) {
      throw unexpected("a value");
    }
    int from = at;
    at += sign;
    while (at < text.length() && (isInner(at) || isExponentSign())) {
      at += Character.charCount(text.codePointAt(at));
    }
    var value = text.substring(from, at);
    space();
    return new Literal(value, false);
  }

  /** As in 1e+9. */
  private boolean isExponentSign() {
    char before = text.charAt(at - 1);
    return text.charAt(at) == '+' && (before == 'e' || before == 'E');
  }

  private String bare() {
    int from = at;
    while (at < text.length() && isInner(at)) {
      at += Character.charCount(text.codePointAt(at));
    }
    var name = text.substring(from, at);
    space();
    return name;
  }

  private String quoted(char quote) {
    var value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) != quote) {
        value.append(text.charAt(i));
      } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        value.append(quote);
        i++;
      } else {
        at = i + 1;
        space();
        return value.toString();
      }
    }
    throw new Unmeasurable("A %c is not closed in: %s".formatted(quote, text));
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isFirst(int c) {
    return Character.isLetter(c) || c == '_';
  }

  private boolean isInner(int index) {
    int c = text.codePointAt(index);
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '$';
  }

  Unmeasurable unexpected(String wanted) {
    var found = atEnd() ? "the end" : "'" + text.substring(at) + "'";
    return new Unmeasurable("Expected %s, found %s in: %s".formatted(wanted, found, text));
  }
}
