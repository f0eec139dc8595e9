package org.candor.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.candor.evaluation.monitoring.AMonitor;
import org.candor.evaluation.monitoring.Monitor;
import org.candor.evaluation.monitoring.MonitoringRegisters;
import org.candor.evaluation.monitoring.Outcome;
import org.candor.readiness.Judgement;
import org.candor.records.Entry;
import org.junit.jupiter.api.Test;

/** What a monitor says of a control that it serves: never more than was measured, nor longer. */
class MonitoredTests {

  private static final LocalDate TODAY = LocalDate.parse("2026-06-30");
  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final LocalDate YESTERDAY = TODAY.minusDays(1);

  @Test
  void onlyWhatPassedAndIsNotOverdueSpeaksForTheControl() {
    assertThat(judged(Outcome.PASS, TODAY)).isEqualTo(Judgement.YES);
    assertThat(judged(Outcome.PASS, YESTERDAY)).isEqualTo(Judgement.STALE);
    assertThat(judged(Outcome.FAIL, TOMORROW)).isEqualTo(Judgement.BROKEN);
    assertThat(judged(Outcome.FAIL, YESTERDAY))
        .as("growing old mends nothing")
        .isEqualTo(Judgement.BROKEN);
    assertThat(judged(Outcome.INCONCLUSIVE, TOMORROW)).isEqualTo(Judgement.SILENT);
    assertThat(judged(Outcome.NOT_MEASURED, TOMORROW)).isEqualTo(Judgement.SILENT);
    assertThat(judged(null, null)).as("never measured").isEqualTo(Judgement.SILENT);
  }

  @Test
  void whatFailedSaysNoUntilItIsShownToBeMended() {
    assertThat(Monitored.judge(AMonitor.failing("A.7.4", TOMORROW), "A.7.4", TODAY))
        .as("a run that settles nothing mends nothing")
        .isEqualTo(Judgement.BROKEN);
    assertThat(Monitored.judge(AMonitor.eased("A.7.4", TOMORROW), "A.7.4", TODAY))
        .as("nor does asking less")
        .isEqualTo(Judgement.EASED);
  }

  @Test
  void whatFailedSaysNoHoweverItsControlIsSpelled() {
    assertThat(Monitored.judge(AMonitor.failing("iso-42001:A.7.4", TOMORROW), "A.7.4", TODAY))
        .isEqualTo(Judgement.BROKEN);
  }

  @Test
  void whatFailedIsNotSilencedByPuttingItAway() {
    var entry = entry(AMonitor.failing("A.6.2.6", TOMORROW));
    assertThat(new EachMonitorOfOperationPasses().outOfUse(entry)).isEqualTo(Judgement.BROKEN);
    assertThat(new EachMonitorOfEffectsOnPeoplePasses().outOfUse(entry))
        .as("it never bore on that")
        .isEqualTo(Judgement.BESIDE);
    var paused = AMonitor.serving("A.7.4", Outcome.FAIL, TOMORROW, true);
    assertThat(Monitored.judge(paused, "A.7.4", TODAY)).isEqualTo(Judgement.BROKEN);
    var passing = entry(AMonitor.serving("A.6.2.6", Outcome.PASS, TOMORROW, false));
    assertThat(new EachMonitorOfOperationPasses().outOfUse(passing)).isEqualTo(Judgement.BESIDE);
  }

  @Test
  void whatIsAskedNoMoreIsToldBesideTheVerdict() {
    var eased = AMonitor.eased("A.7.4", TOMORROW);
    assertThat(said(eased)).contains("Impact ratio is no longer asked");
    assertThat(Monitored.aside(eased, "A.5.4")).isNull();
    var accepted = AMonitor.accepted("A.7.4", TOMORROW);
    assertThat(Monitored.judge(accepted, "A.7.4", TODAY)).isEqualTo(Judgement.YES);
    assertThat(said(accepted))
        .contains("passes under an eased question", "Impact ratio", "Accepted on");
    assertThat(Monitored.aside(AMonitor.failing("A.7.4", TOMORROW), "A.7.4")).isNull();
  }

  @Test
  void fairnessDoesNotSpeakForTheQualityOfData() {
    var entry = entry(AMonitor.fairness(null, null));
    assertThat(new EachMonitorOfDataQualityPasses().judge(entry, TODAY))
        .isEqualTo(Judgement.BESIDE);
    assertThat(new EachMonitorOfEffectsOnPeoplePasses().judge(entry, TODAY))
        .isEqualTo(Judgement.SILENT);
  }

  private static String said(Monitor it) {
    return Objects.requireNonNull(Monitored.aside(it, "A.7.4")).text();
  }

  private static Entry<Monitor> entry(Monitor it) {
    return new Entry<>(
        MonitoringRegisters.MONITORS.kind(),
        new UUID(0, 1),
        1,
        1,
        1,
        null,
        false,
        Instant.EPOCH,
        null,
        null,
        it);
  }

  @Test
  void aPausedMonitorAndOneForAnotherControlAreNotAsked() {
    var paused = AMonitor.serving("A.7.4", Outcome.PASS, TOMORROW, true);
    var other = AMonitor.serving("A.6.2.6", Outcome.PASS, TOMORROW, false);
    assertThat(Monitored.judge(paused, "A.7.4", TODAY)).isEqualTo(Judgement.BESIDE);
    assertThat(Monitored.judge(other, "A.7.4", TODAY)).isEqualTo(Judgement.BESIDE);
  }

  private static Judgement judged(Outcome outcome, LocalDate due) {
    return Monitored.judge(AMonitor.serving("A.7.4", outcome, due, false), "A.7.4", TODAY);
  }
}
