package org.candor.planning.applicability;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.records.AsOf;
import org.candor.support.evidence.Backings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How much evidence covers each control, on one day as of one moment. */
@Repository
class Coverages {

  private final JdbcClient jdbc;
  private final Backings backings;

  Coverages(JdbcClient jdbc, Backings backings) {
    this.jdbc = jdbc;
    this.backings = backings;
  }

  /** By control; those without any evidence are missing. */
  @Transactional(readOnly = true)
  Map<String, Coverage> on(LocalDate day, AsOf asOf) {
    var found = new HashMap<String, Coverage>();
    jdbc.sql(
            """
            with piece as (
              select line as control, it.number,
                it.effective_on <= :day and (it.expires_on is null or it.expires_on >= :day)
                  and lost.evidence is null and it.id <> all(:hollow) as holds,
                case when it.expires_on < :day then it.expires_on else lost.missing_since end as ended
              from support.evidence it cross join lateral (
                select distinct regexp_replace(said, '^\\s*iso-42001\\s*:\\s*', '') as line
                from unnest(it.covers) said) spelled
              left join (select it.evidence, it.missing_since from support.lost_files it
                where %1$s and not it.retired) lost on lost.evidence = it.id
              where %1$s and not it.retired),
            placed as (
              select *, row_number() over (partition by control, holds order by number) as place from piece)
            select control, count(*) as n, count(*) filter (where holds) as holding,
              array_agg(number order by number) filter (where holds and place <= 6) as numbers, max(ended) as ended
            from placed group by control
            """
                .formatted(asOf.sql()))
        .param("day", day)
        .param("hollow", new SqlArrayValue("uuid", backings.hollow(asOf).keySet().toArray()))
        .query(
            row -> {
              var control = row.getString("control");
              found.put(
                  control,
                  new Coverage(
                      control,
                      row.getLong("n"),
                      row.getLong("holding"),
                      labels(row.getArray("numbers")),
                      row.getObject("ended", LocalDate.class)));
            });
    return found;
  }

  private static List<String> labels(@Nullable Array numbers) throws SQLException {
    return numbers == null
        ? List.of()
        : Stream.of((Integer[]) numbers.getArray())
            .map(it -> EVIDENCE.kind().prefix() + "-" + it)
            .toList();
  }
}
