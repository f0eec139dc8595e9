package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.JSON;
import static org.candor.api.AnApi.LINES;

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
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whoever asks twice with one key is answered twice and served once, on every route that writes.
 */
@SpringBootTest
@AutoConfigureMockMvc
class OnceTests {

  private static final String SYSTEMS = AnApi.SYSTEMS;

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired Ledger ledger;
  @Autowired OpenApi openApi;
  @Autowired Registers registers;
  @Autowired Records records;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;
  AnApi program;
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
  }

  /** A request that does something, the first time. */
  private record Asked(String method, String path, String media, String body, boolean versioned) {}

  @Test
  void noRouteThatWritesWritesTwice() {
    var softly = new SoftAssertions();
    var tried = 0;
    for (var route : writing()) {
      var asked = asked(route);
      if (asked != null) {
        tried++;
        twice(softly, route, asked);
      }
    }
    softly.assertAll();
    assertThat(tried).isGreaterThan(20);
  }

  private void twice(SoftAssertions softly, String route, Asked asked) {
    var key = UUID.randomUUID().toString();
    var first = send(asked, key);
    softly.assertThat(first.status()).as(route + " " + first.body()).isBetween(200, 299);
    var standing = standing();
    var second = send(asked, key);
    softly.assertThat(standing()).as(route + " writes once").isEqualTo(standing);
    softly.assertThat(second.status()).as(route).isEqualTo(first.status());
    softly.assertThat(second.body()).as(route).isEqualTo(first.body());
    softly.assertThat(second.header("Location")).as(route).isEqualTo(first.header("Location"));
    softly.assertThat(second.header("ETag")).as(route).isEqualTo(first.header("ETag"));
    if (!route.endsWith("/bulk")) {
      softly.assertThat(second.header("Idempotency-Replayed")).as(route).isEqualTo("true");
      var other =
          new Asked(
              asked.method(),
              asked.path() + (asked.path().contains("?") ? "&" : "?") + "why=other",
              asked.media(),
              "{}",
              true);
      softly.assertThat(send(other, key).status()).as(route + ", the key reused").isIn(400, 422);
    }
  }

  /** What comes of the run is recorded later, by Candor itself: the run alone is counted. */
  @Test
  void aMonitorAskedTwiceWithOneKeyRunsOnce() {
    var register = "/api/v1/evaluation/monitors";
    var asked = new Asked("POST", register + "/" + recorded(register) + "/runs", JSON, "", false);
    var first = send(asked, "k").is(202);
    assertThat(send(asked, "k").is(202).header("Location")).isEqualTo(first.header("Location"));
    var end = new Asked("POST", first.header("Location") + "/cancel", JSON, "", false);
    assertThat(send(end, "c").is(200).body()).isEqualTo(send(end, "c").is(200).body());
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
    return routes;
  }

  /** Null where nothing can be done on the route without a story of its own. */
  private Asked asked(String route) {
    var method = route.substring(0, route.indexOf(' '));
    var path = route.substring(route.indexOf(' ') + 1);
    if (path.startsWith("/api/v1/access/")) {
      return access(method, path);
    }
    if (path.startsWith("/api/v1/exchange/imports")) {
      return path.endsWith("imports")
          ? new Asked(
              method,
              path + "?register=systems/ai-systems&fileName=a.csv&dryRun=true",
              "text/csv",
              "Name\nTriage\n",
              false)
          : null;
    }
    if (path.endsWith("/life-cycle")) {
      var body = "{\"verb\": \"place\", \"stage\": \"INCEPTION\", \"on\": \"2024-01-01\"}";
      return new Asked(method, path.replace("{id}", recorded(SYSTEMS)), JSON, body, true);
    }
    if (path.startsWith("/api/v1/planning/statements")) {
      return null;
    }
    if (path.equals("/api/v1/catalog/frameworks")) {
      var framework = "{\"items\": [{\"id\": \"H.1\", \"text\": \"Ask first.\"}]}";
      return new Asked(method, path + "?id=house&title=House&version=1", JSON, framework, false);
    }
    var known = registers.find(path.replaceAll("/api/v1/([^/]+/[^/]+).*", "$1")).isPresent();
    return known ? register(method, path) : null;
  }

  private Asked access(String method, String path) {
    return switch (method + " " + path.substring("/api/v1/access".length())) {
      case "POST /people" ->
          new Asked(
              method,
              path,
              JSON,
              "{\"name\": \"Cy\", \"email\": \"%s\", \"roles\": [\"EMPLOYEE\"]}".formatted(mail()),
              false);
      case "PUT /people/{person}/roles" ->
          new Asked(
              method,
              path.replace("{person}", bob.toString()),
              JSON,
              "{\"roles\": [\"SYSTEM_OWNER\"]}",
              false);
      case "DELETE /people/{person}" -> {
        var invitee = new Invitee("Di", mail(), Set.of(Role.EMPLOYEE), null, null);
        var di = people.add(clinic, invitee, "correct horse battery", Actor.installation("test"));
        yield new Asked(method, path.replace("{person}", di.toString()), "", "", false);
      }
      case "POST /tokens" -> new Asked(method, path, JSON, wish("CI"), false);
      case "DELETE /tokens/{id}" -> {
        token();
        var id = tokens.of(clinic, ada).getFirst().id();
        yield new Asked(method, path.replace("{id}", id.toString()), "", "", false);
      }
      default -> throw new AssertionError("Say how " + method + " " + path + " is asked");
    };
  }

  private Asked register(String method, String path) {
    if (!path.matches("/api/v1/[a-z-]+/[a-z-]+(/.*)?")) {
      return null;
    }
    var register = path.replaceAll("(/api/v1/[^/]+/[^/]+).*", "$1");
    var rest = path.substring(register.length());
    if (AContent.byMachine(kept(register)) && !rest.endsWith("/comments")) {
      return null;
    }
    var to = "{\"to\": {\"kind\": \"systems/models\", \"id\": \"%s\"}, \"relation\": \"uses\"}";
    return switch (method + " " + rest) {
      case "POST " -> new Asked(method, path, JSON, content(register, "X"), false);
      case "POST /bulk" ->
          new Asked(
              method,
              path,
              LINES,
              "{\"op\": \"record\", \"content\": %s}".formatted(content(register, "X")),
              false);
      case "PUT /{id}", "PATCH /{id}" -> changed(method, register, rest);
      case "DELETE /{id}" -> new Asked(method, at(register, rest), "", "", true);
      case "POST /{id}/restore" -> {
        var place = at(register, rest);
        send(new Asked("DELETE", place.replace("/restore", ""), "", "", true), "r" + place).is(200);
        yield new Asked(method, place, "", "", true);
      }
      case "POST /{id}/comments" ->
          new Asked(method, at(register, rest), JSON, "{\"body\": \"Hm\"}", false);
      case "PUT /{id}/file", "PUT /{id}/secret", "DELETE /{id}/secret" ->
          ofSource(method, register, rest);
      case "POST /{id}/links" ->
          new Asked(
              method,
              at(register, rest),
              JSON,
              to.formatted(recorded("/api/v1/systems/models")),
              false);
      default -> null;
    };
  }

  private Register<?> kept(String register) {
    return registers.at(register.substring("/api/v1/".length()));
  }

  private Asked ofSource(String method, String register, String rest) {
    var asked = new Asked("POST", register, JSON, AContent.source(rest.endsWith("file")), false);
    var id = send(asked, UUID.randomUUID().toString()).is(201).id();
    var body = method.equals("PUT") ? "{\"password\": \"s\"}" : "";
    return new Asked(method, register + rest.replace("{id}", id), JSON, body, false);
  }

  private String content(String register, String text) {
    return AContent.of(
        kept(register),
        text,
        (path, body) ->
            send(
                    new Asked("POST", "/api/v1/" + path, JSON, body, false),
                    UUID.randomUUID().toString())
                .is(201));
  }

  /** The same record with another text in it. */
  private Asked changed(String method, String register, String rest) {
    var asked = new Asked("POST", register, JSON, content(register, "X"), false);
    var key = UUID.randomUUID().toString();
    var id = send(asked, key).is(201).id();
    var body = asked.body().replace("\"X\"", "\"Y\"");
    return new Asked(method, register + rest.replace("{id}", id), JSON, body, true);
  }

  private String at(String register, String rest) {
    return register + rest.replace("{id}", recorded(register));
  }

  private String recorded(String register) {
    var kept = kept(register);
    if (AContent.byMachine(kept)) {
      var candor = Actor.installation("test");
      return Scope.of(clinic).get(() -> AContent.made(kept, "X", records, candor)).toString();
    }
    var asked = new Asked("POST", register, JSON, content(register, "X"), false);
    return send(asked, UUID.randomUUID().toString()).is(201).id();
  }

  private String token() {
    return tokens.issue(ada, clinic, "all", Set.of("*:*"), clock.instant().plusSeconds(90_000));
  }

  private String wish(String name) {
    return AContent.token(name, clock.instant().plus(Duration.ofHours(1)));
  }

  private static String mail() {
    return UUID.randomUUID() + "@clinic.example";
  }
}
