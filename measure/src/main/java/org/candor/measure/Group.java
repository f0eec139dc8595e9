package org.candor.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Rows that share a value in each of some columns.
 *
 * @param by the columns; none for all rows
 * @param values one for each; null where it is missing
 */
public record Group(List<String> by, List<@Nullable String> values) {

  /** All rows. */
  public static final Group ALL = new Group(List.of(), List.of());

  public Group {
    by = List.copyOf(by);
    values = Collections.unmodifiableList(new ArrayList<>(values));
    if (by.size() != values.size()) {
      throw new IllegalArgumentException("columns " + by + ", values " + values);
    }
  }

  /** Whether a value is missing, so that nobody knows where these rows belong. */
  public boolean unknown() {
    return values.contains(null);
  }

  /** Such as {@code Female, Black}; missing values as {@code unknown}. */
  public String words() {
    if (by.isEmpty()) {
      return "all";
    }
    StringJoiner words = new StringJoiner(", ");
    values.forEach(value -> words.add(value == null ? "unknown" : value));
    return words.toString();
  }
}
