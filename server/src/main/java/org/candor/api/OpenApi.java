package org.candor.api;

import static org.candor.api.Schemas.reference;
import static org.candor.api.Schemas.text;
import static org.candor.register.Query.EXACTLY;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.candor.records.RecordJson;
import org.candor.register.Field;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API, made from the registers. OpenAPI 3.1. */
@Component
class OpenApi {

  /** Of a route that no token gets through. */
  static final String FRESH =
      "For a person who proved to be that person in the last five minutes, and for no token.";

  private static final List<Integer> READING = List.of(400, 401, 403, 404, 406, 429, 500, 503);
  private static final List<Integer> WRITING =
      List.of(400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429, 500, 503);

  private static final SortedMap<String, String> QUERY =
      new TreeMap<>(
          Map.of(
              "q",
                  "Words that all must occur, each as the beginning of one; or a number like SYS-12.",
              "sort", "A field to sort by; with - before it, the other way round.",
              "after", "Cursor: where the page before ended.",
              "limit", "Rows of a page, 1 to 1,000.",
              "retired", "true lists the retired records instead of those in use.",
              "asOf", "A day, a moment or a ledger position (1234, #1234): what stood then.",
              "by", "The field to count by.",
              "fileName", "What the file is called.",
              "why", "Reason for the ledger."));

  private static final SortedMap<String, String> HEADERS =
      new TreeMap<>(
          Map.of(
              "ifMatch", "ETag of the version you have seen.",
              "ifNoneMatch", "ETag you know; 304 while it stands.",
              "idempotencyKey", "Makes it safe to send the request again, for 24 hours."));

  private final ObjectNode described;
  private final OtherRoutes others;
  private @Nullable String document;

  OpenApi(Registers registers, OtherRoutes others) {
    this.others = others;
    var json = RecordJson.MAPPER.createObjectNode().put("openapi", "3.1.0");
    json.putObject("info")
        .put("title", "Candor")
        .put("version", "1")
        .put("description", "Everything a page of Candor can do. Errors are RFC 9457 problems.");
    json.putArray("servers").addObject().put("url", "/");
    json.putArray("security").addObject().putArray("token");
    var tags = json.putArray("tags");
    registers.all().forEach(it -> tags.addObject().put("name", it.path()));
    var paths = json.putObject("paths");
    Operation.ofAll().forEach(it -> operation(place(paths, it.path(), it), it, "", ""));
    registers.all().forEach(it -> register(paths, it));
    components(json.putObject("components"), registers);
    this.described = json;
  }

  /** The whole description as JSON text, complete once the routes are mapped. */
  synchronized String document() {
    if (document == null) {
      others.describe(
          (ObjectNode) described.get("paths"), (ObjectNode) described.at("/components/schemas"));
      document = described.toString();
    }
    return document;
  }

  private static void register(ObjectNode paths, Register<?> register) {
    for (var it : Operation.ofRegister()) {
      var operation = place(paths, "/" + register.path() + it.path(), it);
      operation.putArray("tags").add(register.path());
      operation(operation, it, Schemas.name(register), register.path());
      if (it.filters()) {
        filters((ArrayNode) operation.get("parameters"), register);
      }
    }
  }

  private static ObjectNode place(ObjectNode paths, String path, Operation it) {
    var at = Api.ROOT + path;
    var item = paths.get(at) instanceof ObjectNode known ? known : paths.putObject(at);
    return item.putObject(it.method().toLowerCase(java.util.Locale.ROOT));
  }

  private static void operation(ObjectNode json, Operation it, String schema, String path) {
    json.put("operationId", schema.isEmpty() ? it.name() : schema + "." + it.name());
    json.put("summary", it.summary());
    var action = it.action();
    if (action != null) {
      var on = path.isEmpty() ? ApiHistoryController.LEDGER : path;
      json.put("x-permission", on + ":" + action.name().toLowerCase(java.util.Locale.ROOT));
    }
    var parameters = json.putArray("parameters");
    it.parameters()
        .forEach(name -> parameters.addObject().put("$ref", "#/components/parameters/" + name));
    if (!it.body().isEmpty()) {
      var body = json.putObject("requestBody").put("required", true);
      content(body, it.body(), schema);
    }
    var responses = json.putObject("responses");
    content(responses.putObject("" + it.status()).put("description", "Done"), it.answer(), schema);
    if (it.parameters().contains("ifNoneMatch")) {
      responses.putObject("304").put("description", "The version you know still stands");
    }
    (it.method().equals("GET") ? READING : WRITING)
        .forEach(
            status ->
                responses.putObject("" + status).put("$ref", "#/components/responses/problem"));
  }

  private static void content(ObjectNode json, List<Operation.Media> media, String schema) {
    if (media.isEmpty()) {
      return;
    }
    var content = json.putObject("content");
    media.forEach(
        it ->
            content
                .putObject(it.type())
                .set("schema", reference(it.schema().replace("@", schema))));
  }

  private static void filters(ArrayNode parameters, Register<?> register) {
    for (var field : register.fields()) {
      var parameter = parameters.addObject().put("name", field.name()).put("in", "query");
      parameter.put(
          "description",
          "Narrows the list%s; give several for any of them, %s for no answer."
              .formatted(spelled(field), Query.NONE));
      parameter.set("schema", Schemas.list(text("")));
    }
  }

  private static String spelled(Field field) {
    return switch (field) {
      case Field.Line _ -> " to what contains this, or after %s to exactly this".formatted(EXACTLY);
      case Field.Paragraph _ -> " to what contains this";
      case Field.Terms _ -> ", after %s also to the term %s".formatted(EXACTLY, Query.NONE);
      case Field.Day _ -> " to a day, or from one to another: 2026-01-01..2026-03-31, an end open";
      case Field.Whole _ -> " to a number, or from one to another: 10..20, an end open";
      case Field.Choice _, Field.Choices _, Field.Flag _, Field.Someone _ -> "";
    };
  }

  private static void components(ObjectNode json, Registers registers) {
    json.putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "An API token, limited to scopes, that expires.");
    var problem = json.putObject("responses").putObject("problem");
    problem.put("description", "What went wrong, and which members are to blame");
    problem
        .putObject("content")
        .putObject("application/problem+json")
        .set("schema", reference("problem"));
    var parameters = json.putObject("parameters");
    QUERY.forEach((name, words) -> parameter(parameters, name, name, "query", words));
    parameter(parameters, "afterFact", "after", "query", "The position the page before ended at.");
    HEADERS.forEach((name, words) -> parameter(parameters, name, header(name), "header", words));
    Stream.of("id", "link", "file")
        .forEach(it -> parameter(parameters, it, it, "path", "UUID").put("required", true));
    var schemas = json.putObject("schemas");
    SharedSchemas.add(schemas);
    registers.all().forEach(new Schemas(schemas)::add);
  }

  private static String header(String name) {
    return switch (name) {
      case "ifMatch" -> "If-Match";
      case "ifNoneMatch" -> "If-None-Match";
      default -> "Idempotency-Key";
    };
  }

  private static ObjectNode parameter(
      ObjectNode all, String key, String name, String in, String words) {
    var parameter = all.putObject(key).put("name", name).put("in", in).put("description", words);
    parameter.set("schema", in.equals("path") ? text("").put("format", "uuid") : text(""));
    return parameter;
  }
}
