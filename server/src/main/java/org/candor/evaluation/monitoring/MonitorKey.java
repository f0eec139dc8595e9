package org.candor.evaluation.monitoring;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candor.records.KeyReserved;
import org.jspecify.annotations.Nullable;

/** The external key of what a monitor makes: one piece of evidence, and one task. */
public final class MonitorKey {

  private static final Pattern KEY =
      Pattern.compile(KeyReserved.MONITOR + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private MonitorKey() {}

  public static String of(UUID monitor) {
    return KeyReserved.MONITOR + monitor;
  }

  /** The monitor that made the record of a key; empty for every other key. */
  public static Optional<UUID> monitor(@Nullable String key) {
    var found = KEY.matcher(key == null ? "" : key);
    return found.matches() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
  }
}
