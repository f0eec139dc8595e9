package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invitations that wait to be accepted. */
@Repository
class Invitations {

  private static final String OPEN =
      """
      select i.*, o.name as org_name
        from access.invitation i join access.organization o on o.id = i.org_id
       where i.accepted_at is null and i.revoked_at is null and i.expires_at > :now
      """;

  private final JdbcClient jdbc;

  Invitations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newer invitation of the same address replaces the older. */
  void insert(Invitation it, byte[] hash, Instant now) {
    jdbc.sql(
            """
            update access.invitation set revoked_at = :now
             where org_id = :org and email = :email and accepted_at is null and revoked_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("org", it.org().value())
        .param("email", it.invitee().email())
        .update();
    jdbc.sql(
            """
            insert into access.invitation (org_id, id, hash, name, email, roles, starts_on,
              ends_on, invited_by, made_at, expires_at)
            values (?, ?, ?, ?, ?, cast(? as text[]), ?, ?, ?, ?, ?)
            """)
        .params(it.org().value(), it.id(), hash, it.invitee().name(), it.invitee().email())
        .param(Memberships.array(it.invitee().roles()))
        .param(it.invitee().startsOn())
        .param(it.invitee().endsOn())
        .params(it.invitedBy(), Timestamp.from(now), Timestamp.from(it.expiresAt()))
        .update();
  }

  Optional<Invitation> byHash(byte[] hash, Instant now) {
    return jdbc.sql(OPEN + "and i.hash = :hash")
        .param("now", Timestamp.from(now))
        .param("hash", hash)
        .query((row, n) -> invitation(row))
        .optional();
  }

  List<Invitation> open(OrgId org, Instant now) {
    return jdbc.sql(OPEN + "and i.org_id = :org order by i.made_at desc, i.id")
        .param("now", Timestamp.from(now))
        .param("org", org.value())
        .query((row, n) -> invitation(row))
        .list();
  }

  /** True for one caller alone, however many come at once. */
  boolean accept(byte[] hash, Instant now) {
    return jdbc.sql(
                """
                update access.invitation set accepted_at = :now
                 where hash = :hash and accepted_at is null and revoked_at is null
                   and expires_at > :now
                """)
            .param("now", Timestamp.from(now))
            .param("hash", hash)
            .update()
        == 1;
  }

  void revoke(OrgId org, UUID id, Instant now) {
    jdbc.sql(
            """
            update access.invitation set revoked_at = :now
             where org_id = :org and id = :id and accepted_at is null and revoked_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("org", org.value())
        .param("id", id)
        .update();
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    return new Invitation(
        row.getObject("id", UUID.class),
        new Workplace(new OrgId(row.getObject("org_id", UUID.class)), row.getString("org_name")),
        new Invitee(
            row.getString("name"),
            row.getString("email"),
            Memberships.roles(row),
            Memberships.day(row, "starts_on"),
            Memberships.day(row, "ends_on")),
        row.getString("invited_by"),
        row.getTimestamp("expires_at").toInstant());
  }
}
