package org.candor.exchange;

import java.util.List;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The mappings that the organization in scope keeps, as they stand now. */
@Repository
class SavedMappings {

  private final JdbcClient jdbc;
  private final Records records;

  SavedMappings(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  @Transactional(readOnly = true)
  public List<Entry<SavedMapping>> of(String register) {
    return jdbc
        .sql(
            """
            select to_jsonb(it) from exchange.mappings it
            where %s and not it.retired and it.register = :register order by it.name
            """
                .formatted(AsOf.NOW.sql()))
        .param("register", register)
        .query(String.class)
        .list()
        .stream()
        .map(it -> records.read(SavedMapping.KIND, it))
        .toList();
  }
}
