package org.candor.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time links that belong to no organization. A newer one replaces the older. */
@Repository
class Links {

  enum Kind {
    SETUP,
    RECOVERY
  }

  private final JdbcClient jdbc;

  Links(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Kind kind, byte[] hash, @Nullable PersonId person, Instant now, Instant expires) {
    var id = person == null ? null : person.value();
    jdbc.sql(
            """
            delete from access.link
             where kind = ? and person_id is not distinct from cast(? as uuid) and used_at is null
            """)
        .param(kind.name())
        .param(id)
        .update();
    jdbc.sql(
            """
            insert into access.link (hash, kind, person_id, made_at, expires_at)
            values (?, ?, cast(? as uuid), ?, ?)
            """)
        .params(hash, kind.name())
        .param(id)
        .params(Timestamp.from(now), Timestamp.from(expires))
        .update();
  }

  boolean open(Kind kind, byte[] hash, Instant now) {
    return jdbc.sql(
            """
            select exists (select from access.link
             where hash = ? and kind = ? and used_at is null and expires_at > ?)
            """)
        .params(hash, kind.name(), Timestamp.from(now))
        .query(Boolean.class)
        .single();
  }

  Optional<PersonId> person(byte[] hash, Instant now) {
    return jdbc.sql(
            """
            select person_id from access.link
             where hash = ? and kind = 'RECOVERY' and used_at is null and expires_at > ?
            """)
        .params(hash, Timestamp.from(now))
        .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
        .optional();
  }

  /** True for one caller alone, however many come at once. */
  boolean use(Kind kind, byte[] hash, Instant now) {
    return jdbc.sql(
                """
                update access.link set used_at = ?
                 where hash = ? and kind = ? and used_at is null and expires_at > ?
                """)
            .params(Timestamp.from(now), hash, kind.name(), Timestamp.from(now))
            .update()
        == 1;
  }
}
