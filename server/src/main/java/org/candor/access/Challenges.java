package org.candor.access;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Challenges that wait for a passkey's signature: minutes, one use, one browser. */
@Repository
class Challenges {

  private final JdbcClient jdbc;

  Challenges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(byte[] hash, Instant now, Instant expires) {
    jdbc.sql("delete from access.challenge where expires_at < ?")
        .param(Timestamp.from(now))
        .update();
    jdbc.sql("insert into access.challenge (hash, expires_at) values (?, ?)")
        .params(hash, Timestamp.from(expires))
        .update();
  }

  boolean use(byte[] hash, Instant now) {
    return jdbc.sql("delete from access.challenge where hash = ? and expires_at > ?")
            .params(hash, Timestamp.from(now))
            .update()
        == 1;
  }
}
