package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.PersonId;
import org.candor.records.OwnVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Which tokens were issued and revoked when, for the audit: a row speaks of both. */
@Repository
class KeptTokens implements OwnVersions {

  private final JdbcClient jdbc;

  KeptTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(UUID id, long issued, @Nullable Long revoked, String state) {}

  @Override
  public String kind() {
    return Tokens.KIND;
  }

  @Override
  public Map<Long, Kept> at(Collection<Long> positions) {
    var rows =
        jdbc.sql(
                """
                select t.*, p.name as person_name, p.email
                  from access.api_token t join access.person p on p.id = t.person_id
                 where t.org_id = :org
                   and (t.from_seq = any (:positions) or t.to_seq = any (:positions))
                """)
            .param("org", Scope.currentOrg().value())
            .param("positions", new SqlArrayValue("bigint", positions.toArray()))
            .query((row, n) -> row(row))
            .list();
    var kept = new HashMap<Long, Kept>();
    for (var it : rows) {
      kept.put(it.issued(), new Kept(it.id(), 1, false, it.state()));
      if (it.revoked() != null) {
        kept.put(it.revoked(), new Kept(it.id(), 2, true, it.state()));
      }
    }
    return kept;
  }

  @Override
  public long count() {
    return jdbc.sql("select count(*) + count(to_seq) from access.api_token where org_id = ?")
        .param(Scope.currentOrg().value())
        .query(Long.class)
        .single();
  }

  @Override
  public List<UUID> broken() {
    return jdbc.sql(
            """
            select id from access.api_token where org_id = ? and to_seq <= from_seq
            order by id limit 100
            """)
        .param(Scope.currentOrg().value())
        .query(UUID.class)
        .list();
  }

  /** An earlier Candor wrote the expiry more finely than PostgreSQL keeps it. */
  @Override
  public boolean agrees(String member, JsonNode said, @Nullable JsonNode kept) {
    if (!member.equals("expires_at") || kept == null) {
      return said.equals(kept);
    }
    try {
      var apart =
          Duration.between(Instant.parse(said.asString("")), Instant.parse(kept.asString("")));
      return apart.abs().compareTo(Duration.ofNanos(1_000)) <= 0;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    var token = ApiTokens.token(row);
    var owner =
        new Person(
            new PersonId(row.getObject("person_id", UUID.class)),
            row.getString("person_name"),
            row.getString("email"));
    return new Row(
        token.id(),
        row.getLong("from_seq"),
        row.getObject("to_seq", Long.class),
        Tokens.state(token, owner, row.getBytes("hash")));
  }
}
