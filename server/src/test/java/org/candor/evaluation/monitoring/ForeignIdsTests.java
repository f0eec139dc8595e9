package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What another organization has is not there: 404, whichever route asks, and nothing happens. */
class ForeignIdsTests extends ABankOfPages {

  private static final String PAGE = "/evaluation/";
  private static final String API = "/api/v1/evaluation/";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  /**
   * @param body as JSON, or as a form where it has none of its braces
   */
  record Route(String method, String path, String body) {}

  private static final List<Route> ROUTES =
      List.of(
          new Route("POST", PAGE + "monitors/{id}/runs", ""),
          new Route("POST", PAGE + "monitors/{id}/runs/{run}/cancel", ""),
          new Route("GET", PAGE + "monitors/{id}/progress", ""),
          new Route("POST", PAGE + "monitors/{id}/acceptance", "version=1&why=so"),
          new Route("POST", PAGE + "monitors/{id}/release", "version=1&why=so"),
          new Route("GET", PAGE + "measurements/{id}/result", ""),
          new Route("POST", PAGE + "measurements/{id}/again", ""),
          new Route("GET", PAGE + "measurements/{id}/again/progress", ""),
          new Route("POST", PAGE + "measurements/{id}/again/{run}/cancel", ""),
          new Route("GET", PAGE + "systems/{id}/report.{format:pdf|html}", ""),
          new Route("POST", PAGE + "data-sources/{id}/file", "FILE"),
          new Route("POST", PAGE + "data-sources/{id}/secret", "password=x"),
          new Route("GET", PAGE + "monitoring/new/{source}", ""),
          new Route("POST", PAGE + "monitoring/new/{source}", "name=x&question=PROFILE"),
          new Route("POST", API + "monitors/{id}/runs", ""),
          new Route("GET", API + "monitors/{id}/runs/{run}", ""),
          new Route("POST", API + "monitors/{id}/runs/{run}/cancel", ""),
          new Route("POST", API + "monitors/{id}/acceptance", "{\"why\": \"so\"}"),
          new Route("POST", API + "monitors/{id}/release", "{\"why\": \"so\"}"),
          new Route("GET", API + "monitors/{id}/failures", ""),
          new Route("GET", API + "measurements/{id}/result", ""),
          new Route("GET", API + "measurements/{id}/reading", ""),
          new Route("GET", API + "measurements/{id}/comparison", ""),
          new Route("POST", API + "measurements/{id}/again", ""),
          new Route("GET", API + "measurements/{id}/again/{run}", ""),
          new Route("POST", API + "measurements/{id}/again/{run}/cancel", ""),
          new Route("GET", API + "systems/{id}/report", ""),
          new Route("GET", API + "data-sources/{id}/guess", ""),
          new Route("PUT", API + "data-sources/{id}/file", "{}"),
          new Route("PUT", API + "data-sources/{id}/secret", "{\"password\": \"x\"}"),
          new Route("DELETE", API + "data-sources/{id}/secret", ""));

  @Test
  void whatAnotherOrganizationHasIsNotThere() {
    var run = Scope.of(bank).get(this::measured);
    var measurement = Scope.of(bank).get(() -> last().id());
    var before = Scope.of(bank).get(() -> entry().version());
    var other = founding.found("Clinic", "Eve", mail(), "correct horse battery");
    var eve = new Actor(people.members(other).getFirst().person(), "Eve", "test");
    var hers = as(other, eve, Role.AIMS_MANAGER);
    var ours = as(bank, ada, Role.AIMS_MANAGER);
    for (var route : ROUTES) {
      var path = path(route, run.id(), measurement);
      assertThat(ask(hers, request(route, path)).getStatus())
          .as("%s %s", route.method(), route.path())
          .isEqualTo(404);
    }
    Scope.of(bank)
        .run(
            () -> {
              assertThat(entry().version()).isEqualTo(before);
              assertThat(last().id()).isEqualTo(measurement);
            });
    for (var route : ROUTES) {
      // There is nothing earlier to compare with, and the run did nothing again.
      var missing = route.path().contains("comparison") || route.path().contains("again/{run}");
      if (route.method().equals("GET") && !missing) {
        assertThat(ask(ours, request(route, path(route, run.id(), measurement))).getStatus())
            .as("ours: " + route.path())
            .isEqualTo(200);
      }
    }
  }

  /** A route that comes later is asked too, or this says so. */
  @Test
  void everyRouteOfTheRoomThatNamesSomethingIsAsked() {
    var routes = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType().getPackageName().startsWith("org.candor.evaluation")) {
                for (var path : mapping.getPatternValues()) {
                  mapping.getMethodsCondition().getMethods().stream()
                      .filter(_ -> path.contains("{"))
                      .forEach(method -> routes.add(method + " " + path));
                }
              }
            });
    var asked = new TreeSet<String>();
    ROUTES.forEach(it -> asked.add(it.method() + " " + it.path()));
    assertThat(asked).isEqualTo(routes);
  }

  private String path(Route route, UUID run, UUID measurement) {
    var id =
        route.path().contains("measurements")
            ? measurement
            : route.path().contains("systems")
                ? system
                : route.path().contains("data-sources") ? source : monitor;
    return route
        .path()
        .replace("{id}", id.toString())
        .replace("{run}", run.toString())
        .replace("{source}", "DSR-1")
        .replace("{format:pdf|html}", "html");
  }

  private static RequestBuilder request(Route route, String path) {
    if (route.body().equals("FILE")) {
      return multipart(path)
          .file(new MockMultipartFile("file", "x.csv", "text/csv", "a\n1\n".getBytes(UTF_8)));
    }
    var json = route.body().startsWith("{");
    return MockMvcRequestBuilders.request(HttpMethod.valueOf(route.method()), path)
        .header("If-Match", "*")
        .contentType(json ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED)
        .content(route.body());
  }
}
