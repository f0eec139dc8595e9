package org.candor.access;

import java.util.regex.Pattern;

/**
 * What a token may do at most: {@code systems/ai-systems:read}, {@code systems/*:read}, {@code
 * *:*}. The person's roles limit it further.
 */
record TokenScope(String text) {

  private static final Pattern FORM =
      Pattern.compile("(\\*|[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)*(/\\*)?):(\\*|[a-z]+)");

  TokenScope {
    if (!FORM.matcher(text).matches() || !names(text.substring(text.indexOf(':') + 1))) {
      throw new Unfit("scopes", "access.tokens.scopes.unfit", text);
    }
  }

  private static boolean names(String action) {
    if (action.equals("*")) {
      return true;
    }
    for (var it : Action.values()) {
      if (it.word().equals(action)) {
        return true;
      }
    }
    return false;
  }

  boolean covers(Action action, String path) {
    return covered(action(), action.word())
        && (path().equals("*")
            || path().equals(path)
            || (path().endsWith("/*") && path.startsWith(withoutStar())));
  }

  /** Whether everything the other allows is allowed here too. */
  boolean covers(TokenScope other) {
    return covered(action(), other.action())
        && (path().equals("*")
            || path().equals(other.path())
            || (path().endsWith("/*") && other.path().startsWith(withoutStar())));
  }

  private static boolean covered(String pattern, String word) {
    return pattern.equals("*") || pattern.equals(word);
  }

  private String path() {
    return text.substring(0, text.indexOf(':'));
  }

  private String action() {
    return text.substring(text.indexOf(':') + 1);
  }

  private String withoutStar() {
    return path().substring(0, path().length() - 1);
  }
}
