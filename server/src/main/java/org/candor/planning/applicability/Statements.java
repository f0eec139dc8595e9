package org.candor.planning.applicability;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The versions of the statement, and who wrote what they say. */
@Repository
class Statements {

  private final JdbcClient jdbc;
  private final Records records;

  Statements(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  List<Entry<Statement>> all(AsOf asOf) {
    return jdbc
        .sql(
            "select to_jsonb(it) from planning.statements it where %s order by it.number desc"
                .formatted(asOf.sql()))
        .query(String.class)
        .stream()
        .map(it -> records.read(Statement.KIND, it))
        .toList();
  }

  /** Everyone who changed what the statement says behind one position, up to another. */
  @Transactional(readOnly = true)
  Set<PersonId> authors(long behind, long upTo) {
    var all =
        jdbc.sql(
                """
                select recorded_by from planning.applicability where from_seq > :behind and from_seq <= :upTo
                union
                select recorded_by from planning.own_controls where from_seq > :behind and from_seq <= :upTo
                union
                select recorded_by from records.links where from_seq > :behind and from_seq <= :upTo
                  and ('planning/applicability' in (from_kind, to_kind))
                """)
            .param("behind", behind)
            .param("upTo", upTo)
            .query(UUID.class)
            .list();
    var authors = new HashSet<PersonId>();
    all.stream().filter(it -> it != null).forEach(it -> authors.add(new PersonId(it)));
    return authors;
  }
}
