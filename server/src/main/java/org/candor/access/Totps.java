package org.candor.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.candor.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets people share with their authenticator app. */
@Repository
class Totps {

  private final JdbcClient jdbc;

  Totps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A secret that was never confirmed is replaced, a confirmed one is not. */
  void propose(PersonId person, byte[] secret) {
    jdbc.sql(
            """
            insert into access.totp (person_id, secret) values (?, ?)
            on conflict (person_id) do update set secret = excluded.secret, used_step = 0
             where totp.confirmed_at is null
            """)
        .params(person.value(), secret)
        .update();
  }

  Optional<byte[]> proposed(PersonId person) {
    return jdbc.sql("select secret from access.totp where person_id = ? and confirmed_at is null")
        .param(person.value())
        .query((row, n) -> row.getBytes("secret"))
        .optional();
  }

  Optional<byte[]> confirmed(PersonId person) {
    return jdbc.sql(
            "select secret from access.totp where person_id = ? and confirmed_at is not null")
        .param(person.value())
        .query((row, n) -> row.getBytes("secret"))
        .optional();
  }

  void confirm(PersonId person, Instant now) {
    jdbc.sql("update access.totp set confirmed_at = ? where person_id = ?")
        .params(Timestamp.from(now), person.value())
        .update();
  }

  /** True once for each step: a code seen over a shoulder is worth nothing. */
  boolean spend(PersonId person, long step) {
    return jdbc.sql("update access.totp set used_step = ? where person_id = ? and used_step < ?")
            .params(step, person.value(), step)
            .update()
        == 1;
  }

  void remove(PersonId person) {
    jdbc.sql("delete from access.totp where person_id = ?").param(person.value()).update();
  }
}
