package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.database.Vault;
import org.candor.kernel.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets people share with their authenticator app, sealed by the {@link Vault}. */
@Repository
class Totps {

  private static final Logger LOG = LoggerFactory.getLogger(Totps.class);

  private final JdbcClient jdbc;
  private final Vault vault;

  Totps(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** A secret that was never confirmed is replaced, a confirmed one is not. */
  void propose(PersonId person, byte[] secret) {
    jdbc.sql(
            """
            insert into access.totp (person_id, secret, key_name) values (?, ?, ?)
            on conflict (person_id) do update
              set secret = excluded.secret, key_name = excluded.key_name, used_step = 0
             where totp.confirmed_at is null
            """)
        .params(person.value(), vault.seal(secret, place(person.value())), vault.keyName())
        .update();
  }

  Optional<byte[]> proposed(PersonId person) {
    return jdbc.sql("select * from access.totp where person_id = ? and confirmed_at is null")
        .param(person.value())
        .query((row, n) -> opened(row))
        .optional()
        .flatMap(it -> it);
  }

  Optional<byte[]> confirmed(PersonId person) {
    return jdbc.sql("select * from access.totp where person_id = ? and confirmed_at is not null")
        .param(person.value())
        .query((row, n) -> opened(row))
        .optional()
        .flatMap(it -> it);
  }

  /** Also where the secret cannot be opened any more: a lost key lets nobody in. */
  boolean isConfirmed(PersonId person) {
    return jdbc.sql(
            """
            select count(*) > 0 from access.totp where person_id = ? and confirmed_at is not null
            """)
        .param(person.value())
        .query(Boolean.class)
        .single();
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

  /** Seals what earlier versions kept plain; returns how many that were. */
  int sealAll() {
    var plain =
        jdbc.sql("select person_id, secret from access.totp where key_name is null for update")
            .query((row, n) -> new Plain(row.getObject(1, UUID.class), row.getBytes(2)))
            .list();
    for (var it : List.copyOf(plain)) {
      jdbc.sql("update access.totp set secret = ?, key_name = ? where person_id = ?")
          .params(vault.seal(it.secret(), place(it.person())), vault.keyName(), it.person())
          .update();
    }
    return plain.size();
  }

  private record Plain(UUID person, byte[] secret) {}

  private Optional<byte[]> opened(ResultSet row) throws SQLException {
    var secret = row.getBytes("secret");
    if (row.getString("key_name") == null) {
      return Optional.of(secret);
    }
    var person = row.getObject("person_id", UUID.class);
    var opened = vault.open(secret, place(person));
    if (opened.isEmpty()) {
      LOG.error(
          "The second step of person {} was sealed with the key {}, which is not the one in"
              + " data/keys. Bring that key back, or remove the person's second step.",
          person,
          row.getString("key_name"));
    }
    return opened;
  }

  private static String place(UUID person) {
    return "access.totp " + person;
  }
}
