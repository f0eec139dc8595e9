package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.access.Inviting.Outcome;
import org.candor.database.Scope;
import org.candor.records.OwnVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Who was invited when, and what became of it, for the audit: a row speaks of both. */
@Repository
class KeptInvitations implements OwnVersions {

  private final JdbcClient jdbc;

  KeptInvitations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(UUID id, long made, @Nullable Long ended, String open, String end) {}

  @Override
  public String kind() {
    return Inviting.KIND;
  }

  @Override
  public Map<Long, Kept> at(Collection<Long> positions) {
    var rows =
        jdbc.sql(
                """
                select i.*, '' as org_name from access.invitation i
                 where i.org_id = :org
                   and (i.from_seq = any (:positions) or i.to_seq = any (:positions))
                """)
            .param("org", Scope.currentOrg().value())
            .param("positions", new SqlArrayValue("bigint", positions.toArray()))
            .query((row, n) -> row(row))
            .list();
    var kept = new HashMap<Long, Kept>();
    for (var it : rows) {
      kept.put(it.made(), new Kept(it.id(), 1, false, it.open()));
      if (it.ended() != null) {
        kept.put(it.ended(), new Kept(it.id(), 2, true, it.end()));
      }
    }
    return kept;
  }

  @Override
  public long count() {
    return jdbc.sql(
            "select count(from_seq) + count(to_seq) from access.invitation where org_id = ?")
        .param(Scope.currentOrg().value())
        .query(Long.class)
        .single();
  }

  /** One that ended has a fact that says so, and only that one. */
  @Override
  public List<UUID> broken() {
    return jdbc.sql(
            """
            select id from access.invitation
             where org_id = ?
               and (to_seq <= from_seq or (from_seq is null and to_seq is not null)
                    or (from_seq is null and accepted_at is null and revoked_at is null)
                    or (from_seq is not null
                        and (to_seq is null) <> (accepted_at is null and revoked_at is null)))
             order by id limit 100
            """)
        .param(Scope.currentOrg().value())
        .query(UUID.class)
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    var accepted = row.getTimestamp("accepted_at") != null;
    return new Row(
        row.getObject("id", UUID.class),
        row.getLong("from_seq"),
        row.getObject("to_seq", Long.class),
        state(row, Outcome.OPEN),
        state(row, accepted ? Outcome.ACCEPTED : Outcome.REVOKED));
  }

  /** A row that nobody could have invited with says nothing that a fact says. */
  private static String state(ResultSet row, Outcome outcome) throws SQLException {
    try {
      return Inviting.state(Invitations.invitation(row), row.getBytes("hash"), outcome);
    } catch (IllegalArgumentException _) {
      return "{}";
    }
  }
}
