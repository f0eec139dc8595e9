package org.candor.records;

import static org.candor.database.SqlArrays.array;
import static org.candor.database.SqlArrays.bytes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.ledger.Json;
import org.candor.ledger.Opening;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What opens the commitments of the facts of the organization in scope, until it is thrown away.
 */
@Repository
class Openings {

  /** The only commitment that facts of one transaction share; they name the person anyway. */
  static final String WHO = "who.name";

  /** How many facts one opening serves at most, so that a look back is short. */
  static final int MOST_THROUGH = 1_000;

  private final JdbcClient jdbc;

  Openings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What opens the commitments of one fact. */
  record Opened(long seq, Map<String, Opening> openings) {}

  void insert(OrgId org, List<Opened> facts) {
    var rows = new ArrayList<OpeningRow>();
    var who = new OpeningRow(0, 0, "", null);
    for (var fact : facts) {
      for (var it : fact.openings().entrySet()) {
        var row = new OpeningRow(fact.seq(), fact.seq(), it.getKey(), it.getValue());
        if (!row.path().equals(WHO)) {
          rows.add(row);
        } else if (who.goesOnWith(row)) {
          who = who.through(fact.seq());
        } else {
          add(rows, who);
          who = row;
        }
      }
    }
    add(rows, who);
    if (!rows.isEmpty()) {
      insertRows(org, rows);
    }
  }

  private static void add(List<OpeningRow> rows, OpeningRow who) {
    if (who.opening() != null) {
      rows.add(who);
    }
  }

  private void insertRows(OrgId org, List<OpeningRow> rows) {
    jdbc.sql(
            """
            insert into records.opening (org_id, seq, through, path, salt, value)
            select :org, it.* from unnest(:seqs, :lasts, :paths, :salts, :values) it
            """)
        .param("org", org.value())
        .param("seqs", array("bigint", rows.stream().map(OpeningRow::seq)))
        .param("lasts", array("bigint", rows.stream().map(OpeningRow::through)))
        .param("paths", array("text", rows.stream().map(OpeningRow::path)))
        .param("salts", bytes(rows.stream().map(it -> it.opened().salt())))
        .param("values", array("text", rows.stream().map(it -> it.opened().value().canonical())))
        .update();
  }

  /** Throws away what opens the commitments of these paths, in every fact about a record. */
  void forget(UUID record, Set<String> paths) {
    jdbc.sql(
            """
            delete from records.opening o using records.fact f
            where f.org_id = o.org_id and f.seq = o.seq and f.record_id = :record and o.path = any(:paths)
            """)
        .param("record", record)
        .param("paths", array("text", paths.stream()))
        .update();
  }

  /** Throws away a person's name in every fact they brought about. */
  void forget(PersonId person) {
    jdbc.sql(
            """
            delete from records.opening o using records.fact f
            where f.org_id = o.org_id and f.seq = o.seq and f.person = :person and o.path = '%s'
            """
                .formatted(WHO))
        .param("person", person.value())
        .update();
  }

  /** What opens the commitments of the facts after a position, by fact and path. */
  Map<Long, Map<String, Opening>> of(long after, long upTo) {
    var found = new HashMap<Long, Map<String, Opening>>();
    jdbc.sql(
            """
            select seq, coalesce(through, seq), path, salt, value from records.opening
            where seq > :after - :most and seq <= :upTo and coalesce(through, seq) > :after
            """)
        .param("after", after)
        .param("most", MOST_THROUGH)
        .param("upTo", upTo)
        .query(
            rs -> {
              var opening = new Opening(rs.getBytes(4), Json.parse(rs.getString(5)));
              var last = Math.min(rs.getLong(2), upTo);
              for (var seq = Math.max(rs.getLong(1), after + 1); seq <= last; seq++) {
                found.computeIfAbsent(seq, _ -> new HashMap<>()).put(rs.getString(3), opening);
              }
            });
    return found;
  }

  /** How many openings claim to be of facts that there are not, or that have their own. */
  long stray(long size) {
    return jdbc.sql(
            """
            select count(*) from records.opening o
            where seq > :size or through > :size or seq < 1 or exists (
              select from records.opening own where own.org_id = o.org_id and own.path = o.path
                and own.seq > o.seq and own.seq <= o.through)
            """)
        .param("size", size)
        .query(Long.class)
        .single();
  }
}
