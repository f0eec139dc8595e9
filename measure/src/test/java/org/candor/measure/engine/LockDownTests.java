package org.candor.measure.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.candor.measure.Budget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever reached DuckDB as a query, it could touch the file that is measured and nothing else.
 */
class LockDownTests {

  @TempDir Path folder;
  private Connection duck;

  @BeforeEach
  void lock() throws Exception {
    Files.writeString(folder.resolve("mine.csv"), "a,b\n1,2\n");
    Files.writeString(folder.resolve("other.csv"), "secret\n42\n");
    duck = DriverManager.getConnection("jdbc:duckdb:");
    var spill = Files.createDirectory(folder.resolve("spill"));
    DuckDbFile.lockDown(duck, folder.resolve("mine.csv"), spill, Budget.USUAL.threads(1));
  }

  @AfterEach
  void close() throws SQLException {
    duck.close();
  }

  @Test
  void itsOwnFileIsRead() throws SQLException {
    try (var statement = duck.createStatement();
        var rows = statement.executeQuery(inFolder("select b from read_csv('{}/mine.csv')"))) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_csv('{}/other.csv')",
        "select * from read_text('/etc/passwd')",
        "select * from '{}/other.csv'",
        "select * from glob('{}/*')",
        "copy (select 42) to '{}/written.csv'",
        "attach '{}/new.duckdb' as other",
        "install httpfs",
        "load httpfs",
        "select * from read_csv('https://example.org/rows.csv')",
        "set enable_external_access = true",
        "set allowed_paths = ['/']",
        "set memory_limit = '100GB'",
        "set threads = 64",
        "reset lock_configuration",
        "create persistent secret s (type http, bearer_token 'x')"
      })
  void nothingElseIs(String query) throws SQLException {
    try (var statement = duck.createStatement()) {
      assertThatThrownBy(() -> statement.execute(inFolder(query))).isInstanceOf(SQLException.class);
    }
    assertThat(folder.resolve("written.csv")).doesNotExist();
    assertThat(folder.resolve("new.duckdb")).doesNotExist();
  }

  private String inFolder(String query) {
    return query.replace("{}", folder.toString());
  }
}
