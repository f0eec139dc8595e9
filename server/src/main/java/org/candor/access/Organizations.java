package org.candor.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organizations of the installation. */
@Repository
class Organizations {

  private final JdbcClient jdbc;

  Organizations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(OrgId id, String name, Instant now) {
    jdbc.sql("insert into access.organization (id, name, founded_at) values (?, ?, ?)")
        .params(id.value(), name, Timestamp.from(now))
        .update();
  }

  boolean none() {
    return jdbc.sql("select not exists (select from access.organization)")
        .query(Boolean.class)
        .single();
  }

  List<Workplace> all() {
    return jdbc.sql("select id, name from access.organization order by founded_at, id")
        .query((row, n) -> workplace(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  /** Where the person works now, whether or not a role of theirs holds today. */
  List<Workplace> of(PersonId person) {
    return jdbc.sql(
            """
            select o.id, o.name
              from access.membership m join access.organization o on o.id = m.org_id
             where m.person_id = ? and m.to_seq is null and m.active
             order by o.founded_at, o.id
            """)
        .param(person.value())
        .query((row, n) -> workplace(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  void needSecondStep(OrgId org, boolean needed) {
    jdbc.sql("update access.organization set second_step_needed = ? where id = ?")
        .params(needed, org.value())
        .update();
  }

  boolean needsSecondStep(OrgId org) {
    return jdbc.sql("select second_step_needed from access.organization where id = ?")
        .param(org.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Whether the person administers an organization that wants administrators to have two steps. */
  boolean wantSecondStepOf(PersonId person) {
    return jdbc.sql(
            """
            select exists (
              select from access.membership m join access.organization o on o.id = m.org_id
               where m.person_id = ? and m.to_seq is null and m.active
                 and 'ADMINISTRATOR' = any (m.roles) and o.second_step_needed)
            """)
        .param(person.value())
        .query(Boolean.class)
        .single();
  }

  private static Workplace workplace(UUID id, String name) {
    return new Workplace(new OrgId(id), name);
  }
}
