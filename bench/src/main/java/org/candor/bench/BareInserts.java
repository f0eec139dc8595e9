package org.candor.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.candor.bench.WriteBench.Way;
import org.candor.kernel.OrgId;
import org.candor.systems.AiSystem;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of AI systems as a person would insert them: prepared statement, batch, commit. */
final class BareInserts {

  private static final String INSERT =
      """
      insert into bench.%s (org_id, id, number, version, from_seq, retired, recorded_at, recorded_by, name, description,
        intended_purpose, origin, roles, stage, unit, subunit, domain, users, supplier, impact, impact_assessment,
        data_processed, personal_data, jurisdictions, started_on, scope)
      values (?, ?, ?, 1, ?, false, now(), ?, ?, ?, ?, ?, '{PROVIDER}', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{US}', ?, ?)
      """;

  private final JdbcTemplate owner;

  BareInserts(DataSource owner) {
    this.owner = new JdbcTemplate(owner);
  }

  /**
   * Three tables of the register's columns: bare, with its indexes, and with its policy as well.
   */
  void make() {
    owner.execute("create schema bench");
    owner.execute(
        "create table bench.bare (like systems.ai_systems including generated, primary key (id))");
    owner.execute("create table bench.indexed (like systems.ai_systems including all)");
    owner.execute("create table bench.guarded (like systems.ai_systems including all)");
    owner.execute("call candor.protect('bench.guarded')");
    owner.execute("grant usage on schema bench to candor_app");
  }

  /** Writes into one of the tables; the scope is set where there is a policy. */
  Way way(DataSource source, String table, OrgId org) {
    var guarded = table.equals("guarded");
    return (_, systems) -> {
      try (var connection = source.getConnection()) {
        connection.setAutoCommit(false);
        if (guarded) {
          scope(connection, org);
        }
        insert(connection, INSERT.formatted(table), org, systems);
        connection.commit();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static void scope(Connection connection, OrgId org) throws SQLException {
    try (var set = connection.prepareStatement("select set_config('candor.org', ?, true)")) {
      set.setString(1, org.toString());
      set.execute();
    }
  }

  private static void insert(Connection connection, String sql, OrgId org, List<AiSystem> systems)
      throws SQLException {
    try (var insert = connection.prepareStatement(sql)) {
      for (var it : systems) {
        var number = NUMBERS.incrementAndGet();
        insert.setObject(1, org.value());
        insert.setObject(2, UUID.randomUUID());
        insert.setInt(3, number);
        insert.setLong(4, number);
        insert.setObject(5, new UUID(42, 42_001));
        content(insert, it);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static final java.util.concurrent.atomic.AtomicInteger NUMBERS =
      new java.util.concurrent.atomic.AtomicInteger();

  private static void content(PreparedStatement insert, AiSystem it) throws SQLException {
    var at = 6;
    for (var text :
        new Object[] {
          it.name(), it.description(), it.intendedPurpose(), it.origin(), it.stage(), it.unit(),
          it.subunit(), it.domain(), it.users(), it.supplier(), it.impact(), it.impactAssessment(),
          it.dataProcessed(), it.personalData()
        }) {
      insert.setString(at++, text == null ? null : text.toString());
    }
    LocalDate day = it.startedOn();
    insert.setObject(at++, day, Types.DATE);
    insert.setString(at, it.scope() == null ? null : it.scope().name());
  }
}
