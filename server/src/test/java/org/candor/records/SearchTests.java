package org.candor.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.candor.AnOrganization;
import org.candor.TestDatabase;
import org.candor.records.Change.Recording;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** More records than a segment of the index, so that some are indexed and some are not. */
@SpringBootTest
class SearchTests {

  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired LedgerAudit audit;
  @Autowired Search search;
  @Autowired Listings listings;
  @Autowired Registers registers;
  @Autowired TransactionOperations transactions;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcOperations batch;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void aSearchFindsTheSameBeforeAndAfterTheIndexHasCome() {
    record(0, 1_500);
    var before = finds("tri", "triage 14", "00700", "ext-77", "zeppelin", "--");
    assertThat(before)
        .containsEntry("tri", 1_500L)
        .containsEntry("00700", 1L)
        .containsEntry("ext-77", 11L)
        .containsEntry("zeppelin", 0L)
        .containsEntry("--", 0L);
    search.catchUp();
    assertThat(indexedSegments()).isEqualTo(1);
    assertThat(finds("tri", "triage 14", "00700", "ext-77", "zeppelin", "--")).isEqualTo(before);
    record(1_500, 2_200);
    assertThat(total("triage", AsOf.NOW)).isEqualTo(2_200);
    search.catchUp();
    assertThat(indexedSegments()).isEqualTo(2);
    assertThat(total("triage", AsOf.NOW)).isEqualTo(2_200);
    assertThat(total("triage", AsOf.position(1_501))).isEqualTo(1_500);
  }

  @Test
  void whatWasRevisedIsFoundByItsWordsThenAndNow() {
    var first = record(0, 1_100).getFirst();
    search.catchUp();
    var then = AsOf.position(ledgerSize());
    clinic
        .scope()
        .run(
            () ->
                records.revise(
                    register().kind(),
                    first.id(),
                    1,
                    content(Map.of("name", "Zeppelin pilot")),
                    clinic.ada(),
                    null));
    assertThat(total("zeppelin", AsOf.NOW)).isEqualTo(1);
    assertThat(total("zeppelin", then)).isZero();
    assertThat(total("triage", AsOf.NOW)).isEqualTo(1_099);
    assertThat(total("triage", then)).isEqualTo(1_100);
  }

  @Test
  void aNumberFindsItsRecord() {
    record(0, 20);
    assertThat(total("SYS-12", AsOf.NOW)).isEqualTo(1);
    assertThat(total("sys-12", AsOf.NOW)).isEqualTo(1);
    assertThat(total("SYS-21", AsOf.NOW)).isZero();
  }

  @Test
  void anotherOrganizationFindsNothing() {
    record(0, 1_100);
    search.catchUp();
    clinic = AnOrganization.founded(ledger, transactions);
    assertThat(total("triage", AsOf.NOW)).isZero();
  }

  @Test
  void wordsThatAreErasedLeaveTheIndex() {
    var first = record(0, 1_100).getFirst();
    search.catchUp();
    assertThat(words("00000")).isEqualTo(1);
    clinic
        .scope()
        .run(
            () ->
                transactions.executeWithoutResult(
                    _ ->
                        search.rewriting(register().kind(), first.id(), () -> rename(first.id()))));
    assertThat(words("00000")).isZero();
    assertThat(words("erased")).isEqualTo(1);
    assertThat(total("erased", AsOf.NOW)).isEqualTo(1);
  }

  @Test
  void anIndexThatSaysSomethingElseIsFoundByTheAuditAndMadeAnewOnRequest() {
    record(0, 1_100);
    search.catchUp();
    assertThat(audit.audit(clinic.id()).problems()).isEmpty();
    asOwner("update records.posting set bits = ~bits where word = 'triage'");
    assertThat(audit.audit(clinic.id()).problems())
        .singleElement()
        .asString()
        .contains("systems/ai-systems", "facts 1 to 1024");
    asOwner("update records.indexed set basis = 'of another version'");
    assertThat(total("triage", AsOf.NOW)).isEqualTo(1_100);
    anew().catchUp();
    assertThat(audit.audit(clinic.id()).problems()).isEmpty();
  }

  private Search anew() {
    return new Search(
        new Postings(jdbc),
        new Facts(jdbc, batch, new Openings(jdbc)),
        transactions,
        List.of(() -> List.of(register().kind())));
  }

  private List<Entry<Record>> record(int from, int to) {
    var changes =
        IntStream.range(from, to)
            .<Change<Record>>mapToObj(
                i ->
                    new Recording<>(
                        Ids.next(),
                        content(Map.of("name", "Claims (triage) %05d".formatted(i))),
                        "EXT-" + i,
                        null))
            .toList();
    var written = new ArrayList<Entry<Record>>();
    clinic
        .scope()
        .get(() -> records.write(register().kind(), changes, clinic.ada()))
        .forEach(it -> written.add(((Outcome.Written<Record>) it).entry()));
    return written;
  }

  private Record content(Map<String, String> said) {
    var typed = new java.util.HashMap<String, List<String>>();
    said.forEach((field, value) -> typed.put(field, List.of(value)));
    return java.util.Objects.requireNonNull(Form.read(register(), typed, null).content());
  }

  private Map<String, Long> finds(String... all) {
    var found = new java.util.TreeMap<String, Long>();
    for (var it : all) {
      found.put(it, total(it, AsOf.NOW));
    }
    return found;
  }

  private long total(String words, AsOf asOf) {
    var query = Query.read(register(), Map.of("q", List.of(words), "sort", List.of("name")));
    return clinic
        .scope()
        .get(
            () -> {
              var page = listings.page(register(), query, asOf);
              assertThat(page.entries()).hasSize((int) Math.min(page.total(), Query.PAGE));
              return page.total();
            });
  }

  private long ledgerSize() {
    return clinic.scope().get(ledger::size);
  }

  private int indexedSegments() {
    return one("select segments from records.indexed where kind = 'systems/ai-systems'");
  }

  private int words(String word) {
    return one("select count(*)::int from records.posting where word = '%s'".formatted(word));
  }

  private int one(String sql) {
    return clinic
        .scope()
        .get(() -> transactions.execute(_ -> jdbc.sql(sql).query(Integer.class).single()));
  }

  /** As an erasure would: the application's role may change personal columns only. */
  private void rename(UUID id) {
    asOwner("update systems.ai_systems set name = '[erased]' where id = '%s'".formatted(id));
  }

  private void asOwner(String sql) {
    TestDatabase.shared()
        .asOwner()
        .sql(
            "do $$ begin perform set_config('candor.org', '%s', true); %s; end $$"
                .formatted(clinic.id(), sql))
        .update();
  }

  @SuppressWarnings("unchecked")
  private Register<Record> register() {
    return (Register<Record>) registers.at("systems/ai-systems");
  }
}
