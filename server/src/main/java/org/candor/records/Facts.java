package org.candor.records;

import static org.candor.database.SqlArrays.array;
import static org.candor.database.SqlArrays.bytes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.ledger.Frontier;
import org.candor.ledger.Hash;
import org.candor.ledger.Opening;
import org.candor.records.Envelope.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** The facts of the organization in scope. */
@Repository
class Facts {

  private static final String WHO_NAME =
      """
      left join lateral (select value from records.opening
        where path = '%s' and seq <= it.seq and seq > it.seq - %d and coalesce(through, seq) >= it.seq
        order by seq desc limit 1) o on true
      """
          .formatted(Openings.WHO, Openings.MOST_THROUGH);

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final Openings openings;

  Facts(JdbcClient jdbc, JdbcOperations batch, Openings openings) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.openings = openings;
  }

  /** Where the ledger ends. */
  record Head(Frontier frontier, Instant lastAt, long size, String name) {}

  void found(OrgId org, String name, Instant at) {
    jdbc.sql("insert into records.head values (:org, :name, 0, :frontier, :at)")
        .param("org", org.value())
        .param("name", name)
        .param("frontier", Frontier.EMPTY.toBytes())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** What the tree looked like when it had so many leaves. */
  Frontier frontier(long size) {
    var head = jdbc.sql("select frontier from records.head where size = :size").param("size", size);
    return head.query((rs, _) -> Frontier.fromBytes(rs.getBytes(1)))
        .optional()
        .orElseGet(() -> grown(size));
  }

  private Frontier grown(long size) {
    var frontier = new Frontier[] {Frontier.EMPTY};
    jdbc.sql("select leaf from records.fact it where it.seq <= :size order by it.seq")
        .param("size", size)
        .withFetchSize(1_000)
        .query(
            rs -> {
              frontier[0] = frontier[0].append(Hash.of(rs.getBytes(1)));
            });
    return frontier[0];
  }

  /**
   * Waits for other writers of the organization; from here to the end of the transaction there is
   * one.
   */
  Head lockHead() {
    return jdbc.sql("select frontier, last_at, size, name from records.head for update")
        .query(Facts::headOf)
        .single();
  }

  /** Nothing where the row is lost. */
  Optional<Head> head() {
    return jdbc.sql("select frontier, last_at, size, name from records.head")
        .query(Facts::headOf)
        .optional();
  }

  private static Head headOf(ResultSet rs, int row) throws SQLException {
    return new Head(
        Frontier.fromBytes(rs.getBytes(1)),
        rs.getTimestamp(2).toInstant(),
        rs.getLong(3),
        rs.getString(4));
  }

  /** Every organization that has a ledger; in the scope of the installation. */
  List<OrgId> ledgers() {
    return jdbc.sql("select org_id from records.head order by org_id")
        .query((rs, _) -> new OrgId(rs.getObject(1, UUID.class)))
        .list();
  }

  /** How many facts each ledger has; in the scope of the installation. */
  Map<OrgId, Long> sizes() {
    var found = new HashMap<OrgId, Long>();
    jdbc.sql("select org_id, size from records.head")
        .query(
            rs -> {
              found.put(new OrgId(rs.getObject(1, UUID.class)), rs.getLong(2));
            });
    return found;
  }

  /** A fact exactly as stored, with what opens its commitments. */
  record Stored(
      long seq,
      Instant at,
      String verb,
      String kind,
      UUID recordId,
      int version,
      @Nullable UUID person,
      String envelope,
      Hash leaf,
      Map<String, Opening> openings) {}

  List<Stored> stored(long after, int limit) {
    var opened = openings.of(after, after + limit);
    return jdbc.sql("select * from records.fact where seq > :seq order by seq limit :limit")
        .param("seq", after)
        .param("limit", limit)
        .query(
            (rs, _) ->
                new Stored(
                    rs.getLong("seq"),
                    rs.getTimestamp("at").toInstant(),
                    rs.getString("verb"),
                    rs.getString("kind"),
                    rs.getObject("record_id", UUID.class),
                    rs.getInt("version"),
                    rs.getObject("person", UUID.class),
                    rs.getString("envelope"),
                    Hash.of(rs.getBytes("leaf")),
                    opened.getOrDefault(rs.getLong("seq"), Map.of())))
        .list();
  }

  /** Brings back facts as they were. */
  void insertStored(OrgId org, List<Stored> stored) {
    jdbc.sql(
            """
            insert into records.fact (org_id, seq, at, verb, kind, record_id, version, person, envelope, leaf)
            select :org, seq, at, verb, kind, id, version, (envelope::jsonb -> 'who' ->> 'person')::uuid, envelope, leaf
            from unnest(:seqs, :ats, :verbs, :kinds, :ids, :versions, :envelopes, :leaves)
              it (seq, at, verb, kind, id, version, envelope, leaf)
            """)
        .param("org", org.value())
        .param("seqs", array("bigint", stored.stream().map(Stored::seq)))
        .param("ats", array("timestamptz", stored.stream().map(it -> it.at().toString())))
        .param("verbs", array("text", stored.stream().map(Stored::verb)))
        .param("kinds", array("text", stored.stream().map(Stored::kind)))
        .param("ids", array("uuid", stored.stream().map(Stored::recordId)))
        .param("versions", array("int", stored.stream().map(Stored::version)))
        .param("envelopes", array("text", stored.stream().map(Stored::envelope)))
        .param("leaves", bytes(stored.stream().map(it -> it.leaf().bytes())))
        .update();
    openings.insert(
        org, stored.stream().map(it -> new Openings.Opened(it.seq(), it.openings())).toList());
  }

  /** The leaves after a position, in order. */
  List<String> envelopes(long after, int limit) {
    return jdbc.sql("select envelope from records.fact where seq > :seq order by seq limit :limit")
        .param("seq", after)
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  void moveHead(Frontier frontier, Instant at) {
    jdbc.sql("update records.head set size = :size, frontier = :frontier, last_at = :at")
        .param("size", frontier.size())
        .param("frontier", frontier.toBytes())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** As a batch, which the driver turns into statements of many rows. */
  void insert(OrgId org, Instant at, Actor actor, List<Sealed> facts) {
    var when = at.atOffset(ZoneOffset.UTC);
    var person = actor.person() == null ? null : actor.person().value();
    batch.batchUpdate(
        """
        insert into records.fact (org_id, at, person, seq, verb, kind, record_id, version, envelope, leaf)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        facts,
        facts.size(),
        (statement, it) -> {
          statement.setObject(1, org.value());
          statement.setObject(2, when);
          statement.setObject(3, person, Types.OTHER);
          statement.setLong(4, it.seq());
          statement.setString(5, it.envelope().verb().name());
          statement.setString(6, it.envelope().subject().kind());
          statement.setObject(7, it.envelope().subject().id());
          statement.setInt(8, it.envelope().version());
          statement.setString(9, it.text());
          statement.setBytes(10, it.leaf().bytes());
        });
    openings.insert(
        org, facts.stream().map(it -> new Openings.Opened(it.seq(), it.openings())).toList());
  }

  long size() {
    return jdbc.sql("select size from records.head").query(Long.class).optional().orElse(0L);
  }

  long sizeAt(Instant moment) {
    return jdbc.sql("select coalesce(max(seq), 0) from records.fact where at <= :at")
        .param("at", Timestamp.from(moment))
        .query(Long.class)
        .single();
  }

  /** Newest first. */
  List<Fact> about(List<UUID> subjects, long upTo, int limit) {
    return jdbc.sql(
            """
            select it.*, o.value as who from records.fact it
            %s
            where it.record_id = any(:subjects) and it.seq <= :upTo order by it.seq desc limit :limit
            """
                .formatted(WHO_NAME))
        .param("subjects", array("uuid", subjects.stream()))
        .param("upTo", upTo)
        .param("limit", limit)
        .query(Facts::fact)
        .list();
  }

  long countAbout(List<UUID> subjects, long upTo) {
    return jdbc.sql(
            """
            select count(*) from records.fact it where it.record_id = any(:subjects) and it.seq <= :upTo
            """)
        .param("subjects", array("uuid", subjects.stream()))
        .param("upTo", upTo)
        .query(Long.class)
        .single();
  }

  /** Oldest first, a page at a time. */
  List<Fact> after(long seq, int limit) {
    return jdbc.sql(
            """
            select it.*, o.value as who from records.fact it
            %s
            where it.seq > :seq order by it.seq limit :limit
            """
                .formatted(WHO_NAME))
        .param("seq", seq)
        .param("limit", limit)
        .query(Facts::fact)
        .list();
  }

  static Fact fact(ResultSet rs, int row) throws SQLException {
    var envelope = rs.getString("envelope");
    JsonNode json = RecordJson.MAPPER.readTree(envelope);
    var opened = rs.getString("who");
    var who = json.path("who");
    return new Fact(
        rs.getLong("seq"),
        rs.getTimestamp("at").toInstant(),
        Verb.valueOf(rs.getString("verb")),
        new Ref(rs.getString("kind"), rs.getObject("record_id", UUID.class)),
        rs.getInt("version"),
        opened != null
            ? RecordJson.MAPPER.readValue(opened, String.class)
            : who.path("name").asString(""),
        who.path("via").asString(""),
        json.path("why").asString(null),
        envelope);
  }
}
