package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.ledger.CanonicalJson;
import org.candor.ledger.Commitment;
import org.candor.ledger.Hash;
import org.candor.ledger.MalformedJson;
import org.candor.ledger.Merkle;
import org.candor.ledger.Opening;
import org.candor.records.Facts.Stored;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares facts with their columns, their openings, and the versions of records they brought
 * about.
 */
class FactCheck {

  private static final Set<Verb> VERSIONS =
      Set.of(Verb.RECORDED, Verb.REVISED, Verb.RETIRED, Verb.RESTORED);

  private final OrgId org;
  private final Map<String, Kind<?>> kinds;
  private final Rows rows;
  private final LedgerAudit.Problems problems;
  private final Map<String, Long> matched = new HashMap<>();
  private final Set<UUID> erased = new HashSet<>();
  private final Map<UUID, Long> unopened = new HashMap<>();
  private final OwnCheck own;
  private String name = "";

  FactCheck(
      OrgId org,
      Map<String, Kind<?>> kinds,
      Rows rows,
      List<OwnVersions> ownVersions,
      List<OwnState> ownStates,
      LedgerAudit.Problems problems) {
    this.own = new OwnCheck(ownVersions, ownStates, problems, unopened::putIfAbsent);
    this.org = org;
    this.kinds = kinds;
    this.rows = rows;
    this.problems = problems;
  }

  long compared() {
    return own.compared() + matched.values().stream().mapToLong(it -> it).sum();
  }

  /** How the organization was called when it was founded. */
  String name() {
    return name;
  }

  /** The leaf that the fact's envelope really has. */
  Hash leaf(Stored fact, long expectedSeq) {
    var leaf = Merkle.leaf(fact.envelope().getBytes(UTF_8));
    if (fact.seq() != expectedSeq) {
      problem(fact, "is where fact %d belongs".formatted(expectedSeq));
    }
    if (!leaf.equals(fact.leaf())) {
      problem(fact, "does not hash to its leaf");
    }
    return leaf;
  }

  /** Checks a batch of facts against the versions of records. */
  void versions(List<Stored> batch) {
    var sound = batch.stream().filter(this::agreesWithItsColumns).toList();
    sound.forEach(this::openings);
    sound.stream()
        .filter(it -> it.verb().equals(Verb.ERASED.name()))
        .forEach(it -> erased.add(it.recordId()));
    sound.stream()
        .filter(it -> kinds.containsKey(it.kind()) && VERSIONS.contains(Verb.valueOf(it.verb())))
        .collect(groupingBy(Stored::kind))
        .forEach((kind, facts) -> compare(Objects.requireNonNull(kinds.get(kind)), facts));
    own.compare(sound);
  }

  /** Versions that no fact speaks of, and commitments that nobody was asked to erase. */
  void nothingElse() {
    own.nothingElse();
    kinds.forEach(
        (path, kind) -> {
          var kept = rows.count(kind);
          var known = matched.getOrDefault(path, 0L);
          if (kept != known) {
            problems.add("%s: %d versions, facts for %d".formatted(path, kept, known));
          }
          rows.broken(kind)
              .forEach(id -> problems.add("%s/%s: its versions do not follow".formatted(path, id)));
        });
    unopened.forEach(
        (record, seq) -> {
          if (!erased.contains(record)) {
            problems.add("fact %d: personal data are gone without an erasure".formatted(seq));
          }
        });
  }

  /** What opens a commitment must open it, and every other opening must be of one. */
  private void openings(Stored fact) {
    var json = RecordJson.MAPPER.readTree(fact.envelope());
    if (fact.verb().equals(Verb.FOUNDED.name())) {
      name = json.path("state").path("name").asString("");
    }
    fact.openings()
        .forEach(
            (path, opening) -> {
              var dot = path.indexOf('.');
              var commitment =
                  json.path(path.substring(0, Math.max(dot, 0)))
                      .path(path.substring(dot + 1))
                      .path("commitment");
              if (!opens(opening, commitment.asString(""))) {
                problem(fact, "has an opening of %s that opens nothing".formatted(path));
              }
            });
    if (json.path("who").has("person") && !fact.openings().containsKey("who.name")) {
      unopened.putIfAbsent(
          UUID.fromString(json.path("who").path("person").asString("")), fact.seq());
    }
  }

  private boolean agreesWithItsColumns(Stored fact) {
    try {
      var json = RecordJson.MAPPER.readTree(fact.envelope());
      var agrees =
          json.path("org").asString("").equals(org.toString())
              && json.path("seq").asLong(0) == fact.seq()
              && json.path("at").asString("").equals(fact.at().toString())
              && json.path("verb").asString("").equals(fact.verb())
              && json.path("kind").asString("").equals(fact.kind())
              && json.path("id").asString("").equals(fact.recordId().toString())
              && json.path("version").asInt(0) == fact.version()
              && Objects.equals(json.path("who").path("person").asString(null), by(fact))
              && CanonicalJson.canonical(fact.envelope()).equals(fact.envelope());
      if (!agrees) {
        problem(fact, "and its columns disagree");
      }
      return agrees;
    } catch (JacksonException | MalformedJson e) {
      problem(fact, "is not JSON");
      return false;
    }
  }

  private <R extends Record> void compare(Kind<R> kind, List<Stored> facts) {
    Map<Long, Entry<R>> bySeq;
    try {
      bySeq = rows.bySeq(kind, facts.stream().map(Stored::seq).toList());
    } catch (JacksonException | IllegalArgumentException e) {
      apart(kind, facts, e);
      return;
    }
    for (var fact : facts) {
      var entry = bySeq.get(fact.seq());
      if (entry == null) {
        problems.add(about(kind, fact, "has no version in " + kind.path()));
        continue;
      }
      matched.merge(kind.path(), 1L, Long::sum);
      differences(fact, entry);
    }
  }

  /** One row that says what no record of its kind can say does not keep the others from us. */
  private <R extends Record> void apart(Kind<R> kind, List<Stored> facts, RuntimeException why) {
    if (facts.size() > 1) {
      facts.forEach(it -> compare(kind, List.of(it)));
      return;
    }
    matched.merge(kind.path(), 1L, Long::sum);
    var reason = why instanceof JacksonException it ? it.getOriginalMessage() : why.getMessage();
    problems.add(
        about(kind, facts.getFirst(), "has a version that no such record can be: " + reason));
  }

  private <R extends Record> void differences(Stored fact, Entry<R> entry) {
    var json = RecordJson.MAPPER.readTree(fact.envelope());
    var outside = outside(fact, json, entry);
    ObjectNode said = (ObjectNode) json.get("state").deepCopy();
    ObjectNode kept = RecordJson.MAPPER.valueToTree(entry.content());
    for (var name : List.copyOf(said.propertyNames())) {
      var commitment = said.get(name).path("commitment");
      if (commitment.isString()) {
        open(fact, name, commitment.asString(), said, kept);
      }
    }
    if (!outside.isEmpty()) {
      problems.add(
          about(entry.kind(), fact, "and its version disagree: " + String.join(", ", outside)));
    }
    for (var field : Differences.of(entry.kind(), said, kept)) {
      problems.add(about(entry.kind(), fact, json, field));
    }
  }

  /** What differs of all that is beside the content of the record, in the names of columns. */
  private static List<String> outside(Stored fact, JsonNode json, Entry<?> entry) {
    var differs = new ArrayList<String>();
    check(differs, "id", entry.id().equals(fact.recordId()));
    check(differs, "version", entry.version() == fact.version());
    check(differs, "number", entry.number() == json.path("number").asInt(0));
    check(differs, "retired", entry.retired() == fact.verb().equals(Verb.RETIRED.name()));
    check(differs, "recorded_at", entry.recordedAt().equals(fact.at()));
    var person = json.path("who").path("person").asString(null);
    check(differs, "recorded_by", Objects.equals(by(entry), person));
    var key = json.path("key").asString(null);
    check(differs, "external_key", Objects.equals(entry.externalKey(), key));
    return differs;
  }

  private static void check(List<String> differs, String column, boolean same) {
    if (!same) {
      differs.add(column);
    }
  }

  private static Discrepancy about(
      Kind<?> kind, Stored fact, JsonNode json, Differences.Field field) {
    var label = kind.prefix() + "-" + json.path("number").asInt(0);
    var text =
        "fact %d, %s in %s, version %d, %s"
            .formatted(fact.seq(), label, kind.path(), fact.version(), field.text());
    return new Discrepancy(
        kind.path(),
        fact.recordId(),
        label,
        fact.seq(),
        field.name(),
        field.said(),
        field.found(),
        text);
  }

  private static Discrepancy about(Kind<?> kind, Stored fact, String what) {
    var number = RecordJson.MAPPER.readTree(fact.envelope()).path("number").asInt(0);
    var label = kind.prefix() + "-" + number;
    var text = "fact %d, %s in %s, %s".formatted(fact.seq(), label, kind.path(), what);
    return new Discrepancy(kind.path(), fact.recordId(), label, fact.seq(), null, null, null, text);
  }

  private void open(Stored fact, String name, String commitment, ObjectNode said, ObjectNode kept) {
    var opening = fact.openings().get("state." + name);
    if (opening == null) {
      unopened.putIfAbsent(fact.recordId(), fact.seq());
      said.remove(name);
      kept.remove(name);
    } else if (opens(opening, commitment)) {
      said.set(name, RecordJson.MAPPER.readTree(opening.value().canonical()));
    }
  }

  private static @Nullable String by(Entry<?> entry) {
    return entry.recordedBy() == null ? null : entry.recordedBy().toString();
  }

  private static @Nullable String by(Stored fact) {
    return fact.person() == null ? null : fact.person().toString();
  }

  private static boolean opens(Opening opening, String commitment) {
    return Commitment.to(opening).hash().hex().equals(commitment);
  }

  private void problem(Stored fact, String what) {
    problems.add("fact %d %s".formatted(fact.seq(), what));
  }
}
