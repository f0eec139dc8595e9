package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.ProblemType;
import org.candor.access.Tokens;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.RecordJson;
import org.candor.web.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.servlet.MockMvc;

/** Whatever is wrong and whichever room says it, a program reads it in the same members. */
@SpringBootTest
@AutoConfigureMockMvc
class ProblemBodiesTests {

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired OpenApi openApi;
  @Autowired Clock clock;
  OrgId clinic;
  PersonId ada;
  AnApi program;

  @BeforeEach
  void aProgramOfTheClinic() {
    clinic =
        founding.found(
            "Clinic", "Ada", UUID.randomUUID() + "@clinic.example", "correct horse battery");
    ada = people.members(clinic).getFirst().person();
    program = new AnApi(mvc, null);
  }

  @Test
  void everyRefusalOfEveryRouteHasTheSameMembers() {
    var softly = new SoftAssertions();
    var seen = new TreeMap<Integer, Integer>();
    var all = bearer("*:*");
    var narrow = bearer("access/tokens:read");
    for (var route : routes()) {
      var method = route.substring(0, route.indexOf(' '));
      var path =
          route
              .substring(route.indexOf(' ') + 1)
              .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
      for (var reply :
          List.of(
              send(method, path, "{}", "application/json", null),
              send(method, path, "{}", "application/json", "Bearer candor_x_y"),
              send(method, path, "{}", "application/json", narrow),
              send(method, path, "{}", "application/json", all),
              send(method, path, "{\"", "application/json", all),
              send(method, path, "x", "text/plain", all),
              send(method, path + "?asOf=never", "", "", all))) {
        if (reply.status() >= 400) {
          seen.merge(reply.status(), 1, Integer::sum);
          whole(softly, route + " " + reply.status(), reply);
        }
        softly.assertThat(reply.status()).as(route).isLessThan(500);
      }
    }
    softly.assertAll();
    assertThat(seen.keySet()).contains(400, 401, 403, 404, 415, 422);
  }

  /** As curl calls a body of which nobody says what it is. */
  @Test
  void aBodyThatIsCalledAFormIsNotTakenForNone() {
    var file = "id,parent,kind,text\nA,,area,\n";
    var type = "application/x-www-form-urlencoded";
    var reply = send("POST", "/api/v1/catalog/frameworks?id=x", file, type, bearer("*:*")).is(415);
    assertThat(reply.json().path("detail").asString()).contains("text/csv");
  }

  @Test
  void aRouteThatIsNotThereAndAMethodThatIsNotSayItAlike() {
    var softly = new SoftAssertions();
    var all = bearer("*:*");
    for (var reply :
        List.of(
            send("GET", "/api/v1/nothing/here", "", "", all),
            send("GET", "/api/v1/no/such/route/at/all", "", "", all),
            send("DELETE", "/api/v1/access/me", "", "", all),
            send("GET", "/%61pi/v1/access/me", "", "", all))) {
      softly.assertThat(reply.status()).isBetween(400, 499);
      whole(softly, reply.body(), reply);
    }
    softly.assertAll();
  }

  @Test
  void whatAMemberIsToBlameForNamesTheMember() {
    var wish = "{\"name\": \"CI\", \"scopes\": [\"*:*\"]}";
    var reply =
        send("POST", "/api/v1/access/tokens", wish, "application/json", bearer("*:*")).is(422);
    assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo("expiresAt");
  }

  @Test
  void aProblemThatLacksEverythingIsMadeWhole() {
    var bare = ProblemDetail.forStatus(418);
    ProblemType.complete(bare, Messages::text);
    assertThat(bare.getType()).hasToString("urn:candor:problem:bad-request");
    assertThat(bare.getTitle()).isNotBlank();
    assertThat(bare.getDetail()).isNotBlank();
    assertThat(String.valueOf(bare.getInstance())).startsWith("urn:candor:error:");
  }

  private static void whole(SoftAssertions softly, String about, AnApi.Reply reply) {
    softly
        .assertThat(reply.raw().getContentType())
        .as(about)
        .startsWith("application/problem+json");
    if (reply.body().isEmpty()) {
      softly.fail(about + " says nothing");
      return;
    }
    var json = reply.json();
    softly
        .assertThat(json.propertyNames())
        .as(about)
        .contains("type", "title", "status", "detail", "instance");
    softly.assertThat(json.path("type").asString("")).as(about).startsWith("urn:candor:problem:");
    softly.assertThat(json.path("status").asInt(0)).as(about).isEqualTo(reply.status());
    softly.assertThat(json.path("instance").asString("")).as(about).startsWith("urn:candor:error:");
    softly.assertThat(json.path("detail").asString("")).as(about).isNotBlank();
    for (var error : json.path("errors")) {
      softly.assertThat(error.propertyNames()).as(about).contains("field", "message");
    }
  }

  private AnApi.Reply send(
      String method, String path, String body, String media, String authorization) {
    var headers = new ArrayList<String>();
    if (authorization != null) {
      headers.addAll(List.of("Authorization", authorization));
    }
    if (!media.isEmpty()) {
      headers.addAll(List.of("Content-Type", media));
    }
    return program.send(method, path, AnApi.bytes(body), headers.toArray(String[]::new));
  }

  private List<String> routes() {
    var routes = new ArrayList<String>();
    var paths = RecordJson.MAPPER.readTree(openApi.document()).path("paths");
    for (var path : paths.properties()) {
      for (var method : path.getValue().propertyNames()) {
        if (Set.of("get", "post", "put", "patch", "delete").contains(method)) {
          routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return routes;
  }

  private String bearer(String scope) {
    return "Bearer "
        + tokens.issue(ada, clinic, "CI", Set.of(scope), clock.instant().plusSeconds(9_000));
  }
}
