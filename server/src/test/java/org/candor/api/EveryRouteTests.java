package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.candor.AnOrganization;
import org.candor.access.Action;
import org.candor.access.Permissions;
import org.candor.access.Role;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Ledger;
import org.candor.records.Link;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Every documented route, as every role, as nobody, as another organization. */
@SpringBootTest
class EveryRouteTests {

  private static final String SECRET = "only the clinic knows";
  private static final String MODELS = "systems/models";
  private static final String SAID = "what the caller says";

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  @Autowired Permissions permissions;
  @Autowired OpenApi openApi;
  @Autowired Registers registers;
  @Autowired Records records;
  @Autowired FileStore files;
  AnOrganization clinic;
  AnApi manager;

  /** One documented operation. */
  record Route(String method, String path, String permission, JsonNode operation) {

    Set<Integer> statuses() {
      var statuses = new java.util.TreeSet<Integer>();
      operation.path("responses").propertyNames().stream()
          .filter(it -> it.matches("\\d+"))
          .forEach(it -> statuses.add(Integer.parseInt(it)));
      return statuses;
    }

    String register() {
      return path.split("/").length < 5 ? "" : path.split("/")[3] + "/" + path.split("/")[4];
    }

    boolean ofARecord() {
      return path.contains("{id}");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
    manager = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
  }

  @Test
  void rolesMayWhatThePermissionTableSaysOnAFilledDatabase() {
    var softly = new SoftAssertions();
    for (var role : Role.values()) {
      var api = AnApi.of(manager.mvc(), clinic, role);
      for (var route : routes()) {
        var reply = call(api, route, place(route));
        softly.assertThat(reply.status()).as(role + " " + route).isIn(expected(api, route));
        softly.assertThat(reply.status()).as(role + " " + route).isNotEqualTo(404);
        wellFormed(softly, route, reply);
      }
    }
    softly.assertAll();
  }

  @Test
  void rolesMayWhatThePermissionTableSaysOnAnEmptyDatabase() {
    var softly = new SoftAssertions();
    for (var role : Role.values()) {
      var api = AnApi.of(manager.mvc(), AnOrganization.founded(ledger, transactions), role);
      for (var route : routes()) {
        var reply = call(api, route, missing(route));
        softly.assertThat(reply.status()).as(role + " " + route).isIn(expected(api, route));
        if (route.ofARecord()) {
          softly.assertThat(reply.status()).as(role + " " + route).isIn(403, 404);
        }
        wellFormed(softly, route, reply);
      }
    }
    softly.assertAll();
  }

  @Test
  void nobodyGetsTheDescriptionAndNothingElse() {
    var nobody = new AnApi(manager.mvc(), null);
    var softly = new SoftAssertions();
    for (var route : routes()) {
      var expected = route.path().endsWith("/openapi.json") ? 200 : 401;
      var reply = call(nobody, route, place(route));
      softly.assertThat(reply.status()).as(route.toString()).isEqualTo(expected);
      softly.assertThat(reply.body()).doesNotContain(SECRET);
    }
    softly.assertAll();
  }

  @Test
  void anotherOrganizationFindsNothingOfThisOne() {
    var other =
        AnApi.of(
            manager.mvc(),
            AnOrganization.founded(ledger, transactions),
            EnumSet.allOf(Role.class).toArray(Role[]::new));
    var softly = new SoftAssertions();
    for (var route : routes()) {
      var place = place(route);
      var reply = call(other, route, place);
      softly.assertThat(reply.body()).as(route.toString()).doesNotContain(SECRET);
      if (route.ofARecord()) {
        var nobody = expected(other, route).equals(Set.of(403));
        softly.assertThat(reply.status()).as(route.toString()).isEqualTo(nobody ? 403 : 404);
        var record = place.split("/(links|files|comments|history|versions|restore)")[0];
        softly.assertThat(manager.get(record).tag()).as(route.toString()).startsWith("\"v1-");
      }
    }
    softly.assertAll();
  }

  @Test
  void whatRoomsAddByHandKeepsToThePermissionTableToo() {
    var byHand = documented().stream().filter(it -> it.operation().has("x-by-hand")).toList();
    var softly = new SoftAssertions();
    var empty = AnOrganization.founded(ledger, transactions);
    for (var route : byHand) {
      for (var role : Role.values()) {
        for (var org : List.of(clinic, empty)) {
          var api = AnApi.of(manager.mvc(), org, role);
          var reply = api.send(route.method(), missing(route), AnApi.bytes("{}"));
          softly.assertThat(reply.status()).as(role + " " + route).isLessThan(500);
          if (expected(api, route).equals(Set.of(403))) {
            softly.assertThat(reply.status()).as(role + " " + route).isEqualTo(403);
          }
        }
      }
      if (route.permission().contains(":")) {
        var nobody = new AnApi(manager.mvc(), null);
        var reply = nobody.send(route.method(), missing(route), AnApi.bytes("{}"));
        softly.assertThat(reply.status()).as("nobody " + route).isEqualTo(401);
      }
    }
    softly.assertAll();
  }

  @Test
  void aRoleWithNothingToDoWithContentSeesNone() {
    var administrator = AnApi.of(manager.mvc(), clinic, Role.ADMINISTRATOR);
    manager.post(AnApi.SYSTEMS, named()).is(201);
    assertThat(administrator.get("/api/v1").is(200).json().path("registers")).isEmpty();
    administrator.get(AnApi.SYSTEMS).is(403);
    administrator.get("/api/v1/ledger/facts").is(403);
    AnApi.of(manager.mvc(), clinic).get(AnApi.SYSTEMS).is(403);
  }

  /** Where permission is missing 403, otherwise anything that is documented and no failure. */
  private Set<Integer> expected(AnApi api, Route route) {
    var colon = route.permission().lastIndexOf(':');
    var caller = Objects.requireNonNull(api.caller());
    if (colon > 0) {
      var action = Action.valueOf(route.permission().substring(colon + 1).toUpperCase(Locale.ROOT));
      if (!permissions.may(caller, action, route.permission().substring(0, colon))) {
        return Set.of(403);
      }
    }
    var statuses = new java.util.TreeSet<>(route.statuses());
    statuses.removeAll(Set.of(400, 401, 403, 405, 406, 412, 413, 415, 428, 429, 500, 503));
    return statuses;
  }

  private static void wellFormed(SoftAssertions softly, Route route, AnApi.Reply reply) {
    if (reply.status() >= 400) {
      softly
          .assertThat(reply.raw().getContentType())
          .as(route.toString())
          .isEqualTo("application/problem+json");
      softly
          .assertThat(reply.json().propertyNames())
          .contains("type", "title", "status", "detail", "instance");
    }
  }

  private List<Route> routes() {
    var routes = documented().stream().filter(it -> !it.operation().has("x-by-hand")).toList();
    assertThat(routes).hasSizeGreaterThan(40);
    return routes;
  }

  private List<Route> documented() {
    var routes = new ArrayList<Route>();
    var paths = RecordJson.MAPPER.readTree(openApi.document()).path("paths");
    for (var path : paths.properties()) {
      for (var it : path.getValue().properties()) {
        var permission = it.getValue().path("x-permission").asString("-");
        var method = it.getKey().toUpperCase(Locale.ROOT);
        routes.add(new Route(method, path.getKey(), permission, it.getValue()));
      }
    }
    return routes;
  }

  /** The route with a record of the clinic that nobody has touched. */
  private String place(Route route) {
    if (!route.ofARecord()) {
      return route.path() + parameters(route);
    }
    var register = "/api/v1/" + route.register();
    var id = recorded(route, register);
    var place = route.path().replace("{id}", id);
    if (route.path().contains("{link}")) {
      place = place.replace("{link}", link(register, id));
    }
    if (route.path().contains("{file}")) {
      place = place.replace("{file}", file(register, id));
    }
    return place;
  }

  private String link(String register, String id) {
    var to = manager.post("/api/v1/systems/models", named()).is(201).id();
    if (byMachine(register)) {
      var path = register.substring("/api/v1/".length());
      var link = new Link(path, UUID.fromString(id), MODELS, UUID.fromString(to), "uses");
      return byCandor(() -> records.record(Link.KIND, link, clinic.ada()));
    }
    var body = "{\"to\": {\"kind\": \"systems/models\", \"id\": \"%s\"}, \"relation\": \"uses\"}";
    return manager.post(register + "/" + id + "/links", body.formatted(to)).is(201).id();
  }

  private String file(String register, String id) {
    if (byMachine(register)) {
      return byCandor(
          () -> {
            var it = files.keep(new ByteArrayInputStream(AnApi.bytes(SECRET)));
            var path = register.substring("/api/v1/".length());
            var about = UUID.fromString(id);
            var file = new Attachment(path, about, "a.txt", it.mediaType(), it.size(), it.sha256());
            return records.record(Attachment.KIND, file, clinic.ada());
          });
    }
    return manager.post(register + "/" + id + "/files?fileName=a.txt", SECRET).is(201).id();
  }

  private boolean byMachine(String register) {
    return AContent.byMachine(registers.at(register.substring("/api/v1/".length())));
  }

  private String byCandor(Supplier<Entry<?>> work) {
    return clinic.scope().get(work).id().toString();
  }

  private String recorded(Route route, String register) {
    var kept = registers.at(route.register());
    return AContent.byMachine(kept)
        ? clinic.scope().get(() -> AContent.made(kept, SECRET, records, clinic.ada())).toString()
        : manager.post(register, content(route, SECRET)).is(201).id();
  }

  private String missing(Route route) {
    return route.path().replaceAll("\\{\\w+}", UUID.randomUUID().toString()) + parameters(route);
  }

  private String parameters(Route route) {
    return route.path().endsWith("/counts") && !route.register().isEmpty()
        ? "?by=" + AContent.countable(registers.at(route.register()))
        : "";
  }

  private AnApi.Reply call(AnApi api, Route route, String place) {
    var media = route.operation().path("requestBody").path("content").propertyNames();
    var headers = new ArrayList<>(List.of("If-Match", "*"));
    if (!media.isEmpty()) {
      headers.addAll(List.of("Content-Type", media.iterator().next()));
    }
    return api.send(
        route.method(), place, AnApi.bytes(body(route)), headers.toArray(String[]::new));
  }

  private String body(Route route) {
    if (!route.operation().has("requestBody")) {
      return "";
    }
    var name = route.operation().path("operationId").asString();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "comment" -> "{\"body\": \"%s\"}".formatted(SAID);
      case "bulk" -> "{\"op\": \"record\", \"content\": %s}".formatted(said(route));
      case "link" -> {
        var to = manager.post("/api/v1/systems/models", named()).is(201).id();
        yield RecordJson.MAPPER.writeValueAsString(
            Map.of("to", Map.of("kind", "systems/models", "id", to), "relation", "uses"));
      }
      default -> said(route);
    };
  }

  private String said(Route route) {
    return content(route, SAID);
  }

  private String content(Route route, String text) {
    return AContent.of(
        registers.at(route.register()),
        text,
        (path, body) -> manager.post("/api/v1/" + path, body).is(201));
  }

  private static String named() {
    return "{\"name\": \"%s\"}".formatted(SECRET);
  }
}
