package org.candor.evaluation.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The last measurements of monitors, oldest first. */
@Repository
class Trends {

  private final JdbcClient jdbc;
  private final Records records;

  Trends(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /**
   * By the label of the monitor.
   *
   * @param monitor null for all
   * @param most of each
   */
  @Transactional(readOnly = true)
  public Map<String, List<Entry<Measurement>>> last(@Nullable String monitor, int most, AsOf asOf) {
    var found = new LinkedHashMap<String, List<Entry<Measurement>>>();
    jdbc
        .sql(
            """
            select to_jsonb(it) - 'n' from (
              select it.*, row_number() over (partition by it.monitor order by it.number desc) as n
              from evaluation.measurements it
              where %s and not it.retired and it.monitor is not null
                and (:monitor::text is null or it.monitor = :monitor)) it
            where it.n <= :most order by it.number
            """
                .formatted(asOf.sql()))
        .param("monitor", monitor)
        .param("most", most)
        .query(String.class)
        .list()
        .stream()
        .map(it -> records.read(MonitoringRegisters.MEASUREMENTS.kind(), it))
        .forEach(
            it ->
                found.computeIfAbsent(it.content().monitor() + "", _ -> new ArrayList<>()).add(it));
    return found;
  }
}
