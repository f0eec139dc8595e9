package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When monitors run, and until when what they measured holds. */
class TimetableTests {

  private static final Instant FRIDAY = Instant.parse("2026-11-27T15:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "daily, 2026-11-28T03:00:00Z",
    "Weekly, 2026-11-30T03:00:00Z",
    "monthly, 2026-12-01T03:00:00Z",
    "30 4 * * 1, 2026-11-30T04:30:00Z",
    "*/15 * * * *, 2026-11-27T15:15:00Z",
    "0 0 29 2 *, 2028-02-29T00:00:00Z"
  })
  void theNextRunIsTheFirstAfterNow(String words, Instant next) {
    assertThat(Timetable.of(words).after(FRIDAY)).isEqualTo(next);
  }

  @Test
  void howeverManyRunsWereMissedOneIsNext() {
    var longAgo = Instant.parse("2026-01-01T00:00:00Z");
    var daily = Timetable.of("daily");
    assertThat(daily.after(longAgo)).isBefore(FRIDAY);
    assertThat(daily.after(FRIDAY)).isAfter(FRIDAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hourly", "* * * *", "0 0 3 * * *", "61 * * * *", "0 0 30 2 *", "'; drop"})
  void whatIsNoTimetableIsRefusedInWords(String words) {
    assertThatThrownBy(() -> Timetable.of(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("daily, weekly, monthly");
  }

  @Test
  void whatIsMeasuredWhenAskedIsDueWhenItsEvidenceEnds() {
    var asked = AMonitor.asking(Question.PROFILE);
    assertThat(asked.nextDue(FRIDAY)).isEqualTo(LocalDate.parse("2027-02-25"));
    var daily = AMonitor.fairness(null, "daily");
    assertThat(daily.nextDue(FRIDAY)).isEqualTo(LocalDate.parse("2026-11-28"));
    var due = daily.came(Outcome.PASS, null, LocalDate.parse("2026-11-28"), null);
    assertThat(due.overdue(LocalDate.parse("2026-11-28"))).isFalse();
    assertThat(due.overdue(LocalDate.parse("2026-11-29"))).isTrue();
    assertThat(daily.overdue(LocalDate.parse("2999-01-01"))).as("never measured").isFalse();
  }
}
