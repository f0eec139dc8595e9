package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.TestDatabase;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.measure.Budget;
import org.candor.measure.study.Remeasurement;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.work.Task;
import org.candor.work.Tasks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A monitor measures where the rows live: in a table of PostgreSQL, with a password of its own. */
@SpringBootTest(properties = "candor.data-hosts=localhost,127.0.0.1")
class MonitorOfATableTests {

  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Sources sources;
  @Autowired Runner runner;
  @Autowired Runs runs;
  @Autowired Repeats repeats;
  @Autowired Tasks tasks;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization bank;
  UUID source;
  UUID monitor;

  @Test
  void aTableIsMeasuredUntilItsPasswordIsWrongOrItIsGone() {
    var owner = TestDatabase.shared().asOwner();
    bank = AnOrganization.founded(ledger, transactions);
    var schema = "lending_" + bank.id().value().toString().replace('-', '_');
    fill(owner, schema);
    bank.scope().run(() -> theStory(owner, schema));
  }

  private void theStory(JdbcClient owner, String schema) {
    record(AI_SYSTEMS, "name", "Loans");
    source =
        record(
                DATA_SOURCES,
                "name",
                "Decisions",
                "kind",
                "DATABASE",
                "url",
                TestDatabase.shared().url(),
                "tableName",
                schema + ".decisions",
                "account",
                TestDatabase.shared().owner())
            .id();
    var content = AMonitor.fairness(bank.ada().person(), "weekly");
    monitor = records.record(MONITORS.kind(), content, bank.ada()).id();

    secret(TestDatabase.shared().ownerPassword());
    assertThat(measured().outcome()).isEqualTo(Outcome.FAIL);
    assertThat(last().rows()).isEqualTo(2_000);
    assertThat(last().engine()).contains("PostgreSQL");
    assertThat(all(MEASUREMENTS).toString() + all(DATA_SOURCES))
        .doesNotContain(TestDatabase.shared().ownerPassword());

    aChangeInAsManyRowsIsNoticed(owner, schema);
    theDatabaseEndsItMidway(owner, schema);

    secret("not it");
    assertThat(measured().outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(last().reason()).doesNotContain("not it", "Exception");

    secret(TestDatabase.shared().ownerPassword());
    owner.sql("drop schema " + schema + " cascade").update();
    assertThat(measured().outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(last().reason()).contains("decisions");
  }

  private void aChangeInAsManyRowsIsNoticed(JdbcClient owner, String schema) {
    var budget = Budget.USUAL.threads(1);
    var table = schema + ".decisions";
    assertThat(repeats.again("MSR-1", budget).outcome()).isEqualTo(Remeasurement.Outcome.IDENTICAL);
    owner.sql("alter table " + table + " add column note text").update();
    owner.sql("update " + table + " set note = 'moved', sex = sex").update();
    assertThat(repeats.again("MSR-1", budget).outcome())
        .as("rows in another order, with a column that nobody asked")
        .isEqualTo(Remeasurement.Outcome.IDENTICAL);
    owner
        .sql(
            """
            update %1$s set repaid = 1 - repaid where ctid in (
              (select ctid from %1$s where sex = 'Male' and approved = 1 and repaid = 1 limit 1) union all
              (select ctid from %1$s where sex = 'Male' and approved = 0 and repaid = 0 limit 1))
            """
                .formatted(table))
        .update();
    var again = repeats.again("MSR-1", budget);
    assertThat(again.outcome()).isEqualTo(Remeasurement.Outcome.SOURCE_CHANGED);
    assertThat(again.words().toString()).contains("as many rows", "other values");
  }

  /** What was under way is not measured, and says so; the next run measures as before. */
  private void theDatabaseEndsItMidway(JdbcClient owner, String schema) {
    owner
        .sql(
            "create view %1$s.slow as select d.* from %1$s.decisions d, (select pg_sleep(60)) s"
                .formatted(schema))
        .update();
    pointTo(schema + ".slow");
    var run = ((Begun) runner.begin(monitor, bank.ada())).run();
    var ends =
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'Candor' and state = 'active' and query like '%slow%'
          and pid <> pg_backend_pid()
        """;
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .until(() -> owner.sql(ends).query(Boolean.class).list().contains(true));
    assertThat(ended(run).outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(last().reason()).contains("stopped answering").doesNotContain("Exception");
    var stands = records.find(MONITORS.kind(), monitor, AsOf.NOW).orElseThrow().content();
    assertThat(stands.outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(stands.failing()).as("nothing was mended by that").isTrue();
    var task = tasks.find(MonitorKey.of(monitor)).orElseThrow().content();
    assertThat(task.state()).isEqualTo(Task.State.OPEN);
    assertThat(task.reason())
        .startsWith("First in MSR-1, ")
        .contains("Last in MSR-2, ", "stopped answering", "speaks against A.5.4");
    pointTo(schema + ".decisions");
    assertThat(measured().outcome()).isEqualTo(Outcome.FAIL);
  }

  private void pointTo(String table) {
    var entry = records.find(DATA_SOURCES.kind(), source, AsOf.NOW).orElseThrow();
    var it = entry.content();
    var other =
        new DataSource(
            it.name(),
            it.kind(),
            it.description(),
            it.path(),
            it.form(),
            it.encoding(),
            it.url(),
            table,
            it.account(),
            it.dataSet(),
            it.owner(),
            it.fileName(),
            it.sha256(),
            it.bytes(),
            it.uploadedOn());
    records.revise(DATA_SOURCES.kind(), source, entry.version(), other, bank.ada(), null);
  }

  private static void fill(JdbcClient owner, String schema) {
    owner.sql("create schema " + schema).update();
    owner
        .sql("create table " + schema + ".decisions (sex text, approved int, repaid int)")
        .update();
    owner
        .sql(
            """
            insert into %s.decisions
            select case when i %% 2 = 0 then 'Female' else 'Male' end,
              case when i / 2 %% 100 < case when i %% 2 = 0 then 20 else 50 end then 1 else 0 end,
              case when i / 200 %% 10 < 7 then 1 else 0 end
            from generate_series(0, 1999) i
            """
                .formatted(schema))
        .update();
  }

  private void secret(String password) {
    assertThat(sources.secret(source, password)).isInstanceOf(Sources.Answer.Kept.class);
  }

  private Measurement measured() {
    return ended(((Begun) runner.begin(monitor, bank.ada())).run());
  }

  private Measurement ended(Run run) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .pollInSameThread()
        .until(() -> !runs.find(run.id()).orElseThrow().state().working());
    return last();
  }

  private Measurement last() {
    return all(MEASUREMENTS).getLast().content();
  }

  private <R extends Record> List<Entry<R>> all(Register<R> register) {
    var found = new ArrayList<Entry<R>>();
    listings.each(register, Query.all(), AsOf.NOW, found::add);
    return found;
  }

  private <R extends Record> Entry<R> record(Register<R> register, String... said) {
    var typed = new HashMap<String, List<String>>();
    for (int i = 0; i < said.length; i += 2) {
      typed.put(said[i], List.of(said[i + 1]));
    }
    var content = Objects.requireNonNull(Form.read(register, typed, null).content());
    return records.record(register.kind(), content, bank.ada());
  }
}
