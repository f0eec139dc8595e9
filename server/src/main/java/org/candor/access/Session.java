package org.candor.access;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.candor.kernel.PersonId;

/**
 * A stretch of one person's work in one browser.
 *
 * @param provedAt when the person last proved who they are
 */
record Session(
    UUID id,
    PersonId person,
    State state,
    String method,
    String address,
    String agent,
    Instant createdAt,
    Instant seenAt,
    Instant provedAt) {

  static final Duration IDLE = Duration.ofHours(12);
  static final Duration LONGEST = Duration.ofDays(7);
  static final Duration HALF_OPEN = Duration.ofMinutes(10);

  /** How far the sign-in came: after the password a code may be due, or a second step to set up. */
  enum State {
    CODE,
    ENROL,
    OPEN
  }

  boolean holdsAt(Instant now) {
    var longest = state == State.OPEN ? LONGEST : HALF_OPEN;
    return now.isBefore(createdAt.plus(longest)) && now.isBefore(seenAt.plus(IDLE));
  }

  boolean provedWithin(Duration time, Instant now) {
    return now.isBefore(provedAt.plus(time));
  }
}
