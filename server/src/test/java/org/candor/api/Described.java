package org.candor.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.candor.records.RecordJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Holds what is sent and what comes back against the description of the API. */
final class Described {

  private final JsonNode document;

  Described(String document) {
    this.document = RecordJson.MAPPER.readTree(document);
  }

  JsonNode operation(String method, String path) {
    return document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
  }

  /** What an answer has that its description has not, and the other way round. */
  List<String> answered(String method, String path, AnApi.Reply reply) {
    var responses = operation(method, path).path("responses");
    var response = responses.path("" + reply.status());
    if (response.isMissingNode() && !(reply.status() >= 400 && responses.has("default"))) {
      return List.of("answers %d, which is not described".formatted(reply.status()));
    }
    var content = resolved(response).path("content");
    var media = String.valueOf(reply.raw().getContentType()).replaceAll(";.*", "");
    if (reply.status() >= 300 || content.isMissingNode() && reply.body().isEmpty()) {
      return List.of();
    } else if (!content.has(media)) {
      return List.of("answers %s, described are %s".formatted(media, content.propertyNames()));
    }
    return media.equals(AnApi.JSON) ? json(content.path(media), reply.body()) : List.of();
  }

  /** What is sent and would not have to be taken. */
  List<String> sent(String method, String path, String media, String body) {
    var content = operation(method, path).path("requestBody").path("content");
    if (body.isEmpty()) {
      return List.of();
    } else if (!content.has(media) && !content.has(Operation.BYTES)) {
      return List.of("takes %s, sent is %s".formatted(content.propertyNames(), media));
    }
    return media.equals(AnApi.JSON) && content.has(media)
        ? json(content.path(media), body)
        : List.of();
  }

  /** Names of the query parameters that it says it takes. */
  Set<String> parameters(String method, String path) {
    var names = new TreeSet<String>();
    for (var it : operation(method, path).path("parameters")) {
      var parameter = resolved(it);
      if (parameter.path("in").asString("").equals("query")) {
        names.add(parameter.path("name").asString());
      }
    }
    return names;
  }

  private List<String> json(JsonNode described, String body) {
    var wrong = new ArrayList<String>();
    try {
      check(described.path("schema"), RecordJson.MAPPER.readTree(body), "$", wrong);
    } catch (JacksonException e) {
      wrong.add("is no JSON: " + e.getMessage());
    }
    return wrong;
  }

  private JsonNode resolved(JsonNode it) {
    var place = it.path("$ref").asString("");
    return place.isEmpty() ? it : document.at(place.substring(1));
  }

  private void check(JsonNode given, JsonNode value, String at, List<String> wrong) {
    var schema = resolved(given);
    if (schema.has("anyOf")) {
      var fits = schema.path("anyOf").valueStream().anyMatch(it -> fits(it, value));
      if (!fits) {
        wrong.add(at + " is none of what it may be");
      }
      return;
    }
    if (schema.has("type") && !types(schema).contains(type(value))) {
      wrong.add("%s is %s and not %s".formatted(at, type(value), types(schema)));
      return;
    }
    if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
      wrong.add("%s is %s, no option".formatted(at, value));
    }
    if (value.isArray() && schema.has("items")) {
      value.forEach(it -> check(schema.path("items"), it, at + "[]", wrong));
    }
    if (value.isObject()) {
      members(schema, value, at, wrong);
    }
  }

  private void members(JsonNode schema, JsonNode value, String at, List<String> wrong) {
    for (var name : schema.path("required")) {
      if (!value.has(name.asString())) {
        wrong.add("%s has no %s".formatted(at, name.asString()));
      }
    }
    var others = schema.path("additionalProperties");
    for (var member : value.properties()) {
      var place = at + "." + member.getKey();
      var property = schema.path("properties").path(member.getKey());
      if (!property.isMissingNode()) {
        check(property, member.getValue(), place, wrong);
      } else if (others.isObject()) {
        check(others, member.getValue(), place, wrong);
      } else if (schema.has("properties")) {
        wrong.add(place + " is not described");
      }
    }
  }

  private boolean fits(JsonNode schema, JsonNode value) {
    var wrong = new ArrayList<String>();
    check(schema, value, "", wrong);
    return wrong.isEmpty();
  }

  private static List<String> types(JsonNode schema) {
    var type = schema.path("type");
    var types = new ArrayList<String>();
    if (type.isString()) {
      types.add(type.asString());
    }
    type.forEach(it -> types.add(it.asString()));
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case OBJECT, POJO -> "object";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case STRING, BINARY -> "string";
      case NULL, MISSING -> "null";
    };
  }
}
