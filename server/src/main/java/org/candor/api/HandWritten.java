package org.candor.api;

import static org.candor.api.Schemas.reference;
import static org.candor.api.Schemas.text;

import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.candor.access.Allow;
import org.candor.access.Fresh;
import org.candor.access.Reads;
import org.candor.access.Replies;
import org.candor.records.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A route that a room wrote by hand, described by the signature of its method. OpenAPI 3.1. */
final class HandWritten {

  private static final String FORM = "multipart/form-data";

  private final Shapes shapes;
  private final RequestMappingInfo route;
  private final HandlerMethod handler;

  HandWritten(Shapes shapes, RequestMappingInfo route, HandlerMethod handler) {
    this.shapes = shapes;
    this.route = route;
    this.handler = handler;
  }

  /** Into the operation, which another method with another kind of body may have begun. */
  void describe(ObjectNode json, boolean writes) {
    var allow = handler.getMethodAnnotation(Allow.class);
    if (allow != null) {
      var action = allow.value().name().toLowerCase(java.util.Locale.ROOT);
      json.put("x-permission", allow.on() + ":" + action);
    }
    if (handler.hasMethodAnnotation(Fresh.class)) {
      json.put("description", OpenApi.FRESH);
    }
    var parameters = json.withArray("parameters");
    for (var it : handler.getMethod().getParameters()) {
      parameter(parameters, it);
    }
    var reads = handler.getMethodAnnotation(Reads.class);
    if (reads != null) {
      Stream.of(reads.query()).forEach(it -> query(parameters, it, Schemas.list(text("")), false));
    }
    if (writes) {
      shared(parameters, "idempotencyKey");
    }
    body(json, reads);
    answers(json.withObject("/responses"));
  }

  private void parameter(ArrayNode parameters, Parameter it) {
    var type = shapes.type(it.getParameterizedType());
    var query = it.getAnnotation(RequestParam.class);
    var header = it.getAnnotation(RequestHeader.class);
    if (it.getType() == AsOf.class) {
      shared(parameters, "asOf");
    } else if (it.isAnnotationPresent(PathVariable.class)) {
      add(parameters, it.getName(), "path", shapes.sent(type), true);
    } else if (header != null) {
      shared(parameters, header.name().equals("If-Match") ? "ifMatch" : "ifNoneMatch");
    } else if (query != null && !isFile(it) && !type.isMapLikeType()) {
      var schema = shapes.sent(type);
      var needed = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
      if (!query.defaultValue().isEmpty() && !needed && query.required()) {
        schema.put("default", query.defaultValue());
      }
      var name = query.name().isEmpty() ? query.value() : query.name();
      query(parameters, name.isEmpty() ? it.getName() : name, schema, needed);
    }
  }

  private static boolean isFile(Parameter it) {
    return MultipartFile.class.isAssignableFrom(it.getType());
  }

  private static void query(ArrayNode all, String name, ObjectNode schema, boolean needed) {
    add(all, name, "query", schema, needed);
  }

  private static void add(
      ArrayNode all, String name, String in, ObjectNode schema, boolean required) {
    for (var it : all) {
      if (it.path("name").asString("").equals(name) && it.path("in").asString("").equals(in)) {
        return;
      }
    }
    var parameter = all.addObject().put("name", name).put("in", in);
    if (required) {
      parameter.put("required", true);
    }
    parameter.set("schema", schema);
  }

  private static void shared(ArrayNode all, String name) {
    var place = "#/components/parameters/" + name;
    if (all.valueStream().noneMatch(it -> it.path("$ref").asString("").equals(place))) {
      all.addObject().put("$ref", place);
    }
  }

  private void body(ObjectNode json, @Nullable Reads reads) {
    var parameters = List.of(handler.getMethod().getParameters());
    var body = parameters.stream().filter(it -> it.isAnnotationPresent(RequestBody.class));
    body.findFirst().ifPresent(it -> content(json, Operation.JSON, taken(it)));
    parameters.stream()
        .filter(HandWritten::isFile)
        .findFirst()
        .ifPresent(it -> content(json, FORM, reference("newFile")));
    if (reads != null) {
      Stream.of(reads.body()).forEach(it -> content(json, it, reference("bytes")));
    }
  }

  /** A room that reads the text itself takes whatever its own reader takes: an object. */
  private ObjectNode taken(Parameter it) {
    return it.getType() == String.class
        ? reference("any")
        : shapes.sent(shapes.type(it.getParameterizedType()));
  }

  private static void content(ObjectNode json, String media, ObjectNode schema) {
    var body = json.withObject("/requestBody").put("required", true);
    var content = body.get("content") instanceof ObjectNode it ? it : body.putObject("content");
    content.putObject(media).set("schema", schema);
  }

  private void answers(ObjectNode responses) {
    var replies = Optional.ofNullable(handler.getMethodAnnotation(Replies.class));
    var named = Optional.ofNullable(handler.getMethodAnnotation(ResponseStatus.class));
    var status =
        replies
            .map(Replies::status)
            .orElseGet(() -> named.map(it -> it.code().value()).orElse(200));
    var done = responses.putObject("" + status).put("description", "Done");
    var media = media(replies.map(it -> List.of(it.media())).orElse(List.of()));
    var schema = schema(replies.<Class<?>>map(Replies::value).orElse(void.class));
    if (!media.isEmpty()) {
      var content = done.putObject("content");
      media.forEach(it -> content.putObject(it).set("schema", file(it)));
    } else if (schema != null && status != 204) {
      done.putObject("content").putObject(Operation.JSON).set("schema", schema);
    }
    responses.putObject("default").put("$ref", "#/components/responses/problem");
  }

  /** Of text and bytes that the method makes itself: what it says they are. */
  private List<String> media(List<String> said) {
    var returned = returned().getRawClass();
    return said.isEmpty() && (returned == String.class || returned == byte[].class)
        ? route.getProducesCondition().getProducibleMediaTypes().stream()
            .map(MediaType::toString)
            .toList()
        : said;
  }

  private static ObjectNode file(String media) {
    return reference(media.equals(Operation.JSON) ? "any" : "bytes");
  }

  private @Nullable ObjectNode schema(Class<?> said) {
    if (said != void.class) {
      return shapes.answered(shapes.type(said));
    }
    var returned = returned();
    var raw = returned.getRawClass();
    return raw == void.class || raw == Void.class || raw == Object.class
        ? null
        : shapes.answered(returned);
  }

  /** What is in the answer; an object where the method does not tell. */
  private JavaType returned() {
    var type = shapes.type(handler.getMethod().getGenericReturnType());
    return HttpEntity.class.isAssignableFrom(type.getRawClass())
        ? Objects.requireNonNullElseGet(type.containedType(0), () -> shapes.type(Object.class))
        : type;
  }
}
