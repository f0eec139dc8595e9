package org.candor.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.candor.ledger.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * In which fields a version of a record is not what its fact says. What is personal is compared
 * with what opens its commitment, and named without its value.
 */
final class Differences {

  private static final int LONGEST = 120;

  private Differences() {}

  /**
   * A field that differs.
   *
   * @param said what the fact says of it; null where it does not speak of it, or may not be shown
   */
  record Field(String name, @Nullable String said, @Nullable String found) {

    String text() {
      return said == null && found == null
          ? "field %s: the row is not what the fact says".formatted(name)
          : "field %s: the fact says %s, the row says %s"
              .formatted(name, words(said), words(found));
    }

    private static String words(@Nullable String value) {
      return value == null ? "nothing" : "'" + value + "'";
    }
  }

  /**
   * @param said members of the fact, commitments opened
   * @param kept the same members of the row
   */
  static List<Field> of(Kind<?> kind, ObjectNode said, ObjectNode kept) {
    if (canonical(said).equals(canonical(kept))) {
      return List.of();
    }
    var read = read(kind, said);
    if (canonical(read).equals(canonical(kept))) {
      return List.of();
    }
    var names = new TreeSet<>(said.propertyNames());
    names.addAll(kept.propertyNames());
    var fields = new ArrayList<Field>();
    for (var name : names) {
      var row = kept.get(name);
      if (!same(said.get(name), row) && !same(read.get(name), row)) {
        fields.add(field(kind, name, said.get(name), row));
      }
    }
    return fields.isEmpty() ? List.of(new Field("?", null, null)) : fields;
  }

  private static Field field(
      Kind<?> kind, String name, @Nullable JsonNode said, @Nullable JsonNode kept) {
    return kind.personal().contains(name)
        ? new Field(name, null, null)
        : new Field(name, shown(said), shown(kept));
  }

  private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
    return one == null || other == null
        ? Objects.equals(one, other)
        : canonical(one).equals(canonical(other));
  }

  private static @Nullable String shown(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    var text = value.isString() ? value.stringValue() : value.toString();
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
  }

  /** What the ledger says as the record's own constructor reads it, such as the name of a line. */
  private static JsonNode read(Kind<?> kind, ObjectNode said) {
    try {
      return RecordJson.MAPPER.valueToTree(RecordJson.MAPPER.treeToValue(said, kind.type()));
    } catch (JacksonException _) {
      return said;
    }
  }

  private static String canonical(JsonNode node) {
    return Json.parse(node.toString()).canonical();
  }
}
