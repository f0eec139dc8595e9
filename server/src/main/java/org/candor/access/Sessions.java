package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions, found by the hash of their cookie. */
@Repository
class Sessions {

  /** A session, its person, and one of the organizations they work in. */
  record Seat(
      Session session,
      String name,
      @Nullable Workplace workplace,
      Set<Role> roles,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn) {}

  private final JdbcClient jdbc;

  Sessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Session it, byte[] hash) {
    jdbc.sql(
            """
            insert into access.session
              (id, hash, person_id, state, method, address, agent, created_at, seen_at, proved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(it.id(), hash, it.person().value(), it.state().name(), it.method(), it.address())
        .params(it.agent(), time(it.createdAt()), time(it.seenAt()), time(it.provedAt()))
        .update();
  }

  /** One row for each organization of the person, the one chosen last first. */
  List<Seat> seats(byte[] hash) {
    return jdbc.sql(
            """
            select s.*, p.name, o.id as workplace, o.name as workplace_name,
                   m.roles, m.starts_on, m.ends_on
              from access.session s
              join access.person p on p.id = s.person_id
              left join access.membership m
                on m.person_id = p.id and m.to_seq is null and m.active
              left join access.organization o on o.id = m.org_id
             where s.hash = ?
             order by (m.org_id = s.org_id) desc nulls last, o.founded_at, o.id
            """)
        .param(hash)
        .query((row, n) -> seat(row))
        .list();
  }

  Optional<Session> byHash(byte[] hash) {
    return jdbc.sql("select * from access.session where hash = ?")
        .param(hash)
        .query((row, n) -> session(row))
        .optional();
  }

  List<Session> of(PersonId person) {
    return jdbc.sql(
            """
            select * from access.session
             where person_id = ? and state = 'OPEN' order by seen_at desc, id
            """)
        .param(person.value())
        .query((row, n) -> session(row))
        .list();
  }

  void touch(UUID id, Instant now) {
    jdbc.sql("update access.session set seen_at = ? where id = ?").params(time(now), id).update();
  }

  void prove(UUID id, Instant now) {
    jdbc.sql("update access.session set proved_at = ? where id = ?").params(time(now), id).update();
  }

  void choose(UUID id, OrgId org) {
    jdbc.sql("update access.session set org_id = ? where id = ?").params(org.value(), id).update();
  }

  void delete(PersonId person, UUID id) {
    jdbc.sql("delete from access.session where person_id = ? and id = ?")
        .params(person.value(), id)
        .update();
  }

  void deleteAll(PersonId person) {
    jdbc.sql("delete from access.session where person_id = ?").param(person.value()).update();
  }

  void deleteOthers(PersonId person, UUID kept) {
    jdbc.sql("delete from access.session where person_id = ? and id <> ?")
        .params(person.value(), kept)
        .update();
  }

  void sweep(Instant now) {
    jdbc.sql("delete from access.session where seen_at < ? or created_at < ?")
        .params(time(now.minus(Session.IDLE)), time(now.minus(Session.LONGEST)))
        .update();
  }

  private static Seat seat(ResultSet row) throws SQLException {
    var org = row.getObject("workplace", UUID.class);
    return new Seat(
        session(row),
        row.getString("name"),
        org == null ? null : new Workplace(new OrgId(org), row.getString("workplace_name")),
        Memberships.roles(row),
        Memberships.day(row, "starts_on"),
        Memberships.day(row, "ends_on"));
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getObject("id", UUID.class),
        new PersonId(row.getObject("person_id", UUID.class)),
        Session.State.valueOf(row.getString("state")),
        row.getString("method"),
        row.getString("address"),
        row.getString("agent"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("seen_at").toInstant(),
        row.getTimestamp("proved_at").toInstant());
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.from(instant);
  }
}
