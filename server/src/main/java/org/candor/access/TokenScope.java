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
      throw new IllegalArgumentException(
          "Not a scope: " + text + " (write resource:action, e.g. systems/ai-systems:read)");
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
    var colon = text.indexOf(':');
    return coversAction(text.substring(colon + 1), action)
        && coversPath(text.substring(0, colon), path);
  }

  private static boolean coversAction(String pattern, Action action) {
    return pattern.equals("*") || pattern.equals(action.word());
  }

  private static boolean coversPath(String pattern, String path) {
    return pattern.equals("*")
        || pattern.equals(path)
        || (pattern.endsWith("/*") && path.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
