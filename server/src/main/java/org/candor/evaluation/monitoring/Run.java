package org.candor.evaluation.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One run of a monitor, or one that does a measurement of it again, and how far it is.
 *
 * @param repeats the measurement that is done again; null for a run of the monitor itself
 * @param attempt from 1; a run that broke off is made once more
 * @param measurement the record that came of it; null while there is none
 * @param queries that began, the last of which may be under way
 * @param expected queries, as many as the last run of the same had; null where there was none
 */
public record Run(
    UUID id,
    UUID monitor,
    @Nullable UUID repeats,
    State state,
    Actor actor,
    int attempt,
    Instant askedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable UUID measurement,
    int queries,
    @Nullable Integer expected) {

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

  /** What is run: a monitor, or a measurement that is done again. */
  UUID subject() {
    return repeats == null ? monitor : repeats;
  }
}
