package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.ledger.Json;
import org.candor.ledger.Merkle;
import org.candor.ledger.Opening;
import org.candor.records.Facts.Stored;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings facts back as they were, byte for byte, and from them the versions of records. */
@Component
class Replay {

  private static final Set<String> VERSIONS =
      Set.of(Verb.RECORDED.name(), Verb.REVISED.name(), Verb.RETIRED.name(), Verb.RESTORED.name());

  private final Facts facts;
  private final Rows rows;
  private final Map<String, Kind<?>> kinds = new LinkedHashMap<>();

  Replay(Facts facts, Rows rows, List<Kinds> kinds) {
    this.facts = facts;
    this.rows = rows;
    kinds.forEach(it -> it.all().forEach(kind -> this.kinds.put(kind.path(), kind)));
  }

  /** A fact read back, and its envelope as JSON. */
  private record Told(Stored fact, JsonNode json) {}

  void facts(OrgId org, List<String> lines) {
    var told = lines.stream().map(Replay::told).toList();
    if (told.getFirst().fact().seq() == 1) {
      var first = told.getFirst();
      facts.found(org, first.json().path("state").path("name").asString(""), first.fact().at());
    }
    var head = facts.lockHead();
    var frontier = head.frontier();
    for (var it : told) {
      if (it.fact().seq() != frontier.size() + 1) {
        throw new BackupUnreadable(
            "After fact %d comes fact %d.".formatted(frontier.size(), it.fact().seq()));
      }
      frontier = frontier.append(it.fact().leaf());
    }
    facts.insertStored(org, told.stream().map(Told::fact).toList());
    facts.moveHead(frontier, told.getLast().fact().at());
    told.stream()
        .filter(it -> VERSIONS.contains(it.fact().verb()))
        .filter(it -> kinds.containsKey(it.fact().kind()))
        .collect(
            groupingBy(
                it -> it.fact().kind(), LinkedHashMap::new, java.util.stream.Collectors.toList()))
        .forEach((path, all) -> versions(kind(path), all));
  }

  private Kind<?> kind(String path) {
    return java.util.Objects.requireNonNull(kinds.get(path));
  }

  /**
   * Versions of one record within the batch close each other; the first closes what stands in the
   * table.
   */
  private <R extends Record> void versions(Kind<R> kind, List<Told> told) {
    var ends = new HashMap<UUID, Long>();
    var open = new LinkedHashMap<UUID, Entry<R>>();
    var done = new ArrayList<Entry<R>>();
    int highest = 0;
    for (var it : told) {
      var entry = entry(kind, it);
      highest = Math.max(highest, entry.number());
      var before = open.put(entry.id(), entry);
      if (before != null) {
        done.add(before.endedAt(entry.fromSeq()));
      } else if (entry.version() > 1) {
        ends.put(entry.id(), entry.fromSeq());
      }
    }
    done.addAll(open.values());
    if (!ends.isEmpty()) {
      rows.close(kind, ends);
    }
    rows.insert(kind, done);
    rows.countedTo(kind, highest);
  }

  private static <R extends Record> Entry<R> entry(Kind<R> kind, Told told) {
    var fact = told.fact();
    var json = told.json();
    var by = json.path("who").path("person").asString(null);
    return new Entry<>(
        kind,
        fact.recordId(),
        json.path("number").asInt(),
        fact.version(),
        fact.seq(),
        null,
        fact.verb().equals(Verb.RETIRED.name()),
        fact.at(),
        by == null ? null : PersonId.of(by),
        json.path("key").asString(null),
        RecordJson.MAPPER.treeToValue(state(kind, told), kind.type()));
  }

  /** The state with its commitments opened; what was erased says so. */
  private static ObjectNode state(Kind<?> kind, Told told) {
    ObjectNode state = (ObjectNode) told.json().get("state").deepCopy();
    for (var name : List.copyOf(state.propertyNames())) {
      if (state.get(name).path("commitment").isString()) {
        var opening = told.fact().openings().get("state." + name);
        if (opening != null) {
          state.set(name, RecordJson.MAPPER.readTree(opening.value().canonical()));
        } else {
          state.put(name, Erasure.ERASED);
        }
      }
    }
    return state;
  }

  private static Told told(String line) {
    var json = RecordJson.MAPPER.readTree(line);
    var text = json.path("envelope").asString("");
    var envelope = RecordJson.MAPPER.readTree(text);
    var openings = new HashMap<String, Opening>();
    json.path("openings")
        .properties()
        .forEach(
            it -> {
              var salt = HexFormat.of().parseHex(it.getValue().path("salt").asString(""));
              var value = Json.parse(it.getValue().path("value").asString(""));
              openings.put(it.getKey(), new Opening(salt, value));
            });
    var person = envelope.path("who").path("person").asString(null);
    var fact =
        new Stored(
            envelope.path("seq").asLong(),
            Instant.parse(envelope.path("at").asString("")),
            envelope.path("verb").asString(""),
            envelope.path("kind").asString(""),
            UUID.fromString(envelope.path("id").asString("")),
            envelope.path("version").asInt(),
            person == null ? null : UUID.fromString(person),
            text,
            Merkle.leaf(text.getBytes(UTF_8)),
            openings);
    return new Told(fact, envelope);
  }
}
