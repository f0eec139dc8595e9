package org.candor.measure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same rows on two workers of a distributed engine give the bits that they give here. Opt-in:
 * {@code ./mvnw -Pdistributed -pl measure -am verify} fetches Trino 476 (821 MB) and starts it.
 */
@EnabledIfSystemProperty(
    named = "candor.trino",
    matches = ".+",
    disabledReason = "runs under -Pdistributed alone")
class DistributedTests {

  @TempDir static Path folder;

  @Test
  void twoWorkersGiveTheSameBits() throws Exception {
    var home = TrinoCluster.unpacked(Path.of(System.getProperty("candor.trino")));
    try (var cluster = TrinoCluster.start(home, folder.resolve("trino"))) {
      var file = rows(cluster.data(), 300_000);
      cluster.run("create schema hive.measured");
      cluster.run(
          "create table hive.measured.decisions (g varchar, h varchar, p bigint, y bigint,"
              + " s double, amount double, day date)"
              + " with (format = 'PARQUET', external_location = 'local:///decisions')");
      var table =
          new Source.Table(cluster.url(), "candor", null, List.of("hive", "measured", "decisions"));
      var here = measured(Source.File.at(file));
      assertThat(measured(table)).isEqualTo(here);
    }
  }

  static List<String> measured(Source source) {
    return Engines.measure(source, Budget.USUAL, Engines.Use.ONCE, SameBitsTests::everything);
  }

  /** As in {@link SameBitsTests}: missing groups, letters beyond ASCII, NaN, dates. */
  static Path rows(Path data, int count) throws Exception {
    var file = Files.createDirectories(data.resolve("decisions")).resolve("rows.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          """
          copy (select case when hash(i) %% 40 > 0 then 'g' || (hash(i + 11) %% 9) end as g,
              case when hash(i + 12) %% 2 = 0 then 'Ä' else 'b' end as h,
              cast(hash(i + 13) %% 2 as bigint) as p, cast(hash(i + 14) %% 2 as bigint) as y,
              (hash(i + 15) %% 100000000) / 1e8::double as s,
              case when hash(i + 16) %% 100 = 0 then 'nan'::double
                else (hash(i + 17) %% 100000000000) / 1234.5 - 4e7 end as amount,
              date '2026-01-01' + cast(hash(i + 18) %% 28 as integer) as day
            from range(%d) rows(i)) to '%s' (format parquet, row_group_size 20000)"""
              .formatted(count, file));
    }
    return file;
  }
}
