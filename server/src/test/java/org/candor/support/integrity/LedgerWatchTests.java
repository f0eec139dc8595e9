package org.candor.support.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class LedgerWatchTests {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aLedgerIsCheckedAfterTheStartThenAtNightAndNeverLaterThanAskedFor() {
    assertThat(LedgerWatch.due(null, at(9, 0), DAY)).as("after the start").isTrue();
    assertThat(LedgerWatch.due(at(9, 0), at(20, 0), DAY)).as("by day").isFalse();
    assertThat(LedgerWatch.due(at(9, 0), at(26, 0), DAY)).as("the night after").isTrue();
    assertThat(LedgerWatch.due(at(2, 0), at(4, 59), DAY)).as("once a night").isFalse();
    assertThat(LedgerWatch.due(at(20, 0), at(25, 0), DAY)).as("not twice by midnight").isFalse();
    assertThat(LedgerWatch.due(at(20, 0), at(44, 0), DAY)).as("after a day at last").isTrue();
    assertThat(LedgerWatch.due(at(9, 0), at(10, 0), Duration.ofHours(1))).isTrue();
  }

  /** So many hours and minutes after the midnight that began a day, by the server's clock. */
  private static Instant at(int hour, int minute) {
    return ZonedDateTime.of(LocalDate.of(2026, 5, 4).atStartOfDay(), ZoneId.systemDefault())
        .plusHours(hour)
        .plusMinutes(minute)
        .toInstant();
  }
}
