package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.SYSTEMS;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/** What must not be sent is refused in words that name it, and nothing comes of it. */
@SpringBootTest
class HostileRequestTests {

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  AnApi api;

  @BeforeEach
  void open() {
    var clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        body("{\"name\": \"X\", \"colour\": \"red\"}", 400, "colour"),
        body("{\"name\": 7, \"roles\": \"USER\", \"owner\": true}", 400, "name,owner,roles"),
        body("{\"name\": {\"a\": 1}, \"roles\": [7]}", 400, "name,roles"),
        body("{\"name\": \"\\ud800\"}", 400, "name"),
        body("{\"name\": \"a\\u0000b\"}", 400, "name"),
        body("{\"name\": \"X\", \"\\udc00\": 1}", 400, "?"),
        body("{\"name\": \"A\", \"name\": \"B\"}", 400, ""),
        body("{\"name\": \"X\"} {}", 400, ""),
        body("{\"name\": \"X\"", 400, ""),
        body("", 400, ""),
        body("[]", 400, ""),
        body("null", 400, ""),
        body("{\"name\": \"X\", \"roles\": %s}".formatted("[".repeat(5_000)), 400, ""),
        body("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), 400, ""),
        body("{\"name\": 1%s}".formatted("0".repeat(5_000)), 400, ""),
        body("{\"name\": \"X\", \"id\": \"7\", \"version\": 1}", 400, "id,version"),
        body("{\"name\": \"X\", \"externalKey\": 7}", 400, "externalKey"),
        body(
            "{\"name\": \"X\", \"externalKey\": \"%s\"}".formatted("k".repeat(401)),
            400,
            "externalKey"),
        body("{\"name\": \"%s\"}".formatted("x".repeat(401)), 422, "name"),
        body("{\"name\": \"  \"}", 422, "name"),
        body("{}", 422, "name"),
        body(
            "{\"name\": \"X\", \"impact\": \"HUGE\", \"startedOn\": \"1/2/3\"}",
            422,
            "impact,startedOn"),
        body("{\"name\": \"X\", \"owner\": \"me\", \"roles\": [\"KING\"]}", 422, "owner,roles"),
        body("{\"name\": \"X\", \"scope\": \"OUT\"}", 422, "scopeReason"),
        body("{\"name\": \"X\", \"startedOn\": \"+999999999-01-01\"}", 422, "startedOn"));
  }

  @ParameterizedTest
  @MethodSource
  void bodies(String body, int status, String fields) {
    var refused = api.post(SYSTEMS, body).is(status);
    explained(refused);
    assertThat(
            refused
                .json()
                .path("errors")
                .valueStream()
                .map(it -> it.path("field").asString())
                .sorted())
        .isEqualTo(
            fields.isEmpty() && !refused.json().has("errors")
                ? Stream.of().toList()
                : Stream.of(fields.split(",", -1)).toList());
    assertThat(api.get(SYSTEMS).is(200).json().path("total").asInt()).isZero();
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    var bytes = new byte[] {'{', '"', 'n', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};
    explained(api.send("POST", SYSTEMS, bytes, "Content-Type", AnApi.JSON).is(400));
  }

  @Test
  void aBodyOfMoreThan2MegabytesIsRefused() {
    explained(api.post(SYSTEMS, "{\"name\": \"%s\"}".formatted("x".repeat(2_100_000))).is(413));
  }

  @Test
  void aRouteSaysWhatItTakesAndGives() {
    explained(api.send("POST", SYSTEMS, AnApi.bytes("<a/>"), "Content-Type", "text/xml").is(415));
    explained(api.get(SYSTEMS, "Accept", "text/csv").is(406));
    for (var accept : new String[] {"*/*", "application/*", "text/html, */*;q=0.1"}) {
      var given = api.get(SYSTEMS, "Accept", accept).is(200);
      assertThat(given.raw().getContentType()).as(accept).isEqualTo(AnApi.JSON);
    }
    var wrong = api.send("PUT", SYSTEMS, AnApi.bytes("{}"), "Content-Type", AnApi.JSON).is(405);
    explained(wrong);
    assertThat(wrong.header("Allow")).contains("GET").contains("POST");
    explained(api.get("/api/v1/a/b/c/d/e/f").is(404));
    explained(api.get("/api/v2/a/b/c/d").is(404));
    explained(api.get("/api/v1/nothing/here").is(403));
    explained(api.get(SYSTEMS + "/not-an-id").is(404));
    explained(api.get(SYSTEMS + "/not-an-id/history").is(404));
  }

  static Stream<String> queries() {
    return Stream.of(
        "colour=red",
        "limit=0",
        "limit=1001",
        "limit=x",
        "after=%C2%A7",
        "sort=colour",
        "sort=description",
        "stage=ASLEEP",
        "owner=me",
        "q=%00",
        "unit=%00",
        "%00=1",
        "startedOn=1/2/3",
        "startedOn=2024-01-01..x",
        "startedOn=%2B999999999-01-01",
        "sort=name&after=MTIrAA",
        "asOf=99999999999999999999",
        "asOf=%00",
        "name=%ED%A0%80%00");
  }

  @ParameterizedTest
  @MethodSource
  void queries(String query) {
    api.post(SYSTEMS, "{\"name\": \"X\"}").is(201);
    var refused = api.get(SYSTEMS + "?" + query);
    assertThat(refused.status()).as(refused.body()).isIn(400, 422);
    explained(refused);
  }

  @Test
  void markupInEveryTextFieldComesBackAsText() {
    var markup = "<script>alert(1)</script>\"'&<b>";
    var sent = new TreeMap<String, Object>();
    for (var name : new String[] {"name", "description", "unit", "users", "supplier"}) {
      sent.put(name, markup);
    }
    sent.put("jurisdictions", new String[] {"<i>DE</i>"});
    var made = api.post(SYSTEMS, RecordJson.MAPPER.writeValueAsString(sent)).is(201);
    assertThat(made.raw().getContentType()).startsWith("application/json");
    for (var it : Map.of("name", markup, "users", markup).entrySet()) {
      assertThat(made.json().path(it.getKey()).asString()).isEqualTo(it.getValue());
    }
  }

  private static void explained(AnApi.Reply reply) {
    assertThat(reply.raw().getContentType()).isEqualTo("application/problem+json");
    var json = reply.json();
    assertThat(json.path("status").asInt()).isEqualTo(reply.status());
    assertThat(json.path("type").asString()).startsWith("urn:candor:problem:");
    assertThat(json.path("instance").asString()).startsWith("urn:candor:error:");
    assertThat(json.path("detail").asString()).isNotBlank();
    assertThat(reply.body())
        .doesNotContain("Exception", "org.candor.", "springframework", "jackson");
  }

  private static Arguments body(String body, int status, String fields) {
    return Arguments.of(body, status, fields);
  }
}
