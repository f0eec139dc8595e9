package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** API tokens, found by their handle; of the secret there is the hash. */
@Repository
class ApiTokens {

  /** A token, what proves it, and who stands behind it. */
  record Bearer(
      Token token,
      byte[] hash,
      Workplace workplace,
      String name,
      Set<Role> roles,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn) {}

  private final JdbcClient jdbc;

  ApiTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(OrgId org, Token it, byte[] hash, long seq) {
    jdbc.sql(
            """
            insert into access.api_token
              (org_id, id, handle, hash, person_id, name, scopes, issued_at, expires_at, from_seq,
               issued_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(org.value(), it.id(), it.handle(), hash, it.person().value(), it.name())
        .param(new SqlArrayValue("text", it.scopes().stream().sorted().toArray()))
        .params(Timestamp.from(it.issuedAt()), Timestamp.from(it.expiresAt()), seq)
        .param(11, it.issuedBy(), Types.OTHER)
        .update();
  }

  /** Only of someone who still belongs to the organization. */
  Optional<Bearer> byHandle(String handle) {
    return jdbc.sql(
            """
            select t.*, p.name as person_name, o.name as org_name,
                   m.roles, m.starts_on, m.ends_on
              from access.api_token t
              join access.person p on p.id = t.person_id
              join access.organization o on o.id = t.org_id
              join access.membership m on m.org_id = t.org_id and m.person_id = t.person_id
                                      and m.to_seq is null and m.active
             where t.handle = ? and t.to_seq is null
            """)
        .param(handle)
        .query((row, n) -> bearer(row))
        .optional();
  }

  byte[] hash(OrgId org, UUID id) {
    return jdbc.sql("select hash from access.api_token where org_id = ? and id = ?")
        .params(org.value(), id)
        .query((row, n) -> row.getBytes("hash"))
        .single();
  }

  List<Token> of(OrgId org, @Nullable PersonId person) {
    return jdbc.sql(
            """
            select * from access.api_token
             where org_id = :org and to_seq is null
               and (cast(:person as uuid) is null or person_id = :person)
             order by issued_at desc, id
            """)
        .param("org", org.value())
        .param("person", person == null ? null : person.value())
        .query((row, n) -> token(row))
        .list();
  }

  /** Every token that was a person's, revoked ones among them. */
  List<UUID> ever(OrgId org, PersonId person) {
    return jdbc.sql(
            "select id from access.api_token where org_id = ? and person_id = ? order by id")
        .params(org.value(), person.value())
        .query(UUID.class)
        .list();
  }

  void touch(OrgId org, UUID id, Instant now) {
    jdbc.sql("update access.api_token set used_at = ? where org_id = ? and id = ?")
        .params(Timestamp.from(now), org.value(), id)
        .update();
  }

  void revoke(OrgId org, UUID id, long seq) {
    jdbc.sql(
            """
            update access.api_token set to_seq = ?
             where org_id = ? and id = ? and to_seq is null
            """)
        .params(seq, org.value(), id)
        .update();
  }

  private static Bearer bearer(ResultSet row) throws SQLException {
    return new Bearer(
        token(row),
        row.getBytes("hash"),
        new Workplace(new OrgId(row.getObject("org_id", UUID.class)), row.getString("org_name")),
        row.getString("person_name"),
        Memberships.roles(row),
        Memberships.day(row, "starts_on"),
        Memberships.day(row, "ends_on"));
  }

  static Token token(ResultSet row) throws SQLException {
    var used = row.getTimestamp("used_at");
    return new Token(
        row.getObject("id", UUID.class),
        row.getString("handle"),
        new PersonId(row.getObject("person_id", UUID.class)),
        row.getString("name"),
        Set.copyOf(Arrays.asList((String[]) row.getArray("scopes").getArray())),
        row.getTimestamp("issued_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        used == null ? null : used.toInstant(),
        row.getObject("issued_by", UUID.class));
  }
}
