package org.candor.api;

import static org.candor.api.Schemas.choice;
import static org.candor.api.Schemas.items;
import static org.candor.api.Schemas.list;
import static org.candor.api.Schemas.reference;
import static org.candor.api.Schemas.text;
import static org.candor.api.Schemas.whole;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.records.FileStore;
import org.candor.records.RecordJson;
import org.candor.records.Verb;
import tools.jackson.databind.node.ObjectNode;

/** Schemas that every register shares. */
final class SharedSchemas {

  private SharedSchemas() {}

  static void add(ObjectNode all) {
    all.set("any", RecordJson.MAPPER.createObjectNode().put("type", "object"));
    all.set("problem", problem());
    all.set("counts", counts());
    all.set("fact", fact());
    var facts = items(reference("fact"));
    ((ObjectNode) facts.get("properties")).set("next", whole("Where the next page begins."));
    ((ObjectNode) facts.get("properties")).set("ledgerSize", whole("Facts recorded."));
    all.set("facts", facts);
    all.set("ledger", object(Map.of("size", whole("Number of facts.")), "size"));
    var registers = Map.of("path", text(""), "href", text(""), "prefix", text(""));
    var index = Map.of("organization", text(""), "registers", list(object(registers, "path")));
    all.set("index", object(index, "registers"));
    all.set("newComment", object(Map.of("body", text("").put("maxLength", 10_000)), "body"));
    var comment = Map.of("id", id(), "body", text(""), "recordedAt", at(), "recordedBy", by());
    all.set("comment", object(comment, "id", "body", "recordedAt"));
    all.set("comments", items(reference("comment")));
    links(all);
    files(all);
    var result = Map.of("line", whole("Counted from 1."), "status", whole("As of one request."));
    var lineResult = object(result, "line", "status");
    ((ObjectNode) lineResult.get("properties")).set("problem", reference("problem"));
    all.set("lineResult", lineResult);
  }

  private static void files(ObjectNode all) {
    var bytes = text("At most %,d bytes.".formatted(FileStore.LARGEST));
    all.set("bytes", bytes.put("contentMediaType", Operation.BYTES));
    var part = text("").put("contentMediaType", Operation.BYTES);
    all.set("newFile", object(Map.of("file", part), "file"));
    var parts =
        Map.of(
            "id", id(),
            "name", text(""),
            "mediaType", text("What its content is, not what was claimed."),
            "size", whole("Bytes."),
            "sha256", text("Of the content, hex."),
            "recordedAt", at(),
            "recordedBy", by(),
            "_links", places());
    all.set("file", object(parts, "id", "name", "mediaType", "size", "sha256", "recordedAt"));
    all.set("files", items(reference("file")));
  }

  private static void links(ObjectNode all) {
    var to = object(Map.of("kind", text("Path of a register."), "id", id()), "kind", "id");
    var relation = text("What the first is to the second, e.g. uses.").put("maxLength", 100);
    all.set("newLink", object(Map.of("to", to, "relation", relation), "to", "relation"));
    var direction = choice(List.of("outward", "inward"));
    var label = text("What people call it, such as SYS-12; absent where it did not stand then.");
    var named = Map.of("kind", text(""), "id", id(), "label", label, "title", text(""));
    var other = object(named, "kind", "id", "href");
    ((ObjectNode) other.get("properties")).set("href", text(""));
    var parts =
        Map.of(
            "id", id(),
            "relation", text(""),
            "direction", direction,
            "recordedAt", at(),
            "other", other,
            "_links", places());
    all.set("link", object(parts, "id", "relation", "direction", "other"));
    all.set("links", items(reference("link")));
  }

  private static ObjectNode problem() {
    var wrong = object(Map.of("field", text(""), "message", text("")), "field", "message");
    var parts =
        Map.of(
            "type", text("Stable; says which problem this is.").put("format", "uri-reference"),
            "title", text(""),
            "status", whole("The HTTP status."),
            "detail", text("This occurrence, in words."),
            "instance", text("Finds this occurrence in the log.").put("format", "uri"),
            "errors", list(wrong));
    return object(parts, "type", "title", "status");
  }

  private static ObjectNode counts() {
    var value = text("Null counts the records with no answer.");
    value.putArray("type").add("string").add("null");
    var item = object(Map.of("value", value, "count", whole("Records.")), "value", "count");
    var counts = items(item);
    ((ObjectNode) counts.get("properties")).set("by", text("The field."));
    ((ObjectNode) counts.get("properties")).set("total", whole("Records of the whole list."));
    return counts;
  }

  private static ObjectNode fact() {
    var schema = object(Map.of("seq", whole("Position in the ledger, from 1.")), "seq");
    var properties = (ObjectNode) schema.get("properties");
    properties.set("at", at());
    properties.set("verb", choice(Stream.of(Verb.values()).map(Verb::name).toList()));
    List.of("kind", "who", "via", "why").forEach(it -> properties.set(it, text("")));
    properties.set("id", id());
    properties.set("version", whole("Of the record."));
    properties.set("leaf", text("SHA-256 leaf of the Merkle tree, hex (RFC 9162)."));
    properties.set("envelope", text("The leaf's bytes: canonical JSON (RFC 8785)."));
    properties.set("changes", list(RecordJson.MAPPER.createObjectNode().put("type", "object")));
    return schema;
  }

  private static ObjectNode id() {
    return text("").put("format", "uuid");
  }

  private static ObjectNode by() {
    return text("The person; absent where Candor did it.").put("format", "uuid");
  }

  private static ObjectNode places() {
    return RecordJson.MAPPER.createObjectNode().put("type", "object");
  }

  private static ObjectNode at() {
    return text("").put("format", "date-time");
  }

  static ObjectNode object(Map<String, ObjectNode> members, String... required) {
    var schema = RecordJson.MAPPER.createObjectNode().put("type", "object");
    var properties = schema.putObject("properties");
    members.keySet().stream().sorted().forEach(it -> properties.set(it, members.get(it)));
    var names = schema.putArray("required");
    Stream.of(required).forEach(names::add);
    return schema;
  }
}
