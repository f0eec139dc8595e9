package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.SYSTEMS;

import java.time.Clock;
import java.time.Duration;
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
}
