package org.candor.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a token may do at most: {@code systems/ai-systems:read}, {@code systems/*:read}, {@code
 * *:*}. The person's roles limit it further.
 */
record TokenScope(String text) {

  private static final String SCOPES = "scopes";
  private static final Pattern FORM =
      Pattern.compile("(\\*|[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)*(/\\*)?):(\\*|[a-z]+)");

  TokenScope {
    if (!FORM.matcher(text).matches()) {
      throw new Unfit(SCOPES, "access.tokens.scopes.unfit", text, actions());
    }
    var action = text.substring(text.indexOf(':') + 1);
    if (!action.equals("*") && Arrays.stream(Action.values()).noneMatch(named(action))) {
      throw new Unfit(SCOPES, "access.tokens.scopes.action", text, action, actions());
    }
  }

  private static Predicate<Action> named(String word) {
    return it -> it.word().equals(word);
  }

  private static String actions() {
    return Arrays.stream(Action.values()).map(Action::word).collect(Collectors.joining(", "));
  }

  /**
   * @param resources the paths that there are
   * @throws Unfit when the scope covers none of them: then it would be a token for nothing
   */
  void requireAny(Collection<String> resources) {
    if (resources.stream().noneMatch(this::covers)) {
      var known = resources.stream().sorted().collect(Collectors.joining(", "));
      throw new Unfit(SCOPES, "access.tokens.scopes.resource", text, path(), known);
    }
  }

  private boolean covers(String resource) {
    return path().equals("*")
        || path().equals(resource)
        || (path().endsWith("/*") && resource.startsWith(withoutStar()));
  }

  boolean covers(Action action, String path) {
    return covered(action(), action.word()) && covers(path);
  }

  /** Whether everything the other allows is allowed here too. */
  boolean covers(TokenScope other) {
    return covered(action(), other.action()) && covers(other.path());
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
