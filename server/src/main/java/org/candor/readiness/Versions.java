package org.candor.readiness;

import java.util.function.Consumer;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Kind;
import org.candor.records.Records;
import org.springframework.jdbc.core.simple.JdbcClient;
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
}
