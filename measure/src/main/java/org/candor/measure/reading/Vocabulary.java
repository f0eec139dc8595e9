package org.candor.measure.reading;

import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.candor.measure.Group;
import org.jspecify.annotations.Nullable;

/**
 * What outcomes, rows and groups are called where the model is used.
 *
 * @param favoured what happens to who gets the favourable outcome, such as {@code approved}
 * @param rows such as {@code people}
 * @param groups other names for values, such as {@code women} for {@code Female}
 */
public record Vocabulary(String favoured, String rows, Map<String, String> groups) {

  public static final Vocabulary PLAIN = new Vocabulary("favoured", "rows", Map.of());

  public Vocabulary {
    groups = Map.copyOf(groups);
  }

  /** The values of a group joined by commas. */
  public String group(Group group) {
    if (group.by().isEmpty()) {
      return "all " + rows;
    }
    return group.values().stream().map(this::named).collect(Collectors.joining(", "));
  }

  /** In a sentence: {@code women}, or {@code those of sex Female} where it has no other name. */
  String those(Group group) {
    if (group.by().isEmpty() || groups.keySet().containsAll(group.values())) {
      return group(group);
    }
    StringJoiner those = new StringJoiner(", ", "those of ", "");
    for (int i = 0; i < group.by().size(); i++) {
      those.add(group.by().get(i) + " " + named(group.values().get(i)));
    }
    return those.toString();
  }

  /** A value that nobody sees is named like one that is there. */
  private String named(@Nullable String value) {
    return value == null
        ? "unknown"
        : groups.getOrDefault(value, value.isBlank() ? "(blank)" : value);
  }
}
