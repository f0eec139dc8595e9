package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Erasure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is what where: every version, with the ledger positions between which it held. */
@Repository
class Memberships {

  private final JdbcClient jdbc;

  Memberships(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks the present version, so that two changes come one after the other. */
  Optional<Membership> latest(OrgId org, PersonId person) {
    return jdbc.sql(
            """
            select version, roles, starts_on, ends_on, active
              from access.membership
             where org_id = ? and person_id = ? and to_seq is null
               for update
            """)
        .params(org.value(), person.value())
        .query((row, n) -> membership(org, person, row))
        .optional();
  }

  void write(Membership it, long seq) {
    jdbc.sql(
            """
            update access.membership set to_seq = ?
             where org_id = ? and person_id = ? and to_seq is null
            """)
        .params(seq, it.org().value(), it.person().value())
        .update();
    jdbc.sql(
            """
            insert into access.membership
              (org_id, person_id, version, roles, starts_on, ends_on, active, from_seq)
            values (:org, :person, :version, cast(:roles as text[]), :starts, :ends, :active, :seq)
            """)
        .param("org", it.org().value())
        .param("person", it.person().value())
        .param("version", it.version())
        .param("roles", array(it.roles()))
        .param("starts", it.startsOn())
        .param("ends", it.endsOn())
        .param("active", it.active())
        .param("seq", seq)
        .update();
  }

  /** The roles of everybody who belonged to the organization in scope at a moment. */
  List<Membership> at(AsOf asOf) {
    return jdbc.sql(
            """
            select it.person_id, it.version, it.roles, it.starts_on, it.ends_on, it.active
              from access.membership it
             where it.org_id = :org and it.active and %s
             order by it.person_id
            """
                .formatted(asOf.sql()))
        .param("org", Scope.currentOrg().value())
        .query(
            (row, _) ->
                membership(
                    Scope.currentOrg(), new PersonId(row.getObject("person_id", UUID.class)), row))
        .list();
  }

  List<Member> members(OrgId org) {
    return jdbc.sql(
            """
            select p.id, p.name, p.email, m.version, m.roles, m.starts_on, m.ends_on
              from access.membership m join access.person p on p.id = m.person_id
             where m.org_id = ? and m.to_seq is null and m.active
             order by lower(p.name), p.id
            """)
        .param(org.value())
        .query((row, n) -> member(row))
        .list();
  }

  /** Those who left, as far as anybody still knows who they were. */
  List<Member> former(OrgId org) {
    return jdbc.sql(
            """
            select p.id, p.name, p.email, m.version, m.roles, m.starts_on, m.ends_on
              from access.membership m join access.person p on p.id = m.person_id
             where m.org_id = ? and m.to_seq is null and not m.active and p.name <> ?
             order by lower(p.name), p.id
            """)
        .params(org.value(), Erasure.ERASED)
        .query((row, n) -> member(row))
        .list();
  }

  /** How many administrators the organization has besides this person. */
  int otherAdministrators(OrgId org, PersonId person) {
    return jdbc.sql(
            """
            select count(*) from access.membership
             where org_id = ? and person_id <> ? and to_seq is null and active
               and 'ADMINISTRATOR' = any (roles)
            """)
        .params(org.value(), person.value())
        .query(Integer.class)
        .single();
  }

  /** Whether the administrator administers every organization the person works in. */
  boolean administersAllOf(PersonId administrator, PersonId person) {
    return jdbc.sql(
            """
            select not exists (
              select from access.membership m
               where m.person_id = :person and m.to_seq is null and m.active
                 and not exists (
                   select from access.membership a
                    where a.org_id = m.org_id and a.person_id = :administrator
                      and a.to_seq is null and a.active and 'ADMINISTRATOR' = any (a.roles)))
            """)
        .param("person", person.value())
        .param("administrator", administrator.value())
        .query(Boolean.class)
        .single();
  }

  static Set<Role> roles(ResultSet row) throws SQLException {
    var array = row.getArray("roles");
    return array == null
        ? Set.of()
        : Arrays.stream((String[]) array.getArray())
            .map(Role::valueOf)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** As PostgreSQL writes an array of plain words. */
  static String array(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).collect(Collectors.joining(",", "{", "}"));
  }

  static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static Membership membership(OrgId org, PersonId person, ResultSet row)
      throws SQLException {
    return new Membership(
        org,
        person,
        row.getInt("version"),
        roles(row),
        day(row, "starts_on"),
        day(row, "ends_on"),
        row.getBoolean("active"));
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        new PersonId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("email"),
        roles(row),
        day(row, "starts_on"),
        day(row, "ends_on"),
        row.getInt("version"));
  }
}
