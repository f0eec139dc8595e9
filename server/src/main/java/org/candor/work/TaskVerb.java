package org.candor.work;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with a task. */
enum TaskVerb {
  FINISH,
  DROP,
  REOPEN;

  /** As it stands in addresses and in the API. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TaskVerb> of(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  boolean wantsReason() {
    return this != FINISH;
  }
}
