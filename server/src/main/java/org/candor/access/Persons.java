package org.candor.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Erasure;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People of the installation and their passwords. */
@Repository
class Persons {

  private static final RowMapper<Person> PERSON =
      (row, n) ->
          new Person(
              new PersonId(row.getObject("id", UUID.class)),
              row.getString("name"),
              row.getString("email"));

  private static final List<String> SIGNING_IN =
      List.of("password", "totp", "passkey", "backup_code", "session", "attempt", "link");

  private final JdbcClient jdbc;

  Persons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Person person, Instant now) {
    jdbc.sql("insert into access.person (id, name, email, created_at) values (?, ?, ?, ?)")
        .params(person.id().value(), person.name(), person.email(), Timestamp.from(now))
        .update();
  }

  Optional<Person> byEmail(String email) {
    return jdbc.sql("select id, name, email from access.person where email = ?")
        .param(Person.normal(email))
        .query(PERSON)
        .optional();
  }

  Optional<Person> byId(PersonId id) {
    return jdbc.sql("select id, name, email from access.person where id = ?")
        .param(id.value())
        .query(PERSON)
        .optional();
  }

  /**
   * Leaves nothing of a person but an identifier that means nobody: no name, no address, nothing
   * they signed in with or from.
   */
  void forget(PersonId id) {
    for (var table : SIGNING_IN) {
      jdbc.sql("delete from access.%s where person_id = ?".formatted(table))
          .param(id.value())
          .update();
    }
    jdbc.sql("update access.person set name = ?, email = ? where id = ?")
        .params(Erasure.ERASED, nowhere(id.value()), id.value())
        .update();
  }

  /** An address that nobody has or will have. RFC 2606, 2. */
  static String nowhere(UUID id) {
    return id + "@erased.invalid";
  }

  /** Where somebody belonged, as a member now or before. */
  List<OrgId> placesOf(PersonId id) {
    return jdbc.sql(
            "select distinct org_id from access.membership where person_id = ? order by org_id")
        .param(id.value())
        .query((row, n) -> new OrgId(row.getObject(1, UUID.class)))
        .list();
  }

  Optional<String> passwordHash(PersonId id) {
    return jdbc.sql("select hash from access.password where person_id = ?")
        .param(id.value())
        .query(String.class)
        .optional();
  }

  void keepPassword(PersonId id, String hash, Instant now) {
    jdbc.sql(
            """
            insert into access.password (person_id, hash, changed_at) values (?, ?, ?)
            on conflict (person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
            """)
        .params(id.value(), hash, Timestamp.from(now))
        .update();
  }
}
