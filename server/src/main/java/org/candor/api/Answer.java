package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/**
 * What the API answers. Plain values, so that it can be kept for a repeated request.
 *
 * @param body JSON text; empty for none
 */
record Answer(int status, Map<String, String> headers, String body) {

  static Answer ok(JsonNode body) {
    return new Answer(200, Map.of(), body.toString());
  }

  static Answer of(int status, JsonNode body) {
    return new Answer(status, Map.of(), body.toString());
  }

  Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  ResponseEntity<byte[]> entity() {
    var entity =
        ResponseEntity.status(status)
            .header("Cache-Control", "private, no-cache")
            .headers(it -> headers.forEach(it::set));
    return body.isEmpty()
        ? entity.build()
        : entity.contentType(MediaType.APPLICATION_JSON).body(body.getBytes(UTF_8));
  }
}
