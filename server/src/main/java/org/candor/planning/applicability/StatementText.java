package org.candor.planning.applicability;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.ledger.Json;
import org.candor.records.RecordJson;

/**
 * What a statement says and nothing else, in canonical JSON (RFC 8785): the same bytes whoever
 * makes them, whenever. What evidence shows and what is computed stands beside it, not in it.
 */
final class StatementText {

  private StatementText() {}

  static String of(Reading reading) {
    var controls = new ArrayList<Map<String, Object>>();
    reading.lines().stream()
        .filter(it -> it.entry() != null)
        .sorted(Comparator.comparing(it -> it.control().id()))
        .forEach(it -> controls.add(line(it)));
    var json = RecordJson.MAPPER.writeValueAsString(Map.of("controls", controls));
    return Json.parse(json).canonical();
  }

  static String sha256(Reading reading) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(of(reading).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static Map<String, Object> line(Line line) {
    var members = new LinkedHashMap<String, Object>();
    var entry = Objects.requireNonNull(line.entry());
    members.put("says", entry.content());
    members.put(
        "links",
        line.ties().stream()
            .map(it -> List.of(it.relation(), it.kind(), it.label()))
            .sorted(Comparator.comparing(Object::toString))
            .toList());
    if (line.control().own()) {
      members.put("title", line.control().title());
      members.put("asks", line.control().asks());
    }
    return members;
  }
}
