package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Asks that the person has lately proved to be the person, before what weighs more: to approve, to
 * let someone in, to give a token away.
 *
 * <p>A route says {@link Fresh}, or a method asks {@link #require} when only some of its work
 * weighs that much. A page is answered with the question and goes on from there, what was typed
 * included. A token proves nobody: the API answers 403 with the type {@code
 * urn:candor:problem:proof-needed}. NIST SP 800-63B, 2.2.3.
 */
@Component
public class Reauthentication {

  /** How long a proof holds: the sign-in, or the last answer to "confirm that it is you". */
  public static final Duration HOLDS = Duration.ofMinutes(5);

  private final Clock clock;

  Reauthentication(Clock clock) {
    this.clock = clock;
  }

  public boolean isFresh(HttpServletRequest request) {
    var presence = Presence.of(request);
    return presence != null
        && presence.session() != null
        && presence.session().provedWithin(HOLDS, clock.instant());
  }

  /**
   * Returns when the person proved it, for those who write that down.
   *
   * @throws ProofNeeded when the proof is older, or a token asks
   */
  public Instant require(HttpServletRequest request) {
    return require(request, "");
  }

  /**
   * The same, and the question says what it is asked for.
   *
   * @param what the person is about to do, in words: "Approving version 3 of ..."
   * @throws ProofNeeded when the proof is older, or a token asks
   */
  public Instant require(HttpServletRequest request, String what) {
    var presence = Presence.of(request);
    if (presence == null || presence.session() == null || !isFresh(request)) {
      throw new ProofNeeded(what);
    }
    return presence.session().provedAt();
  }
}
