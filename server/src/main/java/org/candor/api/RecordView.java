package org.candor.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.candor.records.Entry;
import org.candor.records.RecordJson;
import tools.jackson.databind.node.ObjectNode;

/** A record as JSON: its content, what the server says of it, and where to go from it. */
final class RecordView {

  /** Members that the server sets. No field of a register may be called so. */
  static final Set<String> SET_BY_SERVER =
      new LinkedHashSet<>(
          List.of(
              "id",
              "label",
              "version",
              "retired",
              "recordedAt",
              "recordedBy",
              "fromSeq",
              "toSeq",
              "_links"));

  static final String EXTERNAL_KEY = "externalKey";

  private static final List<String> PLACES = List.of("history", "versions", "links", "comments");

  private RecordView() {}

  static ObjectNode of(Entry<?> entry) {
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("id", entry.id().toString()).put("label", entry.label());
    json.put("version", entry.version()).put("retired", entry.retired());
    json.put("recordedAt", entry.recordedAt().toString());
    if (entry.recordedBy() != null) {
      json.put("recordedBy", entry.recordedBy().toString());
    }
    json.put("fromSeq", entry.fromSeq());
    if (entry.toSeq() != null) {
      json.put("toSeq", entry.toSeq());
    }
    if (entry.externalKey() != null) {
      json.put(EXTERNAL_KEY, entry.externalKey());
    }
    ObjectNode content = RecordJson.MAPPER.valueToTree(entry.content());
    json.setAll(content);
    json.set("_links", links(entry));
    return json;
  }

  private static ObjectNode links(Entry<?> entry) {
    var links = RecordJson.MAPPER.createObjectNode();
    var register = Api.href(entry.kind().path());
    var self = register + "/" + entry.id();
    links.putObject("self").put("href", self);
    links.putObject("collection").put("href", register);
    links.putObject("page").put("href", "/" + entry.ref());
    PLACES.forEach(it -> links.putObject(it).put("href", self + "/" + it));
    return links;
  }
}
