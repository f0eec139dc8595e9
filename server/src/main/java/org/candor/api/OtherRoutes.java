package org.candor.api;

import java.util.Locale;
import java.util.regex.Pattern;
import org.candor.access.Allow;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** Routes that rooms add to the API by hand, described as far as their mapping tells. */
@Component
class OtherRoutes {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:[^}]*)?}");

  private final ObjectProvider<RequestMappingHandlerMapping> mapping;

  OtherRoutes(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mapping) {
    this.mapping = mapping;
  }

  void describe(ObjectNode paths) {
    mapping
        .getObject()
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              if (handler.getBeanType().getPackage() != OtherRoutes.class.getPackage()) {
                describe(paths, route, handler);
              }
            });
  }

  private static void describe(ObjectNode paths, RequestMappingInfo route, HandlerMethod handler) {
    for (var pattern : route.getPatternValues()) {
      if (pattern.startsWith(Api.ROOT + "/")) {
        var path = VARIABLE.matcher(pattern).replaceAll("{$1}");
        var item = paths.get(path) instanceof ObjectNode it ? it : paths.putObject(path);
        for (var method : route.getMethodsCondition().getMethods()) {
          describe(item, path, method, handler);
        }
      }
    }
  }

  private static void describe(
      ObjectNode item, String path, RequestMethod method, HandlerMethod handler) {
    var verb = method.name().toLowerCase(Locale.ROOT);
    var json = item.putObject(verb);
    json.put("operationId", verb + path.replaceAll("\\W+", "."));
    json.put("summary", words(handler.getMethod().getName()));
    json.put("x-by-hand", true);
    var allow = handler.getMethodAnnotation(Allow.class);
    if (allow != null) {
      json.put("x-permission", allow.on() + ":" + allow.value().name().toLowerCase(Locale.ROOT));
    }
    var parameters = json.putArray("parameters");
    VARIABLE
        .matcher(path)
        .results()
        .forEach(
            it -> {
              var parameter = parameters.addObject().put("name", it.group(1)).put("in", "path");
              parameter.put("required", true).set("schema", Schemas.text(""));
            });
    var responses = json.putObject("responses");
    responses.putObject("2XX").put("description", "Done");
    responses.putObject("default").put("$ref", "#/components/responses/problem");
  }

  /** {@code listPeople} as "List people". */
  private static String words(String name) {
    var words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
