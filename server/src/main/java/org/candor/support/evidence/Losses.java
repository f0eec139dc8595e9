package org.candor.support.evidence;

import java.util.List;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which evidence is known to have lost its files. */
@Repository
class Losses {

  private final JdbcClient jdbc;
  private final Records records;

  Losses(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /** Those that stand: what came back is not among them. */
  @Transactional(readOnly = true)
  List<Entry<Loss>> all(AsOf asOf) {
    return jdbc
        .sql(
            "select to_jsonb(it) from %s it where %s and not it.retired order by it.number"
                .formatted(Loss.KIND.table(), asOf.sql()))
        .query(String.class)
        .list()
        .stream()
        .map(it -> records.read(Loss.KIND, it))
        .toList();
  }
}
