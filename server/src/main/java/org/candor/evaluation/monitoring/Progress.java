package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.time.Instant;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, for who waits for it.
 *
 * @param at where this is asked for again
 * @param stop where it is stopped; empty for who may not
 * @param run null where there was none
 * @param seconds since it began
 */
public record Progress(
    String at, String stop, @Nullable Run run, long seconds, Shell.@Nullable Csrf csrf) {

  /**
   * @param runs where runs of the same are
   */
  static Progress of(
      String at,
      String runs,
      @Nullable Run run,
      Instant now,
      boolean mayStop,
      Shell.@Nullable Csrf csrf) {
    var stop = mayStop && run != null ? runs + "/" + run.id() + "/cancel" : "";
    return new Progress(at, stop, run, run == null ? 0 : run.seconds(now), csrf);
  }

  public boolean working() {
    return run != null && run.state().working();
  }

  /** In one line: for how long, and which query of how many. */
  public String words() {
    if (run == null) {
      return "";
    }
    var passed = text("evaluation.progress." + run.state(), seconds);
    if (run.state() != Run.State.RUNNING || run.queries() == 0) {
      return passed;
    }
    return passed
        + " "
        + (of() == 0
            ? text("evaluation.progress.query", run.queries())
            : text("evaluation.progress.query.of", run.queries(), of()));
  }

  /** Queries that have ended. */
  public int done() {
    return run == null ? 0 : Math.max(0, run.queries() - 1);
  }

  /** Queries that are expected; 0 where nobody knows, or there are more already. */
  public int of() {
    var expected = run == null ? null : run.expected();
    return expected == null || run == null || run.queries() > expected ? 0 : expected;
  }

  /** How the last run ended, where nothing came of it; empty else. */
  public String ended() {
    if (run == null) {
      return "";
    }
    return switch (run.state()) {
      case CANCELLED -> text("evaluation.ended.cancelled", seconds);
      case INTERRUPTED -> text("evaluation.ended.interrupted");
      case WAITING, RUNNING, DONE -> "";
    };
  }
}
