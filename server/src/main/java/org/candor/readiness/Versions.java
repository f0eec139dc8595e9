package org.candor.readiness;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Kind;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Whole registers as they stood at a position, row by row: never all in memory. */
@Repository
class Versions {

  private static final int FETCH = 500;

  private final JdbcClient jdbc;
  private final Records records;

  Versions(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /** Needs a transaction: only then does the driver read with a cursor. */
  <R extends Record> void each(Kind<R> kind, AsOf asOf, Consumer<Entry<R>> consumer) {
    jdbc.sql("select to_jsonb(it) as row from %s it where %s".formatted(kind.table(), asOf.sql()))
        .withFetchSize(FETCH)
        .query(
            row -> {
              consumer.accept(records.read(kind, row.getString("row")));
            });
  }

  /**
   * Where records were first written that were written again since; that never changes.
   *
   * @param some their ids; null for all
   */
  Map<UUID, Long> beginnings(Kind<?> kind, @Nullable Collection<UUID> some) {
    var found = new HashMap<UUID, Long>();
    jdbc.sql(
            """
            select id, from_seq from %s it
            where %s and version = 1 and to_seq is not null and (:everything or id = any(:ids))
            """
                .formatted(kind.table(), AsOf.OURS))
        .param("everything", some == null)
        .param("ids", new SqlArrayValue("uuid", some == null ? new Object[0] : some.toArray()))
        .query(
            row -> {
              found.put(row.getObject("id", UUID.class), row.getLong("from_seq"));
            });
    return found;
  }
}
