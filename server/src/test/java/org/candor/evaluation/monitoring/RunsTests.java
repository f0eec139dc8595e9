package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.REPETITIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.candor.AnOrganization;
import org.candor.evaluation.monitoring.Run.State;
import org.candor.readiness.Verdict;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs that are missed, break off, are killed or stopped: each is made again, or said to have
 * failed.
 */
class RunsTests extends AMonitoringBank {

  @Test
  void aRunThatWasMissedIsMadeOnce() {
    bank.scope()
        .run(
            () -> {
              upload(Loans.csv(1_000, 0.5));
              var longAgo = clock.instant().minus(Duration.ofDays(40));
              transactions.executeWithoutResult(
                  _ -> timings.align(Map.of(monitor, "weekly"), longAgo));
              clockwork.tick(bank.id());
              ended(runs.latest(monitor).orElseThrow());
              clockwork.tick(bank.id());
              assertThat(all(MEASUREMENTS)).hasSize(1);
              assertThat(timings.next().get(monitor)).isAfter(clock.instant());
              assertThat(current().dueOn()).isAfter(today());
            });
  }

  @Test
  void aMonitorThatDidNotRunIsNotMeasured() {
    bank.scope()
        .run(
            () -> {
              var entry = entry();
              var late = entry.content().came(Outcome.PASS, today(), today().minusDays(1), "MSR-9");
              records.revise(MONITORS.kind(), monitor, 1, late, bank.ada(), null);
              assertThat(finding().verdict()).isEqualTo(Verdict.STALE);
              clockwork.tick(bank.id());
              assertThat(current().outcome()).isEqualTo(Outcome.NOT_MEASURED);
              assertThat(finding().verdict()).isEqualTo(Verdict.STALE);
              assertThat(finding().exceptions().total()).isEqualTo(1);
            });
  }

  @Test
  void aRunThatBrokeOffIsMadeOnceMoreAndThenSaidToHaveFailed() {
    bank.scope()
        .run(
            () -> {
              upload(Loans.csv(1_000, 0.5));
              var broken = runs.begin(monitor, bank.ada(), 1).orElseThrow();
              runs.leave(broken.id());
              clockwork.tick(bank.id());
              var again = runs.latest(monitor).orElseThrow();
              assertThat(again.attempt()).isEqualTo(2);
              assertThat(ended(again).state()).isEqualTo(State.DONE);
              var twice = runs.begin(monitor, bank.ada(), 2).orElseThrow();
              runs.leave(twice.id());
              clockwork.tick(bank.id());
              assertThat(last().outcome()).isEqualTo(Outcome.NOT_MEASURED);
              assertThat(last().reason()).contains("stopped twice");
            });
  }

  @Test
  void aRunOfAServerThatWasKilledIsMadeAgainAndWhatWasShownStands() {
    bank.scope()
        .run(
            () -> {
              upload(Loans.csv(20_000, 0.5));
              assertThat(measured()).isEqualTo(Outcome.PASS);
              var shown = all(EVIDENCE);
              var before = Clock.offset(clock, Run.SILENCE.plusSeconds(1).negated());
              var killed = new Runs(jdbc, before);
              var run =
                  transactions.execute(
                      _ -> {
                        var begun = killed.begin(monitor, bank.ada(), 1).orElseThrow();
                        assertThat(killed.started(begun.id())).isTrue();
                        return begun;
                      });
              assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(State.RUNNING);
              clockwork.tick(bank.id());
              assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
              assertThat(all(EVIDENCE)).isEqualTo(shown);
              var again = runs.latest(monitor).orElseThrow();
              assertThat(again.attempt()).isEqualTo(2);
              assertThat(ended(again).state()).isEqualTo(State.DONE);
              assertThat(all(MEASUREMENTS)).hasSize(2);
            });
  }

  @Test
  void doingItAgainThatBrokeOffIsTriedOnceMoreAndThenSaidToHaveFailed() {
    bank.scope()
        .run(
            () -> {
              upload(Loans.csv(1_000, 0.5));
              measured();
              var made = all(MEASUREMENTS).getFirst().id();
              var broken = runs.begin(monitor, made, bank.ada(), 1).orElseThrow();
              runs.leave(broken.id());
              clockwork.tick(bank.id());
              var again = runs.repeating(made).orElseThrow();
              assertThat(again.attempt()).isEqualTo(2);
              assertThat(ended(again).state()).isEqualTo(State.DONE);
              var twice = runs.begin(monitor, made, bank.ada(), 2).orElseThrow();
              runs.leave(twice.id());
              clockwork.tick(bank.id());
              var last = all(REPETITIONS).getLast().content();
              assertThat(last.outcome()).isEqualTo(Repetition.Found.NOT_MEASURED);
              assertThat(last.reason()).contains("stopped twice");
              assertThat(all(MEASUREMENTS)).hasSize(1);
            });
  }

  @Test
  void aRunThatIsStoppedLeavesNoMeasurement() {
    bank.scope()
        .run(
            () -> {
              upload(Loans.csv(400_000, 0.5));
              var run = begun();
              assertThat(runner.begin(monitor, bank.ada())).isInstanceOf(Decision.Refused.class);
              runner.cancel(monitor, run.id());
              assertThat(ended(run).state()).isEqualTo(State.CANCELLED);
              assertThat(all(MEASUREMENTS)).isEmpty();
            });
  }

  @Test
  void anotherOrganizationSeesNothingAndStopsNothing() {
    var run =
        bank.scope()
            .get(
                () -> {
                  upload(Loans.csv(1_000, 0.5));
                  return ended(begun());
                });
    var other = AnOrganization.founded(ledger, transactions);
    other
        .scope()
        .run(
            () -> {
              assertThat(all(MONITORS)).isEmpty();
              assertThat(all(MEASUREMENTS)).isEmpty();
              assertThat(runs.find(run.id())).isEmpty();
              assertThat(timings.next()).isEmpty();
            });
  }

  @Test
  void aSlowSenderHoldsNoConnection() {
    var open = new ArrayList<Boolean>();
    var slow =
        new ByteArrayInputStream(Loans.csv(100, 0.5).getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] into, int from, int most) {
            open.add(TransactionSynchronizationManager.isActualTransactionActive());
            return super.read(into, from, most);
          }
        };
    var answer = bank.scope().get(() -> sources.upload(source, "slow.csv", slow, bank.ada()));
    assertThat(answer).isInstanceOf(Sources.Answer.Kept.class);
    assertThat(open).isNotEmpty().containsOnly(false);
  }
}
