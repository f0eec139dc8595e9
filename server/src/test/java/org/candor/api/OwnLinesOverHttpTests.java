package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** A program does with the lines of frameworks, and with controls of one's own, what pages do. */
@SpringBootTest
class OwnLinesOverHttpTests {

  private static final String FRAMEWORKS = "/api/v1/catalog/frameworks";
  private static final String COVERAGE = "/api/v1/support/coverage";
  private static final String BASELINE = "/api/v1/work/baseline";
  private static final String PLAN = "/api/v1/work/plan";
  private static final String LINES = "/api/v1/readiness/lines";
  private static final String HOUSE = "?framework=house";
  private static final String RULES =
      "id,parent,kind,title,text\nA,,area,Asking,\nA.1,A,control,,Ask first\nB,,control,,Log it\n";

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  AnOrganization clinic;
  AnApi api;

  @BeforeEach
  void aProgramOfTheClinic() {
    clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
  }

  private void bringTheHouseRules() {
    var about = "?fileName=rules.csv&id=house&title=House&version=1";
    api.send("POST", FRAMEWORKS + about, AnApi.bytes(RULES)).is(201);
  }

  @Test
  void linesOfAFrameworkOfOnesOwnAreAskedAboutPlannedAndCovered() {
    bringTheHouseRules();
    api.get(BASELINE + "?framework=none").is(404);
    api.post(BASELINE + HOUSE, "{\"answers\": {\"A.1\": \"NO\"}}").is(200);
    var asked = api.get(BASELINE + HOUSE).is(200).json();
    assertThat(asked.path("framework").asString()).isEqualTo("house");
    assertThat(asked.path("answered").asInt()).isOne();
    assertThat(asked.path("all").asInt()).isEqualTo(2);
    assertThat(api.get(BASELINE).json().path("answered").asInt()).isZero();

    assertThat(ids(api.get(PLAN + HOUSE).is(200).json().path("unplanned")))
        .containsExactly("house:A.1", "house:B");
    api.post(PLAN, "{\"requirements\": [\"house:A.1\"]}").is(200);
    var plan = api.get(PLAN + HOUSE).is(200).json();
    assertThat(ids(plan.path("unplanned"))).containsExactly("house:B");
    assertThat(plan.path("groups").path("house:A")).hasSize(1);

    show("house:A.1", "2099-12-31");
    var covered = api.get(COVERAGE + HOUSE).is(200).json();
    assertThat(covered.path("summary").path("COVERED").asInt()).isOne();
    assertThat(ids(covered.path("sections"))).containsExactly("A", "-");
    assertThat(ids(api.get(COVERAGE + HOUSE + "&under=A").json().path("lines")))
        .containsExactly("A.1");
    assertThat(ids(api.get(COVERAGE + HOUSE + "&state=none").json().path("lines")))
        .containsExactly("B");
    api.get(COVERAGE + "?state=green").is(400);
    api.get(COVERAGE + "?framework=none").is(404);
  }

  @Test
  void coverageIsToldForOneSystem() {
    var system = "{\"name\": \"Triage\"}";
    var id = api.post(AnApi.SYSTEMS, system).is(201).id();
    var linked = show("A.6.2.4", "2099-12-31");
    show("A.6.2.5", "2099-12-31");
    var link =
        "{\"to\": {\"kind\": \"systems/ai-systems\", \"id\": \"%s\"}, \"relation\": \"shows\"}";
    api.post("/api/v1/support/evidence/" + linked + "/links", link.formatted(id)).is(201);
    var ofSystem = api.get(COVERAGE + "?system=SYS-1&state=COVERED").is(200).json();
    assertThat(ids(ofSystem.path("lines"))).containsExactly("A.6.2.4");
    assertThat(ids(api.get(COVERAGE + "?state=COVERED").json().path("lines")))
        .containsExactly("A.6.2.4", "A.6.2.5");
    api.get(COVERAGE + "?system=SYS-9").is(404);
  }

  @Test
  void aControlOfOnesOwnIsCountedAmongTheControls() {
    var control = "{\"reference\": \"SEC-4\", \"name\": \"Prompts\", \"asks\": \"Check them\"}";
    assertThat(api.get("/api/v1/readiness").json().path("controls")).hasSize(38);
    api.post("/api/v1/planning/own-controls", control).is(201);
    var report = api.get("/api/v1/readiness").is(200).json();
    assertThat(report.path("controls")).hasSize(39);
    var line = report.path("controls").get(38);
    assertThat(line.path("id").asString()).isEqualTo("SEC-4");
    assertThat(line.path("title").asString()).isEqualTo("Prompts");
    assertThat(line.path("verdict").asString()).isEqualTo("UNKNOWN");
    show("SEC-4", "2099-12-31");
    assertThat(api.get(LINES + "/SEC-4").is(200).json().path("verdict").asString())
        .isEqualTo("PARTLY");
    assertThat(ids(api.get(COVERAGE + "?under=Own").is(200).json().path("lines")))
        .containsExactly("SEC-4");
    api.post(PLAN, "{\"requirements\": [\"SEC-4\"]}").is(200);
    assertThat(api.get(PLAN).json().path("groups").toString()).contains("SEC-4");
    assertThat(ids(api.get(LINES + "?in=Own").is(200).json().path("lines")))
        .containsExactly("SEC-4");
    assertThat(api.get("/api/v1/readiness?asOf=1").json().path("controls"))
        .as("before it was added")
        .hasSize(38);
  }

  @Test
  void linesAreNarrowedAsOnThePage() {
    show("5.1-1", "2099-12-31");
    var some = api.get(LINES + "?verdict=PARTLY&in=5").is(200).json();
    assertThat(ids(some.path("lines"))).containsExactly("5.1-1");
    assertThat(some.path("total").asInt()).isEqualTo(169);
    var words = api.get(LINES + "?kind=control&q=policy").is(200).json().path("lines");
    assertThat(ids(words)).contains("A.2.2").allMatch(it -> it.startsWith("A."));
    assertThat(api.get(LINES + "?verdict=GREEN").is(400).body()).contains("verdict", "PARTLY");
    api.get(LINES + "?in=99").is(400);
  }

  @Test
  void whatIsSaidOfALineIsReadAndWritten() {
    bringTheHouseRules();
    var at = LINES + "/A.1/comments" + HOUSE;
    assertThat(api.get(at).is(200).json().path("items")).isEmpty();
    var place = api.post(at, "{\"body\": \"Who asks?\"}").is(201).header("Location");
    var said = api.get("" + place).is(200).json().path("items");
    assertThat(said).hasSize(1);
    assertThat(said.get(0).path("body").asString()).isEqualTo("Who asks?");
    assertThat(api.post(at, "{\"body\": \" \"}").is(422).body()).contains("body");
    api.post(LINES + "/Z/comments" + HOUSE, "{\"body\": \"x\"}").is(404);
    show("house:A.1", "2099-12-31");
    var history = api.get(LINES + "/A.1/history" + HOUSE + "&limit=1").is(200).json();
    assertThat(history.path("total").asInt()).isEqualTo(2);
    assertThat(history.path("earlier").asInt()).isOne();
    assertThat(history.path("items").get(0).path("what").asString()).isEqualTo("EV-1");
    var before = "&before=" + history.path("items").get(0).path("seq").asLong();
    assertThat(api.get(LINES + "/A.1/history" + HOUSE + before).json().path("items")).hasSize(1);
    var auditor = AnApi.of(ApiDoor.open(context), clinic, Role.EXTERNAL_AUDITOR);
    auditor.get(at).is(200);
    auditor.post(at, "{\"body\": \"x\"}").is(403);
  }

  @Test
  void licensedTextIsKeptAndRemovedAndInNoOtherAnswer() {
    bringTheHouseRules();
    var at = FRAMEWORKS + "/house/licensed";
    var text = AnApi.bytes("id,text\nA,Heading Zwölf\nA.1,You shall ask Zwölf\n");
    var employee = AnApi.of(ApiDoor.open(context), clinic, Role.EMPLOYEE);
    employee.send("PUT", at, text).is(403);
    employee.send("DELETE", at, new byte[0]).is(403);
    assertThat(api.send("PUT", at, text).is(200).body()).doesNotContain("Zwölf");
    assertThat(ids(api.get(at).is(200).json().path("lines"))).containsExactly("A", "A.1");
    for (var other :
        List.of(FRAMEWORKS + "/house", "/api/v1/readiness" + HOUSE, LINES + "/A.1" + HOUSE)) {
      assertThat(api.get(other).is(200).body()).doesNotContain("Zwölf");
    }
    assertThat(api.send("PUT", at, AnApi.bytes("id,text\nZ,No\n")).is(422).body()).contains("Z");
    assertThat(api.get(at).json().path("lines")).hasSize(2);
    api.delete(at).is(204);
    assertThat(api.get(at).json().path("lines")).isEmpty();
    api.get(FRAMEWORKS + "/none/licensed").is(404);
  }

  @Test
  void eachPieceThatEndsNamesTheLinesItCosts() {
    var today = LocalDate.now(java.time.ZoneOffset.UTC);
    show("5.1-1", today.plusDays(20).toString());
    show("5.1-2", today.plusDays(400).toString());
    var endings = "/api/v1/readiness/outlook/endings?until=" + today.plusDays(60);
    var told = api.get(endings).is(200).json();
    assertThat(told.path("total").asInt()).isOne();
    var piece = told.path("items").get(0);
    assertThat(piece.path("label").asString()).isEqualTo("EV-1");
    assertThat(piece.path("lastDay").asString()).isEqualTo(today.plusDays(20).toString());
    assertThat(ids(piece.path("costs"))).containsExactly("5.1-1");
    assertThat(piece.path("costs").get(0).path("then").asString()).isEqualTo("STALE");
    api.get("/api/v1/readiness/outlook/endings?until=1999-01-01").is(400);
  }

  private String show(String line, String expires) {
    var piece =
        Map.of(
            "name",
            "Shows " + line,
            "form",
            "STATEMENT",
            "covers",
            List.of(line),
            "effectiveOn",
            "2026-01-01",
            "expiresOn",
            expires);
    var body = RecordJson.MAPPER.writeValueAsString(piece);
    return api.post("/api/v1/support/evidence", body).is(201).id();
  }

  private static List<String> ids(JsonNode items) {
    return items.valueStream().map(it -> it.path("id").asString()).toList();
  }
}
