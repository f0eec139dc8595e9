package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.candor.AnOrganization;
import org.candor.Candor;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Tokens;
import org.candor.database.Scope;
import org.candor.database.TestCluster;
import org.candor.database.Vault;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.readiness.Readiness;
import org.candor.records.Change.Recording;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.EvidenceRegisters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A backup taken from one installation comes back in another. */
class BackupTests {

  private static final String EMAIL = "grace@hospital.example";
  private static final String PASSWORD = "seven grey herons wade";
  private static final String EXAMPLES =
      """
      insert into access.totp (person_id, secret) values (:person, '\\x00ff')
      ;
      insert into access.passkey values ('\\x01', :person, 'key', '\\x02', 3, true, false, false, '{usb,nfc}', null, null,
        now(), now())
      ;
      insert into access.backup_code values (:person, sha256('code'), now(), null)
      ;
      insert into access.challenge values ('\\x03', now())
      ;
      insert into access.link values ('\\x04', 'RECOVERY', :person, now(), now(), null)
      ;
      insert into access.invitation values (:org, gen_random_uuid(), '\\x05', 'Al', 'al@hospital.example', '{EMPLOYEE}',
        null, null, 'Grace', now(), now(), null, now())
      ;
      insert into desk.views values (:org, gen_random_uuid(), 'systems/ai-systems', :person, 'Mine "é"', true, 'q=a%20b');
      insert into catalog.licensed values (:org, 'iso-42001', '4.1-1', 'Words "é" of the standard')
      ;
      insert into work.watch values (:org, 1, now()) on conflict do nothing;
      insert into work.notices values (:org, gen_random_uuid(), :person, 'k', 'ASSIGNED', 'work/tasks/1', 'Mine "é"', '/work', now(), null, '["",["","Mine"],["work.due.today"]]')
      ;
      insert into exchange.jobs values (:org, :person, 'systems/ai-systems', 'a.csv', '', 1, true, '{}', :person, 'Grace',
        'DONE', gen_random_uuid(), false, now(), null, now(), 1, '{}', '{}', '{}', '')
      ;
      insert into exchange.findings select :org, :person, n, 'ERROR', n, n, 'Name', 'tab\\t', 'line\nbreak', null
        from generate_series(1, 2500) n
      ;
      insert into evaluation.secrets values (:org, gen_random_uuid(), '\\x06', 'key', now())
      ;
      insert into evaluation.runs values (:org, gen_random_uuid(), gen_random_uuid(), 'DONE', gen_random_uuid(), :person,
        'Grace', 1, false, now(), now(), now(), now(), null)
      ;
      insert into evaluation.due values (:org, gen_random_uuid(), 'daily', '2999-01-01')
      ;
      insert into api.idempotency values (:org, :person, 'key', sha256('a'), 201, '{"A": ["b", 1.50]}', 'body', now())
      """;

  @TempDir static Path folder;
  static TestCluster.Fresh database;
  static TestCluster.Fresh second;
  static ConfigurableApplicationContext here;
  static ConfigurableApplicationContext there;
  static AnOrganization clinic;
  static OrgId hospice;
  static UUID erased;
  static Path file;
  static LedgerAudit.Report before;
  static LedgerAudit.Report after;

  static String token;
  static Map<String, List<String>> sidesBefore;
  static Map<String, List<String>> sidesAfter;

  @BeforeAll
  static void aBackupIsTakenAndRestoredElsewhere() throws IOException, InterruptedException {
    database = TestCluster.fresh();
    here = installation("here", database, 0);
    clinic =
        AnOrganization.founded(
            here.getBean(Ledger.class), here.getBean(TransactionOperations.class));
    clinic.scope().run(BackupTests::work);
    people();
    sidesBefore = sides(here);
    file = folder.resolve("candor.backup");
    var saved = here.getBean(Backup.class).write(file, true);
    second = TestCluster.fresh();
    there = installation("there", second, -1);
    assertThat(there.getBean(Restore.class).read(file)).isEqualTo(saved).hasSize(3);
    sidesAfter = sides(there);
    there.close();
    there = installation("there", second, 0);
    before = here.getBean(LedgerAudit.class).audit(clinic.id());
    after = there.getBean(LedgerAudit.class).audit(clinic.id());
  }

  @AfterAll
  static void close() {
    here.close();
    there.close();
  }

  @Test
  void licensedTextStaysHereUnlessSomebodyAsksForIt() throws IOException {
    assertThat(licensed(file)).contains("of the standard");
    var usual = folder.resolve("usual.backup");
    here.getBean(Backup.class).write(usual);
    assertThat(here.getBean(Backup.class).withholds()).isTrue();
    assertThat(licensed(usual)).isEmpty();
  }

  private static String licensed(Path backup) throws IOException {
    var found = new StringBuilder();
    try (var zip = new ZipFile(backup.toFile())) {
      for (var entry : zip.stream().toList()) {
        if (entry.getName().endsWith("/catalog.licensed.ndjson")) {
          found.append(BackupFile.text(zip, entry.getName()));
        }
      }
    }
    return found.toString();
  }

  @Test
  void everyRecordAndVersionIsThereAndTheTreeIsTheSame() {
    assertThat(before.problems()).isEmpty();
    assertThat(after).isEqualTo(before);
    assertThat(after.versions()).isGreaterThan(2_500);
  }

  @Test
  void theReadinessPositionHasTheSameBytes() {
    assertThat(position(there)).isEqualTo(position(here)).contains("\"people\":\"EVIDENCE_ONLY\"");
  }

  private static String position(ConfigurableApplicationContext installation) {
    var readiness = installation.getBean(Readiness.class);
    return clinic
        .scope()
        .get(
            () ->
                readiness
                    .position("iso-42001", AsOf.position(before.size()), LocalDate.of(2026, 7, 1))
                    .canonical());
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
  void whatWasErasedByLawIsNowhereInTheBackupAndNowhereInWhatIsMadeOfIt() throws IOException {
    assertThat(ErasedByLaw.traces(database, folder.resolve("here"))).isEmpty();
    assertThat(ErasedByLaw.traces(file)).isEmpty();
    assertThat(ErasedByLaw.traces(second, folder.resolve("there"))).isEmpty();
    var audited = here.getBean(LedgerAudit.class).audit(hospice);
    assertThat(audited.problems()).isEmpty();
    assertThat(there.getBean(LedgerAudit.class).audit(hospice)).isEqualTo(audited);
  }

  @Test
  void aDamagedBackupIsRefusedWithItsReason() throws IOException {
    var bytes = Files.readAllBytes(file);
    var broken = folder.resolve("broken");
    try (var empty = installation("empty", TestCluster.fresh(), -1)) {
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

  @Test
  void everyTableThatNoLedgerTellsComesBackAsItWas() {
    assertThat(sidesAfter).isEqualTo(sidesBefore);
    assertThat(sidesBefore)
        .allSatisfy(
            (table, rows) -> assertThat(rows).as("an example row in " + table).isNotEmpty());
  }

  @Test
  void whatIsSealedHereOpensThere() {
    var sealed = here.getBean(Vault.class).seal("secret".getBytes(UTF_8), "a place");
    assertThat(there.getBean(Vault.class).open(sealed, "a place").orElseThrow())
        .isEqualTo("secret".getBytes(UTF_8));
    assertThat(there.getBean(Vault.class).open(sealed, "another place")).isEmpty();
  }

  @Test
  void noTableIsForgotten() {
    var all =
        here.getBean(JdbcClient.class)
            .sql(
                """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'records')
                  and c.relname not like 'flyway%' and c.relpersistence <> 't'
                """)
            .query(String.class)
            .list();
    all.removeAll(Backup.tables(List.copyOf(here.getBeansOfType(Kinds.class).values())));
    assertThat(sidesBefore.keySet()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void peopleSignInWithTheSamePasswordAndProgramsWithTheSameToken()
      throws IOException, InterruptedException {
    var grace = new AVisitor(there);
    assertThat(grace.signIn(EMAIL, "not the password").statusCode()).isEqualTo(422);
    assertThat(grace.signIn(EMAIL, PASSWORD).statusCode()).isBetween(300, 399);
    assertThat(grace.api(token, "/systems/ai-systems").statusCode()).isEqualTo(200);
  }

  /** An organization as people found it, with an example of everything that no ledger tells. */
  private static void people() throws IOException, InterruptedException {
    var org = here.getBean(Founding.class).found("Hospital", "Grace", EMAIL, PASSWORD);
    var grace = here.getBean(People.class).member(org, EMAIL).orElseThrow().person();
    var nextMonth = Instant.now().plus(Duration.ofDays(30));
    token = here.getBean(Tokens.class).issue(grace, org, "script", Set.of("*:read"), nextMonth);
    var visitor = new AVisitor(here);
    visitor.signIn(EMAIL, "not the password");
    visitor.signIn(EMAIL, PASSWORD);
    hospice = ErasedByLaw.in(here, database, folder.resolve("here"));
    var transactions = here.getBean(TransactionOperations.class);
    var jdbc = here.getBean(JdbcClient.class);
    Scope.installation(org)
        .run(
            () ->
                transactions.executeWithoutResult(
                    _ -> {
                      for (var example : EXAMPLES.split(";\n")) {
                        jdbc.sql(example)
                            .param("org", org.value())
                            .param("person", grace.value())
                            .update();
                      }
                    }));
  }

  private static Map<String, List<String>> sides(ConfigurableApplicationContext from) {
    var kinds = List.copyOf(from.getBeansOfType(Kinds.class).values());
    var sides = from.getBean(SideTables.class);
    var transactions = from.getBean(TransactionOperations.class);
    var orgs = from.getBean(LedgerAudit.class).ledgers();
    var rows = new TreeMap<String, List<String>>();
    for (var table : sides.all(Backup.tables(kinds))) {
      var found = new TreeSet<String>();
      for (var org : orgs) {
        Scope.installation(org)
            .run(() -> transactions.executeWithoutResult(_ -> sides.each(table, found::add)));
      }
      rows.put(table.name(), List.copyOf(found));
    }
    return rows;
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
    records.record(EvidenceRegisters.EVIDENCE.kind(), minutes(), clinic.ada());
  }

  private static Evidence minutes() {
    return new Evidence(
        "Minutes",
        Evidence.Form.STATEMENT,
        null,
        List.of("5.1-4"),
        null,
        null,
        LocalDate.of(2026, 1, 1),
        null,
        LocalDate.of(2027, 12, 31),
        null,
        null);
  }

  private static Comment about(String body) {
    return Comment.on(new Ref("systems/ai-systems", UUID.nameUUIDFromBytes(new byte[] {1})), body);
  }

  private static ConfigurableApplicationContext installation(
      String name, TestCluster.Fresh database, int port) {
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
        .properties("server.port=" + port)
        .properties(settings)
        .run();
  }
}
