package org.candor.api;

import static org.candor.access.Action.COMMENT;
import static org.candor.access.Action.READ;
import static org.candor.access.Action.REVISE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.ProblemType;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Comment;
import org.candor.records.Companions;
import org.candor.records.Entry;
import org.candor.records.Link;
import org.candor.records.NotFound;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.candor.register.Unfit;
import org.candor.web.Messages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands beside a record: links both ways, comments. */
@RestController
@RequestMapping(path = Api.ROOT + "/{room}/{name}/{id}", produces = APPLICATION_JSON_VALUE)
class ApiCompanionsController {

  private final Records records;
  private final Companions companions;
  private final Registers registers;
  private final Permissions permissions;
  private final Idempotency idempotency;

  ApiCompanionsController(
      Records records,
      Companions companions,
      Registers registers,
      Permissions permissions,
      Idempotency idempotency) {
    this.records = records;
    this.companions = companions;
    this.registers = registers;
    this.permissions = permissions;
    this.idempotency = idempotency;
  }

  @GetMapping("/links")
  @Allow(READ)
  ResponseEntity<byte[]> links(
      Register<?> register, @PathVariable UUID id, AsOf asOf, Caller caller) {
    var ref = find(register, id, asOf).ref();
    var json = RecordJson.MAPPER.createObjectNode();
    var items = json.putArray("items");
    companions.links(ref, asOf).stream()
        .filter(it -> permissions.may(caller, READ, it.content().other(ref).kind()))
        .forEach(it -> items.add(link(it, ref, asOf)));
    return Answer.ok(json).entity();
  }

  @PostMapping(path = "/links", consumes = APPLICATION_JSON_VALUE)
  @Allow(REVISE)
  ResponseEntity<byte[]> link(
      Register<?> register, @PathVariable UUID id, Attempt attempt, Caller caller) {
    return idempotency
        .once(
            caller.person(),
            attempt,
            () -> {
              var from = find(register, id, AsOf.NOW).ref();
              var json = members(attempt, Set.of("to", "relation"));
              var to = target(json.path("to"), caller);
              var content = checked(() -> Link.between(from, to, text(json, "relation", 100)));
              var link = records.record(Link.KIND, content, null, caller.actor(), attempt.why());
              return Answer.of(201, link(link, from, AsOf.NOW))
                  .with("Location", Api.href(from + "/links/" + link.id()));
            })
        .entity();
  }

  @DeleteMapping("/links/{link}")
  @Allow(REVISE)
  ResponseEntity<byte[]> unlink(
      Register<?> register,
      @PathVariable UUID id,
      @PathVariable UUID link,
      Attempt attempt,
      Caller caller) {
    return idempotency
        .once(
            caller.person(),
            attempt,
            () -> {
              var ref = find(register, id, AsOf.NOW).ref();
              var found =
                  companions.links(ref, AsOf.NOW).stream()
                      .filter(it -> it.id().equals(link))
                      .findFirst()
                      .orElseThrow(() -> new NotFound(Messages.text("api.link.none")));
              records.retire(Link.KIND, link, found.version(), caller.actor(), attempt.why());
              return new Answer(204, Map.of(), "");
            })
        .entity();
  }

  @GetMapping("/comments")
  @Allow(READ)
  ResponseEntity<byte[]> comments(Register<?> register, @PathVariable UUID id, AsOf asOf) {
    var ref = find(register, id, asOf).ref();
    var json = RecordJson.MAPPER.createObjectNode();
    var items = json.putArray("items");
    companions.comments(ref, asOf).forEach(it -> items.add(comment(it)));
    return Answer.ok(json).entity();
  }

  @PostMapping(path = "/comments", consumes = APPLICATION_JSON_VALUE)
  @Allow(COMMENT)
  ResponseEntity<byte[]> comment(
      Register<?> register, @PathVariable UUID id, Attempt attempt, Caller caller) {
    return idempotency
        .once(
            caller.person(),
            attempt,
            () -> {
              var about = find(register, id, AsOf.NOW).ref();
              var json = members(attempt, Set.of("body"));
              var content = checked(() -> Comment.on(about, text(json, "body", 10_000)));
              var comment =
                  records.record(Comment.KIND, content, null, caller.actor(), attempt.why());
              return Answer.of(201, comment(comment))
                  .with("Location", Api.href(about + "/comments"));
            })
        .entity();
  }

  private Entry<?> find(Register<?> register, UUID id, AsOf asOf) {
    return records
        .find(register.kind(), id, asOf)
        .orElseThrow(() -> new NotFound(Messages.text("api.record.none", register.path())));
  }

  private Ref target(JsonNode to, Caller caller) {
    var kind = to.path("kind").asString("");
    var register = registers.find(kind);
    if (register.isEmpty() || !permissions.may(caller, READ, kind)) {
      throw ApiProblem.of(ProblemType.INVALID, Map.of("to", Messages.text("api.link.kind")));
    }
    try {
      return find(register.get(), UUID.fromString(to.path("id").asString("")), AsOf.NOW).ref();
    } catch (IllegalArgumentException | NotFound e) {
      throw ApiProblem.of(
          ProblemType.INVALID, Map.of("to", Messages.text("api.record.none", kind)));
    }
  }

  private ObjectNode link(Entry<Link> entry, Ref from, AsOf asOf) {
    var outward = entry.content().from().equals(from);
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("id", entry.id().toString()).put("relation", entry.content().relation());
    json.put("direction", outward ? "outward" : "inward");
    json.put("recordedAt", entry.recordedAt().toString());
    json.set("other", other(entry.content().other(from), asOf));
    var self = Api.href(from + "/links/" + entry.id());
    json.putObject("_links").putObject("self").put("href", self);
    return json;
  }

  private ObjectNode other(Ref other, AsOf asOf) {
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("kind", other.kind()).put("id", other.id().toString());
    registers.find(other.kind()).ifPresent(it -> name(it, other.id(), asOf, json));
    json.put("href", Api.href(other.toString()));
    return json;
  }

  private <R extends Record> void name(Register<R> register, UUID id, AsOf asOf, ObjectNode json) {
    records
        .find(register.kind(), id, asOf)
        .ifPresent(it -> json.put("label", it.label()).put("title", register.title(it.content())));
  }

  private static ObjectNode comment(Entry<Comment> entry) {
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("id", entry.id().toString()).put("body", entry.content().body());
    json.put("recordedAt", entry.recordedAt().toString());
    if (entry.recordedBy() != null) {
      json.put("recordedBy", entry.recordedBy().toString());
    }
    return json;
  }

  private static ObjectNode members(Attempt attempt, Set<String> known) {
    var json = attempt.json();
    for (var name : json.propertyNames()) {
      if (!known.contains(name)) {
        throw ApiProblem.bad(Map.of(name, Messages.text("api.member.none")));
      }
    }
    return json;
  }

  private static String text(ObjectNode json, String name, int longest) {
    var value = json.path(name);
    if (!value.isString()) {
      throw ApiProblem.bad(Map.of(name, Messages.text("api.takes.text.required")));
    }
    var text = value.asString().strip();
    if (text.length() > longest) {
      throw ApiProblem.of(
          ProblemType.INVALID, Map.of(name, Messages.text("api.takes.most", longest)));
    }
    return text;
  }

  private static <T> T checked(java.util.function.Supplier<T> content) {
    try {
      return content.get();
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(ProblemType.INVALID, Map.of("", Unfit.said(e).text()));
    }
  }
}
