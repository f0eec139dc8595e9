package org.candor.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.access.ProblemType;
import org.candor.records.Entry;
import org.candor.register.Directory;
import org.candor.register.Field;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Content sent as JSON, put before the same {@link Form} as what a person types, so that both are
 * told the same.
 */
final class Sent<R extends Record> {

  private static final int LONGEST_KEY = 400;

  private final Register<R> register;
  private final @Nullable Entry<R> before;
  private final Directory people;
  private final Map<String, List<String>> typed = new HashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();

  private Sent(Register<R> register, @Nullable Entry<R> before, Directory people) {
    this.register = register;
    this.before = before;
    this.people = people;
  }

  /** Content of a new record. */
  static <R extends Record> R recorded(Register<R> register, ObjectNode json, Directory people) {
    return new Sent<>(register, null, people).read(json);
  }

  /** Content that takes the place of all there was; what a verb of the room sets stays. */
  static <R extends Record> R replaced(
      Register<R> register, ObjectNode json, Entry<R> before, Directory people) {
    var sent = new Sent<>(register, before, people);
    register.fields().stream()
        .filter(it -> !it.byVerb())
        .forEach(it -> sent.typed.put(it.name(), List.of()));
    return sent.read(json);
  }

  /** Content changed by a merge patch: null empties a field, what is not named stays. RFC 7396. */
  static <R extends Record> R merged(
      Register<R> register, ObjectNode json, Entry<R> before, Directory people) {
    return new Sent<>(register, before, people).read(json);
  }

  /** What another system calls the record; null when it has no name for it. */
  static @Nullable String externalKey(JsonNode json) {
    var node = json.path(RecordView.EXTERNAL_KEY);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    var text = node.isString() ? node.asString().strip() : "";
    if (text.isEmpty() || text.length() > LONGEST_KEY || text.indexOf('\n') >= 0) {
      throw ApiProblem.bad(Map.of(RecordView.EXTERNAL_KEY, Messages.text("api.takes.key")));
    }
    return text;
  }

  private R read(ObjectNode json) {
    json.properties().forEach(it -> member(it.getKey(), it.getValue()));
    var form = Form.read(register, typed, before == null ? null : before.content(), people);
    if (!errors.isEmpty()) {
      form.errors().forEach(errors::putIfAbsent);
      throw ApiProblem.bad(errors);
    }
    var content = form.content();
    if (content == null) {
      throw ApiProblem.of(ProblemType.INVALID, form.errors());
    }
    keepsVerbs(content);
    return content;
  }

  private void member(String name, JsonNode value) {
    var field = register.field(name);
    if (field.isPresent()) {
      try {
        typed.put(name, texts(field.get(), value));
      } catch (IllegalArgumentException e) {
        typed.remove(name);
        errors.put(name, String.valueOf(e.getMessage()));
      }
    } else if (RecordView.SET_BY_SERVER.contains(name)) {
      same(name, value, Messages.text("api.server"));
    } else if (!name.equals(RecordView.EXTERNAL_KEY)) {
      errors.put(name, Messages.text("api.field.none", register.path()));
    } else if (before != null) {
      same(name, value, Messages.text("api.key.stays"));
    }
  }

  /** Who sends back what they were given may leave the server's members in. */
  private void same(String name, JsonNode value, String otherwise) {
    var known = before == null ? "" : RecordView.of(before).path(name).toString();
    if (!value.toString().equals(known)) {
      errors.put(name, otherwise);
    }
  }

  private void keepsVerbs(R content) {
    if (before == null) {
      return;
    }
    var moved = new LinkedHashMap<String, String>();
    for (var field : register.fields()) {
      var now = register.value(before.content(), field);
      if (field.byVerb() && !Objects.equals(now, register.value(content, field))) {
        moved.put(field.name(), Messages.text("api.by-verb"));
      }
    }
    if (!moved.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID, moved);
    }
  }

  private static List<String> texts(Field field, JsonNode value) {
    if (value.isNull()) {
      return List.of();
    }
    return switch (field) {
      case Field.Line _, Field.Paragraph _, Field.Choice _, Field.Day _, Field.Someone _ ->
          List.of(text(value, "text"));
      case Field.Choices _, Field.Terms _ -> array(value);
      case Field.Flag _ -> List.of(expect(value.isBoolean(), value, "flag").asString());
      case Field.Whole _ ->
          List.of(
              expect(value.isIntegralNumber() && value.canConvertToInt(), value, "whole")
                  .asString());
    };
  }

  private static List<String> array(JsonNode value) {
    expect(value.isArray(), value, "texts");
    return value.valueStream().map(it -> text(it, "texts")).toList();
  }

  private static String text(JsonNode value, String expected) {
    return expect(value.isString(), value, expected).asString();
  }

  private static JsonNode expect(boolean fits, JsonNode value, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          Messages.text("api.takes", Messages.text("api.kind." + expected), kind(value)));
    }
    return value;
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> Messages.text("api.kind.list");
      case OBJECT, POJO -> Messages.text("api.kind.object");
      case BOOLEAN -> value.asString();
      case NUMBER -> Messages.text("api.kind.number", brief(value.toString()));
      case STRING, BINARY -> Messages.text("api.kind.string");
      case NULL, MISSING -> Messages.text("api.kind.nothing");
    };
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
