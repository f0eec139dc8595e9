package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.candor.access.Allow;
import org.candor.records.RecordJson;
import org.candor.register.Register;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description is valid, and describes exactly what is there. */
@SpringBootTest
class OpenApiTests {

  @Autowired OpenApi openApi;
  @Autowired List<Register<?>> registers;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void anotherParserFindsNothingWrong() {
    var options = new ParseOptions();
    options.setResolve(true);
    var parsed = new OpenAPIV3Parser().readContents(openApi.document(), null, options);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(parsed.getOpenAPI().getPaths()).hasSizeGreaterThan(30);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var document = RecordJson.MAPPER.readTree(openApi.document());
    var lost = new TreeSet<String>();
    document
        .findValuesAsString("$ref")
        .forEach(
            it -> {
              if (document.at(it.substring(1)).isMissingNode()) {
                lost.add(it);
              }
            });
    assertThat(lost).isEmpty();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
    assertThat(described()).isEqualTo(mapped());
  }

  @Test
  void everyRouteSaysWhatItTakesAndWhatItAnswers() {
    var silent = new TreeSet<String>();
    JsonNode paths = RecordJson.MAPPER.readTree(openApi.document()).path("paths");
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        if (unsaid(operation.getValue())) {
          silent.add(operation.getKey() + " " + path.getKey());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  /** Whether an answer that is more than none has no schema, or one that anything fits. */
  static boolean unsaid(JsonNode operation) {
    for (var response : operation.path("responses").properties()) {
      var schemas = response.getValue().path("content").findValues("schema");
      var nothing = schemas.isEmpty() || schemas.stream().anyMatch(JsonNode::isEmpty);
      if (response.getKey().matches("2\\d\\d|2XX") && nothing && !response.getKey().equals("204")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void noFieldIsCalledLikeWhatTheServerSets() {
    for (var register : registers) {
      assertThat(register.fields())
          .as(register.path())
          .noneMatch(it -> RecordView.SET_BY_SERVER.contains(it.name()))
          .noneMatch(it -> it.name().equals(RecordView.EXTERNAL_KEY) || it.name().equals("by"));
    }
  }

  /** Method, path and permission; a second media type may ask for a permission of its own. */
  private TreeSet<String> described() {
    var all = new TreeSet<String>();
    JsonNode paths = RecordJson.MAPPER.readTree(openApi.document()).path("paths");
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        all.add(
            "%s %s %s"
                .formatted(
                    operation.getKey().toUpperCase(Locale.ROOT),
                    path.getKey(),
                    operation.getValue().path("x-permission").asString("-")));
      }
    }
    return all;
  }

  private TreeSet<String> mapped() {
    var all = new TreeSet<String>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              for (var mapped : info.getPatternValues()) {
                var pattern = mapped.replaceAll("\\{\\*?(\\w+)(:[^}]*)?}", "{$1}");
                if (pattern.startsWith("/api/v1") && !streams(handler)) {
                  info.getMethodsCondition()
                      .getMethods()
                      .forEach(method -> all.addAll(routes(method.name(), pattern, handler)));
                }
              }
            });
    return all;
  }

  private static boolean streams(HandlerMethod handler) {
    return handler.getMethod().getName().equals("stream");
  }

  private List<String> routes(String method, String pattern, HandlerMethod handler) {
    var allow = handler.getMethodAnnotation(Allow.class);
    var routes = new ArrayList<String>();
    var paths =
        pattern.contains("{room}") ? registers.stream().map(Register::path).toList() : List.of("");
    for (var path : paths) {
      var route = pattern.replace("{room}/{name}", path);
      var permission =
          allow == null
              ? "-"
              : allow.on().replace("{room}/{name}", path)
                  + ":"
                  + Objects.requireNonNull(allow.value()).name().toLowerCase(Locale.ROOT);
      routes.add("%s %s %s".formatted(method, route, permission));
    }
    return routes;
  }
}
