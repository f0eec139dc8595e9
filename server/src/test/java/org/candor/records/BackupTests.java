package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.Candor;
import org.candor.database.TestCluster;
import org.candor.kernel.Ref;
import org.candor.records.Change.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** A backup taken from one installation comes back in another. */
class BackupTests {

  @TempDir static Path folder;
  static ConfigurableApplicationContext here;
  static ConfigurableApplicationContext there;
  static AnOrganization clinic;
  static UUID erased;
  static Path file;
  static LedgerAudit.Report before;
  static LedgerAudit.Report after;

  @BeforeAll
  static void aBackupIsTakenAndRestoredElsewhere() throws IOException {
    here = installation("here");
    clinic =
        AnOrganization.founded(
            here.getBean(Ledger.class), here.getBean(TransactionOperations.class));
    clinic.scope().run(BackupTests::work);
    file = folder.resolve("candor.backup");
    here.getBean(Backup.class).write(file);
    there = installation("there");
    there.getBean(Restore.class).read(file);
    before = here.getBean(LedgerAudit.class).audit(clinic.id());
    after = there.getBean(LedgerAudit.class).audit(clinic.id());
  }

  @AfterAll
  static void close() {
    here.close();
    there.close();
  }

  @Test
  void everyRecordAndVersionIsThereAndTheTreeIsTheSame() {
    assertThat(before.problems()).isEmpty();
    assertThat(after).isEqualTo(before);
    assertThat(after.versions()).isGreaterThan(2_500);
  }

  @Test
  void workGoesOnWhereItStopped() {
    var entry =
        clinic
            .scope()
            .get(
                () ->
                    there.getBean(Records.class).record(Comment.KIND, about("New"), clinic.ada()));
    assertThat(entry.number()).isEqualTo(2_503);
    assertThat(there.getBean(LedgerAudit.class).audit(clinic.id()).problems()).isEmpty();
    var here2 =
        clinic
            .scope()
            .get(
                () -> here.getBean(Records.class).record(Comment.KIND, about("New"), clinic.ada()));
    assertThat(here2.number()).isEqualTo(entry.number());
  }

  @Test
  void whatWasErasedStaysErased() throws IOException {
    clinic
        .scope()
        .run(
            () -> {
              var versions = there.getBean(Records.class).versions(Comment.KIND, erased, AsOf.NOW);
              assertThat(versions)
                  .extracting(it -> it.content().body())
                  .containsOnly(Erasure.ERASED);
            });
    try (var zip = new java.util.zip.ZipFile(file.toFile())) {
      var facts = BackupFile.text(zip, "organizations/" + clinic.id() + "/facts.ndjson");
      assertThat(facts).contains("Comment 7").doesNotContain("555-0199");
    }
  }

  @Test
  void aDamagedBackupIsRefusedWithItsReason() throws IOException {
    var bytes = Files.readAllBytes(file);
    var broken = folder.resolve("broken");
    try (var empty = installation("empty")) {
      for (var damage :
          List.of(Arrays.copyOf(bytes, bytes.length / 2), new byte[0], "candor".getBytes(UTF_8))) {
        Files.write(broken, damage);
        assertThatThrownBy(() -> empty.getBean(Restore.class).read(broken))
            .isInstanceOf(BackupUnreadable.class);
      }
    }
    assertThatThrownBy(() -> there.getBean(Restore.class).read(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("empty");
  }

  private static void work() {
    var records = here.getBean(Records.class);
    for (int round = 0; round < 5; round++) {
      var changes = new java.util.ArrayList<Change<Comment>>();
      for (int i = 0; i < 500; i++) {
        changes.add(
            new Recording<>(Ids.next(), about("Comment " + i), "key " + round + " " + i, null));
      }
      records.write(Comment.KIND, changes, clinic.ada());
    }
    var first = records.record(Comment.KIND, about("Call me on 555-0199"), clinic.ada());
    erased = first.id();
    records.revise(
        Comment.KIND, erased, 1, about("Call me on 555-0199, please"), clinic.ada(), null);
    records.retire(Comment.KIND, erased, 2, clinic.ada(), "privacy");
    here.getBean(Erasure.class).erase(Comment.KIND, erased, clinic.ada(), "asked for it");
    records.record(Comment.KIND, about("Last"), clinic.ada());
  }

  private static Comment about(String body) {
    return Comment.on(new Ref("systems/ai-systems", UUID.nameUUIDFromBytes(new byte[] {1})), body);
  }

  private static ConfigurableApplicationContext installation(String name) {
    var database = TestCluster.fresh();
    var settings =
        Map.<String, Object>of(
            "candor.data", folder.resolve(name).toString(),
            "candor.database.url", database.url(),
            "candor.database.user", database.app(),
            "candor.database.password", database.appPassword(),
            "candor.database.owner-user", database.owner(),
            "candor.database.owner-password", database.ownerPassword(),
            "candor.database.pool", 4);
    return new SpringApplicationBuilder(Candor.class)
        .web(WebApplicationType.NONE)
        .properties(settings)
        .run();
  }
}
