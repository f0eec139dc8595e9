package org.candor.evaluation.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One run of a monitor, and how far it is.
 *
 * @param attempt from 1; a run that broke off is made once more
 * @param measurement the record that came of it; null while there is none
 */
public record Run(
    UUID id,
    UUID monitor,
    State state,
    Actor actor,
    int attempt,
    Instant askedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable UUID measurement) {

  /** How the ledger says that a measurement came from a run. */
  static final String VIA = "monitor";

  /** How long a run may be silent before it counts as broken off. */
  static final Duration SILENCE = Duration.ofMinutes(1);

  /** How far it is. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    CANCELLED,
    INTERRUPTED;

    public boolean working() {
      return this == WAITING || this == RUNNING;
    }
  }

  /** Whole seconds since it began to measure, or since it was asked for. */
  public long seconds(Instant now) {
    var until = endedAt == null ? now : endedAt;
    return Math.max(
        0, Duration.between(startedAt == null ? askedAt : startedAt, until).toSeconds());
  }
}
