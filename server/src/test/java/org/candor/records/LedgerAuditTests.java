package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.candor.AnOrganization;
import org.candor.TestDatabase;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.ledger.CheckpointRefused;
import org.candor.ledger.Frontier;
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
  @Autowired FileStore store;
  @Autowired Facts facts;
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
  void aFieldThatWasChangedIsNamedWithBothValuesAndPersonalOnesAreNotShown() throws IOException {
    var about = new Ref("systems/ai-systems", UUID.randomUUID());
    var file = clinic.scope().get(() -> attach(about, "x-ray.txt", "shadow"));
    tamper("update records.attachments set media_type = 'text/html' where number = 1");
    tamper("update records.attachments set name = 'y-ray.txt' where number = 1");
    var found = audit.audit(clinic.id()).found();
    assertThat(found)
        .extracting(Discrepancy::text)
        .containsExactly(
            "fact %d, ATT-1 in records/attachments, version 1, field mediaType: the fact says 'text/plain', the row says 'text/html'"
                .formatted(file.fromSeq()),
            "fact %d, ATT-1 in records/attachments, version 1, field name: the row is not what the fact says"
                .formatted(file.fromSeq()));
    assertThat(found.getFirst())
        .extracting(Discrepancy::label, Discrepancy::field, Discrepancy::said, Discrepancy::found)
        .containsExactly("ATT-1", "mediaType", "text/plain", "text/html");
    assertThat(found.getFirst().discreet().text()).doesNotContain("html").contains("mediaType");
  }

  @Test
  void aRowThatNoSuchRecordCanBeDoesNotHideTheOthers() {
    tamper("update records.comments set body = ' ' where number = 2");
    tamper("update records.comments set external_key = 'x' where number = 3");
    assertThat(audit.audit(clinic.id()).problems())
        .anyMatch(it -> it.contains("CMT-2") && it.contains("no such record can be"))
        .anyMatch(it -> it.contains("CMT-3") && it.contains("external_key"));
  }

  @Test
  void anAlteredFileIsCalledAlteredAndAMissingOneGone() throws IOException {
    var about = clinic.scope().get(() -> records.find(Comment.KIND, first, AsOf.NOW)).orElseThrow();
    var file = clinic.scope().get(() -> attach(about.ref(), "minutes.txt", "all agreed"));
    var path = clinic.scope().get(() -> store.path(file.content().sha256()));
    var report = audit.audit(clinic.id());
    assertThat(report.problems()).isEmpty();
    assertThat(report.files()).isEqualTo(1);
    Files.writeString(path, "all agreed!");
    assertThat(audit.audit(clinic.id()).problems())
        .singleElement()
        .asString()
        .contains("ATT-1 of CMT-1 in records/comments", "the file was altered");
    Files.delete(path);
    assertThat(audit.audit(clinic.id()).problems())
        .singleElement()
        .asString()
        .contains("the file is gone from the store");
    clinic
        .scope()
        .run(() -> records.retire(Attachment.KIND, file.id(), 1, clinic.ada(), "not needed"));
    assertThat(audit.audit(clinic.id()).problems()).as("taken away by somebody").isEmpty();
  }

  @Test
  void anAuditBesideWritersFindsNoContradiction() throws Exception {
    var going = new AtomicBoolean(true);
    var written = new AtomicInteger();
    var writer =
        Thread.ofPlatform()
            .start(
                () ->
                    clinic
                        .scope()
                        .run(
                            () -> {
                              while (going.get()) {
                                var it = records.record(Comment.KIND, about("Busy"), clinic.ada());
                                records.revise(
                                    Comment.KIND, it.id(), 1, about("Busier"), clinic.ada(), null);
                                written.addAndGet(2);
                              }
                            }));
    try {
      for (var round = 0; round < 10; round++) {
        assertThat(audit.audit(clinic.id()).problems()).isEmpty();
      }
    } finally {
      going.set(false);
      writer.join();
    }
    assertThat(written.get()).isPositive();
  }

  @Test
  void aCheckpointThatWeDidNotSignIsSaidInALineAndWritingGoesOn() throws IOException {
    checkpoints.publish(clinic.id());
    var stranger = AnOrganization.founded(ledger, transactions);
    checkpoints.publish(stranger.id());
    var file = folder.log(clinic.id()).resolve("checkpoint");
    var ours = Files.readString(file);
    for (var other :
        List.of(
            ours.substring(5), Files.readString(folder.log(stranger.id()).resolve("checkpoint")))) {
      Files.writeString(file, other);
      var again = new Checkpoints(facts, folder, transactions);
      assertThatThrownBy(() -> again.compare(clinic.id(), Frontier.EMPTY))
          .isInstanceOf(CheckpointRefused.class)
          .hasMessageContaining("no checkpoint that this installation signed");
    }
    Files.writeString(file, ours);
    clinic.scope().run(() -> records.record(Comment.KIND, about("Four"), clinic.ada()));
    assertThat(audit.audit(clinic.id()).problems()).isEmpty();
  }

  private Entry<Attachment> attach(Ref about, String name, String content) {
    var kept = store.keep(new ByteArrayInputStream(content.getBytes(UTF_8)));
    return records.record(
        Attachment.KIND,
        new Attachment(about.kind(), about.id(), name, "text/plain", kept.size(), kept.sha256()),
        clinic.ada());
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
