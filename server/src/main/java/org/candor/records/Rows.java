package org.candor.records;

import static java.util.Collections.nCopies;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candor.database.Scope;
import org.candor.kernel.PersonId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions of records, each kind in its own table.
 *
 * <p>Every table has real columns and constraints. PostgreSQL turns a row into JSON, Jackson turns
 * that into the Java record; the way in is cell by cell, or JSON where a component is no plain
 * value. A column that disagrees with its component fails at once.
 */
@Repository
class Rows {

  private static final String STANDARD =
      "org_id, id, number, version, from_seq, to_seq, retired, recorded_at, recorded_by, external_key";

  private static final Map<Kind<?>, String> INSERTS = new ConcurrentHashMap<>();

  private final JdbcClient jdbc;
  private final JdbcOperations batch;

  Rows(JdbcClient jdbc, JdbcOperations batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  <R extends Record> void insert(Kind<R> kind, List<Entry<R>> entries) {
    if (Cells.of(kind.type()).arePlain()) {
      insertCells(kind, entries);
    } else {
      insertJson(kind, entries);
    }
  }

  /** As a batch, which the driver turns into statements of many rows. */
  private <R extends Record> void insertCells(Kind<R> kind, List<Entry<R>> entries) {
    var cells = Cells.of(kind.type());
    var org = Scope.currentOrg().value();
    batch.batchUpdate(
        INSERTS.computeIfAbsent(kind, Rows::inserting),
        entries,
        entries.size(),
        (statement, it) -> cells.set(statement, standard(statement, org, it), it.content()));
  }

  private static String inserting(Kind<?> kind) {
    var cells = STANDARD.split(",").length + kind.columns().size();
    return "insert into %s (%s, %s) values (%s)"
        .formatted(
            kind.table(), STANDARD, kind.columnNames(), String.join(", ", nCopies(cells, "?")));
  }

  private static int standard(PreparedStatement statement, UUID org, Entry<?> it)
      throws SQLException {
    statement.setObject(1, org);
    statement.setObject(2, it.id());
    statement.setInt(3, it.number());
    statement.setInt(4, it.version());
    statement.setLong(5, it.fromSeq());
    if (it.toSeq() == null) {
      statement.setNull(6, Types.BIGINT);
    } else {
      statement.setLong(6, it.toSeq());
    }
    statement.setBoolean(7, it.retired());
    statement.setObject(8, it.recordedAt().atOffset(ZoneOffset.UTC));
    statement.setObject(9, it.recordedBy() == null ? null : it.recordedBy().value(), Types.OTHER);
    statement.setString(10, it.externalKey());
    return 11;
  }

  private <R extends Record> void insertJson(Kind<R> kind, List<Entry<R>> entries) {
    jdbc.sql(
            """
            insert into %1$s (%2$s, %3$s)
            select %2$s, %3$s from jsonb_populate_recordset(null::%1$s, :rows::jsonb)
            """
                .formatted(kind.table(), STANDARD, kind.columnNames()))
        .param("rows", RecordJson.ROWS.writeValueAsString(entries.stream().map(Rows::row).toList()))
        .update();
  }

  /** Ends the current versions; the one update that a record's table ever sees. */
  void close(Kind<?> kind, Map<UUID, Long> ends) {
    jdbc.sql(
            """
            update %s it set to_seq = ends.seq from unnest(:ids, :seqs) ends (id, seq)
            where it.id = ends.id and it.to_seq is null
            """
                .formatted(kind.table()))
        .param("ids", new SqlArrayValue("uuid", ends.keySet().toArray()))
        .param("seqs", new SqlArrayValue("bigint", ends.values().toArray()))
        .update();
  }

  <R extends Record> Map<UUID, Entry<R>> find(Kind<R> kind, Collection<UUID> ids, AsOf asOf) {
    return jdbc
        .sql(
            "select to_jsonb(it) from %s it where it.id = any(:ids) and %s"
                .formatted(kind.table(), asOf.sql()))
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .query(String.class)
        .list()
        .stream()
        .map(it -> entry(kind, it))
        .collect(Collectors.toMap(Entry::id, Function.identity()));
  }

  <R extends Record> Map<String, UUID> byExternalKey(Kind<R> kind, Collection<String> keys) {
    return jdbc
        .sql(
            "select external_key, id from %s it where it.external_key = any(:keys) and %s"
                .formatted(kind.table(), AsOf.NOW.sql()))
        .param("keys", new SqlArrayValue("text", keys.toArray()))
        .query((rs, _) -> Map.entry(rs.getString(1), rs.getObject(2, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Every version of a record up to a moment, oldest first. */
  <R extends Record> List<Entry<R>> versions(Kind<R> kind, UUID id, AsOf asOf) {
    return jdbc
        .sql(
            """
            select to_jsonb(it) from %s it
            where it.id = :id and it.from_seq <= :upTo and %s order by it.version
            """
                .formatted(kind.table(), AsOf.OURS))
        .param("id", id)
        .param("upTo", asOf.position() == null ? Long.MAX_VALUE : asOf.position())
        .query(String.class)
        .list()
        .stream()
        .map(it -> entry(kind, it))
        .toList();
  }

  /** The versions that these facts brought about. */
  <R extends Record> Map<Long, Entry<R>> bySeq(Kind<R> kind, List<Long> seqs) {
    return jdbc
        .sql(
            """
            select to_jsonb(it) from %s it
            where it.from_seq between :first and :last and it.from_seq = any(:seqs) and %s
            """
                .formatted(kind.table(), AsOf.OURS))
        .param("first", seqs.getFirst())
        .param("last", seqs.getLast())
        .param("seqs", new SqlArrayValue("bigint", seqs.toArray()))
        .query(String.class)
        .list()
        .stream()
        .map(it -> entry(kind, it))
        .collect(Collectors.toMap(Entry::fromSeq, Function.identity(), (one, _) -> one));
  }

  /**
   * Records whose versions do not follow each other: one ends where the next begins, the last does
   * not end.
   */
  List<UUID> broken(Kind<?> kind) {
    return jdbc.sql(
            """
            select distinct id from (
              select id, version, to_seq,
                lead(from_seq) over (partition by id order by version) as next,
                row_number() over (partition by id order by version) as expected
              from %s) it
            where to_seq is distinct from next or version <> expected
            order by id limit 100
            """
                .formatted(kind.table()))
        .query(UUID.class)
        .list();
  }

  /** Versions of all records of a kind. */
  long count(Kind<?> kind) {
    return jdbc.sql("select count(*) from " + kind.table()).query(Long.class).single();
  }

  /** Reserves numbers in a register; returns the last of them. */
  int count(Kind<?> kind, int howMany) {
    return jdbc.sql(
            """
            insert into records.counter as it values (:org, :kind, :n)
            on conflict (org_id, kind) do update set last = it.last + :n returning last
            """)
        .param("org", Scope.currentOrg().value())
        .param("kind", kind.path())
        .param("n", howMany)
        .query(Integer.class)
        .single();
  }

  /** Lets a register go on counting from here, if it has not got further. */
  void countedTo(Kind<?> kind, int number) {
    jdbc.sql(
            """
            insert into records.counter as it values (:org, :kind, :n)
            on conflict (org_id, kind) do update set last = greatest(it.last, :n)
            """)
        .param("org", Scope.currentOrg().value())
        .param("kind", kind.path())
        .param("n", number)
        .update();
  }

  /** Overwrites personal data in every version of a record. */
  void blank(Kind<?> kind, UUID id, Set<String> columns, String with) {
    var sets = columns.stream().map(it -> it + " = :with").collect(Collectors.joining(", "));
    jdbc.sql("update %s set %s where id = :id".formatted(kind.table(), sets))
        .param("with", with)
        .param("id", id)
        .update();
  }

  private static ObjectNode row(Entry<?> entry) {
    ObjectNode row = RecordJson.ROWS.valueToTree(entry.content());
    row.put("org_id", Scope.currentOrg().toString()).put("id", entry.id().toString());
    row.put("number", entry.number()).put("version", entry.version());
    row.put("from_seq", entry.fromSeq()).put("to_seq", entry.toSeq());
    row.put("retired", entry.retired());
    row.put("recorded_at", entry.recordedAt().toString());
    row.put("recorded_by", entry.recordedBy() == null ? null : entry.recordedBy().toString());
    return row.put("external_key", entry.externalKey());
  }

  static <R extends Record> Entry<R> entry(Kind<R> kind, String json) {
    JsonNode row = RecordJson.ROWS.readTree(json);
    var by = row.path("recorded_by").asString(null);
    return new Entry<>(
        kind,
        UUID.fromString(row.get("id").asString()),
        row.get("number").asInt(),
        row.get("version").asInt(),
        row.get("from_seq").asLong(),
        row.path("to_seq").isNumber() ? row.get("to_seq").asLong() : null,
        row.get("retired").asBoolean(),
        RecordJson.ROWS.treeToValue(row.get("recorded_at"), Instant.class),
        by == null ? null : PersonId.of(by),
        row.path("external_key").asString(null),
        RecordJson.ROWS.treeToValue(row, kind.type()));
  }
}
