package org.candor.api;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Routes that rooms add to the API by hand, described by their signatures. */
@Component
class OtherRoutes {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:[^}]*)?}");

  private final ObjectProvider<RequestMappingHandlerMapping> mapping;
  private final JsonMapper mapper;

  OtherRoutes(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mapping,
      JsonMapper mapper) {
    this.mapping = mapping;
    this.mapper = mapper;
  }

  /**
   * @param schemas where what the routes take and answer is described
   */
  void describe(ObjectNode paths, ObjectNode schemas) {
    var shapes = new Shapes(mapper, schemas);
    // in the order of their names, so that the description stays the same from start to start
    var routes = new TreeMap<String, Map.Entry<RequestMappingInfo, HandlerMethod>>();
    mapping
        .getObject()
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              if (handler.getBeanType().getPackage() != OtherRoutes.class.getPackage()) {
                routes.put(route.toString(), Map.entry(route, handler));
              }
            });
    routes.values().forEach(it -> describe(paths, shapes, it.getKey(), it.getValue()));
  }

  private static void describe(
      ObjectNode paths, Shapes shapes, RequestMappingInfo route, HandlerMethod handler) {
    for (var pattern : route.getPatternValues()) {
      if (pattern.startsWith(Api.ROOT + "/")) {
        var path = VARIABLE.matcher(pattern).replaceAll("{$1}");
        var item = paths.get(path) instanceof ObjectNode it ? it : paths.putObject(path);
        for (var method : route.getMethodsCondition().getMethods()) {
          var json = operation(item, path, method, handler);
          new HandWritten(shapes, route, handler).describe(json, method != RequestMethod.GET);
        }
      }
    }
  }

  private static ObjectNode operation(
      ObjectNode item, String path, RequestMethod method, HandlerMethod handler) {
    var verb = method.name().toLowerCase(Locale.ROOT);
    if (item.get(verb) instanceof ObjectNode known) {
      return known;
    }
    var json = item.putObject(verb);
    json.put("operationId", verb + path.replaceAll("\\W+", "."));
    json.put("summary", words(handler.getMethod().getName()));
    return json.put("x-by-hand", true);
  }

  /** {@code listPeople} as "List people". */
  private static String words(String name) {
    var words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
