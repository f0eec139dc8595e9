package org.candor.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes as others do, turned back by as much as is said: what was, can be made. */
final class TurnedClock extends Clock {

  private volatile Duration back = Duration.ZERO;

  void turnBack(Duration by) {
    back = by;
  }

  @Override
  public Instant instant() {
    return Instant.now().minus(back);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
