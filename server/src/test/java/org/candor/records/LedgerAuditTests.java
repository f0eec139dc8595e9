package org.candor.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.TestDatabase;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.ledger.CheckpointRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
class LedgerAuditTests {

  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired LedgerAudit audit;
  @Autowired Checkpoints checkpoints;
  @Autowired LedgerFolder folder;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;
  UUID first;

  @BeforeEach
  void threeCommentsOneOfThemRevised() {
    clinic = AnOrganization.founded(ledger, transactions);
    clinic
        .scope()
        .run(
            () -> {
              first = records.record(Comment.KIND, about("One"), clinic.ada()).id();
              records.record(Comment.KIND, about("Two"), clinic.ada());
              records.record(Comment.KIND, about("Three " + "long ".repeat(400)), clinic.ada());
              var seen = records.find(Comment.KIND, first, AsOf.NOW).orElseThrow().content();
              records.revise(
                  Comment.KIND,
                  first,
                  1,
                  new Comment(seen.aboutKind(), seen.aboutId(), "Eins"),
                  clinic.ada(),
                  "German");
            });
  }

  @Test
  void anUntouchedLedgerIsIntact() {
    var report = audit.audit(clinic.id());
    assertThat(report.problems()).isEmpty();
    assertThat(report.size()).isEqualTo(5);
    assertThat(report.versions()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update records.fact set envelope = replace(envelope, 'RECORDED', 'RETIRED') where seq = 2",
        "update records.fact set at = at + interval '1 second' where seq = 3",
        "update records.fact set leaf = sha256('x') where seq = 3",
        "update records.comments set body = 'Zwei' where number = 2",
        "update records.comments set body = 'Zwei' where number = 1 and version = 1",
        "update records.comments set external_key = 'x' where number = 2",
        "update records.comments set retired = true where number = 2",
        "update records.comments set to_seq = 5 where number = 2",
        "update records.comments set to_seq = 4 where number = 1 and version = 1",
        "update records.comments set recorded_by = gen_random_uuid() where number = 2",
        "delete from records.comments where number = 2",
        "insert into records.comments select org_id, gen_random_uuid(), 9, 1, 1, null, false, recorded_at, recorded_by, null, about_kind, about_id, 'Smuggled' from records.comments where number = 2",
        "update records.opening set value = '\"Zwei\"' where path = 'state.body' and seq = 3",
        "update records.opening set salt = sha256('x') where path = 'state.body' and seq = 3",
        "delete from records.opening where path = 'state.body' and seq = 3",
        "update records.opening set through = 4 where path = 'who.name' and seq = 3",
        "update records.head set frontier = sha256('x') || frontier",
        "update records.head set size = 4"
      })
  void whateverIsChangedBehindItsBackIsFound(String change) {
    audit.audit(clinic.id());
    tamper(change);
    assertThat(audit.audit(clinic.id()).problems()).isNotEmpty();
  }

  @Test
  void aLedgerThatCannotBePublishedIsSpokenOfOnceAndWithoutATrace() {
    var shorter = frontier();
    clinic.scope().run(() -> records.record(Comment.KIND, about("Four"), clinic.ada()));
    var whole = frontier();
    checkpoints.publish(clinic.id());
    var heard = new ListAppender<ILoggingEvent>();
    var log = (Logger) LoggerFactory.getLogger(Checkpoints.class);
    heard.start();
    log.addAppender(heard);
    try {
      tamper("update records.head set frontier = decode('" + shorter + "', 'hex')");
      checkpoints.publishAll();
      checkpoints.publishAll();
      var said = new ArrayList<>(heard.list);
      said.removeIf(it -> !it.getFormattedMessage().contains(clinic.id().toString()));
      assertThat(said).hasSize(1);
      assertThat(said.getFirst().getThrowableProxy()).isNull();
      tamper("update records.head set frontier = decode('" + whole + "', 'hex')");
      checkpoints.publishAll();
      assertThat(new ArrayList<>(heard.list))
          .extracting(ILoggingEvent::getFormattedMessage)
          .anyMatch(it -> it.contains(clinic.id() + " has its checkpoint again"));
    } finally {
      log.detachAppender(heard);
    }
  }

  @Test
  void aFactThatVanishesWithItsVersionIsFoundByThePublishedLog() {
    audit.audit(clinic.id());
    tamper("delete from records.comments where number = 3");
    tamper("delete from records.opening where seq = 4");
    tamper("delete from records.fact where seq = 4");
    assertThat(audit.audit(clinic.id()).problems()).isNotEmpty();
  }

  @Test
  void aLedgerWhoseHeadIsLostIsStillAudited() {
    audit.audit(clinic.id());
    var other = UUID.randomUUID();
    withoutForeignKeys("update records.head set org_id = '" + other + "'");
    try {
      assertThat(audit.ledgers()).contains(clinic.id(), new OrgId(other));
      var report = audit.audit(clinic.id());
      assertThat(report.problems()).singleElement().asString().startsWith("head: missing");
      assertThat(report.size()).isEqualTo(5);
      tamper("delete from records.opening where seq = 4");
      tamper("delete from records.fact where seq = 4");
      assertThat(audit.audit(clinic.id()).problems()).anyMatch(it -> it.startsWith("checkpoint:"));
      assertThat(audit.audit(new OrgId(other)).problems()).isNotEmpty();
    } finally {
      tamperEverywhere("delete from records.head where org_id = '" + other + "'");
    }
  }

  @Test
  void aShorterPastIsNotSigned() {
    checkpoints.publish(clinic.id());
    var shorter = AnOrganization.founded(ledger, transactions);
    var frontier = "(select frontier from records.head where org_id = '" + shorter.id() + "')";
    tamperEverywhere(
        "update records.head set size = 1, frontier = "
            + frontier
            + " where org_id = '"
            + clinic.id()
            + "'");
    assertThatThrownBy(() -> checkpoints.publish(clinic.id()))
        .isInstanceOf(CheckpointRefused.class);
  }

  @Test
  void aTileOrCheckpointThatWasTouchedIsFound() throws IOException {
    audit.audit(clinic.id());
    for (var name : List.of("checkpoint", "tile/0/000.p/5", "tile/entries/000.p/5")) {
      var file = folder.log(clinic.id()).resolve(name);
      var bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThat(audit.audit(clinic.id()).problems()).as(name).isNotEmpty();
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    assertThat(audit.audit(clinic.id()).problems()).isEmpty();
  }

  private static Comment about(String body) {
    return Comment.on(new Ref("systems/ai-systems", UUID.randomUUID()), body);
  }

  /** What the head says of the ledger: its size and its root. */
  private String frontier() {
    return TestDatabase.shared()
        .asSuperuser()
        .sql("select encode(frontier, 'hex') from records.head where org_id = ?")
        .param(clinic.id().value())
        .query(String.class)
        .single();
  }

  private void tamper(String change) {
    var where = change.contains(" where ") ? change + " and " : change + " where ";
    tamperEverywhere(where + "org_id = '" + clinic.id() + "'");
  }

  private void withoutForeignKeys(String change) {
    tamperEverywhere(
        "set session_replication_role = replica; %s where org_id = '%s'; set session_replication_role = origin"
            .formatted(change, clinic.id()));
  }

  /** As the superuser, whom no policy and no missing right holds back. */
  private static void tamperEverywhere(String change) {
    TestDatabase.shared().asSuperuser().sql(change).update();
  }
}
