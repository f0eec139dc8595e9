package org.candor.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small answers that templates need and do not compute themselves. */
public final class Forms {

  private Forms() {}

  /** The ids of the hint and the error of a field; null when it has neither. */
  public static @Nullable String describedBy(String name, String hint, String error) {
    if (hint.isEmpty() && error.isEmpty()) {
      return null;
    }
    return ((hint.isEmpty() ? "" : name + "-hint ") + (error.isEmpty() ? "" : name + "-error"))
        .strip();
  }

  /** The first letters of the first and the last name. */
  public static String initials(String name) {
    var words = Arrays.stream(name.strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    if (words.size() > 2) {
      words = java.util.List.of(words.getFirst(), words.getLast());
    }
    return words.stream()
        .map(w -> new String(Character.toChars(Character.toUpperCase(w.codePointAt(0)))))
        .collect(Collectors.joining());
  }

  /** One of six colours, always the same for a name. */
  public static int hue(String name) {
    return Math.floorMod(name.hashCode(), 6);
  }
}
