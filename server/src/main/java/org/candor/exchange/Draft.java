package org.candor.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.exchange.Finding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file in the terms of the register, before anyone looks whether it is known.
 *
 * @param id and {@code version}: of a file that Candor exported
 * @param key the external key; null where the row has none
 * @param sent what the row says, by field; constants are not among it
 * @param constants what a new record says besides
 */
record Draft(
    long row,
    long line,
    @Nullable UUID id,
    @Nullable Integer version,
    @Nullable String key,
    Map<String, List<String>> sent,
    Map<String, List<String>> constants,
    List<Finding> findings) {

  boolean sound() {
    return findings.stream().noneMatch(it -> it.kind() == Kind.ERROR);
  }

  /** What tells a person which row is meant: the first thing it says. */
  String title() {
    return sent.values().stream()
        .filter(it -> !it.isEmpty())
        .findFirst()
        .map(it -> Spelling.brief(it.getFirst()))
        .orElse("");
  }

  Draft saying(Map<String, List<String>> other) {
    return new Draft(row, line, id, version, key, other, constants, findings);
  }

  Draft with(List<Finding> more) {
    var all = new ArrayList<>(findings);
    all.addAll(more);
    return new Draft(row, line, id, version, key, sent, constants, all);
  }
}
