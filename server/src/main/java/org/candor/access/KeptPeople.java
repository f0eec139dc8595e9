package org.candor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.database.Scope;
import org.candor.records.OwnVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Who was what when, for the audit. Clause 5.3. */
@Repository
class KeptPeople implements OwnVersions {

  private final JdbcClient jdbc;

  KeptPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(long position, Kept kept) {}

  @Override
  public String kind() {
    return MembershipBook.KIND;
  }

  @Override
  public Map<Long, Kept> at(Collection<Long> positions) {
    return jdbc
        .sql(
            """
            select m.*, p.name, p.email
              from access.membership m join access.person p on p.id = m.person_id
             where m.org_id = :org and m.from_seq = any (:positions)
            """)
        .param("org", Scope.currentOrg().value())
        .param("positions", new SqlArrayValue("bigint", positions.toArray()))
        .query((row, n) -> new Row(row.getLong("from_seq"), kept(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::position, Row::kept, (one, other) -> one));
  }

  @Override
  public long count() {
    return jdbc.sql("select count(*) from access.membership where org_id = ?")
        .param(Scope.currentOrg().value())
        .query(Long.class)
        .single();
  }

  @Override
  public List<UUID> broken() {
    return jdbc.sql(
            """
            select distinct person_id from (
              select person_id, version, to_seq,
                lead(from_seq) over (partition by person_id order by version) as next,
                row_number() over (partition by person_id order by version) as expected
              from access.membership where org_id = ?) it
            where to_seq is distinct from next or version <> expected
            order by person_id limit 100
            """)
        .param(Scope.currentOrg().value())
        .query(UUID.class)
        .list();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var active = row.getBoolean("active");
    var starts = Memberships.day(row, "starts_on");
    var ends = Memberships.day(row, "ends_on");
    var state =
        MembershipBook.state(
            row.getString("name"),
            row.getString("email"),
            Memberships.roles(row),
            starts,
            ends,
            active);
    return new Kept(row.getObject("person_id", UUID.class), row.getInt("version"), !active, state);
  }
}
