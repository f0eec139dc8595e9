package org.candor.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the ledger position that {@code asOf} means: a position, a moment, or the end of a day. */
@Component
class ApiMoments {

  private final Ledger ledger;
  private final Clock clock;

  ApiMoments(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  AsOf of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return AsOf.NOW;
    }
    return AsOf.position(text.matches("\\d{1,18}") ? position(text) : at(moment(text)));
  }

  private long position(String text) {
    var position = Long.parseLong(text);
    if (position < 1 || position > ledger.size()) {
      throw wrong("The ledger has the positions 1 to %d.".formatted(ledger.size()));
    }
    return position;
  }

  private long at(Instant moment) {
    if (moment.isAfter(clock.instant())) {
      throw wrong("Nobody knows the future: take a moment up to now.");
    }
    var position = ledger.sizeAt(moment);
    if (position == 0) {
      throw wrong("Nothing had been recorded by then.");
    }
    return position;
  }

  /** Today ends now. */
  private Instant moment(String text) {
    try {
      if (text.length() > 10) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      }
      var day = LocalDate.parse(text);
      var now = clock.instant();
      return day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC))
          ? now
          : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1_000);
    } catch (DateTimeException e) {
      throw wrong(
          "Write a day (2026-03-31), a moment (2026-03-31T12:00:00Z) or a ledger position.");
    }
  }

  private static ApiProblem wrong(String message) {
    return ApiProblem.bad(Map.of("asOf", message));
  }
}
