package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.JSON;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.candor.access.Founding;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.access.Tokens;
import org.candor.api.OnceStories.Asked;
import org.candor.database.Scope;
import org.candor.evaluation.monitoring.AMonitor;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever asks twice with one key is answered twice and served once, on every route that writes.
 */
@SpringBootTest
@AutoConfigureMockMvc
class OnceTests {

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired Ledger ledger;
  @Autowired Records records;
  @Autowired OpenApi openApi;
  @Autowired Registers registers;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  AnApi program;
  OnceStories stories;
  Described described;
  OrgId clinic;
  PersonId ada;
  PersonId bob;
  String bearer;

  @BeforeEach
  void aProgramOfTheClinic() {
    clinic = founding.found("Clinic", "Ada", mail(), "correct horse battery");
    ada = people.members(clinic).getFirst().person();
    var invitee = new Invitee("Bob", mail(), Set.of(Role.EMPLOYEE), null, null);
    bob = people.add(clinic, invitee, "correct horse battery", Actor.installation("test"));
    bearer = "Bearer " + token();
    program = new AnApi(mvc, null);
    stories = new OnceStories(this::send, registers);
    described = new Described(openApi.document());
  }

  @Test
  void noRouteThatWritesWritesTwice() {
    var softly = new SoftAssertions();
    var tried = new ArrayList<String>();
    for (var route : writing()) {
      if (OnceStories.isNeverDone(route)) {
        continue;
      }
      bearer = "Bearer " + token(); // each token has so many requests a minute
      var asked = route.contains(" /api/v1/access/") ? access(route) : stories.asked(route);
      if (asked == null) {
        softly.fail("Say in OnceStories how %s is asked, or why it cannot be", route);
      } else {
        tried.add(route);
        twice(softly, route, asked);
      }
    }
    softly.assertAll();
    assertThat(tried)
        .hasSizeGreaterThan(100)
        .contains(
            "POST /api/v1/exchange/imports as a form",
            "POST /api/v1/exchange/imports/{id}/run",
            "POST /api/v1/exchange/imports/{id}/cancel",
            "DELETE /api/v1/systems/ai-systems/{id}/links/{link}",
            "POST /api/v1/planning/statements/{id}/withdraw");
  }

  @Test
  void aRouteWithoutAStoryIsSeen() {
    assertThat(stories.asked("POST /api/v1/systems/ai-systems/{id}/melt")).isNull();
    assertThat(stories.asked("POST /api/v1/exchange/imports/{id}/hurry")).isNull();
  }

  private void twice(SoftAssertions softly, String route, Asked asked) {
    var key = UUID.randomUUID().toString();
    var first = send(asked, key);
    softly.assertThat(first.status()).as(route + " " + first.body()).isBetween(200, 299);
    asDescribed(softly, route, asked, first);
    stories.settle();
    var standing = standing();
    var second = send(asked, key);
    stories.settle();
    softly.assertThat(standing()).as(route + " writes once").isEqualTo(standing);
    if (OnceStories.isOnceOfItself(route)) {
      return;
    }
    softly.assertThat(second.status()).as(route).isEqualTo(first.status());
    softly.assertThat(second.body()).as(route).isEqualTo(first.body());
    softly.assertThat(second.header("Location")).as(route).isEqualTo(first.header("Location"));
    softly.assertThat(second.header("ETag")).as(route).isEqualTo(first.header("ETag"));
    if (!route.endsWith("/bulk")) {
      softly.assertThat(second.header("Idempotency-Replayed")).as(route).isEqualTo("true");
      var more = asked.path() + (asked.path().contains("?") ? "&" : "?") + "why=other";
      var other = new Asked(asked.method(), more, asked.media(), "{}", true);
      softly.assertThat(send(other, key).status()).as(route + ", the key reused").isIn(400, 422);
    }
  }

  /** What is sent and answered is what the description says. */
  private void asDescribed(SoftAssertions softly, String route, Asked asked, AnApi.Reply reply) {
    var path =
        route.replaceAll("^\\w+ | as a form$", "").replace("{room}/{name}", "systems/ai-systems");
    softly.assertThat(described.answered(asked.method(), path, reply)).as(route).isEmpty();
    softly
        .assertThat(described.sent(asked.method(), path, asked.media(), asked.body()))
        .as(route)
        .isEmpty();
  }

  @Test
  void anAcceptanceAskedTwiceWithOneKeyIsRecordedOnce() {
    var register = "/api/v1/evaluation/monitors";
    var id = UUID.fromString(stories.recorded(register));
    Scope.of(clinic).run(() -> passesAskedForLess(id));
    var why = "{\"why\": \"The law asks for no more\"}";
    var asked = new Asked("POST", register + "/" + id + "/acceptance", JSON, why, true);
    var first = send(asked, "k").is(200);
    var standing = standing();
    assertThat(send(asked, "k").is(200).body()).isEqualTo(first.body());
    assertThat(standing()).isEqualTo(standing);
    assertThat(first.body()).contains("PASS");
  }

  @Test
  void aReleaseAskedTwiceWithOneKeyIsRecordedOnce() {
    stories.recorded("/api/v1/evaluation/monitors");
    var id = Scope.of(clinic).get(() -> AMonitor.ofASystemThatIsGone(records));
    var why = "{\"why\": \"It is no longer used\"}";
    var at = "/api/v1/evaluation/monitors/" + id + "/release";
    var asked = new Asked("POST", at, JSON, why, true);
    var first = send(asked, "r").is(200);
    var standing = standing();
    assertThat(send(asked, "r").is(200).body()).isEqualTo(first.body());
    assertThat(standing()).isEqualTo(standing);
    assertThat(first.body()).contains("It is no longer used");
  }

  private void passesAskedForLess(UUID id) {
    var actor = Actor.installation("test");
    var made = AContent.made(MEASUREMENTS, "X", records, actor);
    var label = records.find(MEASUREMENTS.kind(), made, AsOf.NOW).orElseThrow().label();
    var monitor = records.find(MONITORS.kind(), id, AsOf.NOW).orElseThrow();
    var eased = AMonitor.eased(monitor.content(), label);
    records.revise(MONITORS.kind(), id, monitor.version(), eased, actor, null);
  }

  /** What comes of the run is recorded later, by Candor itself: the run alone is counted. */
  @Test
  void aMonitorAskedTwiceWithOneKeyRunsOnce() {
    var register = "/api/v1/evaluation/monitors";
    var asked =
        new Asked("POST", register + "/" + stories.recorded(register) + "/runs", JSON, "", false);
    var first = send(asked, "k").is(202);
    assertThat(send(asked, "k").is(202).header("Location")).isEqualTo(first.header("Location"));
    var end = new Asked("POST", first.header("Location") + "/cancel", JSON, "", false);
    assertThat(send(end, "c").is(200).body()).isEqualTo(send(end, "c").is(200).body());
  }

  /** Likewise: what doing it again showed is recorded later. */
  @Test
  void aMeasurementAskedAgainTwiceWithOneKeyIsDoneAgainOnce() {
    var monitor = UUID.fromString(stories.recorded("/api/v1/evaluation/monitors"));
    var made = Scope.of(clinic).get(() -> measuredOnce(monitor));
    var asked =
        new Asked("POST", "/api/v1/evaluation/measurements/" + made + "/again", JSON, "", false);
    var first = send(asked, "k").is(202);
    assertThat(send(asked, "k").is(202).header("Location")).isEqualTo(first.header("Location"));
    var end = new Asked("POST", first.header("Location") + "/cancel", JSON, "", false);
    assertThat(send(end, "c").is(200).body()).isEqualTo(send(end, "c").is(200).body());
  }

  private UUID measuredOnce(UUID monitor) {
    var label = records.find(MONITORS.kind(), monitor, AsOf.NOW).orElseThrow().label();
    return records
        .record(MEASUREMENTS.kind(), AMonitor.made(label), Actor.installation("test"))
        .id();
  }

  @Test
  void aRefusalIsNotKeptAndTheKeyServesTheNextAttempt() {
    var path = "/api/v1/access/people/" + bob + "/roles";
    var wrong = new Asked("PUT", path, JSON, "{\"roles\": [\"EXTERNAL_AUDITOR\"]}", false);
    var right = new Asked("PUT", path, JSON, "{\"roles\": [\"RISK_OWNER\"]}", false);
    send(wrong, "k").is(409);
    send(right, "k").is(204);
    assertThat(people.member(clinic, bob).orElseThrow().roles()).containsExactly(Role.RISK_OWNER);
    send(wrong, "k").is(422);
  }

  @Test
  void ofManyAtOnceOneIsDone() {
    var body = wish("CI");
    var asked = new Asked("POST", "/api/v1/access/tokens", JSON, body, false);
    var before = tokens.of(clinic, ada).size();
    var answers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(asked, "same").status()))
            .limit(6)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).contains(201).isSubsetOf(201, 409);
    assertThat(tokens.of(clinic, ada)).hasSize(before + 1);
  }

  @Test
  void aNewTokensSecretIsNotKeptInPlainSight() {
    var asked = new Asked("POST", "/api/v1/access/tokens", JSON, wish("CI"), false);
    var secret = send(asked, "secret").is(201).json().path("token").asString();
    assertThat(send(asked, "secret").json().path("token").asString()).isEqualTo(secret);
    var kept =
        Scope.of(clinic)
            .get(
                () ->
                    transactions.execute(
                        _ ->
                            jdbc.sql("select to_jsonb(i)::text from api.idempotency i")
                                .query(String.class)
                                .list()));
    assertThat(kept).isNotEmpty().noneMatch(it -> it.contains(secret.substring(7)));
  }

  @Test
  void somebodyElsesKeyIsAnother() {
    var asked = new Asked("POST", "/api/v1/access/tokens", JSON, wish("CI"), false);
    var mine = send(asked, "k").is(201).body();
    people.change(
        new org.candor.access.Caller(ada, "Ada", clinic, "Clinic", Set.of(), Set.of(), "web"),
        bob,
        Set.of(Role.ADMINISTRATOR),
        null,
        null,
        null);
    bearer =
        "Bearer "
            + tokens.issue(bob, clinic, "CI", Set.of("*:*"), clock.instant().plusSeconds(9_000));
    assertThat(send(asked, "k").is(201).body()).isNotEqualTo(mine);
  }

  /** Everything that shows whether something was written: facts, invitations, imports, keys. */
  private List<Long> standing() {
    return Scope.installation(clinic)
        .get(
            () ->
                transactions.execute(
                    _ ->
                        Stream.of(
                                "records.fact",
                                "access.invitation",
                                "access.api_token",
                                "exchange.jobs",
                                "evaluation.runs",
                                "evaluation.secrets",
                                "api.idempotency")
                            .map(
                                it ->
                                    jdbc.sql("select count(*) from " + it + " where org_id = ?")
                                        .param(clinic.value())
                                        .query(Long.class)
                                        .single())
                            .toList()));
  }

  private AnApi.Reply send(Asked asked, String key) {
    if (asked.media().equals(OnceStories.FORM)) {
      return form(asked, key);
    }
    var headers = new ArrayList<>(List.of("Authorization", bearer, "Idempotency-Key", key));
    if (!asked.media().isEmpty()) {
      headers.addAll(List.of("Content-Type", asked.media()));
    }
    if (asked.versioned()) {
      headers.addAll(List.of("If-Match", "*"));
    }
    return program.send(
        asked.method(), asked.path(), AnApi.bytes(asked.body()), headers.toArray(String[]::new));
  }

  private AnApi.Reply form(Asked asked, String key) {
    try {
      var part = new MockPart("file", "a.csv", AnApi.bytes(asked.body()));
      var response =
          mvc.perform(
                  multipart(URI.create(asked.path()))
                      .part(part)
                      .header("Authorization", bearer)
                      .header("Idempotency-Key", key))
              .andReturn()
              .getResponse();
      return new AnApi.Reply(
          response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8), response);
    } catch (Exception e) {
      throw new AssertionError(asked.path(), e);
    }
  }

  /** Every route of the document that writes, and those that take a form besides. */
  private List<String> writing() {
    var routes = new ArrayList<String>();
    var paths = RecordJson.MAPPER.readTree(openApi.document()).path("paths");
    for (var path : paths.properties()) {
      for (var method : path.getValue().propertyNames()) {
        if (Set.of("post", "put", "patch", "delete").contains(method)) {
          routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    mapping
        .getHandlerMethods()
        .keySet()
        .forEach(
            it -> {
              var media = it.getConsumesCondition().getConsumableMediaTypes();
              if (media.contains(MediaType.MULTIPART_FORM_DATA)) {
                it.getPatternValues().stream()
                    .filter(path -> path.startsWith("/api/"))
                    .forEach(path -> routes.add("POST " + path + OnceStories.AS_FORM));
              }
            });
    return routes;
  }

  private Asked access(String route) {
    return new OnceAccess(people, tokens, clinic, ada, bob, clock, this::send).asked(route);
  }

  private String token() {
    return tokens.issue(ada, clinic, "all", Set.of("*:*"), clock.instant().plusSeconds(90_000));
  }

  private String wish(String name) {
    return wish(name, clock);
  }

  static String wish(String name, Clock clock) {
    return AContent.token(name, clock.instant().plus(Duration.ofHours(1)));
  }

  static String mail() {
    return UUID.randomUUID() + "@clinic.example";
  }
}
