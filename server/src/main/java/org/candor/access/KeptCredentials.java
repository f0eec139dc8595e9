package org.candor.access;

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

/** With what members proved who they are when, for the audit, and with what they do now. */
@Repository
class KeptCredentials implements OwnVersions {

  private final JdbcClient jdbc;
  private final Credentials credentials;
  private final Installation installation;

  KeptCredentials(JdbcClient jdbc, Credentials credentials, Installation installation) {
    this.jdbc = jdbc;
    this.credentials = credentials;
    this.installation = installation;
  }

  private record Row(long position, Kept kept) {}

  @Override
  public String kind() {
    return CredentialBook.KIND;
  }

  @Override
  public Map<Long, Kept> at(Collection<Long> positions) {
    return jdbc
        .sql("select * from access.credential where org_id = :org and from_seq = any (:positions)")
        .param("org", Scope.currentOrg().value())
        .param("positions", new SqlArrayValue("bigint", positions.toArray()))
        .query(
            (row, n) ->
                new Row(
                    row.getLong("from_seq"),
                    new Kept(
                        row.getObject("person_id", UUID.class),
                        row.getInt("version"),
                        false,
                        CredentialBook.state(Credentials.proofs(row)))))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::position, Row::kept, (one, other) -> one));
  }

  @Override
  public long count() {
    return jdbc.sql("select count(*) from access.credential where org_id = ?")
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
              from access.credential where org_id = ?) it
            where to_seq is distinct from next or version <> expected
            order by person_id limit 100
            """)
        .param(Scope.currentOrg().value())
        .query(UUID.class)
        .list();
  }

  @Override
  public List<UUID> strayed() {
    var org = Scope.currentOrg();
    return installation.read(org, () -> credentials.strayed(org));
  }
}
