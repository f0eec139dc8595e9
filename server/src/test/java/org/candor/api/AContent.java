package org.candor.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.records.RecordJson;
import org.candor.register.Field;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;

/** The least that a record of any register must say, with words of the test in its lines. */
final class AContent {

  /** Where a record's own rules ask for more than its types tell: by register and field. */
  private static final Map<String, Map<String, Object>> RULES =
      Map.of(
          "support/evidence", Map.of("form", "STATEMENT"),
          "readiness/attestations", Map.of("requirement", "5.1-2", "basis", "SELF_DECLARED"));

  private AContent() {}

  static String of(Register<?> register, String words) {
    var content = new LinkedHashMap<String, @Nullable Object>();
    for (var field : register.fields()) {
      if (field.required() && !field.byVerb()) {
        content.put(field.name(), value(field, words));
      }
    }
    content.putAll(RULES.getOrDefault(register.path(), Map.of()));
    return RecordJson.MAPPER.writeValueAsString(content);
  }

  /** A field that can be counted by. */
  static String countable(Register<?> register) {
    return register.fields().stream()
        .filter(it -> it instanceof Field.Choice || it instanceof Field.Someone)
        .map(Field::name)
        .findFirst()
        .orElseGet(() -> register.fields().getFirst().name());
  }

  private static Object value(Field field, String words) {
    return switch (field) {
      case Field.Line _, Field.Paragraph _ -> words;
      case Field.Choice it -> it.options().getFirst().name();
      case Field.Choices it -> List.of(it.options().getFirst().name());
      case Field.Terms _ -> List.of(words);
      case Field.Day _ -> "2026-01-31";
      case Field.Flag _ -> true;
      case Field.Whole _ -> 1;
      case Field.Someone _ -> throw new IllegalStateException("No register requires a person yet");
    };
  }
}
