package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.records.RecordJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Who approves the Statement of Applicability is another than its author, and is there. */
@Door
class ApprovalProofTests {

  private static final String PASSWORD = "correct horse battery";
  private static final String ENTRIES = "/api/v1/planning/applicability";
  private static final String STATEMENTS = "/api/v1/planning/statements";

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired MovableClock clock;
  OrgId clinic;
  String ada;
  String grace;
  String version;

  @BeforeEach
  void adaHasSubmittedAStatement() {
    ada = "ada-" + UUID.randomUUID() + "@clinic.example";
    grace = "grace-" + UUID.randomUUID() + "@clinic.example";
    clinic = founding.found("Clinic", "Ada", ada, PASSWORD);
    var invitee =
        new Invitee("Grace", grace, Set.of(Role.TOP_MANAGEMENT, Role.AIMS_MANAGER), null, null);
    people.add(clinic, invitee, PASSWORD, Actor.installation("test"));
    var token = token(ada);
    api(token, ENTRIES + "/start", "{}", 201);
    var controls = new ArrayList<String>();
    var stands = new Browser(mvc).api(GET, ENTRIES + "/statement", token, "");
    RecordJson.MAPPER
        .readTree(stands.text())
        .path("controls")
        .forEach(it -> controls.add(it.path("control").asString()));
    var asked =
        Map.of("controls", controls, "needed", "NEEDED", "drivers", List.of("BEST_PRACTICE"));
    api(token, ENTRIES + "/decide", RecordJson.MAPPER.writeValueAsString(asked), 200);
    version = api(token, STATEMENTS, "{\"note\": \"First\"}", 201).path("id").asString();
  }

  @Test
  void anOldProofIsAskedForAgainAndWhatWasTypedGoesOn() {
    var browser = new Browser(mvc);
    browser.signIn(grace, PASSWORD);
    var page = browser.get("/planning/statements/" + version + "/approval");
    assertThat(page.status()).isEqualTo(200);
    clock.pass(Duration.ofMinutes(6));
    var asked = approve(browser);
    assertThat(asked.status()).isEqualTo(403);
    assertThat(asked.text())
        .contains("Confirm that it is you", "version 1")
        .contains("name=\"carried.note\" value=\"Read it all.\"");
    assertThat(state()).isEqualTo("SUBMITTED");

    var place = "/planning/statements/" + version + "/approve";
    var proved =
        browser.post(
            "/prove",
            "method",
            "post",
            "next",
            place,
            "carried.version",
            "1",
            "carried.note",
            "Read it all.",
            "password",
            PASSWORD);
    assertThat(proved.text()).contains("action=\"" + place + "\"", "value=\"Read it all.\"");
    assertThat(approve(browser).status()).isEqualTo(303);
    assertThat(state()).isEqualTo("APPROVED");
  }

  @Test
  void aTokenOfWhoMayApproveProvesNobody() {
    var answer =
        new Browser(mvc)
            .api(POST, STATEMENTS + "/" + version + "/approve", token(grace), "{\"version\": 1}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("\"type\":\"urn:candor:problem:proof-needed\"");
    assertThat(state()).isEqualTo("SUBMITTED");
  }

  @Test
  void theAuthorIsRefusedWithAFreshProofAndIsNotAskedForAnotherOne() {
    var browser = new Browser(mvc);
    browser.signIn(ada, PASSWORD);
    browser.get("/planning/statements/" + version + "/approval");
    for (var wait : List.of(Duration.ZERO, Duration.ofMinutes(6))) {
      clock.pass(wait);
      var refused = approve(browser);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.text()).contains("You wrote some of what changed", "Read it all.");
    }
    assertThat(state()).isEqualTo("SUBMITTED");
  }

  private Browser.Page approve(Browser browser) {
    var place = "/planning/statements/" + version + "/approve";
    return browser.post(place, "version", "1", "note", "Read it all.", "known", "0");
  }

  private String state() {
    var it = new Browser(mvc).api(GET, STATEMENTS + "/" + version, token(ada), "");
    return RecordJson.MAPPER.readTree(it.text()).at("/version/state").asString(it.text());
  }

  private JsonNode api(String token, String path, String body, int status) {
    var answer = new Browser(mvc).api(POST, path, token, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return RecordJson.MAPPER.readTree(answer.text());
  }

  private String token(String email) {
    var person = people.member(clinic, email).orElseThrow().person();
    return tokens.issue(
        person, clinic, "all", Set.of("*:*"), clock.instant().plus(Duration.ofDays(1)));
  }
}
