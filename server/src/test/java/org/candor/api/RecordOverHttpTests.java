package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.SYSTEMS;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.Ledger;
import org.candor.register.Cursor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class RecordOverHttpTests {

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  @Autowired IdempotencyKeys keys;
  AnOrganization clinic;
  AnApi api;

  @BeforeEach
  void open() {
    clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
  }

  @Test
  void someoneRecordsReadsAndRevisesASystem() {
    var made =
        api.post(
                SYSTEMS,
                """
                {"name": "Triage", "roles": ["USER", "PROVIDER"], "jurisdictions": ["DE"],
                 "impact": "RIGHTS", "inOperationFrom": "2024-03-01", "externalKey": "cmdb-7"}
                """)
            .is(201);
    var place = String.valueOf(made.header("Location"));
    assertThat(place).isEqualTo(SYSTEMS + "/" + made.id());
    assertThat(made.json().path("label").asString()).isEqualTo("SYS-1");
    assertThat(made.json().path("externalKey").asString()).isEqualTo("cmdb-7");
    assertThat(made.json().has("description")).isFalse();
    assertThat(made.tag()).isEqualTo("\"v1-%s\"".formatted(made.id()));
    api.post(SYSTEMS, "{\"name\": \"Other\", \"externalKey\": \"cmdb-7\"}").is(409);

    api.get(place, "If-None-Match", made.tag()).is(304);
    api.patch(place, "{}").is(428);
    api.patch(place, "{\"name\": \"Triage 2\"}", "If-Match", "\"v9-x\"").is(412);
    var merged =
        api.patch(place, "{\"name\": \"Triage 2\", \"impact\": null}", "If-Match", made.tag())
            .is(200);
    assertThat(merged.json().path("name").asString()).isEqualTo("Triage 2");
    assertThat(merged.json().has("impact")).isFalse();
    assertThat(merged.json().path("inOperationFrom").asString()).isEqualTo("2024-03-01");
    api.put(place, "{\"name\": \"Late\"}", "If-Match", made.tag()).is(412);

    var replaced = api.put(place, "{\"name\": \"Triage 3\"}", "If-Match", merged.tag()).is(200);
    assertThat(replaced.json().has("inOperationFrom")).isFalse();
    assertThat(replaced.json().path("roles")).isEmpty();
    var again = api.put(place, replaced.body(), "If-Match", replaced.tag()).is(200);
    assertThat(again.tag()).isEqualTo(replaced.tag());
  }

  @Test
  void keysOfMonitorsAreGivenByMonitorsAlone() {
    var evidence = "/api/v1/support/evidence";
    var body =
        """
        {"name": "Fair", "form": "STATEMENT", "covers": ["A.6.2.4"], "effectiveOn": "2026-01-01",
         "externalKey": "%s"}
        """;
    for (var key : List.of("monitor:" + UUID.randomUUID(), "monitor:", "MONITOR:x")) {
      var refused = api.post(evidence, body.formatted(key)).is(422).json().path("errors");
      assertThat(refused).hasSize(1);
      assertThat(refused.get(0).path("field").asString()).isEqualTo("externalKey");
      assertThat(refused.get(0).path("message").asString()).contains("are given by monitors alone");
    }
    var line = "{\"op\":\"record\",\"externalKey\":\"monitor:1\",\"content\":{\"name\":\"A\"}}";
    assertThat(api.bulk(line).is(200).body())
        .contains("externalKey", "are given by monitors alone");
    api.post(evidence, body.formatted("monitors of 2026")).is(201);
  }

  @Test
  void someoneRetiresAndRestoresASystemAndHistoryTellsIt() {
    var made = api.post(SYSTEMS, "{\"name\": \"Triage\", \"impact\": \"RIGHTS\"}").is(201);
    var place = SYSTEMS + "/" + made.id();
    var named =
        api.patch(place, "{\"name\": \"Triage 2\", \"impact\": null}", "If-Match", made.tag());
    var retired = api.delete(place + "?why=gone", "If-Match", named.tag()).is(200);
    assertThat(retired.json().path("retired").asBoolean()).isTrue();
    api.delete(place, "If-Match", retired.tag()).is(409);
    api.patch(place, "{\"name\": \"X\"}", "If-Match", retired.tag()).is(409);
    assertThat(total(SYSTEMS)).isZero();
    assertThat(total(SYSTEMS + "?retired=true")).isOne();
    api.post(place + "/restore", "", "If-Match", retired.tag()).is(200);
    assertThat(total(SYSTEMS)).isOne();

    var history = api.get(place + "/history").is(200).json().path("items");
    assertThat(history.valueStream().map(it -> it.path("verb").asString()))
        .containsExactly("RESTORED", "RETIRED", "REVISED", "RECORDED");
    assertThat(history.get(1).path("why").asString()).isEqualTo("gone");
    assertThat(history.get(2).path("changes").toString())
        .isEqualTo(
            "[{\"field\":\"name\",\"before\":\"Triage\",\"after\":\"Triage 2\"},"
                + "{\"field\":\"impact\",\"before\":\"RIGHTS\",\"after\":null}]");
    assertThat(api.get(place + "/versions").json().path("items")).hasSize(4);
  }

  @Test
  void thePastIsReadByPositionAndByDay() {
    var made = api.post(SYSTEMS, "{\"name\": \"Old\"}").is(201);
    var then = api.get("/api/v1/ledger").is(200).json().path("size").asLong();
    var place = SYSTEMS + "/" + made.id();
    api.patch(place, "{\"name\": \"New\"}", "If-Match", made.tag()).is(200);
    assertThat(name(api.get(place + "?asOf=" + then))).isEqualTo("Old");
    assertThat(name(api.get(place))).isEqualTo("New");
    assertThat(name(api.get(place + "?asOf=" + LocalDate.now(ZoneOffset.UTC)))).isEqualTo("New");
    var list = api.get(SYSTEMS + "?asOf=" + then).is(200).json();
    assertThat(list.path("items").get(0).path("name").asString()).isEqualTo("Old");
    assertThat(list.path("asOf").asLong()).isEqualTo(then);
    api.get(place + "?asOf=1").is(404);
    for (var wrong : List.of("0", "99999", "1999-01-01", "2999-01-01", "soon", "-1")) {
      var refused = api.get(SYSTEMS + "?asOf=" + wrong).is(400);
      assertThat(refused.json().path("errors").get(0).path("field").asString()).isEqualTo("asOf");
    }
    api.patch(place + "?asOf=" + then, "{\"name\": \"X\"}", "If-Match", made.tag()).is(409);
  }

  @Test
  void aListIsPagedFilteredCountedAndStreamed() {
    for (int i = 0; i < 7; i++) {
      var stage = i % 2 == 0 ? ", \"stage\": \"INCEPTION\"" : "";
      api.post(SYSTEMS, "{\"name\": \"System %d\"%s}".formatted(i, stage)).is(201);
    }
    var first = api.get(SYSTEMS + "?limit=3&sort=-name").is(200);
    assertThat(names(first)).containsExactly("System 6", "System 5", "System 4");
    assertThat(first.json().path("total").asInt()).isEqualTo(7);
    var link = String.valueOf(first.header("Link"));
    assertThat(link).endsWith("; rel=\"next\"");
    var second = api.get(link.substring(1, link.indexOf('>'))).is(200);
    assertThat(names(second)).containsExactly("System 3", "System 2", "System 1");
    assertThat(names(api.get(SYSTEMS + "?q=system%203"))).containsExactly("System 3");
    var counts = api.get(SYSTEMS + "/counts?by=stage").is(200).json();
    assertThat(counts.path("items").toString())
        .isEqualTo("[{\"value\":\"INCEPTION\",\"count\":4},{\"value\":null,\"count\":3}]");
    assertThat(counts.path("total").asInt()).isEqualTo(7);
    var lines = api.get(SYSTEMS + "?stage=INCEPTION", "Accept", AnApi.LINES).is(200);
    assertThat(lines.body().lines()).hasSize(4);
    api.get(SYSTEMS + "/counts?by=description").is(400);
    var cursor = new Cursor("x", 1).text();
    api.get(SYSTEMS + "?sort=name&after=" + cursor).is(200);
    api.get(SYSTEMS + "?sort=inOperationFrom&after=" + cursor).is(400);
  }

  @Test
  void recordsAreLinkedAndSpokenAbout() {
    var system = SYSTEMS + "/" + api.post(SYSTEMS, "{\"name\": \"Triage\"}").is(201).id();
    var model = api.post("/api/v1/systems/models", "{\"name\": \"Net\"}").is(201).id();
    var to = "{\"to\": {\"kind\": \"%s\", \"id\": \"%s\"}, \"relation\": \"uses\"}";
    var link = api.post(system + "/links", to.formatted("systems/models", model)).is(201);
    var inward = api.get("/api/v1/systems/models/" + model + "/links").json().path("items").get(0);
    assertThat(inward.path("direction").asString()).isEqualTo("inward");
    assertThat(inward.path("other").path("title").asString()).isEqualTo("Triage");
    api.post(system + "/links", to.formatted("systems/models", UUID.randomUUID())).is(422);
    api.post(system + "/links", to.formatted("nothing/here", model)).is(422);
    api.delete(String.valueOf(link.header("Location"))).is(204);
    assertThat(api.get(system + "/links").json().path("items")).isEmpty();
    api.post(system + "/comments", "{\"body\": \"Looks fine.\"}").is(201);
    api.post(system + "/comments", "{\"body\": \"  \"}").is(422);
    api.post(system + "/comments", "{\"body\": \"\\ud800\"}").is(400);
    assertThat(api.get(system + "/comments").json().path("items")).hasSize(1);
    var history = api.get(system + "/history").json().path("items");
    assertThat(history.valueStream().map(it -> it.path("kind").asString()))
        .containsExactly(
            "records/comments", "records/links", "records/links", "systems/ai-systems");
  }

  @Test
  void aRepeatedRequestIsAnsweredAsBeforeAndChangesNothing() {
    var body = "{\"name\": \"Once\"}";
    var first = api.post(SYSTEMS, body, "Idempotency-Key", "k-1").is(201);
    var second = api.post(SYSTEMS, body, "Idempotency-Key", "k-1").is(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(total(SYSTEMS)).isOne();
    var other = api.post(SYSTEMS, "{\"name\": \"Twice\"}", "Idempotency-Key", "k-1").is(422);
    assertThat(other.json().path("type").asString()).endsWith("key-reused");
    api.post(SYSTEMS, body, "Idempotency-Key", "k k").is(400);
    api.post(SYSTEMS, "{}", "Idempotency-Key", "k-2").is(422);
    api.post(SYSTEMS, body, "Idempotency-Key", "k-2").is(201);
    var bob = AnApi.of(api.mvc(), clinic, Role.AIMS_MANAGER);
    assertThat(bob.post(SYSTEMS, body, "Idempotency-Key", "k-1").is(201).id())
        .isNotEqualTo(first.id());
  }

  @Test
  void aKeyInUseIsRefusedUntilItIsFree() {
    var person = Objects.requireNonNull(api.caller()).person();
    var body = "{\"name\": \"Busy\"}";
    clinic
        .scope()
        .run(
            () ->
                transactions.executeWithoutResult(
                    _ -> {
                      assertThat(keys.claim(person, "busy")).isTrue();
                      CompletableFuture.supplyAsync(
                              () -> api.post(SYSTEMS, body, "Idempotency-Key", "busy"))
                          .join()
                          .is(409);
                    }));
    api.post(SYSTEMS, body, "Idempotency-Key", "busy").is(201);
  }

  private int total(String path) {
    return api.get(path).is(200).json().path("total").asInt();
  }

  private static String name(AnApi.Reply reply) {
    return reply.is(200).json().path("name").asString();
  }

  private static List<String> names(AnApi.Reply reply) {
    var items = reply.is(200).json().path("items");
    return items.valueStream().map(it -> it.path("name").asString()).toList();
  }
}
