package org.candor.measure.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Fingerprint;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;

/**
 * A table where it lives, in one transaction that only reads: all queries see the same rows, where
 * the engine can promise that. Its fingerprint is the number of its rows and, in PostgreSQL, a sum
 * of hashes over the columns that were asked, which has the same bits whatever the order of the
 * rows.
 */
final class JdbcTable implements Origin {

  private static final String POSTGRES = "jdbc:postgresql:";
  private static final String TRINO = "jdbc:trino:";

  private final String from;
  private final boolean oneSnapshot;

  private JdbcTable(String from, boolean oneSnapshot) {
    this.from = from;
    this.oneSnapshot = oneSnapshot;
  }

  /**
   * @throws Unmeasurable for an address of another kind, or one that does not answer
   */
  static Engine open(Source.Table table, Budget budget) {
    boolean postgres = table.url().startsWith(POSTGRES);
    if (!postgres && !table.url().startsWith(TRINO)) {
      throw new Unmeasurable(
          "Tables are measured in PostgreSQL (%s...) and Trino (%s...)."
              .formatted(POSTGRES, TRINO));
    }
    JdbcAddress.requireHarmless(table.url());
    var dialect = postgres ? new PostgresDialect() : new StandardDialect();
    var from = table.path().stream().map(dialect::quote).collect(Collectors.joining("."));
    Connection connection = null;
    try {
      connection = connection(table, postgres);
      var about = connection.getMetaData();
      var name = about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
      return new SqlEngine(
          name, connection, dialect, from, false, budget, new JdbcTable(from, postgres));
    } catch (SQLException e) {
      close(connection, e);
      throw dialect.explain(e);
    } catch (Unmeasurable e) {
      close(connection, e);
      throw e;
    }
  }

  private static Connection connection(Source.Table table, boolean postgres) throws SQLException {
    var properties = new Properties();
    if (table.user() != null) {
      properties.setProperty("user", table.user());
    }
    if (table.password() != null) {
      properties.setProperty("password", table.password());
    }
    if (postgres) {
      properties.setProperty("ApplicationName", "Candor");
      properties.setProperty("stringtype", "unspecified"); // text compares with enums and uuids
    }
    var connection = DriverManager.getConnection(table.url(), properties);
    if (postgres) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    return connection;
  }

  private static void close(@org.jspecify.annotations.Nullable Connection connection, Exception e) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
    }
  }

  @Override
  public String reading() {
    return oneSnapshot ? "one transaction that only reads" : "each query by itself";
  }

  @Override
  public List<String> notes() {
    return oneSnapshot
        ? List.of()
        : List.of("This engine gives no lasting view of a table: rows may change between queries.");
  }

  @Override
  public Fingerprint fingerprint(long rows) {
    return new Fingerprint(null, 0, rows);
  }

  /**
   * The first 64 bits of the SHA-256 of each row, added up: no proof against a forger, who could
   * find rows of the same sum, but no change by accident keeps it. Moments are written in UTC,
   * whatever the zone of this machine. Engines that see other rows with each query cannot promise
   * anything.
   */
  @Override
  public Fingerprint fingerprint(long rows, Set<String> asked, Queries queries) {
    if (!oneSnapshot || asked.isEmpty()) {
      return fingerprint(rows);
    }
    var columns = String.join(", ", asked);
    queries.run(Sql.of("set local time zone 'UTC'"));
    var sum =
        queries.one(
            Sql.format(
                "select sum(cast(cast('x' || encode(substr(sha256(convert_to(cast(row(%s) as text),"
                    + " 'UTF8')), 1, 8), 'hex') as bit(64)) as bigint)) from %s",
                columns, from),
            it -> it.getBigDecimal(1));
    return new Fingerprint(
        null, 0, rows, "sum of SHA-256 over %s: %s".formatted(columns, sum == null ? "0" : sum));
  }

  @Override
  public void close() {
    // the connection is closed by the engine
  }
}
