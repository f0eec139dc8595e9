package org.candor.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.PersonId;
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
