package org.candor.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.catalog.Catalog;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that is read, by people and by programs, with places in one organization. */
final class ReadingPlaces {

  private static final String PRESENT = "now";
  private static final String API = "/api/v1/";
  private static final String NOTE = "{\"note\": \"The first\"}";

  private final Registers registers;
  private final AnApi api;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();

  /**
   * A place, and the route it is of.
   *
   * @param accept what is asked for; empty for whatever there is
   */
  record Place(String route, String path, String accept) {

    Place with(String parameter) {
      return new Place(route, path + (path.contains("?") ? "&" : "?") + parameter, accept);
    }

    AnApi.Reply read(AnApi api) {
      return accept.isEmpty() ? api.get(path) : api.get(path, "Accept", accept);
    }

    @Override
    public String toString() {
      return route + " at " + path + " " + accept;
    }
  }

  private ReadingPlaces(Registers registers, AnApi api) {
    this.registers = registers;
    this.api = api;
  }

  /** A record of every register, a statement that waits, a file, an import. */
  static ReadingPlaces filled(
      Registers registers, Records records, AnOrganization clinic, AnApi api) {
    var places = new ReadingPlaces(registers, api);
    places.statement();
    registers.all().forEach(it -> places.record(it, records, clinic));
    places.files();
    var table = AnApi.bytes("name\nOne\n\"" + "x".repeat(100_000) + "\"\n");
    var imports = API + "exchange/imports";
    var place =
        api.send("POST", imports + "?register=work/tasks&fileName=a.csv", table)
            .is(202)
            .header("Location");
    places.ids.put("exchange/imports", place == null ? "" : place.replaceAll(".*/", ""));
    return places;
  }

  private void statement() {
    var at = API + "planning/applicability";
    api.post(at + "/start", "{}").is(201);
    var controls = new ArrayList<String>();
    api.get(at + "/statement")
        .json()
        .path("controls")
        .forEach(it -> controls.add(it.path("control").asString()));
    var asked =
        Map.of("controls", controls, "needed", "NEEDED", "drivers", List.of("BEST_PRACTICE"));
    api.post(at + "/decide", RecordJson.MAPPER.writeValueAsString(asked)).is(200);
    ids.put("planning/statements", api.post(API + "planning/statements", NOTE).is(201).id());
  }

  private void record(Register<?> register, Records records, AnOrganization clinic) {
    var known = api.get(API + register.path() + "?limit=1").is(200).json().path("items");
    if (!known.isEmpty()) {
      ids.putIfAbsent(register.path(), known.get(0).path("id").asString());
    } else if (AContent.byMachine(register)) {
      var id = clinic.scope().get(() -> AContent.made(register, "Some", records, clinic.ada()));
      ids.put(register.path(), id.toString());
    } else {
      var content =
          AContent.of(register, "Some", (path, body) -> api.post(API + path, body).is(201));
      ids.put(register.path(), api.post(API + register.path(), content).is(201).id());
    }
  }

  private void files() {
    for (var path : List.of("systems/ai-systems", "support/evidence")) {
      var at = API + path + "/" + ids.get(path) + "/files?fileName=a.txt";
      files.put(path, api.post(at, "Some text").is(201).id());
    }
  }

  List<Place> of(RequestMappingHandlerMapping routes) {
    var places = new ArrayList<Place>();
    routes
        .getHandlerMethods()
        .forEach(
            (route, method) -> {
              if (method.getBeanType().getName().startsWith("org.candor")
                  && route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                route.getPatternValues().forEach(it -> add(it, route, places));
              }
            });
    return places;
  }

  private void add(String pattern, RequestMappingInfo route, List<Place> places) {
    var accept =
        route.getProducesCondition().getProducibleMediaTypes().stream()
            .map(MediaType::toString)
            .findFirst()
            .orElse("");
    var parameters = route.getParamsCondition().getExpressions().isEmpty() ? "" : "?source=DSR-1";
    for (var path : paths(pattern)) {
      places.add(new Place(pattern, path + parameters + asked(path), accept));
    }
  }

  private String asked(String path) {
    var parts = path.split("/");
    return switch (path) {
      case "/search", API + "desk/search" -> "?q=lindworm";
      case API + "desk/views", API + "exchange/exports" -> "?register=systems/ai-systems";
      case API + "records/erasures" ->
          "?record=systems/ai-systems/" + one(ids, "systems/ai-systems");
      default ->
          path.endsWith("/counts") && parts.length == 6
              ? "?by=" + AContent.countable(registers.at(parts[3] + "/" + parts[4]))
              : "";
    };
  }

  private List<String> paths(String pattern) {
    if (!pattern.contains("{room")) {
      return filled(pattern, "");
    }
    return registers.all().stream()
        .flatMap(
            it -> {
              var path = it.path().split("/");
              var named = replaced(pattern, "room", path[0]);
              return filled(replaced(named, "name", path[1]), it.path()).stream();
            })
        .toList();
  }

  /** The variables of a pattern from the left, each with every value that it has here. */
  private List<String> filled(String pattern, String register) {
    var from = pattern.indexOf('{');
    if (from < 0) {
      return List.of(pattern);
    }
    var variable = pattern.substring(from + 1, end(pattern, from));
    var name = variable.split(":", 2)[0];
    var paths = new ArrayList<String>();
    for (var value : values(name, variable, pattern.substring(0, from), register)) {
      paths.addAll(filled(replaced(pattern, name, value), register));
    }
    return paths;
  }

  private List<String> values(String name, String variable, String before, String register) {
    var at = before.replaceFirst("^/(api/v1/)?", "").replaceFirst("/$", "");
    var path = register.isEmpty() ? at : register;
    return switch (name) {
      case "format" -> List.of(variable.split(":", 2)[1].split("\\|"));
      case "line" -> List.of("4.1-1", "A.2.2");
      case "which" -> List.of(PRESENT, one(ids, "planning/statements"));
      case "mapping" -> List.of("us-federal-2024");
      case "part" -> List.of("4");
      case "source" -> List.of("DSR-1");
      case "field" -> List.of(registers.at(path).fields().getFirst().name());
      case "file" -> List.of(one(files, path.replaceAll("/[^/]+/files$", "")));
      case "id" ->
          at.startsWith("catalog")
              ? List.of(Catalog.ISO_42001)
              : at.equals("evaluation/systems")
                  ? List.of(one(ids, "systems/ai-systems"))
                  : List.of(one(ids, path));
      default -> List.of(UUID.randomUUID().toString());
    };
  }

  private static String one(Map<String, String> all, String path) {
    return Objects.requireNonNullElseGet(all.get(path), () -> UUID.randomUUID().toString());
  }

  private static String replaced(String pattern, String variable, String value) {
    var from = pattern.indexOf("{" + variable);
    return pattern.substring(0, from) + value + pattern.substring(end(pattern, from) + 1);
  }

  /** Where a variable ends, also one whose form has braces of its own. */
  private static int end(String pattern, int from) {
    var deep = 0;
    for (int i = from; i < pattern.length(); i++) {
      deep += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
      if (deep == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException(pattern);
  }
}
