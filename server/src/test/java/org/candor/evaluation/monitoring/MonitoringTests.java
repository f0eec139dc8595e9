package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.evaluation.monitoring.Run.State;
import org.candor.kernel.ReviewDue;
import org.candor.measure.Budget;
import org.candor.measure.study.Remeasurement;
import org.candor.readiness.Finding;
import org.candor.readiness.Readiness;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.LedgerAudit;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.support.evidence.Evidence;
import org.candor.work.Task;
import org.candor.work.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionOperations;

/** From a file to a task, to evidence, to a verdict: what a monitor does by itself. */
@SpringBootTest
@Import(MonitoringTests.Heard.class)
class MonitoringTests {

  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Sources sources;
  @Autowired Secrets secrets;
  @Autowired Runner runner;
  @Autowired Runs runs;
  @Autowired Timings timings;
  @Autowired Clockwork clockwork;
  @Autowired Repeats repeats;
  @Autowired Tasks tasks;
  @Autowired Readiness readiness;
  @Autowired Ledger ledger;
  @Autowired LedgerAudit audit;
  @Autowired TransactionOperations transactions;
  @Autowired Clock clock;
  @Autowired Heard heard;
  AnOrganization bank;
  UUID source;
  UUID monitor;

  /** Hears what the room publishes. */
  @TestConfiguration
  static class Heard {
    final List<ReviewDue> due = new ArrayList<>();

    @EventListener
    void review(ReviewDue it) {
      due.add(it);
    }
  }

  @BeforeEach
  void aBankThatMonitorsItsLoans() {
    heard.due.clear();
    bank = AnOrganization.founded(ledger, transactions);
    bank.scope()
        .run(
            () -> {
              record(AI_SYSTEMS, "name", "Loans");
              source = record(DATA_SOURCES, "name", "Decisions", "kind", "UPLOAD").id();
              var content = AMonitor.fairness(bank.ada().person(), "weekly");
              monitor = records.record(MONITORS.kind(), content, bank.ada()).id();
            });
  }

  @Test
  void aFailureOpensATaskAndAPassClosesItAndIsEvidence() {
    bank.scope()
        .run(
            () -> {
              assertThat(finding().verdict()).as("never measured").isEqualTo(Verdict.UNKNOWN);
              upload(Loans.csv(20_000, 0.2));
              assertThat(measured()).isEqualTo(Outcome.FAIL);
              assertThat(task().state()).isEqualTo(Task.State.OPEN);
              assertThat(task().reason()).contains("MSR-1", "impactRatio", "0.4");
              assertThat(task().owner()).isEqualTo(bank.ada().person());
              assertThat(heard.due)
                  .singleElement()
                  .satisfies(it -> assertThat(it.subject().kind()).isEqualTo(AI_SYSTEMS.path()));
              assertThat(all(EVIDENCE)).isEmpty();
              assertThat(finding().verdict()).isEqualTo(Verdict.NOT_MET);

              upload(Loans.csv(20_000, 0.5));
              assertThat(measured()).isEqualTo(Outcome.PASS);
              assertThat(task().state()).isEqualTo(Task.State.DONE);
              assertThat(task().closing()).isEqualTo(Task.Closing.RECORDS);
              assertThat(all(EVIDENCE)).singleElement().satisfies(it -> isEvidence(it.content()));
              assertThat(finding().verdict()).isEqualTo(Verdict.MET);

              upload(Loans.csv(20_000, 0.2));
              assertThat(measured()).isEqualTo(Outcome.FAIL);
              assertThat(all(EVIDENCE)).as("overtaken").isEmpty();
              assertThat(task().state()).as("the same task again").isEqualTo(Task.State.OPEN);
              assertThat(finding().verdict()).isEqualTo(Verdict.NOT_MET);
              assertThat(all(MEASUREMENTS)).hasSize(3);
            });
    assertThat(audit.audit(bank.id()).problems()).isEmpty();
  }

  private void isEvidence(Evidence it) {
    var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    assertThat(it.form()).isEqualTo(Evidence.Form.MEASUREMENT);
    assertThat(it.covers()).containsExactly("A.7.4", "A.6.2.6");
    assertThat(it.effectiveOn()).isEqualTo(today);
    assertThat(it.expiresOn()).isEqualTo(today.plusDays(30));
    assertThat(it.madeHow()).contains("DuckDB", "SHA-256", "MSR-2", "select");
  }

  @Test
  void whatWasMeasuredCanBeMeasuredAgainAlsoWhenAnotherFileCame() {
    bank.scope()
        .run(
            () -> {
              upload(Loans.csv(1_000, 0.4));
              measured();
              upload(Loans.csv(1_000, 0.5));
              var again = repeats.again("MSR-1", Budget.USUAL.threads(1));
              assertThat(again.outcome()).isEqualTo(Remeasurement.Outcome.IDENTICAL);
            });
  }

  @Test
  void whatCannotBeMeasuredIsNotMeasuredAndSaysWhy() {
    bank.scope()
        .run(
            () -> {
              assertThat(measured()).isEqualTo(Outcome.NOT_MEASURED);
              assertThat(last().reason()).contains("No file was uploaded to DSR-1");
              upload("sex,approved\nF,1\n");
              assertThat(measured()).isEqualTo(Outcome.NOT_MEASURED);
              assertThat(last().reason()).contains("There is no column 'repaid'");
              assertThat(last().document()).isNull();
              assertThat(finding().verdict()).isEqualTo(Verdict.UNKNOWN);
              assertThat(tasks.find("monitor:" + monitor)).isEmpty();
            });
  }

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
  void aPasswordIsSealedAndOnlyItsPlaceOpensIt() {
    bank.scope()
        .run(
            () -> {
              var table =
                  record(
                      DATA_SOURCES,
                      "name",
                      "T",
                      "kind",
                      "DATABASE",
                      "url",
                      "jdbc:postgresql://db/x",
                      "tableName",
                      "public.t");
              assertThat(sources.secret(table.id(), "hunter2"))
                  .isInstanceOf(Sources.Answer.Kept.class);
              assertThat(secrets.open(table.id())).isEqualTo("hunter2");
              assertThat(secrets.open(source)).isNull();
              assertThat(sources.secret(source, "x")).isInstanceOf(Sources.Answer.Refused.class);
              sources.secret(table.id(), "");
              assertThat(secrets.has(table.id())).isFalse();
            });
  }

  private void upload(String csv) {
    var content = new ByteArrayInputStream(csv.getBytes(UTF_8));
    assertThat(sources.upload(source, "loans.csv", content, bank.ada()))
        .isInstanceOf(Sources.Answer.Kept.class);
  }

  private Outcome measured() {
    assertThat(ended(begun()).state()).isEqualTo(State.DONE);
    return last().outcome();
  }

  private Run begun() {
    return ((Begun) runner.begin(monitor, bank.ada())).run();
  }

  private Run ended(Run run) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .pollInSameThread()
        .until(() -> !runs.find(run.id()).orElseThrow().state().working());
    return runs.find(run.id()).orElseThrow();
  }

  private Measurement last() {
    return all(MEASUREMENTS).getLast().content();
  }

  private Entry<Monitor> entry() {
    return records.find(MONITORS.kind(), monitor, AsOf.NOW).orElseThrow();
  }

  private Monitor current() {
    return entry().content();
  }

  private Task task() {
    return tasks.find("monitor:" + monitor).orElseThrow().content();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(Instant.now(clock), java.time.ZoneOffset.UTC);
  }

  private Finding finding() {
    return readiness.position("iso-42001", AsOf.NOW).find("A.7.4").orElseThrow().findings().stream()
        .filter(it -> it.rule().equals("each-monitor-of-data-quality-passes"))
        .findFirst()
        .orElseThrow();
  }

  private <R extends Record> List<Entry<R>> all(Register<R> register) {
    var found = new ArrayList<Entry<R>>();
    listings.each(register, Query.all(), AsOf.NOW, found::add);
    return found;
  }

  private <R extends Record> Entry<R> record(Register<R> register, String... said) {
    var typed = new java.util.HashMap<String, List<String>>();
    for (int i = 0; i < said.length; i += 2) {
      typed.put(said[i], List.of(said[i + 1]));
    }
    var content = java.util.Objects.requireNonNull(Form.read(register, typed, null).content());
    return records.record(register.kind(), content, bank.ada());
  }
}
