package org.candor.support.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.support.evidence.Coverage.State.COVERED;
import static org.candor.support.evidence.Coverage.State.EXPIRED;
import static org.candor.support.evidence.Coverage.State.EXPIRING;
import static org.candor.support.evidence.Coverage.State.NONE;

import java.time.LocalDate;
import java.util.List;
import org.candor.web.Tone;
import org.junit.jupiter.api.Test;

class CoverageTests {

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  @Test
  void withoutEvidenceNothingIsCovered() {
    assertThat(Coverage.state(List.of(), DAY)).isEqualTo(NONE);
  }

  @Test
  void whatHasNotTakenEffectDoesNotCountYet() {
    assertThat(Coverage.state(List.of(from(DAY.plusDays(1), null)), DAY)).isEqualTo(NONE);
  }

  @Test
  void evidenceCountsOnItsLastDayAndNotTheDayAfter() {
    var last = List.of(from(DAY.minusDays(9), DAY));
    assertThat(Coverage.state(last, DAY)).isEqualTo(EXPIRING);
    assertThat(Coverage.state(last, DAY.plusDays(1))).isEqualTo(EXPIRED);
  }

  @Test
  void onePieceThatLastsIsEnough() {
    var short_ = from(DAY.minusDays(9), DAY.plusDays(10));
    var long_ = from(DAY.minusDays(9), DAY.plusDays(Coverage.SOON));
    assertThat(Coverage.state(List.of(short_), DAY)).isEqualTo(EXPIRING);
    assertThat(Coverage.state(List.of(short_, long_), DAY)).isEqualTo(COVERED);
    assertThat(Coverage.state(List.of(from(DAY, null)), DAY)).isEqualTo(COVERED);
  }

  @Test
  void whatLostItsFilesCountedOnce() {
    assertThat(Coverage.state(List.of(), true, DAY)).isEqualTo(EXPIRED);
    assertThat(Coverage.state(List.of(from(DAY, null)), true, DAY)).isEqualTo(COVERED);
    assertThat(Coverage.state(List.of(), false, DAY)).isEqualTo(NONE);
  }

  @Test
  void evidenceWhoseFileVanishedSaysSoBeforeAnythingElse() {
    var good = from(DAY, null);
    assertThat(CoversPanel.covered(good, DAY, false, List.of()).tone()).isEqualTo(Tone.GOOD);
    assertThat(CoversPanel.covered(good, DAY, true, List.of()).tone()).isEqualTo(Tone.BAD);
    assertThat(CoversPanel.covered(good, DAY.minusDays(1), false, List.of()).tone())
        .isEqualTo(Tone.UNKNOWN);
  }

  private static Evidence from(LocalDate day, LocalDate until) {
    return new Evidence(
        "Test report",
        Evidence.Form.FILE,
        null,
        List.of("A.6.2.4"),
        null,
        null,
        day,
        null,
        until,
        null,
        null);
  }
}
