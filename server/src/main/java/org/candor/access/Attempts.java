package org.candor.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Attempts to sign in. Each is written down as failed and committed before the secret is looked at,
 * so that any number of attempts at once count one another.
 */
@Repository
class Attempts {

  static final int ALLOWED = 10;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long open(@Nullable PersonId person, String address, Instant now) {
    return jdbc.sql(
            """
            insert into access.attempt (person_id, at, address, outcome)
            values (?, ?, ?, 'FAILED') returning id
            """)
        .param(person == null ? null : person.value())
        .params(Timestamp.from(now), address)
        .query(Long.class)
        .single();
  }

  int failures(PersonId person, Instant now) {
    return jdbc.sql(
            """
            select count(*) from access.attempt
             where person_id = ? and outcome = 'FAILED' and at > ?
            """)
        .params(person.value(), Timestamp.from(now.minus(WINDOW)))
        .query(Integer.class)
        .single();
  }

  /** An attempt on a locked account does not lengthen the lock. */
  void refuse(long id) {
    close(id, "REFUSED");
  }

  /** The first of two steps went well: it is no failure, and clears none. */
  void passFirstStep(long id) {
    close(id, "CLEARED");
  }

  void succeed(long id, PersonId person) {
    clear(person);
    close(id, "SUCCEEDED");
  }

  void clear(PersonId person) {
    jdbc.sql(
            """
            update access.attempt set outcome = 'CLEARED'
             where person_id = ? and outcome = 'FAILED'
            """)
        .param(person.value())
        .update();
  }

  private void close(long id, String outcome) {
    jdbc.sql("update access.attempt set outcome = ? where id = ?").params(outcome, id).update();
  }
}
