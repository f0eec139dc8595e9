package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.SYSTEMS;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

@SpringBootTest
class BulkTests {

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  AnApi api;

  @BeforeEach
  void open() {
    var clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
  }

  @Test
  void aBadLineLosesNothingOfTheOthers() {
    var body =
        """
        {"op":"record","externalKey":"a","content":{"name":"A"}}
        {"op":"record","content":{"name":7,"colour":"red"}}
        not json

        {"op":"record","externalKey":"a","content":{"name":"Again"}}
        {"op":"explode"}
        {"op":"record","content":{"name":"Far","startedOn":"2024-02-30"}}
        {"op":"revise","externalKey":"a","content":{"unit":"Ward"}}
        {"op":"revise","externalKey":"a","version":1,"content":{"unit":"Ward"}}
        {"op":"revise","externalKey":"a","version":1,"content":{"unit":"Late"}}
        {"op":"revise","externalKey":"a","version":2,"content":{"impact":"SAFETY"}}
        {"op":"revise","externalKey":"b","version":1,"content":{}}
        {"op":"record","externalKey":"c","content":{"name":"C"}}
        {"op":"retire","externalKey":"c","version":1,"why":"twin"}
        {"op":"record","content":{"name":"\\ud800"}}
        {"op":"retire","id":"x","version":1}
        """;
    var results = results(api.bulk(body).is(200));
    assertThat(results.stream().map(it -> it.path("line").asInt()))
        .containsExactly(1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    assertThat(results.stream().map(it -> it.path("status").asInt()))
        .containsExactly(201, 400, 400, 409, 400, 422, 428, 200, 412, 200, 404, 201, 200, 400, 400);
    assertThat(results.get(1).path("problem").path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("name", "colour");
    var first = api.get(SYSTEMS + "/" + results.getFirst().path("id").asString()).is(200).json();
    assertThat(first.path("unit").asString()).isEqualTo("Ward");
    assertThat(first.path("impact").asString()).isEqualTo("SAFETY");
    assertThat(first.path("version").asInt()).isEqualTo(3);
    assertThat(api.get(SYSTEMS).json().path("total").asInt()).isOne();
  }

  @Test
  void manyLinesAreWrittenInChunksAndNotTwice() {
    var body =
        IntStream.rangeClosed(1, 1_203)
            .mapToObj("{\"op\":\"record\",\"content\":{\"name\":\"System %d\"}}"::formatted)
            .collect(Collectors.joining("\n"));
    var first = api.bulk(body, "Idempotency-Key", "load").is(200);
    assertThat(results(first)).hasSize(1_203).allMatch(it -> it.path("status").asInt() == 201);
    var second = api.bulk(body, "Idempotency-Key", "load").is(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(api.get(SYSTEMS).json().path("total").asInt()).isEqualTo(1_203);
    var other = results(api.bulk(body.replace("System", "Other"), "Idempotency-Key", "load"));
    assertThat(other).hasSize(1_203).allMatch(it -> it.path("status").asInt() == 422);
    assertThat(api.get(SYSTEMS).json().path("total").asInt()).isEqualTo(1_203);
  }

  @Test
  void oneLineThatTheDatabaseRefusesDoesNotTakeTheOthersWithIt() {
    var body =
        """
        {"op":"record","content":{"name":"A"}}
        {"op":"record","content":{"name":"B","startedOn":"+999999999-01-01"}}
        {"op":"record","content":{"name":"%s"}}
        {"op":"record","content":{"name":"C"}}
        """
            .formatted("x".repeat(2_100_000));
    assertThat(results(api.bulk(body).is(200)).stream().map(it -> it.path("status").asInt()))
        .containsExactly(201, 422, 413, 201);
  }

  private static List<JsonNode> results(AnApi.Reply reply) {
    return reply.body().lines().map(RecordJson.MAPPER::readTree).toList();
  }
}
