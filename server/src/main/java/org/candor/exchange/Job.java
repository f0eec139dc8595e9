package org.candor.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param kept whether Candor keeps the file; a command's file stays where it is
 * @param actor in whose name rows are written
 * @param process which run of Candor works on it; another one that is silent was cut off
 * @param total rows of the file; null until they were counted
 * @param message why it failed
 */
public record Job(
    UUID id,
    String register,
    String fileName,
    String sha256,
    long bytes,
    boolean kept,
    Mapping mapping,
    Actor actor,
    State state,
    UUID process,
    boolean cancel,
    Instant createdAt,
    @Nullable Instant startedAt,
    Instant beatAt,
    @Nullable Integer total,
    Report.Counts counts,
    Report.Survey survey,
    String detected,
    String message) {

  /** Silence after which a job of another process counts as cut off. */
  static final Duration SILENCE = Duration.ofSeconds(15);

  /** Where a job stands. */
  public enum State {
    UPLOADED,
    CHECKING,
    CHECKED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED,
    /** Candor stopped while it ran; never stored, but seen by whoever looks. */
    INTERRUPTED
  }

  public boolean working() {
    return state == State.CHECKING || state == State.RUNNING;
  }

  public boolean mayRun() {
    return kept
        && (state == State.CHECKED || state == State.INTERRUPTED || state == State.CANCELLED);
  }

  /** Whether it was looked through and would write nothing. */
  public boolean idle() {
    return state == State.CHECKED && counts.created() + counts.changed() == 0;
  }

  /** Rows a second since it began. */
  public double speed() {
    if (startedAt == null) {
      return 0;
    }
    var millis = Math.max(1, Duration.between(startedAt, beatAt).toMillis());
    return counts.read() * 1000.0 / millis;
  }

  /** Seconds to go, at the speed so far; null where that cannot be said. */
  public @Nullable Long remaining() {
    return total == null || !working() || speed() < 0.1
        ? null
        : Math.round((total - counts.read()) / speed());
  }

  Job with(Mapping other) {
    return new Job(
        id, register, fileName, sha256, bytes, kept, other, actor, state, process, cancel,
        createdAt, startedAt, beatAt, total, counts, survey, detected, message);
  }

  Job in(State other) {
    return new Job(
        id, register, fileName, sha256, bytes, kept, mapping, actor, other, process, cancel,
        createdAt, startedAt, beatAt, total, counts, survey, detected, message);
  }
}
