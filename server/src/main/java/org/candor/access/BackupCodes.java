package org.candor.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.candor.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes for the day an authenticator app is lost, each good once; of each there is the hash. */
@Repository
class BackupCodes {

  private final JdbcClient jdbc;

  BackupCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void replace(PersonId person, List<byte[]> hashes, Instant now) {
    remove(person);
    for (var hash : hashes) {
      jdbc.sql("insert into access.backup_code (person_id, hash, made_at) values (?, ?, ?)")
          .params(person.value(), hash, Timestamp.from(now))
          .update();
    }
  }

  /** True once. */
  boolean spend(PersonId person, byte[] hash, Instant now) {
    return jdbc.sql(
                """
                update access.backup_code set used_at = ?
                 where person_id = ? and hash = ? and used_at is null
                """)
            .params(Timestamp.from(now), person.value(), hash)
            .update()
        == 1;
  }

  int left(PersonId person) {
    return jdbc.sql(
            "select count(*) from access.backup_code where person_id = ? and used_at is null")
        .param(person.value())
        .query(Integer.class)
        .single();
  }

  void remove(PersonId person) {
    jdbc.sql("delete from access.backup_code where person_id = ?").param(person.value()).update();
  }
}
