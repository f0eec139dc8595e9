package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Asks for a recent proof that the person is still the person, before what weighs more. */
@Component
public class StepUp {

  private final Clock clock;

  StepUp(Clock clock) {
    this.clock = clock;
  }

  /** Whether the person signed in or proved themselves within ten minutes; a token never did. */
  public boolean isFresh(HttpServletRequest request) {
    var presence = Presence.of(request);
    return presence != null
        && presence.session() != null
        && presence.session().provedWithin(Session.FRESH_PROOF, clock.instant());
  }

  /**
   * @throws ProofNeeded when the proof is older, or a token asks
   */
  public void require(HttpServletRequest request) {
    if (!isFresh(request)) {
      throw new ProofNeeded();
    }
  }
}
