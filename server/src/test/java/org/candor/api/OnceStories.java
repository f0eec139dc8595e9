package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.JSON;
import static org.candor.api.AnApi.LINES;
import static org.candor.api.AnApi.SYSTEMS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candor.records.RecordJson;
import org.candor.register.Registers;
import org.jspecify.annotations.Nullable;

/** How each route that writes is asked so that it does something, the first time. */
final class OnceStories {

  /** Behind a route that takes a form with a file as well as a body. */
  static final String AS_FORM = " as a form";

  static final String FORM = "multipart/form-data";
  private static final String IMPORTS = "/api/v1/exchange/imports";
  private static final String STATEMENTS = "/api/v1/planning/statements";
  private static final String APPLICABILITY = "/api/v1/planning/applicability";

  /** Routes that write once without a key, each for a reason of its own. */
  private static final Map<Pattern, String> OF_THEMSELVES =
      Map.of(
          Pattern.compile("POST .*/files( as a form)?"),
          "the same file under the same name is kept with a record once",
          Pattern.compile("DELETE .*/files/\\{file}"),
          "a file that was taken away is not there a second time");

  /** Routes that no program gets through, each for a reason of its own. */
  private static final Map<String, String> NEVER =
      Map.of(
          "POST " + STATEMENTS + "/{id}/approve",
          "a person approves, who has just proved who they are; a token gets 403",
          "POST /api/v1/access/people/{person}/recovery",
          "a person hands the link over, who has just proved who they are; a token gets 403",
          "DELETE /api/v1/access/people/{person}/second-step",
          "a person takes it away, who has just proved who they are; a token gets 403",
          "POST /api/v1/records/erasures",
          "a person erases, who has just proved who they are; a token gets 403",
          "POST /api/v1/access/people/{person}/forget",
          "a person forgets, who has just proved who they are; a token gets 403");

  /** Registers whose records Candor alone makes: no program may record in them. */
  private static final Pattern BY_MACHINE =
      Pattern.compile(".* /api/v1/evaluation/(measurements|repetitions)(/.*)?");

  /**
   * Runs and checks go on after the answer, so their facts are counted in a test of their own; and
   * only what they found can be accepted.
   */
  private static final Pattern RUNS =
      Pattern.compile(
          "POST /api/v1/(evaluation/monitors/\\{id}/(acceptance|release|runs(/\\{run}/cancel)?)"
              + "|support/integrity/checks)");

  /** A request that does something, the first time. */
  record Asked(String method, String path, String media, String body, boolean versioned) {}

  /** Sends it with a key. */
  interface Program {
    AnApi.Reply send(Asked asked, String key);
  }

  private final Program program;
  private final Registers registers;
  private final String text;

  OnceStories(Program program, Registers registers) {
    this(program, registers, "X");
  }

  /**
   * @param text of what is recorded, found again in what is answered
   */
  OnceStories(Program program, Registers registers, String text) {
    this.program = program;
    this.registers = registers;
    this.text = text;
  }

  static boolean isOnceOfItself(String route) {
    return OF_THEMSELVES.keySet().stream().anyMatch(it -> it.matcher(route).matches());
  }

  static boolean isNeverDone(String route) {
    return NEVER.containsKey(route)
        || BY_MACHINE.matcher(route).matches()
        || RUNS.matcher(route).matches();
  }

  /** Null where nobody has said how the route is asked. */
  @Nullable Asked asked(String route) {
    var method = route.substring(0, route.indexOf(' '));
    var path = route.substring(route.indexOf(' ') + 1).replace(AS_FORM, "");
    if (path.startsWith("/api/v1/exchange/")) {
      return exchange(method, path, route.endsWith(AS_FORM));
    }
    if (path.startsWith(STATEMENTS) || path.startsWith(APPLICABILITY + "/")) {
      var asked = planning(method, path);
      if (asked != null) {
        return asked;
      }
    }
    if (path.matches("/api/v1/evaluation/data-sources/\\{id}/(file|secret)")) {
      return source(method, path);
    }
    if (path.startsWith("/api/v1/desk/views")) {
      return view(method, path);
    }
    if (path.startsWith("/api/v1/catalog/frameworks")) {
      return framework(method, path);
    }
    if (path.startsWith("/api/v1/readiness/lines/")) {
      var at = path.replace("{line}", "5.1-1");
      return new Asked(method, at, JSON, "{\"body\": \"Hm\"}", false);
    }
    var work = path.startsWith("/api/v1/work/") ? work(method, path) : null;
    if (work != null) {
      return work;
    }
    if (path.endsWith("/life-cycle")) {
      var body = "{\"verb\": \"place\", \"stage\": \"INCEPTION\", \"on\": \"2024-01-01\"}";
      return new Asked(method, path.replace("{id}", recorded(SYSTEMS)), JSON, body, true);
    }
    return register(method, path.replace("{room}/{name}", "systems/ai-systems"), route);
  }

  private @Nullable Asked exchange(String method, String path, boolean form) {
    return switch (method + " " + path.substring("/api/v1/exchange".length())) {
      case "POST /imports" -> file(form ? FORM : "text/csv");
      case "PUT /imports/{id}/mapping" -> {
        var id = imported();
        var mapping = get(IMPORTS + "/" + id + "/mapping");
        yield new Asked(method, path.replace("{id}", id), JSON, mapping, false);
      }
      case "POST /imports/{id}/run", "POST /imports/{id}/cancel" ->
          new Asked(method, path.replace("{id}", imported()), "", "", false);
      case "PUT /mappings/{mapping}" -> {
        var mapping = get(IMPORTS + "/" + imported() + "/mapping");
        var at = path.replace("{mapping}", "ours") + "?register=systems/ai-systems";
        yield new Asked(method, at, JSON, mapping, false);
      }
      default -> null;
    };
  }

  private Asked file(String media) {
    var at = IMPORTS + "?register=systems/ai-systems&fileName=a.csv&dryRun=true";
    return new Asked("POST", at, media, "Name\n" + text + "\n", false);
  }

  /** A file that was rehearsed. */
  private String imported() {
    var id = done(file("text/csv")).is(202).id();
    settle();
    return id;
  }

  /** Waits until no import works in the background. */
  void settle() {
    for (var tries = 0; tries < 600; tries++) {
      var working = get(IMPORTS);
      if (!working.contains("\"CHECKING\"") && !working.contains("\"RUNNING\"")) {
        return;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("An import does not end");
  }

  private @Nullable Asked planning(String method, String path) {
    return switch (method + " " + path.substring("/api/v1/planning".length())) {
      case "POST /applicability/start" -> new Asked(method, path, "", "", false);
      case "POST /applicability/decide" -> deciding(List.of("A.2.2"));
      case "POST /statements" -> {
        decided();
        yield new Asked(method, path, JSON, "{\"note\": \"New\"}", false);
      }
      case "POST /statements/{id}/return", "POST /statements/{id}/withdraw" ->
          new Asked(method, path.replace("{id}", submitted()), JSON, "{\"note\": \"No\"}", false);
      default -> null;
    };
  }

  private @Nullable Asked work(String method, String path) {
    return switch (method + " " + path.substring("/api/v1/work".length())) {
      case "POST /tasks/{id}/state" -> {
        var at = path.replace("{id}", recorded("/api/v1/work/tasks"));
        yield new Asked(method, at, JSON, "{\"verb\": \"drop\", \"why\": \"Moot\"}", true);
      }
      case "POST /plan" -> new Asked(method, path, JSON, "{\"requirements\": [\"5.1-2\"]}", false);
      case "POST /baseline" ->
          new Asked(method, path, JSON, "{\"answers\": {\"5.1-3\": \"NO\"}}", false);
      case "POST /notices/read" -> new Asked(method, path, JSON, "{}", false);
      default -> null;
    };
  }

  private static Asked deciding(List<String> controls) {
    var body = Map.of("controls", controls, "needed", "NEEDED", "inclusion", "We do");
    var json = RecordJson.MAPPER.writeValueAsString(body);
    return new Asked("POST", APPLICABILITY + "/decide", JSON, json, false);
  }

  /** The statement says of every control whether it is needed. */
  private void decided() {
    done(new Asked("POST", APPLICABILITY + "/start", "", "", false)).is(201);
    var controls = new ArrayList<String>();
    RecordJson.MAPPER
        .readTree(get(APPLICABILITY + "/statement"))
        .path("controls")
        .forEach(it -> controls.add(it.path("control").asString()));
    assertThat(controls).hasSizeGreaterThan(30);
    done(deciding(controls)).is(200);
  }

  /** A version that waits. */
  private String submitted() {
    for (var it : RecordJson.MAPPER.readTree(get(STATEMENTS)).path("items")) {
      if (it.path("state").asString().equals("SUBMITTED")) {
        return it.path("id").asString();
      }
    }
    decided();
    return done(new Asked("POST", STATEMENTS, JSON, "{\"note\": \"New\"}", false)).is(201).id();
  }

  private Asked view(String method, String path) {
    var body = "{\"register\": \"systems/ai-systems\", \"name\": \"%s\", \"query\": \"sort=name\"}";
    var save = new Asked("POST", "/api/v1/desk/views", JSON, body.formatted(text), false);
    return method.equals("POST")
        ? save
        : new Asked(method, path.replace("{view}", done(save).is(201).id()), "", "", false);
  }

  private @Nullable Asked framework(String method, String path) {
    return switch (method + " " + path.substring("/api/v1/catalog/frameworks".length())) {
      case "POST " -> brought("house");
      case "PUT /{id}/licensed" -> {
        done(brought("let")).is(201);
        yield licensed(path.replace("{id}", "let"));
      }
      case "DELETE /{id}/licensed" -> {
        done(brought("lent")).is(201);
        done(licensed(path.replace("{id}", "lent"))).is(200);
        yield new Asked(method, path.replace("{id}", "lent"), "", "", false);
      }
      case "DELETE /{id}" -> {
        done(brought("shed")).is(201);
        yield new Asked(method, path.replace("{id}", "shed"), "", "", false);
      }
      default -> null;
    };
  }

  private static Asked licensed(String path) {
    return new Asked("PUT", path, "text/csv", "id,text\nH.1,You ask first.\n", false);
  }

  private Asked source(String method, String path) {
    var source = AContent.source(path.endsWith("file"));
    var id = done(new Asked("POST", "/api/v1/evaluation/data-sources", JSON, source, false)).id();
    var body = method.equals("PUT") ? "{\"password\": \"s\"}" : "";
    return new Asked(method, path.replace("{id}", id), JSON, body, false);
  }

  private Asked brought(String id) {
    var framework = "{\"items\": [{\"id\": \"H.1\", \"text\": \"Ask %s.\"}]}".formatted(text);
    var at = "/api/v1/catalog/frameworks?id=" + id + "&title=House&version=1";
    return new Asked("POST", at, JSON, framework, false);
  }

  private @Nullable Asked register(String method, String path, String route) {
    if (!path.matches("/api/v1/[a-z-]+/[a-z-]+(/.*)?")) {
      return null;
    }
    var register = path.replaceAll("(/api/v1/[^/]+/[^/]+).*", "$1");
    if (registers.find(register.substring("/api/v1/".length())).isEmpty()) {
      return null;
    }
    return switch (method + " " + path.substring(register.length())) {
      case "POST " -> new Asked(method, path, JSON, content(register, text), false);
      case "POST /bulk" -> {
        var line = "{\"op\": \"record\", \"content\": %s}".formatted(content(register, text));
        yield new Asked(method, path, LINES, line, false);
      }
      case "PUT /{id}", "PATCH /{id}" -> changed(method, register, path);
      case "DELETE /{id}" -> new Asked(method, at(register, path), "", "", true);
      case "POST /{id}/restore" -> {
        var place = at(register, path);
        done(new Asked("DELETE", place.replace("/restore", ""), "", "", true)).is(200);
        yield new Asked(method, place, "", "", true);
      }
      case "POST /{id}/comments" ->
          new Asked(method, at(register, path), JSON, "{\"body\": \"Hm\"}", false);
      case "POST /{id}/links" -> link(at(register, path));
      case "DELETE /{id}/links/{link}" -> {
        var links = at(register, path).replace("/{link}", "");
        yield new Asked(method, links + "/" + done(link(links)).is(201).id(), "", "", false);
      }
      case "POST /{id}/files" -> kept(at(register, path), route.endsWith(AS_FORM));
      case "DELETE /{id}/files/{file}" -> {
        var files = at(register, path).replace("/{file}", "");
        yield new Asked(method, files + "/" + done(kept(files, false)).is(201).id(), "", "", false);
      }
      default -> null;
    };
  }

  private Asked link(String at) {
    var to = "{\"to\": {\"kind\": \"systems/models\", \"id\": \"%s\"}, \"relation\": \"uses\"}";
    var model = recorded("/api/v1/systems/models");
    return new Asked("POST", at, JSON, to.formatted(model), false);
  }

  private static Asked kept(String at, boolean form) {
    var media = form ? FORM : "application/octet-stream";
    return new Asked("POST", at + "?fileName=a.csv", media, "Card", false);
  }

  private String content(String register, String text) {
    return AContent.of(
        registers.at(register.substring("/api/v1/".length())),
        text,
        (path, body) -> done(new Asked("POST", "/api/v1/" + path, JSON, body, false)).is(201));
  }

  /** The same record with another text in it. */
  private Asked changed(String method, String register, String path) {
    var asked = new Asked("POST", register, JSON, content(register, text), false);
    var id = done(asked).is(201).id();
    var body = asked.body().replace('"' + text + '"', '"' + text + " too\"");
    return new Asked(method, path.replace("{id}", id), JSON, body, true);
  }

  private String at(String register, String path) {
    return path.replace("{id}", recorded(register));
  }

  String recorded(String register) {
    return done(new Asked("POST", register, JSON, content(register, text), false)).is(201).id();
  }

  private AnApi.Reply done(Asked asked) {
    return program.send(asked, UUID.randomUUID().toString());
  }

  private String get(String path) {
    return done(new Asked("GET", path, "", "", false)).is(200).body();
  }
}
