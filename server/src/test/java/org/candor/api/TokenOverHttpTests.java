package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.SYSTEMS;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** Through the real door, with real tokens. */
@SpringBootTest
@AutoConfigureMockMvc
class TokenOverHttpTests {

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired Clock clock;

  @Test
  void aProgramDoesWhatItsTokenIsFor() {
    var email = "ada-%s@clinic.example".formatted(UUID.randomUUID());
    var clinic = founding.found("Clinic", "Ada", email, "correct horse battery");
    var ada = people.member(clinic, email).orElseThrow().person();
    var expires = clock.instant().plus(Duration.ofDays(1));
    var all = "Bearer " + tokens.issue(ada, clinic, "CI", Set.of("*:*"), expires);
    var readOnly = Set.of("systems/ai-systems:read");
    var reader = "Bearer " + tokens.issue(ada, clinic, "BI", readOnly, expires);
    var program = new AnApi(mvc, null);
    var body = "{\"name\": \"Triage\"}";
    var made = program.post(SYSTEMS, body, "Authorization", all).is(201);
    var place = SYSTEMS + "/" + made.id();
    assertThat(program.get(place, "Authorization", reader).is(200).body()).contains("Triage");
    program.post(SYSTEMS, body, "Authorization", reader).is(403);
    program.get("/api/v1/systems/models", "Authorization", reader).is(403);
    program.get(SYSTEMS, "Accept", AnApi.LINES, "Authorization", reader).is(403);
    program.get(place).is(401);
    program.get(place, "Authorization", "Bearer candor_x_y").is(401);
    program.get("/api/v1/openapi.json").is(200);
  }

  @Test
  void aTokenForEvidenceReachesNeitherThePositionNorTheStatementNorTheWork() throws Exception {
    var email = "ada-%s@clinic.example".formatted(UUID.randomUUID());
    var clinic = founding.found("Clinic", "Ada", email, "correct horse battery");
    var ada = people.member(clinic, email).orElseThrow().person();
    var scopes = Set.of("support/evidence:read");
    var now = clock.instant();
    var narrow = "Bearer " + tokens.issue(ada, clinic, "BI", scopes, now.plusSeconds(3600));
    var brief = "Bearer " + tokens.issue(ada, clinic, "CI", Set.of("*:*"), now.plusSeconds(2));
    var program = new AnApi(mvc, null);
    program.get("/api/v1/support/evidence", "Authorization", narrow).is(200);
    for (var path :
        List.of(
            "/api/v1/readiness",
            "/api/v1/readiness/next",
            "/api/v1/readiness/lines/4.1-1",
            "/api/v1/readiness/attestations",
            "/api/v1/planning/statements",
            "/api/v1/planning/applicability/statement",
            "/api/v1/work/plan",
            "/api/v1/work/tasks",
            "/api/v1/work/baseline")) {
      program.get(path, "Authorization", narrow).is(403);
    }
    for (var path :
        List.of(
            "/api/v1/support/evidence",
            "/api/v1/planning/statements",
            "/api/v1/planning/applicability/decide",
            "/api/v1/work/plan",
            "/api/v1/work/baseline")) {
      program.post(path, "{}", "Authorization", narrow).is(403);
    }
    Thread.sleep(2_100);
    for (var path : List.of("/api/v1/readiness", "/api/v1/work/tasks")) {
      assertThat(program.get(path, "Authorization", brief).is(401).body()).contains("problem");
    }
  }
}
