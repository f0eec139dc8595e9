package org.candor.records;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.candor.ledger.Json;
import org.candor.records.Facts.Stored;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares facts with what rooms keep in tables of their own. */
class OwnCheck {

  private static final Set<String> VERSIONS =
      Set.of(Verb.RECORDED.name(), Verb.REVISED.name(), Verb.RETIRED.name(), Verb.RESTORED.name());

  private final List<OwnVersions> versions;
  private final List<OwnState> states;
  private final LedgerAudit.Problems problems;
  private final BiConsumer<UUID, Long> unopened;
  private final Map<String, Long> matched = new HashMap<>();
  private final Map<String, ObjectNode> last = new HashMap<>();

  /**
   * @param unopened hears of a record whose commitment nothing opens, and of the fact's position
   */
  OwnCheck(
      List<OwnVersions> versions,
      List<OwnState> states,
      LedgerAudit.Problems problems,
      BiConsumer<UUID, Long> unopened) {
    this.versions = versions;
    this.states = states;
    this.problems = problems;
    this.unopened = unopened;
  }

  long compared() {
    return matched.values().stream().mapToLong(it -> it).sum();
  }

  void compare(List<Stored> sound) {
    for (var room : versions) {
      var facts =
          sound.stream()
              .filter(it -> it.kind().equals(room.kind()) && VERSIONS.contains(it.verb()))
              .toList();
      if (!facts.isEmpty()) {
        var kept = room.at(facts.stream().map(Stored::seq).toList());
        facts.forEach(it -> compare(room, it, kept.get(it.seq())));
      }
    }
    for (var room : states) {
      sound.stream()
          .filter(it -> it.kind().equals(room.kind()))
          .forEach(it -> last(room).setAll(said(it)));
    }
  }

  /** Versions that no fact speaks of, and a present that the facts did not bring about. */
  void nothingElse() {
    for (var room : versions) {
      var known = matched.getOrDefault(room.kind(), 0L);
      if (room.count() != known) {
        problems.add("%s: %d versions, facts for %d".formatted(room.kind(), room.count(), known));
      }
      room.broken()
          .forEach(
              it -> problems.add("%s/%s: its versions do not follow".formatted(room.kind(), it)));
      room.strayed()
          .forEach(
              it ->
                  problems.add(
                      "%s/%s: what stands is not what its last version says"
                          .formatted(room.kind(), it)));
    }
    for (var room : states) {
      room.now()
          .map(RecordJson.MAPPER::readTree)
          .ifPresent(
              now -> {
                if (!now.equals(last(room))) {
                  problems.add(
                      "%s: stands as %s, the facts say %s".formatted(room.kind(), now, last(room)));
                }
              });
    }
  }

  private ObjectNode last(OwnState room) {
    return last.computeIfAbsent(
        room.kind(), _ -> (ObjectNode) RecordJson.MAPPER.readTree(room.initial()));
  }

  private void compare(OwnVersions room, Stored fact, OwnVersions.@Nullable Kept kept) {
    if (kept == null) {
      problem(fact, "has no version in " + room.kind());
      return;
    }
    matched.merge(room.kind(), 1L, Long::sum);
    if (!kept.id().equals(fact.recordId())
        || kept.version() != fact.version()
        || kept.retired() != fact.verb().equals(Verb.RETIRED.name())) {
      problem(fact, "and its version in %s disagree".formatted(room.kind()));
      return;
    }
    var state = RecordJson.MAPPER.readTree(kept.state());
    said(fact)
        .properties()
        .forEach(
            it -> {
              if (!room.agrees(it.getKey(), it.getValue(), state.get(it.getKey()))) {
                differs(room, fact, it.getKey());
              }
            });
  }

  /** Whose values these are: people, invitations, credentials. They are named, never told. */
  private void differs(OwnVersions room, Stored fact, String field) {
    var text =
        "fact %d says something else than its version in %s (%s)"
            .formatted(fact.seq(), room.kind(), field);
    problems.add(
        new Discrepancy(room.kind(), fact.recordId(), null, fact.seq(), field, null, null, text));
  }

  /** What the fact says, commitments opened; without those that nothing opens. */
  private ObjectNode said(Stored fact) {
    var said = (ObjectNode) RecordJson.MAPPER.readTree(fact.envelope()).get("state").deepCopy();
    for (var name : List.copyOf(said.propertyNames())) {
      if (said.get(name).path("commitment").isString()) {
        var opening = fact.openings().get("state." + name);
        if (opening == null) {
          unopened.accept(fact.recordId(), fact.seq());
          said.remove(name);
        } else {
          said.set(name, tree(opening.value()));
        }
      }
    }
    return said;
  }

  private static JsonNode tree(Json value) {
    return RecordJson.MAPPER.readTree(value.canonical());
  }

  private void problem(Stored fact, String what) {
    problems.add("fact %d %s".formatted(fact.seq(), what));
  }
}
