package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.evaluation.monitoring.Run.State;
import org.candor.kernel.ReviewDue;
import org.candor.readiness.Finding;
import org.candor.readiness.Readiness;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.LedgerAudit;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.work.Task;
import org.candor.work.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A bank that monitors its loans by sex, and what its monitor measured. */
@SpringBootTest
@Import(AMonitoringBank.Heard.class)
abstract class AMonitoringBank {

  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Sources sources;
  @Autowired Secrets secrets;
  @Autowired Runner runner;
  @Autowired Runs runs;
  @Autowired Timings timings;
  @Autowired Clockwork clockwork;
  @Autowired Repeats repeats;
  @Autowired Documents documents;
  @Autowired Tasks tasks;
  @Autowired Readiness readiness;
  @Autowired Ledger ledger;
  @Autowired LedgerAudit audit;
  @Autowired TransactionOperations transactions;
  @Autowired JdbcClient jdbc;
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

  void upload(String csv) {
    var content = new ByteArrayInputStream(csv.getBytes(UTF_8));
    assertThat(sources.upload(source, "loans.csv", content, bank.ada()))
        .isInstanceOf(Sources.Answer.Kept.class);
  }

  Outcome measured() {
    assertThat(ended(begun()).state()).isEqualTo(State.DONE);
    return last().outcome();
  }

  Run begun() {
    return ((Begun) runner.begin(monitor, bank.ada())).run();
  }

  Run ended(Run run) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .pollInSameThread()
        .until(() -> !runs.find(run.id()).orElseThrow().state().working());
    return runs.find(run.id()).orElseThrow();
  }

  Measurement last() {
    return all(MEASUREMENTS).getLast().content();
  }

  Entry<Monitor> entry() {
    return records.find(MONITORS.kind(), monitor, AsOf.NOW).orElseThrow();
  }

  Monitor current() {
    return entry().content();
  }

  Task task() {
    return tasks.find("monitor:" + monitor).orElseThrow().content();
  }

  LocalDate today() {
    return LocalDate.ofInstant(Instant.now(clock), java.time.ZoneOffset.UTC);
  }

  Finding finding() {
    return readiness
        .position("iso-42001", AsOf.NOW)
        .find("A.6.2.6")
        .orElseThrow()
        .findings()
        .stream()
        .filter(it -> it.rule().equals("each-monitor-of-operation-passes"))
        .findFirst()
        .orElseThrow();
  }

  <R extends Record> List<Entry<R>> all(Register<R> register) {
    var found = new ArrayList<Entry<R>>();
    listings.each(register, Query.all(), AsOf.NOW, found::add);
    return found;
  }

  <R extends Record> Entry<R> record(Register<R> register, String... said) {
    var typed = new java.util.HashMap<String, List<String>>();
    for (int i = 0; i < said.length; i += 2) {
      typed.put(said[i], List.of(said[i + 1]));
    }
    var content = java.util.Objects.requireNonNull(Form.read(register, typed, null).content());
    return records.record(register.kind(), content, bank.ada());
  }
}
