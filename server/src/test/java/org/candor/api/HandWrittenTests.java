package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Replies;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signature of a route is its description. */
class HandWrittenTests {

  enum Colour {
    RED,
    GREEN
  }

  record Wish(String name, @Nullable LocalDate until, Set<Colour> colours) {}

  record Told(UUID id, PersonId who, @Nullable Told within, Map<Colour, Long> counts) {

    public boolean isLate() {
      return false;
    }
  }

  /** A room's controller. */
  static class Room {

    @Allow(value = Action.RECORD, on = "room")
    List<Told> make(
        @PathVariable UUID id,
        @RequestParam(defaultValue = "10") int limit,
        @RequestParam String needed,
        @RequestBody Wish wish,
        AsOf asOf) {
      return List.of();
    }

    @Replies(value = Told.class, status = 201)
    ResponseEntity<?> either() {
      return ResponseEntity.noContent().build();
    }

    ResponseEntity<?> silent() {
      return ResponseEntity.noContent().build();
    }
  }

  private final JsonNode schemas = RecordJson.MAPPER.createObjectNode();

  @Test
  void parametersBodyAndAnswerComeFromTheTypes() {
    var json = described("make");
    assertThat(json.path("x-permission").asString()).isEqualTo("room:record");
    assertThat(json.path("parameters").toString())
        .contains(
            "{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":"
                + "{\"type\":\"string\",\"format\":\"uuid\"}}")
        .contains("\"name\":\"needed\",\"in\":\"query\",\"required\":true")
        .contains("\"name\":\"limit\",\"in\":\"query\",\"schema\":{\"type\":\"integer\"")
        .contains("#/components/parameters/asOf")
        .contains("#/components/parameters/idempotencyKey");
    var answer = json.at("/responses/200/content/application~1json/schema");
    assertThat(answer.path("type").asString()).isEqualTo("array");
    assertThat(answer.at("/items/$ref").asString()).endsWith("api.HandWrittenTests.Told");
    var wish = schemas.path("api.HandWrittenTests.Wish.sent");
    assertThat(wish.path("required").toString()).isEqualTo("[\"name\",\"colours\"]");
    assertThat(wish.at("/properties/until").toString())
        .isEqualTo("{\"type\":[\"string\",\"null\"],\"format\":\"date\"}");
    assertThat(wish.at("/properties/colours/items/enum").toString())
        .isEqualTo("[\"RED\",\"GREEN\"]");
  }

  @Test
  void aSchemaHasWhatTheMapperWrites() {
    described("make");
    var told = schemas.path("api.HandWrittenTests.Told");
    assertThat(told.at("/properties/who").toString())
        .isEqualTo("{\"type\":\"string\",\"format\":\"uuid\"}");
    assertThat(told.at("/properties/within/anyOf/0/$ref").asString())
        .endsWith("api.HandWrittenTests.Told");
    assertThat(told.at("/properties/counts/additionalProperties/format").asString())
        .isEqualTo("int64");
    var written =
        new JsonMapper()
            .valueToTree(
                new Told(new UUID(1, 2), PersonId.of(UUID.randomUUID() + ""), null, Map.of()));
    assertThat(told.path("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(written.propertyNames());
  }

  @Test
  void whatTheTypesDoNotTellIsSaidBesideTheMethodOrMissed() {
    var either = described("either");
    assertThat(either.at("/responses/201/content/application~1json/schema/$ref").asString())
        .endsWith("api.HandWrittenTests.Told");
    assertThat(OpenApiTests.unsaid(either)).isFalse();
    assertThat(OpenApiTests.unsaid(described("silent"))).isTrue();
  }

  private JsonNode described(String name) {
    var method =
        Stream.of(Room.class.getDeclaredMethods())
            .filter(it -> it.getName().equals(name))
            .findFirst()
            .orElseThrow();
    var json = RecordJson.MAPPER.createObjectNode();
    var all = (tools.jackson.databind.node.ObjectNode) schemas;
    new HandWritten(
            new Shapes(new JsonMapper(), all),
            RequestMappingInfo.paths("/api/v1/room").build(),
            new HandlerMethod(new Room(), method))
        .describe(json, true);
    return json;
  }
}
