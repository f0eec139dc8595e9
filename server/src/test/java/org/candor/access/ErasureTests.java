package org.candor.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.records.Attachment;
import org.candor.records.Comment;
import org.candor.records.FileStore;
import org.candor.records.Ledger;
import org.candor.records.LedgerAudit;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionOperations;

/** What is about people goes from a record by law, everywhere; that it was there can be proven. */
@Door
class ErasureTests {

  private static final String PASSWORD = "correct horse battery";
  private static final String SYSTEMS = "/systems/ai-systems";
  private static final String API = "/api/v1/records/erasures";
  private static final String PHONE = "555-0199-" + UUID.randomUUID();
  private static final String LETTER = "Dear Bob " + UUID.randomUUID();

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired LedgerAudit audit;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;
  @Autowired FileStore files;
  @Autowired MovableClock clock;

  OrgId clinic;
  Actor ada;
  Browser browser;
  String token;
  String system;
  UUID comment;
  UUID file;
  String sha256;

  @BeforeEach
  void aSystemWithACommentAndALetter() {
    var email = UUID.randomUUID() + "@clinic.example";
    clinic = founding.found("Clinic", "Ada", email, PASSWORD);
    ada = new Actor(people.member(clinic, email).orElseThrow().person(), "Ada", "test");
    browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    browser.get("/account");
    token =
        tokens.issue(
            ada.person(), clinic, "all", Set.of("*:*"), clock.instant().plus(Duration.ofDays(1)));
    system = system("Triage");
    comment = commented("Call me on " + PHONE);
    file = attached(system);
  }

  @Test
  void whatWasChosenIsNowhereAnyMoreAndEveryProofHolds() {
    var then = Scope.of(clinic).get(() -> ledger.size());
    var page = SYSTEMS + "/" + system;
    assertThat(browser.get(page).text()).contains(PHONE, "letter.txt", page + "/erase");
    assertThat(browser.get(page + "/erase").text())
        .contains(PHONE, "letter.txt", "What stays", comment.toString());
    assertThat(inTables()).isTrue();

    var done = erase("item", comment.toString(), "item", file.toString());
    assertThat(done.to()).startsWith(page);

    for (var at : new String[] {page, page + "?asOf=" + then}) {
      assertThat(browser.get(at).text()).doesNotContain(PHONE, "letter.txt").contains("[erased]");
    }
    browser.get(page + "?asOf=");
    var program = new Browser(mvc);
    for (var at : new String[] {"/comments", "/files", "/history", "/comments?asOf=" + then}) {
      assertThat(program.api("/api/v1" + page + at, token).text())
          .doesNotContain(PHONE, "letter.txt")
          .startsWith("{\"items\":[{");
    }
    var facts = program.api("/api/v1/ledger/facts?limit=1000", token).text();
    assertThat(facts).startsWith("{\"items\":[{").doesNotContain(PHONE, "letter.txt");
    assertThat(Scope.of(clinic).get(() -> files.holds(sha256, LETTER.length()))).isFalse();
    assertThat(inTables()).isFalse();
    assertThat(audit.audit(clinic).problems()).isEmpty();
    assertThat(browser.get(page + "/erase").text()).contains("Nothing to erase");
  }

  @Test
  void aCommentThatWasTakenBackIsErasedFromThePastAsWell() {
    Scope.of(clinic).run(() -> records.retire(Comment.KIND, comment, 1, ada, "a slip"));
    assertThat(browser.get(SYSTEMS + "/" + system + "/erase").text())
        .contains(PHONE, "removed before");
    erase("item", comment.toString());
    assertThat(audit.audit(clinic).problems()).isEmpty();
    assertThat(new Browser(mvc).api("/api/v1/ledger/facts?limit=1000", token).text())
        .doesNotContain(PHONE);
  }

  @Test
  void aContentThatAnotherRecordHasStaysThereAndThatIsSaid() {
    var other = system("Rota");
    attached(other);
    var told = erase("item", file.toString());
    assertThat(told.text())
        .contains("another record has the same file")
        .doesNotContain("letter.txt");
    assertThat(Scope.of(clinic).get(() -> files.holds(sha256, LETTER.length()))).isTrue();
    var its = new Browser(mvc).api("/api/v1" + SYSTEMS + "/" + other + "/files", token);
    assertThat(its.text()).contains("letter.txt");
    system = other;
    erase("item", RecordJson.MAPPER.readTree(its.text()).at("/items/0/id").asString());
    assertThat(Scope.of(clinic).get(() -> files.holds(sha256, LETTER.length()))).isFalse();
    assertThat(audit.audit(clinic).problems()).isEmpty();
  }

  @Test
  void nothingGoesWithoutAChoiceAReasonAndAProof() {
    browser.get(SYSTEMS + "/" + system);
    var page = SYSTEMS + "/" + system + "/erase";
    assertThat(browser.post(page, "why", "asked for it").status()).isEqualTo(422);
    assertThat(browser.post(page, "item", comment.toString(), "why", " ").status()).isEqualTo(422);
    var strange = UUID.randomUUID().toString();
    assertThat(browser.post(page, "item", strange, "why", "asked for it").status()).isEqualTo(422);
    clock.pass(Duration.ofMinutes(6));
    assertThat(browser.post(page, "item", comment.toString(), "why", "so").text())
        .contains("Confirm that it is you");
    assertThat(browser.get(SYSTEMS + "/" + system).text()).contains(PHONE);
  }

  @Test
  void aProgramSeesWhatCouldGoAndATokenErasesNothing() {
    var of = "systems/ai-systems/" + system;
    var offer = new Browser(mvc).api(API + "?record=" + of, token);
    assertThat(offer.status()).isEqualTo(200);
    assertThat(offer.text()).contains(PHONE, "\"sort\":\"FILE\"");
    var asked =
        RecordJson.MAPPER.writeValueAsString(
            Map.of("record", of, "items", Set.of(comment), "why", "asked for it"));
    var refused = new Browser(mvc).api(POST, API, token, asked);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("proof-needed");
    assertThat(new Browser(mvc).api(API + "?record=systems/ai-systems/none", token).status())
        .isEqualTo(404);
  }

  @Test
  void anotherOrganizationFindsNothingToErase() {
    var email = UUID.randomUUID() + "@bank.example";
    founding.found("Bank", "Eve", email, PASSWORD);
    var eve = new Browser(mvc);
    eve.signIn(email, PASSWORD);
    eve.get("/account");
    var page = SYSTEMS + "/" + system + "/erase";
    assertThat(eve.get(page).status()).isEqualTo(404);
    assertThat(eve.post(page, "item", comment.toString(), "why", "so").status()).isEqualTo(404);
    assertThat(browser.get(SYSTEMS + "/" + system).text()).contains(PHONE);
  }

  private Browser.Page erase(String... chosen) {
    browser.get(SYSTEMS + "/" + system + "/erase");
    var fields = Arrays.copyOf(chosen, chosen.length + 2);
    fields[chosen.length] = "why";
    fields[chosen.length + 1] = "asked for it";
    return browser.post(SYSTEMS + "/" + system + "/erase", fields);
  }

  private String system(String name) {
    var made =
        new Browser(mvc)
            .api(POST, "/api/v1" + SYSTEMS, token, "{\"name\": \"%s\"}".formatted(name));
    assertThat(made.status()).isEqualTo(201);
    return RecordJson.MAPPER.readTree(made.text()).get("id").asString();
  }

  /** By a program that may ask again, so that the answer is kept for a day. */
  private UUID commented(String words) {
    var asked =
        MockMvcRequestBuilders.post("/api/v1" + SYSTEMS + "/" + system + "/comments")
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType("application/json")
            .content("{\"body\": \"%s\"}".formatted(words));
    try {
      var answer = mvc.perform(asked).andReturn().getResponse();
      return UUID.fromString(
          RecordJson.MAPPER.readTree(answer.getContentAsString()).get("id").asString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private UUID attached(String to) {
    return Scope.of(clinic)
        .get(
            () -> {
              var it = files.keep(new ByteArrayInputStream(LETTER.getBytes(UTF_8)));
              sha256 = it.sha256();
              var id = UUID.fromString(to);
              var letter =
                  new Attachment(
                      "systems/ai-systems", id, "letter.txt", it.mediaType(), it.size(), sha256);
              return records.record(Attachment.KIND, letter, ada).id();
            });
  }

  /** Whether anything that a backup is written from has any of it. */
  private boolean inTables() {
    return Scope.of(clinic)
        .get(
            () ->
                transactions.execute(
                    _ ->
                        Stream.of(
                                "records.fact",
                                "records.opening",
                                "records.comments",
                                "records.attachments",
                                "api.idempotency")
                            .flatMap(
                                it ->
                                    jdbc
                                        .sql("select to_jsonb(it)::text from %s it".formatted(it))
                                        .query(String.class)
                                        .stream())
                            .anyMatch(it -> it.contains(PHONE) || it.contains("letter.txt"))));
  }
}
