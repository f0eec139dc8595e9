package org.candor.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.candor.kernel.Actor;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Field;
import org.candor.register.Form;
import org.candor.register.Register;
import tools.jackson.databind.node.ObjectNode;

/** As little as a record of any register needs to say, with a text of the test's in it. */
final class AContent {

  /** Where a record's own rules ask for more than its types tell: by register and field. */
  private static final Map<String, Map<String, Object>> RULES =
      Map.of(
          "support/evidence", Map.of("form", "STATEMENT"),
          "evaluation/monitors", Map.of("source", "DSR-1"),
          "readiness/attestations",
              Map.of(
                  "requirement",
                  "5.1-2",
                  "basis",
                  "SELF_DECLARED",
                  "evidence",
                  List.of(),
                  "attestedOn",
                  LocalDate.now(ZoneOffset.UTC).toString(),
                  "validUntil",
                  LocalDate.now(ZoneOffset.UTC).plusDays(9).toString()));

  private AContent() {}

  /**
   * @param post records another one first, where the record has to speak of one: its path, what it
   *     says
   */
  static String of(Register<?> register, String text, BiConsumer<String, String> post) {
    var members = members(register, text);
    if (register.path().equals("planning/applicability")) {
      var own = Map.of("reference", UUID.randomUUID().toString(), "name", "Own", "asks", "Much");
      post.accept("planning/own-controls", RecordJson.MAPPER.writeValueAsString(own));
      members.put("control", own.get("reference"));
      members.put("inclusion", text);
    }
    if (register.path().equals("evaluation/monitors")) {
      post.accept("evaluation/data-sources", source(true));
    }
    return RecordJson.MAPPER.writeValueAsString(members);
  }

  /** The same with the text in every field that takes text, but those named. */
  static String full(
      Register<?> register, String text, Set<String> without, BiConsumer<String, String> post) {
    var least = (ObjectNode) RecordJson.MAPPER.readTree(of(register, text, post));
    for (var field : register.fields()) {
      if (least.has(field.name()) || without.contains(field.name()) || field.onlyByVerb()) {
        continue;
      }
      switch (field) {
        case Field.Line _, Field.Paragraph _ -> least.put(field.name(), text);
        case Field.Terms _ -> least.putArray(field.name()).add(text);
        case Field.Choice _,
            Field.Choices _,
            Field.Day _,
            Field.Flag _,
            Field.Whole _,
            Field.Someone _ -> {}
      }
    }
    return least.toString();
  }

  /** A data source: a file that is uploaded, or a table that asks for a password. */
  static String source(boolean uploaded) {
    return uploaded
        ? "{\"name\": \"Rows\", \"kind\": \"UPLOAD\"}"
        : """
          {"name": "Rows", "kind": "DATABASE", "url": "jdbc:postgresql://h/d", "tableName": "t"}
          """;
  }

  /** An API token that is wished for. */
  static String token(String name, Instant until) {
    return RecordJson.MAPPER.writeValueAsString(
        Map.of("name", name, "scopes", List.of("*:read"), "expiresAt", until.toString()));
  }

  /** Registers whose records Candor alone makes: no role may record in them. */
  static boolean byMachine(Register<?> register) {
    return Set.of("evaluation/measurements", "evaluation/repetitions").contains(register.path());
  }

  /** Makes one as Candor does. */
  static UUID made(Register<?> register, String text, Records records, Actor actor) {
    return recorded(register, members(register, text), records, actor);
  }

  private static <R extends Record> UUID recorded(
      Register<R> register, Map<String, Object> members, Records records, Actor actor) {
    var typed = new LinkedHashMap<String, List<String>>();
    members.forEach((name, value) -> typed.put(name, List.of(value.toString())));
    var content = Objects.requireNonNull(Form.read(register, typed, null).content());
    return records.record(register.kind(), content, actor).id();
  }

  /** A field that can be counted by. */
  static String countable(Register<?> register) {
    return register.fields().stream()
        .filter(it -> it instanceof Field.Choice || it instanceof Field.Someone)
        .map(Field::name)
        .findFirst()
        .orElseGet(() -> register.fields().getFirst().name());
  }

  private static Map<String, Object> members(Register<?> register, String text) {
    var members = new LinkedHashMap<String, Object>();
    for (var field : register.fields()) {
      if (field.required() && !field.onlyByVerb()) {
        members.put(field.name(), value(field, text));
      }
    }
    if (register.path().equals("planning/own-controls")) {
      members.put("reference", UUID.randomUUID().toString());
    }
    members.putAll(RULES.getOrDefault(register.path(), Map.of()));
    return members;
  }

  /** The last of several options: it asks for least beside it. */
  private static Object value(Field field, String text) {
    return switch (field) {
      case Field.Line _, Field.Paragraph _ -> text;
      case Field.Choice it -> it.options().getLast().name();
      case Field.Choices _, Field.Terms _ -> List.of();
      case Field.Day _ -> "2026-01-31";
      case Field.Flag _ -> true;
      case Field.Whole _ -> 1;
      case Field.Someone _ -> throw new IllegalStateException("No register requires a person yet");
    };
  }
}
