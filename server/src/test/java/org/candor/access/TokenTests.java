package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@Door
class TokenTests {

  private static final String PASSWORD = "correct horse battery";
  private static final String THINGS = "/api/v1/test/things/all";

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired MovableClock clock;
  OrgId clinic;
  PersonId ada;
  String email;
  Browser program;

  @BeforeEach
  void aClinic() {
    email = "ada-" + UUID.randomUUID() + "@clinic.example";
    clinic = founding.found("Clinic", "Ada", email, PASSWORD);
    ada = people.member(clinic, email).orElseThrow().person();
    program = new Browser(mvc);
  }

  @Test
  void aTokenDoesWhatItsScopesAndItsPersonMay() {
    var reader = issue("test/things:read");
    assertThat(reader).matches("candor_[a-z0-9]{12}_[A-Za-z0-9_-]{43}");
    assertThat(program.api(THINGS, reader).text()).isEqualTo("things for Ada");
    assertThat(program.api("/api/v1/access/people", reader).status()).isEqualTo(403);
    assertThat(program.api(THINGS, issue("access/*:*")).status()).isEqualTo(403);
    assertThat(program.api(THINGS, issue("test/*:record", "test/things:export")).status())
        .isEqualTo(403);
    assertThat(program.api("/api/v1/access/me", reader).text())
        .contains("\"organizationName\":\"Clinic\"")
        .contains("test/things:read");
  }

  @Test
  void theApiIsNotReachedByAnotherSpellingOfItsPath() {
    var browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    for (var path : new String[] {"/%61pi/v1/access/me", "/ap%69/v1/test/things/all"}) {
      var refused = browser.get(URI.create(path));
      assertThat(refused.status()).as(path).isEqualTo(400);
      assertThat(refused.text()).doesNotContain("Clinic").doesNotContain("things for");
    }
  }

  @Test
  void aWishThatLeavesOutOrMisspellsIsRefused() {
    var token = issue("*:*");
    var expiry = clock.instant().plusSeconds(60);
    for (var wish :
        new String[] {
          "",
          "[]",
          "null",
          "{}",
          "{\"scopes\": [\"*:*\"], \"expiresAt\": \"%s\"}".formatted(expiry),
          "{\"name\": \"CI\", \"expiresAt\": \"%s\"}".formatted(expiry),
          "{\"name\": \"CI\", \"scopes\": [null], \"expiresAt\": \"%s\"}".formatted(expiry),
          "{\"name\": \"CI\", \"scopes\": [\"*:*\"]}",
          "{\"name\": \"CI\", \"scopes\": [\"*:*\"], \"expiresAt\": \"tomorrow\"}",
          "{\"name\": \"C\\nI\", \"scopes\": [\"*:*\"], \"expiresAt\": \"%s\"}".formatted(expiry),
          "[".repeat(5_000)
        }) {
      var refused = program.api(POST, "/api/v1/access/tokens", token, wish);
      assertThat(refused.status()).as(wish).isIn(400, 422);
    }
  }

  @Test
  void anInvitationThatLeavesOutOrMisspellsIsRefused() {
    var token = issue("*:*");
    for (var invitee :
        new String[] {
          "{\"email\": \"b@clinic.example\", \"roles\": [\"EMPLOYEE\"]}",
          "{\"name\": \"Bo\", \"roles\": [\"EMPLOYEE\"]}",
          "{\"name\": \"Bo\", \"email\": \"b@clinic.example\"}",
          "{\"name\": \"Bo\", \"email\": \"b@clinic.example\", \"roles\": [null]}",
          "{\"name\": \"Bo\", \"email\": \"b@clinic.example\", \"roles\": [\"KING\"]}",
          "{\"name\": \"B\\ud800\", \"email\": \"b@clinic.example\", \"roles\": [\"EMPLOYEE\"]}"
        }) {
      var refused = program.api(POST, "/api/v1/access/people", token, invitee);
      assertThat(refused.status()).as(invitee).isIn(400, 422);
    }
    var roles = "/api/v1/access/people/" + UUID.randomUUID() + "/roles";
    for (var wish : new String[] {"{}", "{\"roles\": null}", "{\"roles\": [null]}", "[]"}) {
      assertThat(program.api(PUT, roles, token, wish).status()).as(wish).isIn(400, 422);
    }
  }

  @Test
  void aTokenExpires() {
    var token = tokens.issue(ada, clinic, "CI", Set.of("*:*"), clock.instant().plusSeconds(60));
    assertThat(program.api(THINGS, token).status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(60));
    var refused = program.api(THINGS, token);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.response().getContentType()).startsWith("application/problem+json");
    assertThat(refused.response().getHeader("WWW-Authenticate")).contains("invalid_token");
    for (var expiry : new Duration[] {Duration.ZERO, Duration.ofDays(367)}) {
      assertThatThrownBy(
              () -> tokens.issue(ada, clinic, "CI", Set.of("*:*"), clock.instant().plus(expiry)))
          .hasMessageContaining("access.tokens.expiry");
    }
  }

  @Test
  void wrongForgedAndMissingTokensAreTurnedAway() {
    var token = issue("*:*");
    var forged = token.substring(0, token.length() - 4) + "AAAA";
    for (var bad : new String[] {forged, "candor_x_y", "", "' or 1=1"}) {
      assertThat(program.api(THINGS, bad).status()).isEqualTo(401);
    }
    assertThat(program.get(THINGS).status()).isEqualTo(401);
    assertThat(program.get(THINGS).response().getHeader("WWW-Authenticate")).startsWith("Bearer");
    program.signIn(email, PASSWORD);
    assertThat(program.get(THINGS).status()).isEqualTo(401);
  }

  @Test
  void aTokenIsRevokedAndDiesWithTheMembership() {
    var bob = "bob-" + UUID.randomUUID() + "@clinic.example";
    var invitee = new Invitee("Bob", bob, Set.of(Role.EMPLOYEE), null, null);
    var person = people.add(clinic, invitee, PASSWORD, Actor.installation("test"));
    var bobs =
        tokens.issue(person, clinic, "CI", Set.of("*:*"), clock.instant().plusSeconds(9_000));
    assertThat(program.api(THINGS, bobs).status()).isEqualTo(200);
    var admin = issue("access/*:*");
    assertThat(program.api(DELETE, "/api/v1/access/people/" + person, admin, "").status())
        .isEqualTo(204);
    assertThat(program.api(THINGS, bobs).status()).isEqualTo(401);

    var id = tokens.of(clinic, ada).getFirst().id();
    assertThat(program.api(DELETE, "/api/v1/access/tokens/" + id, admin, "").status())
        .isEqualTo(204);
    assertThat(program.api("/api/v1/access/me", admin).status()).isEqualTo(401);
  }

  @Test
  void aTokenHandsOnNoMoreThanItHas() {
    var narrow = issue("access/tokens:*", "test/things:read");
    assertThat(
            program.api(POST, "/api/v1/access/tokens", narrow, wish("test/things:read")).status())
        .isEqualTo(201);
    assertThat(program.api(POST, "/api/v1/access/tokens", narrow, wish("*:*")).status())
        .isEqualTo(403);
    assertThat(program.api(POST, "/api/v1/access/tokens", narrow, wish("nonsense")).status())
        .isEqualTo(422);
  }

  @Test
  void aTokenIssuesNoneThatOutlivesIt() {
    var until = clock.instant().plusSeconds(600).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    var short10 = tokens.issue(ada, clinic, "CI", Set.of("*:*"), until);
    var body = "{\"name\":\"x\",\"scopes\":[\"*:read\"],\"expiresAt\":\"%s\"}";
    var refused =
        program.api(POST, "/api/v1/access/tokens", short10, body.formatted(until.plusNanos(1_000)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("none that outlives it").contains(until.toString());
    assertThat(program.api(POST, "/api/v1/access/tokens", short10, body.formatted(until)).status())
        .isEqualTo(201);
  }

  @Test
  void whatATokenHandedOnIsRevokedWithIt() {
    var first = issue("*:*");
    var second = handedOn(first);
    var third = handedOn(second);
    var other = issue("*:*");
    assertThat(program.api(THINGS, third).status()).isEqualTo(200);
    var id =
        tokens.of(clinic, ada).stream()
            .filter(it -> first.contains(it.handle()))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(program.api(DELETE, "/api/v1/access/tokens/" + id, other, "").status())
        .isEqualTo(204);
    for (var gone : new String[] {first, second, third}) {
      assertThat(program.api(THINGS, gone).status()).isEqualTo(401);
    }
    assertThat(program.api(THINGS, other).status()).isEqualTo(200);
  }

  private String handedOn(String token) {
    var page = program.api(POST, "/api/v1/access/tokens", token, wish("*:*"));
    assertThat(page.status()).isEqualTo(201);
    return page.text().replaceAll(".*(candor_[a-z0-9]{12}_[A-Za-z0-9_-]{43}).*", "$1");
  }

  @Test
  void aScopeThatMeansNothingIsAnsweredWithWhatThereIs() {
    var admin = issue("*:*");
    for (var wrong :
        Map.of(
                "test/things:reed", "There is no action reed; there are read, record, revise",
                "test/thing:read", "There is nothing called test/thing here; there are access/",
                "tests/*:read", "There is nothing called tests/* here",
                "test/things", "Actions are read, record, revise")
            .entrySet()) {
      var answer = program.api(POST, "/api/v1/access/tokens", admin, wish(wrong.getKey()));
      assertThat(answer.status()).as(wrong.getKey()).isEqualTo(422);
      assertThat(answer.text()).contains(wrong.getKey(), wrong.getValue(), "\"field\":\"scopes\"");
    }
  }

  @Test
  void programsKeepPeople() {
    var admin = issue("*:*");
    var email = "bob-" + UUID.randomUUID() + "@clinic.example";
    var body = "{\"name\":\"Bob\",\"email\":\"%s\",\"roles\":[\"EMPLOYEE\"]}".formatted(email);
    var invited = program.api(POST, "/api/v1/access/people", admin, body);
    assertThat(invited.status()).isEqualTo(201);
    assertThat(invited.text()).contains("/invitation/");
    var invitee = new Invitee("Bob", email, Set.of(Role.EMPLOYEE), null, null);
    var bob = people.add(clinic, invitee, PASSWORD, Actor.installation("test"));
    var roles = "/api/v1/access/people/" + bob + "/roles";
    assertThat(program.api(PUT, roles, admin, "{\"roles\":[\"RISK_OWNER\"]}").status())
        .isEqualTo(204);
    var refused = program.api(PUT, roles, admin, "{\"roles\":[\"EXTERNAL_AUDITOR\"]}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("first and a last day");
    assertThat(program.api("/api/v1/access/people", admin).text()).contains("RISK_OWNER");
  }

  @Test
  void anotherOrganizationsTokenSeesItsOwnPeopleOnly() {
    var other = "eve-" + UUID.randomUUID() + "@bank.example";
    var bank = founding.found("Bank", "Eve", other, PASSWORD);
    var eve = people.member(bank, other).orElseThrow().person();
    var token = tokens.issue(eve, bank, "CI", Set.of("*:*"), clock.instant().plusSeconds(60));
    assertThat(program.api("/api/v1/access/people", token).text())
        .contains(other)
        .doesNotContain(email);
    assertThat(program.api(DELETE, "/api/v1/access/people/" + ada, token, "").status())
        .isEqualTo(404);
    issue("*:*");
    var id = tokens.of(clinic, ada).getFirst().id();
    assertThat(program.api(DELETE, "/api/v1/access/tokens/" + id, token, "").status())
        .isEqualTo(404);
    assertThatThrownBy(
            () -> tokens.issue(eve, clinic, "CI", Set.of("*:*"), clock.instant().plusSeconds(60)))
        .hasMessageContaining("access.people.stranger");
  }

  @Test
  void aTokenHasSixHundredRequestsAMinute() {
    var token = issue("*:*");
    for (var i = 0; i < 600; i++) {
      assertThat(program.api("/api/v1/access/me", token).status()).isEqualTo(200);
    }
    var refused = program.api(GET, "/api/v1/access/me", token, "");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.response().getHeader("Retry-After")).isEqualTo("1");
    clock.pass(Duration.ofMinutes(1));
    assertThat(program.api("/api/v1/access/me", token).status()).isEqualTo(200);
  }

  @Test
  void aPersonIssuesATokenOnTheAccountPage() {
    var browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    browser.get("/account");
    var until = clock.instant().plus(Duration.ofDays(30)).toString().substring(0, 10);
    var page = browser.post("/account/tokens", "name", "CI", "scopes", "*:read", "until", until);
    assertThat(program.api(THINGS, page.secret()).status()).isEqualTo(200);
    var wrong = browser.post("/account/tokens", "name", "CI", "scopes", "what", "until", until);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text())
        .contains("id=\"scopes-error\"", "href=\"#scopes\"")
        .contains("name=\"scopes\" type=\"text\" value=\"what\"");
    for (var day : new String[] {"2020-01-01", "2999-01-01", "soon", ""}) {
      var late = browser.post("/account/tokens", "name", "CI", "scopes", "*:read", "until", day);
      assertThat(late.status()).as(day).isEqualTo(422);
      assertThat(late.text()).as(day).contains("id=\"until-error\"", "value=\"CI\"");
    }
    assertThat(browser.get("/account").text()).doesNotContain(page.secret());
  }

  private String issue(String... scopes) {
    return tokens.issue(ada, clinic, "CI", Set.of(scopes), clock.instant().plusSeconds(9_000));
  }

  private String wish(String scope) {
    return "{\"name\":\"x\",\"scopes\":[\"%s\"],\"expiresAt\":\"%s\"}"
        .formatted(scope, clock.instant().plusSeconds(600));
  }
}
