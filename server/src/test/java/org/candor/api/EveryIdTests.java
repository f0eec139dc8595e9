package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Founding;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Permissions;
import org.candor.access.Role;
import org.candor.access.Tokens;
import org.candor.api.OnceStories.Asked;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Fact;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Registers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every route that rooms add by hand, with the ids of an organization that has something of
 * everything: asked by its every role, by its manager, and by another organization, who finds
 * nothing and changes nothing.
 */
@SpringBootTest
class EveryIdTests {

  private static final String SECRET = "only the clinic knows";
  private static final String V1 = "/api/v1";

  /** Names that each organization gives for itself, and lines of a standard that all have. */
  private static final Set<String> EVERYBODYS =
      Set.of(
          "PUT /api/v1/exchange/mappings/{mapping}",
          "GET /api/v1/readiness/lines/{line}",
          "GET /api/v1/readiness/lines/{line}/history",
          "GET /api/v1/readiness/lines/{line}/comments",
          "POST /api/v1/readiness/lines/{line}/comments");

  /** Those whose query names a record. */
  private static final Set<String> BY_QUERY = Set.of("GET /api/v1/records/erasures");

  /** What its own people are refused too, as it stands in this story. */
  private static final Map<String, Integer> UNDONE =
      Map.of(
          "GET /api/v1/evaluation/measurements/{id}/result", 404,
          "GET /api/v1/evaluation/measurements/{id}/comparison", 404,
          "POST /api/v1/evaluation/measurements/{id}/again", 409,
          "GET /api/v1/evaluation/measurements/{id}/again/{run}", 404,
          "POST /api/v1/evaluation/measurements/{id}/again/{run}/cancel", 404,
          "POST /api/v1/evaluation/monitors/{id}/release", 409,
          "POST /api/v1/evaluation/monitors/{id}/acceptance", 409,
          "POST /api/v1/planning/statements", 409);

  @Autowired WebApplicationContext context;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired Permissions permissions;
  @Autowired Ledger ledger;
  @Autowired Records records;
  @Autowired Registers registers;
  @Autowired OpenApi openApi;
  @Autowired Clock clock;

  OrgId clinic;
  PersonId bob;
  AnApi manager;
  AnApi other;
  OnceStories stories;
  Described described;
  Map<String, String> known = new LinkedHashMap<>();

  @BeforeEach
  void aClinicAndSomebodyElse() {
    clinic = founding.found("Clinic", "Ada", mail(), "correct horse battery");
    var invitee = new Invitee("Bob " + SECRET, mail(), Set.of(Role.EMPLOYEE), null, null);
    bob = people.add(clinic, invitee, "correct horse battery", Actor.installation("test"));
    var mvc = ApiDoor.open(context);
    var ada = people.members(clinic).getFirst().person();
    manager = new AnApi(mvc, caller(ada, clinic, Set.of(Role.values())));
    var elsewhere = founding.found("Bank", "Eve", mail(), "correct horse battery");
    var eve = people.members(elsewhere).getFirst().person();
    other =
        new AnApi(
            mvc,
            new Caller(eve, "Eve", elsewhere, "Bank", Set.of(Role.values()), Set.of(), "api:test"));
    stories = new OnceStories((asked, _) -> send(manager, asked), registers, SECRET);
    described = new Described(openApi.document());
  }

  @Test
  void anotherOrganizationFindsAndChangesNothing() {
    var softly = new SoftAssertions();
    for (var route : byHand()) {
      var asked = asked(route);
      if (asked == null) {
        softly.fail("Say how %s is asked", route);
        continue;
      }
      var size = size();
      var reply = send(other, hers(asked));
      softly.assertThat(reply.body()).as(route).doesNotContain(SECRET);
      softly.assertThat(reply.status()).as(route + " " + reply.body()).isLessThan(500);
      if (route.contains("{") && !EVERYBODYS.contains(route) || BY_QUERY.contains(route)) {
        softly.assertThat(reply.status()).as(route + " " + reply.body()).isIn(403, 404);
      }
      softly.assertThat(doneByEve(size)).as(route + " of another changed something").isEmpty();
      owned(softly, route, asked);
    }
    softly.assertAll();
  }

  /** Asked by who may, it is there, and says what its description says. */
  private void owned(SoftAssertions softly, String route, Asked asked) {
    var reply = send(manager, asked);
    var refusal = UNDONE.getOrDefault(route, OnceStories.isNeverDone(route) ? 403 : 0);
    if (reply.status() == refusal) {
      return;
    }
    softly.assertThat(reply.status()).as(route + " " + reply.body()).isBetween(200, 299);
    var path = route.substring(route.indexOf(' ') + 1);
    softly.assertThat(described.answered(asked.method(), path, reply)).as(route).isEmpty();
    if (asked.method().equals("GET")) {
      var taken = described.parameters(asked.method(), path);
      taken.add("asOf"); // the house asks every page for its moment
      softly.assertThat(asks(reply)).as(route).isSubsetOf(taken);
    }
  }

  /** Names of parameters that somebody looked for; Spring looks for x[] besides x. */
  private static List<String> asks(AnApi.Reply reply) {
    return reply.raw().getHeaders(ApiDoor.ASKED).stream()
        .map(it -> it.replace("[]", ""))
        .distinct()
        .toList();
  }

  /** The same in words of her own, so that she is not answered with what she said. */
  private static Asked hers(Asked it) {
    var body = it.body().replace(SECRET, "Hers");
    return new Asked(it.method(), it.path(), it.media(), body, it.versioned());
  }

  @Test
  void everyRoleGetsWhatThePermissionTableSaysAndNoFailure() {
    var softly = new SoftAssertions();
    var members = new EnumMap<Role, PersonId>(Role.class);
    for (var role : Role.values()) {
      var first = role == Role.EXTERNAL_AUDITOR ? LocalDate.now(clock) : null;
      var last = first == null ? null : first.plusDays(9);
      var invitee = new Invitee("Cy", mail(), Set.of(role), first, last);
      members.put(
          role, people.add(clinic, invitee, "correct horse battery", Actor.installation("test")));
    }
    for (var route : byHand()) {
      var asked = asked(route);
      for (var role : Role.values()) {
        if (asked != null) {
          var api = new AnApi(manager.mvc(), caller(members.get(role), clinic, Set.of(role)));
          var reply = send(api, asked);
          softly.assertThat(reply.status()).as(role + " " + route).isLessThan(500);
          if (!may(api, route)) {
            softly.assertThat(reply.status()).as(role + " " + route).isEqualTo(403);
            softly.assertThat(reply.body()).as(role + " " + route).doesNotContain(SECRET);
          }
        }
      }
    }
    softly.assertAll();
  }

  private boolean may(AnApi api, String route) {
    var operation = described.operation(method(route), path(route));
    var permission = operation.path("x-permission").asString("");
    var colon = permission.lastIndexOf(':');
    return colon < 0
        || permissions.may(
            Objects.requireNonNull(api.caller()),
            Action.valueOf(permission.substring(colon + 1).toUpperCase(Locale.ROOT)),
            permission.substring(0, colon));
  }

  /** A request with ids of the clinic's own; null where nobody has said how. */
  private @Nullable Asked asked(String route) {
    var path = path(route);
    if (!route.startsWith("GET ")
        && !OnceStories.isNeverDone(route)
        && !path.startsWith(V1 + "/access/")) {
      return stories.asked(route);
    }
    var place = path;
    for (var name : path.replaceAll("[^{]*\\{(\\w+)}[^{]*", "$1 ").strip().split(" ")) {
      if (path.contains("{" + name + "}")) {
        var id = id(path, name);
        if (id == null) {
          return null;
        }
        place = place.replace("{" + name + "}", id);
      }
    }
    var needed =
        switch (path.substring(V1.length())) {
          case "/exchange/mappings",
              "/exchange/mappings/{mapping}",
              "/exchange/exports",
              "/desk/views" ->
              "?register=systems/ai-systems";
          case "/desk/search" -> "?q=clinic";
          case "/records/erasures" ->
              "?record=systems/ai-systems/" + once("system", () -> recorded("systems/ai-systems"));
          default -> "";
        };
    return new Asked(method(route), place + needed, media(route), body(route), true);
  }

  /** What the clinic has where the route has a variable. */
  private @Nullable String id(String path, String variable) {
    var at = path.substring(V1.length(), path.indexOf("/{" + variable + "}"));
    return switch (at.replaceAll("/\\{\\w+}", "/*") + " " + variable) {
      case "/access/people person" -> bob.toString();
      case "/access/tokens id" -> token();
      case "/access/invitations id" -> invited();
      case "/exchange/imports id" -> once("import", () -> done("POST /api/v1/exchange/imports"));
      case "/exchange/mappings mapping" -> {
        done("PUT /api/v1/exchange/mappings/{mapping}");
        yield "ours";
      }
      case "/catalog/frameworks id" -> {
        once("framework", () -> done("POST /api/v1/catalog/frameworks"));
        yield "house";
      }
      case "/planning/statements which", "/planning/statements id" ->
          once("statement", () -> done("POST /api/v1/planning/statements"));
      case "/readiness/lines line" -> "5.1-2";
      case "/evaluation/systems id" -> once("system", () -> recorded("systems/ai-systems"));
      case "/evaluation/monitors/*/runs run" -> known.get("run");
      case "/evaluation/measurements/*/again run" -> {
        once("monitor", this::monitor);
        yield known.get("run");
      }
      case "/evaluation/monitors id" -> once("monitor", this::monitor);
      case "/evaluation/data-sources id" -> {
        var id = recorded("evaluation/data-sources");
        manager.put(V1 + "/evaluation/data-sources/" + id + "/file", "a\n1\n").is(200);
        yield id;
      }
      default -> registers.find(at.substring(1)).isPresent() ? recorded(at.substring(1)) : null;
    };
  }

  /** One that runs. */
  private String monitor() {
    var id = recorded("evaluation/monitors");
    var run = manager.post(V1 + "/evaluation/monitors/" + id + "/runs", "").is(202).id();
    known.put("run", run);
    return id;
  }

  private String recorded(String path) {
    var register = registers.at(path);
    return AContent.byMachine(register)
        ? Scope.of(clinic)
            .get(() -> AContent.made(register, SECRET, records, Actor.installation("test")))
            .toString()
        : stories.recorded(V1 + "/" + path);
  }

  private String done(String route) {
    var reply = send(manager, Objects.requireNonNull(stories.asked(route)));
    assertThat(reply.status()).as(route + " " + reply.body()).isBetween(200, 299);
    stories.settle();
    return reply.json().path("id").asString("");
  }

  private String once(String name, Supplier<String> made) {
    if (!known.containsKey(name)) {
      known.put(name, made.get());
    }
    return known.get(name);
  }

  private String invited() {
    manager.post(V1 + "/access/people", body("POST /api/v1/access/people")).is(201);
    return manager.get(V1 + "/access/invitations").is(200).json().at("/items/0/id").asString();
  }

  private String token() {
    tokens.issue(
        Objects.requireNonNull(manager.caller()).person(),
        clinic,
        SECRET,
        Set.of("*:read"),
        clock.instant().plusSeconds(9_000));
    return tokens.of(clinic, null).getFirst().id().toString();
  }

  private String media(String route) {
    return body(route).isEmpty() ? "" : AnApi.JSON;
  }

  /** Of what no story tells. */
  private String body(String route) {
    return switch (route) {
      case "POST /api/v1/access/people" ->
          "{\"name\": \"Cy\", \"email\": \"%s\", \"roles\": [\"EMPLOYEE\"]}".formatted(mail());
      case "PUT /api/v1/access/organization" -> "{\"secondStepNeeded\": false}";
      case "PUT /api/v1/access/people/{person}/roles" -> "{\"roles\": [\"EMPLOYEE\"]}";
      case "POST /api/v1/access/tokens" -> AContent.token("CI", clock.instant().plusSeconds(900));
      case "POST /api/v1/planning/statements/{id}/approve", "POST /api/v1/records/erasures" -> "{}";
      default -> route.matches("POST .*/(forget|acceptance|release)") ? "{\"why\": \"So\"}" : "";
    };
  }

  private List<String> byHand() {
    var routes = new ArrayList<String>();
    var paths = RecordJson.MAPPER.readTree(openApi.document()).path("paths");
    for (var path : paths.properties()) {
      for (var it : path.getValue().properties()) {
        if (it.getValue().has("x-by-hand")) {
          routes.add(it.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    // who is taken out is not there for the routes behind
    routes.sort(Comparator.comparing(it -> it.startsWith("DELETE")));
    assertThat(routes).hasSizeGreaterThan(50);
    return routes;
  }

  /** What Candor goes on with in the background is no deed of hers. */
  private List<Fact> doneByEve(long since) {
    return Scope.of(clinic).get(() -> ledger.after(since, 1_000)).stream()
        .filter(it -> it.who().equals("Eve"))
        .toList();
  }

  private long size() {
    return Scope.of(clinic).get(() -> ledger.size());
  }

  private static AnApi.Reply send(AnApi api, Asked asked) {
    var headers = new ArrayList<String>();
    if (!asked.media().isEmpty() && !asked.media().equals(OnceStories.FORM)) {
      headers.addAll(List.of("Content-Type", asked.media()));
    }
    if (asked.versioned()) {
      headers.addAll(List.of("If-Match", "*"));
    }
    return api.send(
        asked.method(), asked.path(), AnApi.bytes(asked.body()), headers.toArray(String[]::new));
  }

  private static Caller caller(PersonId person, OrgId org, Set<Role> roles) {
    return new Caller(person, "Ada", org, "Clinic", roles, Set.of(), "api:test");
  }

  private static String method(String route) {
    return route.substring(0, route.indexOf(' '));
  }

  private static String path(String route) {
    return route.substring(route.indexOf(' ') + 1);
  }

  private static String mail() {
    return UUID.randomUUID() + "@clinic.example";
  }
}
