package org.candor.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.database.Scope;
import org.candor.records.OwnVersions.Kept;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Tables of this room with a row for each version of a person, as the audit reads them. */
@Repository
class PersonVersions {

  private final JdbcClient jdbc;

  PersonVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(long position, Kept kept) {}

  /**
   * @param rows selects versions of the organization {@code :org} at {@code :positions}
   */
  Map<Long, Kept> at(Collection<Long> positions, String rows, RowMapper<Kept> kept) {
    return jdbc
        .sql(rows)
        .param("org", Scope.currentOrg().value())
        .param("positions", new SqlArrayValue("bigint", positions.toArray()))
        .query((row, n) -> new Row(row.getLong("from_seq"), kept.mapRow(row, n)))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::position, Row::kept, (one, other) -> one));
  }

  long count(String table) {
    return jdbc.sql("select count(*) from access.%s where org_id = ?".formatted(table))
        .param(Scope.currentOrg().value())
        .query(Long.class)
        .single();
  }

  /** People whose versions do not follow one another. */
  List<UUID> broken(String table) {
    return jdbc.sql(
            """
            select distinct person_id from (
              select person_id, version, to_seq,
                lead(from_seq) over (partition by person_id order by version) as next,
                row_number() over (partition by person_id order by version) as expected
              from access.%s where org_id = ?) it
            where to_seq is distinct from next or version <> expected
            order by person_id limit 100
            """
                .formatted(table))
        .param(Scope.currentOrg().value())
        .query(UUID.class)
        .list();
  }
}
