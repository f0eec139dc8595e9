package org.candor.access;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.records.Erasure;
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

  private static final String WAITING =
      """
      select i.*, o.name as org_name
        from access.invitation i join access.organization o on o.id = i.org_id
       where i.accepted_at is null and i.revoked_at is null and i.org_id = :org
      """;

  private final JdbcClient jdbc;

  Invitations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One that was neither accepted nor revoked, and what proves it. */
  record Waiting(Invitation invitation, byte[] hash) {}

  void insert(Invitation it, byte[] hash, Instant now, long seq) {
    jdbc.sql(
            """
            insert into access.invitation (org_id, id, hash, name, email, roles, starts_on,
              ends_on, invited_by, made_at, expires_at, from_seq)
            values (?, ?, ?, ?, ?, cast(? as text[]), ?, ?, ?, ?, ?, ?)
            """)
        .params(it.org().value(), it.id(), hash, it.invitee().name(), it.invitee().email())
        .param(Memberships.array(it.invitee().roles()))
        .param(it.invitee().startsOn())
        .param(it.invitee().endsOn())
        .params(it.invitedBy(), Timestamp.from(now), Timestamp.from(it.expiresAt()), seq)
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

  /** Those of an address, expired ones among them, locked. */
  List<Waiting> waiting(OrgId org, String email) {
    return jdbc.sql(WAITING + "and i.email = :email order by i.id for update of i")
        .param("org", org.value())
        .param("email", email)
        .query((row, n) -> waiting(row))
        .list();
  }

  Optional<Waiting> waiting(OrgId org, UUID id) {
    return jdbc.sql(WAITING + "and i.id = :id for update of i")
        .param("org", org.value())
        .param("id", id)
        .query((row, n) -> waiting(row))
        .optional();
  }

  /** For one caller alone, however many come at once: the row is locked until it is ended. */
  Optional<Waiting> waiting(OrgId org, UUID id, byte[] hash, Instant now) {
    return waiting(org, id)
        .filter(it -> MessageDigest.isEqual(it.hash(), hash))
        .filter(it -> now.isBefore(it.invitation().expiresAt()));
  }

  void end(OrgId org, UUID id, boolean accepted, Instant now, long seq) {
    jdbc.sql(
            """
            update access.invitation
               set accepted_at = case when :accepted then cast(:now as timestamptz) end,
                   revoked_at = case when not :accepted then cast(:now as timestamptz) end,
                   to_seq = :seq
             where org_id = :org and id = :id
            """)
        .param("accepted", accepted)
        .param("now", Timestamp.from(now))
        .param("seq", seq)
        .param("org", org.value())
        .param("id", id)
        .update();
  }

  /** Those of an address, whatever became of them. */
  List<UUID> to(OrgId org, String email) {
    return jdbc.sql("select id from access.invitation where org_id = ? and email = ? order by id")
        .params(org.value(), email)
        .query(UUID.class)
        .list();
  }

  /** Those that somebody of this name made. */
  List<UUID> by(OrgId org, String name) {
    return jdbc.sql(
            "select id from access.invitation where org_id = ? and invited_by = ? order by id")
        .params(org.value(), name)
        .query(UUID.class)
        .list();
  }

  void forgetWhom(OrgId org, UUID id) {
    jdbc.sql("update access.invitation set name = ?, email = ? where org_id = ? and id = ?")
        .params(Erasure.ERASED, Persons.nowhere(id), org.value(), id)
        .update();
  }

  void forgetWho(OrgId org, UUID id) {
    jdbc.sql("update access.invitation set invited_by = ? where org_id = ? and id = ?")
        .params(Erasure.ERASED, org.value(), id)
        .update();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(invitation(row), row.getBytes("hash"));
  }

  static Invitation invitation(ResultSet row) throws SQLException {
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
