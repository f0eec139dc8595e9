package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.kernel.PersonId;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Calls the API as somebody, in one line. */
record AnApi(MockMvc mvc, @Nullable Caller caller) {

  static final String SYSTEMS = "/api/v1/systems/ai-systems";
  static final String JSON = "application/json";
  static final String LINES = "application/x-ndjson";

  static AnApi of(MockMvc mvc, AnOrganization org, Role... roles) {
    var person = new PersonId(UUID.randomUUID());
    return new AnApi(
        mvc, new Caller(person, "Ada", org.id(), "Clinic", Set.of(roles), Set.of(), "api:test"));
  }

  /** An answer, read to its end. */
  record Reply(int status, String body, MockHttpServletResponse raw) {

    Reply is(int expected) {
      assertThat(status).as(body).isEqualTo(expected);
      return this;
    }

    JsonNode json() {
      return RecordJson.MAPPER.readTree(body);
    }

    @Nullable String header(String name) {
      return raw.getHeader(name);
    }

    String id() {
      return json().get("id").asString();
    }

    String tag() {
      return String.valueOf(header("ETag"));
    }
  }

  Reply get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  Reply post(String path, String body, String... headers) {
    return send("POST", path, bytes(body), with(headers, "Content-Type", JSON));
  }

  Reply put(String path, String body, String... headers) {
    return send("PUT", path, bytes(body), with(headers, "Content-Type", JSON));
  }

  Reply patch(String path, String body, String... headers) {
    return send(
        "PATCH", path, bytes(body), with(headers, "Content-Type", "application/merge-patch+json"));
  }

  Reply delete(String path, String... headers) {
    return send("DELETE", path, new byte[0], headers);
  }

  Reply bulk(String body, String... headers) {
    return send("POST", SYSTEMS + "/bulk", bytes(body), with(headers, "Content-Type", LINES));
  }

  Reply send(String method, String path, byte[] body, String... headers) {
    var request = request(HttpMethod.valueOf(method), URI.create(path)).content(body);
    if (caller != null) {
      request.requestAttr(ApiDoor.CALLER, caller);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      var response = mvc.perform(request).andReturn().getResponse();
      return new Reply(
          response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8), response);
    } catch (Exception e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String[] with(String[] headers, String name, String value) {
    if (List.of(headers).contains(name)) {
      return headers;
    }
    var more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = name;
    more[headers.length + 1] = value;
    return more;
  }
}
