package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.candor.AnOrganization;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.kernel.PersonId;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** A program writes the Statement of Applicability, and gets in the way of others. */
@SpringBootTest
class StatementOverHttpTests {

  private static final String ENTRIES = "/api/v1/planning/applicability";
  private static final String STATEMENTS = "/api/v1/planning/statements";
  private static final String EVIDENCE = "/api/v1/support/evidence";
  private static final String IMPORTS = "/api/v1/exchange/imports?register=planning/applicability";

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  AnApi api;

  @BeforeEach
  void aProgramOfTheClinic() {
    api = elsewhere();
  }

  private AnApi elsewhere() {
    var org = AnOrganization.founded(ledger, transactions);
    return AnApi.of(ApiDoor.open(context), org, Role.AIMS_MANAGER);
  }

  @Test
  void ofSeveralThatSubmitAtOnceOneDoesAndTheOthersAreToldWhy() {
    decideAll();
    var answers =
        IntStream.range(0, 5)
            .mapToObj(
                it ->
                    CompletableFuture.supplyAsync(
                        () -> api.post(STATEMENTS, "{\"note\": \"Draft %d\"}".formatted(it))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).extracting(AnApi.Reply::status).containsOnly(201, 409);
    assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(it -> it.status() == 409)
        .allSatisfy(it -> assertThat(it.body()).contains("waits for approval already"));
    assertThat(api.get(STATEMENTS).json().path("items")).hasSize(1);
  }

  @Test
  void aControlThatIsNamedTwiceIsRefusedByNameAndTheOthersAreDecided() {
    api.post(ENTRIES + "/start", "{}").is(201);
    var done = decide(List.of("A.5.2", "A.5.3", "A.5.2:1"));
    assertThat(done.path("done").asInt()).isEqualTo(1);
    assertThat(done.path("refused").asInt()).isEqualTo(1);
    var refused = done.path("items").get(0);
    assertThat(refused.path("control").asString()).isEqualTo("A.5.2");
    assertThat(refused.path("words").asString()).contains("named more than once");
  }

  @Test
  void whatIsTakenOutAsATableComesBackChangedAndNotTwice() throws InterruptedException {
    api.post(ENTRIES + "/start", "{}").is(201);
    var before =
        imported(
            "control,needed,inclusion,exclusion\nA.5.2,Needed,We do,\nA.7.3,Not needed,,We do not\n");
    assertThat(before.path("counts").path("refused").asInt()).as(before.toString()).isZero();
    var entries = api.get(ENTRIES + "?limit=100").json().path("items");
    assertThat(entries).hasSize(38);
    var again =
        imported(
            "control,needed,inclusion,exclusion\nA.5.2,Needed,We do it all,\nA.7.3,Not needed,,We do not\n");
    assertThat(again.path("counts").path("changed").asInt()).as(again.toString()).isEqualTo(1);
    assertThat(again.path("counts").path("same").asInt()).as(again.toString()).isEqualTo(1);
    var whole = api.get(ENTRIES + "/statement").json().path("summary");
    assertThat(whole.path("needed").asInt()).isEqualTo(1);
    assertThat(whole.path("notNeeded").asInt()).isEqualTo(1);
    assertThat(whole.path("controls").asInt()).isEqualTo(38);
  }

  @Test
  void whoSubmitsSaysHowManyFactsAgainstItWereSeen() {
    decideAll();
    var out =
        """
        {"controls": ["A.7.3"], "needed": "NOT_NEEDED", "exclusion": "We gather none"}
        """;
    api.post(ENTRIES + "/decide", out).is(200);
    api.post("/api/v1/systems/data-sets", "{\"name\": \"Notes\", \"uses\": [\"TRAINING\"]}")
        .is(201);
    for (var unseen : List.of("{\"note\": \"First\"}", "{\"note\": \"First\", \"known\": 2}")) {
      assertThat(api.post(STATEMENTS, unseen).is(409).body())
          .contains("One fact speaks against the statement", "A.7.3 is left out, yet 1 data set");
    }
    api.post(STATEMENTS, "{\"note\": \"First\", \"known\": 1}").is(201);
  }

  @Test
  void noTokenApproves() {
    decideAll();
    var version = api.post(STATEMENTS, "{\"note\": \"First\"}").is(201).id();
    var other = Objects.requireNonNull(api.caller());
    var grace =
        new AnApi(
            api.mvc(),
            new Caller(
                new PersonId(UUID.randomUUID()),
                "Grace",
                other.org(),
                "Clinic",
                other.roles(),
                Set.of(),
                "api:test"));
    assertThat(grace.post(STATEMENTS + "/" + version + "/approve", "{}").is(403).body())
        .contains("proof-needed");
    assertThat(api.get(STATEMENTS + "/" + version).is(200).body()).doesNotContain("APPROVED");
  }

  @Test
  void nothingOfAnotherOrganizationIsFoundByItsId() {
    decideAll();
    var evidence = api.post(EVIDENCE, evidence("5.1-1")).is(201);
    var version = api.post(STATEMENTS, "{\"note\": \"First\"}").is(201);
    var attestation =
        api.post(
                "/api/v1/readiness/attestations",
                """
                {"requirement": "5.1-1", "answer": "MET", "basis": "OBSERVATION", "attestedOn": "2026-01-01",
                  "reason": "Told on paper", "validUntil": "2026-12-31"}
                """)
            .is(201);
    var task = api.post("/api/v1/work/tasks", "{\"name\": \"Look\"}").is(201);
    var stranger = elsewhere();
    var places =
        Map.of(
            EVIDENCE,
            evidence.id(),
            STATEMENTS,
            version.id(),
            "/api/v1/readiness/attestations",
            attestation.id(),
            "/api/v1/work/tasks",
            task.id());
    places.forEach((path, id) -> stranger.get(path + "/" + id).is(404));
    stranger.put(EVIDENCE + "/" + evidence.id(), evidence("5.1-1"), "If-Match", "*").is(404);
    stranger.delete(EVIDENCE + "/" + evidence.id(), "If-Match", "*").is(404);
    stranger
        .send("POST", EVIDENCE + "/" + evidence.id() + "/files?fileName=a", new byte[] {1})
        .is(404);
    for (var step : List.of("approve", "return", "withdraw")) {
      stranger.post(STATEMENTS + "/" + version.id() + "/" + step, "{\"note\": \"x\"}").is(404);
    }
    var verb = "{\"verb\": \"drop\", \"why\": \"x\"}";
    stranger.post("/api/v1/work/tasks/" + task.id() + "/state", verb, "If-Match", "*").is(404);
    places.forEach((path, id) -> api.get(path + "/" + id).is(200));
  }

  @Test
  void whatSomebodyAttestsIsTheirsAndStaysAsItWasSaid() {
    var at = "/api/v1/readiness/attestations";
    var today = LocalDate.now(ZoneOffset.UTC);
    for (var wrong :
        Map.of(
                "requirement", said("9.9-99", "NOT_MET", today, ""),
                "attestedBy", said("5.1-1", "MET", today, other()),
                "attestedOn", said("5.1-1", "MET", today.plusDays(2), ""),
                "reason", said("5.1-1", "MET", today.minusDays(2), ""))
            .entrySet()) {
      var errors = api.post(at, wrong.getValue()).is(422).json().path("errors");
      assertThat(errors).as(errors.toString()).hasSize(1);
      assertThat(errors.get(0).path("field").asString()).isEqualTo(wrong.getKey());
    }
    var denied = api.post(at, said("iso-42001:5.1-1", "NOT_MET", today, "")).is(201);
    assertThat(denied.json().path("requirement").asString()).isEqualTo("5.1-1");
    var ada = Objects.requireNonNull(api.caller()).person().toString();
    assertThat(denied.json().path("attestedBy").asString()).isEqualTo(ada);
    var one = at + "/" + denied.id();
    for (var edit :
        List.of(
            "{\"requirement\": \"5.1-2\"}",
            "{\"answer\": \"MET\"}",
            "{\"attestedOn\": \"" + today.plusDays(1) + "\"}",
            "{\"reason\": \"Was meant otherwise\"}",
            "{\"validUntil\": \"" + today.plusDays(11) + "\"}")) {
      api.patch(one, edit, "If-Match", "*").is(422);
    }
    api.put(one, said("5.1-2", "NOT_MET", today, ""), "If-Match", "*").is(422);
    api.patch(one, "{\"validUntil\": \"" + today + "\"}", "If-Match", "*").is(200);
    var line = api.get("/api/v1/readiness/lines/5.1-1").is(200).body();
    assertThat(line).contains("NOT_MET");
  }

  @Test
  void whatIsSaidWithoutADayIsSaidToday() {
    var said =
        """
        {"requirement": "5.1-2", "answer": "PARTLY", "basis": "OBSERVATION", "validUntil": "%s"}
        """
            .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(10));
    var kept = api.post("/api/v1/readiness/attestations", said).is(201).json();
    assertThat(LocalDate.parse(kept.path("attestedOn").asString()))
        .isBetween(LocalDate.now(ZoneOffset.UTC).minusDays(1), LocalDate.now(ZoneOffset.UTC));
    var described = api.get("/api/v1/openapi.json").is(200).json().path("components");
    var needed = described.path("schemas").path("readiness.attestations.new").path("required");
    assertThat(needed.toString()).contains("validUntil").doesNotContain("attestedOn");
  }

  private static String said(String line, String answer, LocalDate on, String more) {
    return """
        {"requirement": "%s", "answer": "%s", "basis": "OBSERVATION", "attestedOn": "%s",
          "validUntil": "%s"%s}
        """
        .formatted(line, answer, on, on.plusDays(10), more);
  }

  private static String other() {
    return ", \"attestedBy\": \"" + UUID.randomUUID() + "\"";
  }

  @Test
  void whoeverLooksBeforeTheBeginningIsToldSo() {
    for (var path : List.of("/api/v1/readiness", STATEMENTS, EVIDENCE, ENTRIES + "/statement")) {
      var answer = api.get(path + "?asOf=2001-01-01");
      assertThat(answer.status()).as(path + answer.body()).isEqualTo(400);
      assertThat(answer.body()).as(path).contains("Nothing had been recorded by then");
    }
  }

  @Test
  void ofTwoEditsOfOnePieceOfEvidenceTheSecondIsToldOfTheFirst() {
    var made = api.post(EVIDENCE, evidence("5.1-1")).is(201);
    var place = EVIDENCE + "/" + made.id();
    api.patch(place, "{\"shows\": \"The policy\"}", "If-Match", made.tag()).is(200);
    api.patch(place, "{\"shows\": \"The minutes\"}", "If-Match", made.tag()).is(412);
    assertThat(api.get(place).json().path("shows").asString()).isEqualTo("The policy");
  }

  private JsonNode decide(List<String> controls) {
    var asked =
        Map.of("controls", controls, "needed", "NEEDED", "drivers", List.of("BEST_PRACTICE"));
    return api.post(ENTRIES + "/decide", RecordJson.MAPPER.writeValueAsString(asked))
        .is(200)
        .json();
  }

  private void decideAll() {
    api.post(ENTRIES + "/start", "{}").is(201);
    var controls = new ArrayList<String>();
    api.get(ENTRIES + "/statement")
        .json()
        .path("controls")
        .forEach(it -> controls.add(it.path("control").asString()));
    assertThat(decide(controls).path("done").asInt()).isEqualTo(38);
  }

  private static String evidence(String covers) {
    return """
    {"name": "Policy", "form": "STATEMENT", "covers": ["%s"], "effectiveOn": "2026-01-01"}
    """
        .formatted(covers);
  }

  private JsonNode imported(String table) throws InterruptedException {
    var sent = api.send("POST", IMPORTS + "&fileName=soa.csv", table.getBytes(UTF_8)).is(202);
    var until = Instant.now().plus(Duration.ofSeconds(60));
    while (true) {
      var status = api.get(String.valueOf(sent.header("Location"))).is(200).json();
      if (List.of("DONE", "FAILED").contains(status.path("state").asString())) {
        return status;
      }
      assertThat(Instant.now()).as(status.toString()).isBefore(until);
      Thread.sleep(100);
    }
  }
}
