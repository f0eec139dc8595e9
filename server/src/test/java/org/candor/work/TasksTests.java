package org.candor.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.work.WorkRegisters.TASKS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.catalog.Shelf;
import org.candor.evaluation.monitoring.AMonitor;
import org.candor.evaluation.monitoring.MonitorKey;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.readiness.Attestation;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.support.evidence.Evidence;
import org.candor.work.Decision.Accepted;
import org.candor.work.Decision.Refused;
import org.candor.work.Task.Closing;
import org.candor.work.Task.Origin;
import org.candor.work.Task.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What is to be done, who is told, and what Candor closes by itself. */
@SpringBootTest
class TasksTests {

  static final LocalDate MARCH = LocalDate.parse("2026-03-01");

  @Autowired Tasks tasks;
  @Autowired Notices notices;
  @Autowired Watch watch;
  @Autowired Reminders reminders;
  @Autowired Records records;
  @Autowired Shelf shelf;
  @Autowired Companions companions;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired JdbcClient jdbc;
  AnOrganization clinic;
  final PersonId grace = new PersonId(UUID.randomUUID());

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void aTaskIsFinishedOpenedAgainAndDroppedWithReasons() {
    clinic
        .scope()
        .run(
            () -> {
              var task = recorded("Write the scope statement", grace);
              assertThat(task.content().state()).isEqualTo(State.OPEN);
              var done = accepted(TaskVerb.FINISH, task, null);
              assertThat(done.content().closing()).isEqualTo(Closing.PERSON);
              assertThat(done.content().closedOn()).isEqualTo(tasks.today());
              assertThat(refused(TaskVerb.FINISH, done, null))
                  .containsExactly("It is done already.");
              assertThat(refused(TaskVerb.REOPEN, done, " "))
                  .singleElement()
                  .asString()
                  .startsWith("Say why");
              var again = accepted(TaskVerb.REOPEN, done, "The auditor found a unit missing.");
              assertThat(again.content().closedOn()).isNull();
              assertThat(refused(TaskVerb.REOPEN, again, "x")).containsExactly("It is open.");
              var dropped = accepted(TaskVerb.DROP, again, "Merged into TSK-7.");
              assertThat(dropped.content().state()).isEqualTo(State.DROPPED);
            });
  }

  @Test
  void aMonitorThatAsksTwiceOpensOneTask() {
    clinic
        .scope()
        .run(
            () -> {
              var system = recorded("stands for a system", null);
              var wanted =
                  new Wanted(
                      "monitor:drift:2026-03",
                      "Look into drift of SYS-1: PSI 0.31, limit 0.2",
                      "1,204 of 9,800 rows moved.",
                      Origin.MONITOR,
                      "9.1-1",
                      system.ref(),
                      system.label(),
                      grace,
                      MARCH,
                      null);
              var one = tasks.open(wanted, Actor.installation("monitor"));
              var two = tasks.open(wanted, Actor.installation("monitor"));
              assertThat(two.id()).isEqualTo(one.id());
              assertThat(two.version()).isEqualTo(1);
              assertThat(companions.links(one.ref(), AsOf.NOW))
                  .singleElement()
                  .satisfies(it -> assertThat(it.content().relation()).isEqualTo(Tasks.SERVES));
            });
  }

  @Test
  void whoIsGivenATaskIsToldOnceAndWhoTakesOneIsNot() {
    clinic
        .scope()
        .run(
            () -> {
              recorded("Ask the supplier for the model card", grace);
              recorded("Ada's own", clinic.ada().person());
              watch.look(clinic.id());
              recorded("An unrelated one", null);
              watch.look(clinic.id());
              assertThat(notices.of(grace, 10))
                  .singleElement()
                  .satisfies(
                      it ->
                          assertThat(it.words()).contains("You were given TSK-1 Ask the supplier"));
              assertThat(notices.of(clinic.ada().person(), 10)).isEmpty();
              assertThat(notices.counts(grace)).isEqualTo(new Notices.Counts(1, 1));
              assertThat(notices.read(grace, null, Instant.now())).isEqualTo(1);
              assertThat(notices.counts(grace).unread()).isZero();
            });
  }

  /** Neither the language of whoever gave the task nor that of the server is the reader's. */
  @Test
  void aNoticeIsReadInTheReadersLanguageAndAnOldOneAsItWasTold() {
    clinic
        .scope()
        .run(
            () -> {
              recorded("Ask the supplier", grace);
              watch.look(clinic.id());
              transactions.executeWithoutResult(
                  _ ->
                      jdbc.sql(
                              """
                              insert into work.notices (org_id, id, person, key, kind, subject, detail, href, at)
                              values (:org, gen_random_uuid(), :person, 'old', 'ASSIGNED', 'TSK-9 Older', 'Due today', '/work', now() - interval '1 day')
                              """)
                          .param("org", clinic.id().value())
                          .param("person", grace.value())
                          .update());
              LocaleContextHolder.setLocale(Locale.of("eo"));
              try {
                assertThat(notices.of(grace, 10))
                    .extracting(Notice::words)
                    .containsExactly(
                        "Vi ricevis TSK-1 Ask the supplier. Sen tago",
                        "Vi ricevis TSK-9 Older. Due today");
              } finally {
                LocaleContextHolder.resetLocaleContext();
              }
            });
  }

  @Test
  void noticesOfOneOrganizationAreNotSeenInAnother() {
    clinic
        .scope()
        .run(
            () -> {
              recorded("Only the clinic knows", grace);
              watch.look(clinic.id());
            });
    var other = AnOrganization.founded(ledger, transactions);
    other
        .scope()
        .run(
            () -> {
              assertThat(notices.of(grace, 10)).isEmpty();
              assertThat(notices.counts(grace)).isEqualTo(new Notices.Counts(0, 0));
            });
  }

  @Test
  void whatExpiresIsSaidInTimeOnceAndTheTaskClosesWhenItIsRenewed() {
    clinic
        .scope()
        .run(
            () -> {
              var soon = evidence("Penetration test", MARCH.plusDays(20));
              evidence("Good for long", MARCH.plusDays(200));
              remind(MARCH);
              remind(MARCH);
              remind(MARCH.plusDays(1));
              var open = open(Origin.REMINDER);
              assertThat(open)
                  .singleElement()
                  .satisfies(
                      it -> {
                        assertThat(it.content().name()).isEqualTo("Renew EV-1 Penetration test");
                        assertThat(it.content().dueOn()).isEqualTo(MARCH.plusDays(20));
                        assertThat(it.content().owner()).isEqualTo(grace);
                      });
              assertThat(notices.of(grace, 10)).hasSize(1);
              var renewed = evidenceUntil("Penetration test", MARCH.plusDays(400));
              records.revise(EVIDENCE.kind(), soon.id(), 1, renewed, clinic.ada(), null);
              remind(MARCH.plusDays(2));
              assertThat(open(Origin.REMINDER)).isEmpty();
              var closed = tasks.find(open.getFirst().externalKey() + "").orElseThrow();
              assertThat(closed.content().closing()).isEqualTo(Closing.RECORDS);
              assertThat(closed.recordedBy()).isNull();
            });
  }

  @Test
  void aBaselineThatExpiresIsOneTaskOfEachFrameworkAndNotOneForEachAnswer() {
    clinic
        .scope()
        .run(
            () -> {
              List.of("4.1-1", "4.1-2", "4.1-3").forEach(this::selfDeclared);
              remind(MARCH);
              assertThat(open(Origin.REMINDER))
                  .singleElement()
                  .satisfies(it -> assertThat(it.content().reason()).startsWith("3 self-declared"));
              house();
              List.of("house:H.1", "house:H.2").forEach(this::selfDeclared);
              remind(MARCH);
              assertThat(open(Origin.REMINDER))
                  .filteredOn(it -> it.content().name().contains("House rules"))
                  .singleElement()
                  .satisfies(it -> assertThat(it.content().reason()).startsWith("2 self-declared"));
              assertThat(open(Origin.REMINDER)).hasSize(2);
              assertThat(notices.of(clinic.ada().person(), 10))
                  .extracting(Notice::href)
                  .containsExactlyInAnyOrder("/work/baseline", "/work/baseline?framework=house");
            });
  }

  private void house() {
    var file = "id,text\nH.1,Ask first\nH.2,Wait\n".getBytes(UTF_8);
    shelf.put("house.csv", file, "house", "House rules", "1", clinic.ada());
  }

  private void selfDeclared(String line) {
    var answer =
        new Attestation(
            line,
            Attestation.Answer.MET,
            Attestation.Basis.SELF_DECLARED,
            "Told on paper",
            List.of(),
            null,
            MARCH.minusDays(170),
            MARCH.plusDays(10));
    records.record(ATTESTATIONS.kind(), answer, clinic.ada());
  }

  @Test
  void aReminderNamesTheLinesOfEveryFrameworkThatItIsFor() {
    clinic
        .scope()
        .run(
            () -> {
              house();
              var lines = List.of("A.6.2.4", "house:H.1");
              var both = evidenceFor(lines, "Penetration test", MARCH.plusDays(20));
              records.record(EVIDENCE.kind(), both, clinic.ada());
              var one = evidenceFor(List.of("house:H.2"), "Minutes", MARCH.plusDays(20));
              records.record(EVIDENCE.kind(), one, clinic.ada());
              remind(MARCH);
              var open = open(Origin.REMINDER);
              assertThat(open).hasSize(2);
              assertThat(open.getFirst().content().reason())
                  .endsWith("It bears on A.6.2.4, house:H.1.");
              assertThat(open.getLast().content().requirement()).isEqualTo("house:H.2");
            });
  }

  @Test
  void aFailureThatWasLetRestKeepsNoTaskOpen() {
    clinic
        .scope()
        .run(
            () -> {
              var rows = Map.of("name", List.of("Rows"), "kind", List.of("UPLOAD"));
              var source = Objects.requireNonNull(Form.read(DATA_SOURCES, rows, null).content());
              records.record(DATA_SOURCES.kind(), source, clinic.ada());
              var monitor = AMonitor.ofASystemThatIsGone(records);
              var key = MonitorKey.of(monitor);
              var wanted =
                  new Wanted(
                      key, "Mend it", "x", Origin.MONITOR, null, null, null, null, null, null);
              var task = tasks.open(wanted, Actor.installation("monitor"));
              assertThat(refused(TaskVerb.DROP, task, "Sold")).isNotEmpty();
              var entry = records.find(MONITORS.kind(), monitor, AsOf.NOW).orElseThrow();
              var rests = AMonitor.released(entry.content());
              records.revise(MONITORS.kind(), monitor, entry.version(), rests, clinic.ada(), null);
              assertThat(accepted(TaskVerb.DROP, task, "Sold").content().open()).isFalse();
            });
  }

  @Test
  void aFileThatVanishedIsNoticed() {
    clinic
        .scope()
        .run(
            () -> {
              var kept = evidence("Signed policy", null);
              var file =
                  new Attachment(
                      kept.ref().kind(),
                      kept.id(),
                      "policy.pdf",
                      "application/pdf",
                      7,
                      "a".repeat(64));
              records.record(Attachment.KIND, file, clinic.ada());
              remind(MARCH);
              assertThat(open(Origin.REMINDER))
                  .singleElement()
                  .satisfies(
                      it -> assertThat(it.content().name()).contains("Find the file of EV-1"));
              assertThat(notices.of(grace, 10).getFirst().kind()).isEqualTo(Notice.Kind.VANISHED);
            });
  }

  private void remind(LocalDate day) {
    transactions.executeWithoutResult(_ -> reminders.remind(day, List.of(clinic.ada().person())));
  }

  private List<Entry<Task>> open(Origin origin) {
    return tasks.all(Map.of("state", List.of("OPEN"), "origin", List.of(origin.name())), AsOf.NOW);
  }

  private Entry<Evidence> evidence(String name, LocalDate until) {
    return records.record(EVIDENCE.kind(), evidenceUntil(name, until), clinic.ada());
  }

  private Evidence evidenceUntil(String name, LocalDate until) {
    return evidenceFor(List.of("A.6.2.4"), name, until);
  }

  private Evidence evidenceFor(List<String> lines, String name, LocalDate until) {
    return new Evidence(
        name,
        Evidence.Form.STATEMENT,
        null,
        lines,
        null,
        null,
        MARCH.minusDays(300),
        null,
        until,
        grace,
        null);
  }

  private Entry<Task> recorded(String name, PersonId owner) {
    var task = Task.of(name, null, null, null, owner, null, null, Origin.PERSON);
    return records.record(TASKS.kind(), task, clinic.ada());
  }

  private Entry<Task> accepted(TaskVerb verb, Entry<Task> task, String why) {
    var decision = tasks.decide(verb, task.id(), task.version(), why, clinic.ada());
    assertThat(decision).isInstanceOf(Accepted.class);
    return ((Accepted) decision).entry();
  }

  private List<String> refused(TaskVerb verb, Entry<Task> task, String why) {
    var decision = tasks.decide(verb, task.id(), task.version(), why, clinic.ada());
    assertThat(decision).isInstanceOf(Refused.class);
    return ((Refused) decision).reasons();
  }
}
