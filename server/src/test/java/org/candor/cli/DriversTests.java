package org.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Candor says it measures, it brings the driver for. */
class DriversTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:duckdb:",
        "jdbc:postgresql://db.example/ai",
        "jdbc:trino://sql.example:8080"
      })
  void eachKindOfTableHasItsDriver(String url) throws SQLException {
    assertThat(DriverManager.getDriver(url).acceptsURL(url)).isTrue();
  }
}
