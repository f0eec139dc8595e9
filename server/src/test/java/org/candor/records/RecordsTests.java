package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.candor.AnOrganization;
import org.candor.TestDatabase;
import org.candor.kernel.Ref;
import org.candor.ledger.Frontier;
import org.candor.ledger.Hash;
import org.candor.ledger.Merkle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
class RecordsTests {

  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired Facts facts;
  @Autowired Companions companions;
  @Autowired LedgerAudit audit;
  @Autowired Erasure erasure;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void aRecordIsRevisedRetiredAndRestoredAndEachVersionStays() {
    clinic
        .scope()
        .run(
            () -> {
              var about = new Ref("systems/ai-systems", UUID.randomUUID());
              var first = records.record(Comment.KIND, Comment.on(about, "First"), clinic.ada());
              var second =
                  records.revise(
                      Comment.KIND,
                      first.id(),
                      1,
                      Comment.on(about, "Second"),
                      clinic.ada(),
                      "typo");
              var third = records.retire(Comment.KIND, first.id(), 2, clinic.ada(), null);
              var fourth = records.restore(Comment.KIND, first.id(), 3, clinic.ada(), null);

              assertThat(first.label()).isEqualTo("CMT-1");
              assertThat(
                      List.of(first.fromSeq(), second.fromSeq(), third.fromSeq(), fourth.fromSeq()))
                  .containsExactly(2L, 3L, 4L, 5L);
              assertThat(records.versions(Comment.KIND, first.id(), AsOf.NOW))
                  .extracting(it -> it.content().body())
                  .containsExactly("First", "Second", "Second", "Second");
              assertThat(
                      records
                          .find(Comment.KIND, first.id(), AsOf.position(2))
                          .orElseThrow()
                          .content()
                          .body())
                  .isEqualTo("First");
              assertThat(records.find(Comment.KIND, first.id(), AsOf.position(1))).isEmpty();
              assertThat(companions.comments(about, AsOf.position(4))).isEmpty();
              assertThat(companions.comments(about, AsOf.NOW)).hasSize(1);
              assertThat(ledger.about(List.of(first.id()), AsOf.NOW, 10))
                  .extracting(Fact::verb)
                  .containsExactly(Verb.RESTORED, Verb.RETIRED, Verb.REVISED, Verb.RECORDED);
            });
  }

  /**
   * Row-level security keeps organizations apart; were it off, the questions would by themselves.
   */
  @Test
  void readsAskForTheirOwnOrganizationWhereTheDatabaseWouldShowAnothers() {
    var about = new Ref("systems/ai-systems", UUID.randomUUID());
    var bank = AnOrganization.founded(ledger, transactions);
    var theirs =
        bank.scope()
            .get(
                () ->
                    records.record(
                        Comment.KIND, Comment.on(about, "Theirs"), "key", bank.ada(), null));
    var ours =
        clinic
            .scope()
            .get(
                () ->
                    records.record(
                        Comment.KIND, Comment.on(about, "Ours"), "key", clinic.ada(), null));
    bypassing(
        true,
        () -> {
          assertThat(bodies()).as("the database shows both").contains("Theirs", "Ours");
          for (var asOf : List.of(AsOf.NOW, AsOf.position(2))) {
            assertThat(records.find(Comment.KIND, theirs.id(), asOf)).isEmpty();
            assertThat(records.find(Comment.KIND, ours.id(), asOf)).isPresent();
            assertThat(records.versions(Comment.KIND, theirs.id(), asOf)).isEmpty();
            assertThat(companions.comments(about, asOf))
                .extracting(it -> it.content().body())
                .containsExactly("Ours");
          }
          assertThat(records.byExternalKey(Comment.KIND, List.of("key")))
              .containsOnly(java.util.Map.entry("key", ours.id()));
        });
    bypassing(false, () -> assertThat(bodies()).containsExactly("Ours"));
  }

  private void bypassing(boolean bypassing, Runnable look) {
    var role = TestDatabase.shared().app();
    var admin = TestDatabase.shared().asSuperuser();
    try {
      admin
          .sql("alter role %s %s".formatted(role, bypassing ? "bypassrls" : "nobypassrls"))
          .update();
      clinic.scope().run(() -> transactions.executeWithoutResult(_ -> look.run()));
    } finally {
      admin.sql("alter role %s nobypassrls".formatted(role)).update();
    }
  }

  private List<String> bodies() {
    return jdbc.sql("select body from records.comments").query(String.class).list();
  }

  @Test
  void aReasonThatTheLogCouldNotTakeIsRefusedAndTheLedgerGoesOn() {
    clinic
        .scope()
        .run(
            () -> {
              var about = new Ref("systems/ai-systems", UUID.randomUUID());
              var entry = records.record(Comment.KIND, Comment.on(about, "First"), clinic.ada());
              var size = ledger.size();
              assertThatThrownBy(
                      () ->
                          records.retire(
                              Comment.KIND, entry.id(), 1, clinic.ada(), "x".repeat(100_000)))
                  .isInstanceOf(Unstorable.class);
              assertThat(ledger.size()).isEqualTo(size);
              records.retire(Comment.KIND, entry.id(), 1, clinic.ada(), "Said twice");
              assertThat(ledger.size()).isEqualTo(size + 1);
            });
  }

  @Test
  void whoeverIsSlowerIsToldAndNothingIsWritten() {
    clinic
        .scope()
        .run(
            () -> {
              var about = new Ref("systems/ai-systems", UUID.randomUUID());
              var entry = records.record(Comment.KIND, Comment.on(about, "First"), clinic.ada());
              records.revise(
                  Comment.KIND, entry.id(), 1, Comment.on(about, "Second"), clinic.ada(), null);
              assertThatThrownBy(
                      () ->
                          records.revise(
                              Comment.KIND,
                              entry.id(),
                              1,
                              Comment.on(about, "Third"),
                              clinic.ada(),
                              null))
                  .isInstanceOfSatisfying(Stale.class, it -> assertThat(it.current()).isEqualTo(2));
              assertThatThrownBy(
                      () -> records.retire(Comment.KIND, UUID.randomUUID(), 1, clinic.ada(), null))
                  .isInstanceOf(NotFound.class);
              assertThat(ledger.size()).isEqualTo(3);
            });
  }

  @Test
  void sayingTheSameAgainWritesNothing() {
    clinic
        .scope()
        .run(
            () -> {
              var about = new Ref("systems/ai-systems", UUID.randomUUID());
              var entry = records.record(Comment.KIND, Comment.on(about, "Same"), clinic.ada());
              assertThat(
                      records
                          .revise(
                              Comment.KIND,
                              entry.id(),
                              1,
                              Comment.on(about, "Same"),
                              clinic.ada(),
                              null)
                          .version())
                  .isEqualTo(1);
              assertThat(ledger.size()).isEqualTo(2);
            });
  }

  @Test
  void anExternalKeyIsTakenOnce() {
    clinic
        .scope()
        .run(
            () -> {
              var about = new Ref("systems/ai-systems", UUID.randomUUID());
              records.record(Comment.KIND, Comment.on(about, "One"), "key-1", clinic.ada(), null);
              assertThatThrownBy(
                      () ->
                          records.record(
                              Comment.KIND, Comment.on(about, "Two"), "key-1", clinic.ada(), null))
                  .isInstanceOf(KeyTaken.class);
              assertThat(records.byExternalKey(Comment.KIND, List.of("key-1", "key-2"))).hasSize(1);
            });
  }

  @Test
  void writersQueueSoThatPositionsHaveNoGapsAndTheRootIsThatOfTheLeaves() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var writes = new ArrayList<Future<?>>();
      for (int i = 0; i < 80; i++) {
        var body = "Comment " + i;
        writes.add(threads.submit(() -> clinic.scope().run(() -> comment(body))));
      }
      for (var write : writes) {
        write.get();
      }
    }
    clinic.scope().run(this::theHeadIsWhatTheFactsSay);
  }

  private void comment(String body) {
    records.record(Comment.KIND, Comment.on(new Ref("a/b", UUID.randomUUID()), body), clinic.ada());
  }

  private void theHeadIsWhatTheFactsSay() {
    var all = transactions.execute(_ -> facts.after(0, 1000));
    assertThat(all).extracting(Fact::seq).isEqualTo(LongStream.rangeClosed(1, 81).boxed().toList());
    var frontier = Frontier.EMPTY;
    for (var fact : all) {
      frontier = frontier.append(Merkle.leaf(fact.envelope().getBytes(UTF_8)));
    }
    Hash root = transactions.execute(_ -> facts.lockHead().frontier().root());
    assertThat(root).isEqualTo(frontier.root());
  }

  @Test
  void personalDataEnterTheLedgerOnlyAsCommitments() {
    clinic
        .scope()
        .run(
            () -> {
              records.record(
                  Comment.KIND,
                  Comment.on(new Ref("a/b", UUID.randomUUID()), "Call me on +1 555 0100"),
                  clinic.ada());
              var envelope = transactions.execute(_ -> facts.after(1, 1)).getFirst().envelope();
              assertThat(envelope)
                  .doesNotContain("+1 555 0100")
                  .doesNotContain("Ada")
                  .contains("commitment");
            });
  }

  @Test
  void anotherOrganizationSeesNothing() {
    var entry =
        clinic
            .scope()
            .get(
                () ->
                    records.record(
                        Comment.KIND,
                        Comment.on(new Ref("a/b", UUID.randomUUID()), "Ours"),
                        clinic.ada()));
    var other = AnOrganization.founded(ledger, transactions);
    assertThat(other.scope().get(() -> records.find(Comment.KIND, entry.id(), AsOf.NOW))).isEmpty();
    assertThat(other.scope().get(() -> ledger.size())).isEqualTo(1);
  }

  @Test
  void factsAndVersionsCannotBeChangedByTheApplication() {
    clinic
        .scope()
        .run(
            () -> {
              records.record(
                  Comment.KIND,
                  Comment.on(new Ref("a/b", UUID.randomUUID()), "Ours"),
                  clinic.ada());
              for (var sql :
                  List.of(
                      "update records.fact set verb = 'RETIRED'",
                      "delete from records.fact",
                      "delete from records.comments",
                      "update records.comments set version = 9")) {
                assertThatThrownBy(() -> transactions.execute(_ -> jdbc.sql(sql).update()))
                    .hasStackTraceContaining("permission denied");
              }
            });
  }

  @Test
  void aVersionWithoutAFactIsRefusedByTheDatabase() {
    clinic
        .scope()
        .run(
            () -> {
              comment("Ours");
              var smuggled =
                  """
                  insert into records.comments select org_id, gen_random_uuid(), 9, 1, 999, null, false, recorded_at,
                    recorded_by, null, about_kind, about_id, 'Smuggled' from records.comments
                  """;
              assertThatThrownBy(() -> transactions.execute(_ -> jdbc.sql(smuggled).update()))
                  .hasStackTraceContaining("has no fact");
            });
  }

  @Test
  void factsOfOneTransactionShareWhatOpensTheNameOfTheirAuthor() {
    clinic
        .scope()
        .run(
            () -> {
              var about = new Ref("a/b", UUID.randomUUID());
              var three =
                  List.of("One", "Two", "Three").stream()
                      .<Change<Comment>>map(it -> Change.Recording.of(Comment.on(about, it)))
                      .toList();
              records.write(Comment.KIND, three, clinic.ada());
              comment("Four");
              assertThat(namesOpened()).isEqualTo(3);
              assertThat(stored(1, 10)).allMatch(it -> it.openings().containsKey("who.name"));
              assertThat(stored(2, 1).getFirst().openings())
                  .containsOnlyKeys("who.name", "state.body");
              assertThat(told(10)).extracting(Fact::who).containsOnly("Ada");
              assertThat(audit.audit(clinic.id()).problems()).isEmpty();
              erasure.forget(clinic.ada().person(), clinic.ada(), "asked to");
              assertThat(told(5)).extracting(Fact::who).containsOnly("");
              assertThat(audit.audit(clinic.id()).problems()).isEmpty();
            });
  }

  private List<Facts.Stored> stored(long after, int limit) {
    return transactions.execute(_ -> facts.stored(after, limit));
  }

  private List<Fact> told(int limit) {
    return transactions.execute(_ -> facts.after(0, limit));
  }

  /** The founding, the three together, the fourth. */
  private int namesOpened() {
    return transactions.execute(
        _ ->
            jdbc.sql("select count(*)::int from records.opening where path = 'who.name'")
                .query(Integer.class)
                .single());
  }
}
