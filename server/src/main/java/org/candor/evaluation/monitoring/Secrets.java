package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.database.Vault;
import org.candor.measure.Unmeasurable;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Passwords of databases, sealed by the {@link Vault}. They go in and come out to engines only. */
@Repository
class Secrets {

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;

  Secrets(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  @Transactional
  public void keep(UUID source, String secret) {
    jdbc.sql(
            """
            insert into evaluation.secrets (org_id, source, sealed, key_name, set_at)
            values (:org, :source, :sealed, :key, :now)
            on conflict (org_id, source) do update
              set sealed = excluded.sealed, key_name = excluded.key_name, set_at = excluded.set_at
            """)
        .param("org", Scope.currentOrg().value())
        .param("source", source)
        .param("sealed", vault.seal(secret.getBytes(UTF_8), place(source)))
        .param("key", vault.keyName())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  @Transactional
  public void forget(UUID source) {
    jdbc.sql("delete from evaluation.secrets where source = :source")
        .param("source", source)
        .update();
  }

  @Transactional(readOnly = true)
  public boolean has(UUID source) {
    return jdbc.sql("select count(*) > 0 from evaluation.secrets where source = :source")
        .param("source", source)
        .query(Boolean.class)
        .single();
  }

  /**
   * Null where none was set.
   *
   * @throws Unmeasurable where it was sealed with a key that is not here
   */
  @Transactional(readOnly = true)
  public @Nullable String open(UUID source) {
    var sealed =
        jdbc.sql("select sealed from evaluation.secrets where source = :source")
            .param("source", source)
            .query((row, _) -> row.getBytes(1))
            .optional();
    if (sealed.isEmpty()) {
      return null;
    }
    return vault
        .open(sealed.get(), place(source))
        .map(it -> new String(it, UTF_8))
        .orElseThrow(() -> new Unmeasurable(Messages.text("evaluation.refused.key")));
  }

  private static String place(UUID source) {
    return "evaluation.secrets " + Scope.currentOrg() + " " + source;
  }
}
