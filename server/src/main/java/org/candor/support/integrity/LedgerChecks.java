package org.candor.support.integrity;

import java.util.List;
import java.util.Optional;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What checks of the ledger found, now and as of any past moment. */
@Repository
public class LedgerChecks {

  private final JdbcClient jdbc;
  private final Records records;

  LedgerChecks(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /** The newest; empty where none was ever made. */
  @Transactional(readOnly = true)
  public Optional<Entry<LedgerCheck>> last(AsOf asOf) {
    return recent(asOf, 1).stream().findFirst();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  List<Entry<LedgerCheck>> recent(AsOf asOf, int limit) {
    return jdbc
        .sql(
            "select to_jsonb(it) from %s it where %s order by it.number desc limit :limit"
                .formatted(LedgerCheck.KIND.table(), asOf.sql()))
        .param("limit", limit)
        .query(String.class)
        .list()
        .stream()
        .map(it -> records.read(LedgerCheck.KIND, it))
        .toList();
  }
}
