package org.candor.records;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What could not be kept is refused before anything is written. */
class StorableTests {

  record Plan(String name, List<String> tags, LocalDate due) {}

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

  @Test
  void whatIsNoTextIsRefusedByField() {
    assertThatExceptionOfType(Unstorable.class)
        .isThrownBy(() -> Storable.check(new Plan("a\u0000b", List.of(), TODAY)))
        .withMessageStartingWith("name:");
    assertThatExceptionOfType(Unstorable.class)
        .isThrownBy(() -> Storable.check(new Plan("a", List.of("ok", "\ud800"), TODAY)))
        .withMessageStartingWith("tags:");
    assertThatCode(() -> Storable.check(new Plan("\ud83d\ude00", List.of("ok"), TODAY)))
        .doesNotThrowAnyException();
  }

  @Test
  void aDayThatNobodyMeansIsRefused() {
    assertThatExceptionOfType(Unstorable.class)
        .isThrownBy(() -> Storable.check(new Plan("a", List.of(), LocalDate.MAX)))
        .withMessageStartingWith("due:");
  }

  @Test
  void aReasonHasAnEndAndIsText() {
    assertThatCode(() -> Storable.checkReason("x".repeat(2_000))).doesNotThrowAnyException();
    assertThatExceptionOfType(Unstorable.class)
        .isThrownBy(() -> Storable.checkReason("x".repeat(2_001)));
    assertThatExceptionOfType(Unstorable.class).isThrownBy(() -> Storable.checkReason("\ud800"));
  }

  @Test
  void aFactThatTheLogCouldNotTakeIsNotWritten() {
    assertThatCode(() -> Storable.checkFact("x".repeat(65_535))).doesNotThrowAnyException();
    assertThatExceptionOfType(Unstorable.class)
        .isThrownBy(() -> Storable.checkFact("é".repeat(33_000)));
  }
}
