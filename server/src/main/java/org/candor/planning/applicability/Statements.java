package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
        .list()
        .stream()
        .map(it -> records.read(Statement.KIND, it))
        .toList();
  }

  /** The version that holds; empty until one is approved. */
  @Transactional(readOnly = true)
  Optional<Statement> approved(AsOf asOf) {
    return jdbc.sql(
            "select to_jsonb(it) from planning.statements it where %s and not it.retired and it.state = 'APPROVED'"
                .formatted(asOf.sql()))
        .query(String.class)
        .optional()
        .map(it -> records.read(Statement.KIND, it).content());
  }

  /** Entries that facts can contradict: those that leave a control out or call it implemented. */
  @Transactional(readOnly = true)
  List<Entry<Applicability>> bold(AsOf asOf) {
    return jdbc
        .sql(
            """
            select to_jsonb(it) from planning.applicability it where %s and not it.retired
              and (it.needed = 'NOT_NEEDED' or it.declared = 'IMPLEMENTED') order by it.number
            """
                .formatted(asOf.sql()))
        .query(String.class)
        .list()
        .stream()
        .map(it -> records.read(APPLICABILITY.kind(), it))
        .toList();
  }

  /** The controls that are left out. */
  @Transactional(readOnly = true)
  List<String> leftOut(AsOf asOf) {
    return jdbc.sql(
            "select it.control from planning.applicability it where %s and not it.retired and it.needed = 'NOT_NEEDED'"
                .formatted(asOf.sql()))
        .query(String.class)
        .list();
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
