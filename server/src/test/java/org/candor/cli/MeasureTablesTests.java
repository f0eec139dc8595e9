package org.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.candor.database.TestCluster;
import org.candor.ledger.Json;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.engine.Engines;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.EstimateStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.Further;
import org.candor.measure.study.PerformanceStudy;
import org.candor.measure.study.ProfileStudy;
import org.candor.measure.study.QualityStudy;
import org.candor.measure.study.RankingStudy;
import org.candor.measure.study.RegressionStudy;
import org.candor.measure.study.ScoreTerms;
import org.candor.measure.study.SeriesStudy;
import org.candor.measure.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/** The same rows in a file and in PostgreSQL: the same numbers to the last bit. */
class MeasureTablesTests {

  private static final ScoreTerms SCORE = new ScoreTerms("s", 0, 1);

  @TempDir static Path folder;
  private static Source.File file;
  private static Source.Table table;
  private static TestCluster.Fresh database;

  @BeforeAll
  static void writeTheSameRowsTwice() throws IOException, SQLException {
    var rows = rows();
    file = Source.File.at(Files.writeString(folder.resolve("rows.csv"), rows));
    database = TestCluster.fresh();
    database
        .asOwner()
        .sql(
            """
            create type form as enum ('Ä', 'b');
            create table "odd ""name\""" (
              g text, "h-1" form, p smallint, y integer, s double precision,
              amount double precision, n bigint, day date, ok boolean)
            """)
        .update();
    try (var connection =
        DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword())) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy \"odd \"\"name\"\"\" from stdin (format csv, header)", new StringReader(rows));
    }
    table =
        new Source.Table(
            database.url(), database.owner(), database.ownerPassword(), List.of("odd \"name\""));
  }

  private static String rows() {
    var random = new Random(7);
    var rows = new StringBuilder("g,h-1,p,y,s,amount,n,day,ok\n");
    for (int i = 0; i < 20_000; i++) {
      double s = random.nextDouble();
      rows.append(random.nextInt(40) == 0 ? "" : "g" + random.nextInt(5))
          .append(random.nextBoolean() ? ",Ä" : ",b")
          .append(',')
          .append(s > 0.4 ? 1 : 0)
          .append(',')
          .append(random.nextInt(50) == 0 ? "" : random.nextDouble() < s ? "1" : "0")
          .append(',')
          .append(random.nextInt(60) == 0 ? "NaN" : "" + s)
          .append(',')
          .append(random.nextInt(90) == 0 ? "-Infinity" : "" + random.nextGaussian() * 1e5)
          .append(',')
          .append(random.nextLong() >> 12)
          .append(",2026-01-%02d,".formatted(1 + random.nextInt(28)))
          .append(random.nextBoolean())
          .append('\n');
    }
    return rows.toString();
  }

  static List<Study> studies() {
    return List.of(
        new FairnessStudy("p", "y", List.of("g", "h-1"), SCORE, Terms.USUAL.favouring(0)),
        new FairnessStudy(
            "s >= 0.5 AND NOT g IN ('g1') OR g IS NULL",
            "amount > -10000 AND day < '2026-01-20'",
            List.of("h-1", "p"),
            null,
            Terms.USUAL),
        new PerformanceStudy("y", "s > 0.3", SCORE, "p", Goals.USUAL),
        new EstimateStudy("s", 0.5, DriftTerms.USUAL),
        new QualityStudy(
            List.of("g", "s", "amount", "n", "day"),
            List.of("g->h-1", "g,day->p"),
            List.of("n", "g,day"),
            Set.of("g1", "-1"),
            List.of("s <= 1", "day >= '2026-01-02'", "g MATCHES 'g[0-3]'", "\"h-1\" <= 'b'"),
            List.of("n < 0", "t1.g = t2.g AND t1.\"h-1\" > t2.\"h-1\" AND t1.amount < t2.amount"),
            "y",
            QualityTerms.USUAL),
        new DriftStudy(
            List.of("g", "s", "amount", "n", "p"),
            new DriftRows(null, "day < '2026-01-15'"),
            new DriftRows(null, "day >= '2026-01-15'"),
            DriftTerms.USUAL),
        new ProfileStudy(List.of("g", "h-1", "p", "y", "s", "amount", "n", "day")));
  }

  private static Study outcomesAndScores() {
    return new DriftStudy(
        List.of("g"),
        new DriftRows(null, "day < '2026-01-15'"),
        new DriftRows(null, "day >= '2026-01-15'"),
        List.of("p", "ok", "s > 0.5", "\"h-1\" != 'none of them'", "\"h-1\" LIKE 'b'"),
        SCORE,
        "y",
        DriftTerms.USUAL);
  }

  static List<Study> further() {
    return List.of(
        new FairnessStudy(
            "p",
            "y",
            List.of("g"),
            null,
            List.of("h-1"),
            Map.of("g", Map.of("g0", 0.5, "g1", 0.5)),
            Terms.USUAL),
        outcomesAndScores(),
        new SeriesStudy("p", "y", "s", 20, 5, DriftTerms.USUAL),
        new SeriesStudy("p", "y", "day", 20, 5, DriftTerms.USUAL),
        new SeriesStudy("p", "y", "h-1", 20, 5, DriftTerms.USUAL),
        new RegressionStudy("amount", "s", "p", 0.9, null, Goals.USUAL),
        new RankingStudy("day", "p", "s", 10, null, Goals.USUAL),
        new QualityStudy(
            List.of("g", "s", "amount", "n", "day"),
            List.of(),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            "y",
            new Further(
                List.of("p", "y"),
                List.of("p=y"),
                new Further.Timing(
                    "day", Instant.parse("2026-02-01T00:00:00Z"), Duration.ofDays(1)),
                "amount",
                List.of(),
                false,
                true),
            QualityTerms.USUAL));
  }

  @ParameterizedTest
  @MethodSource({"studies", "further"})
  void aTableGivesTheNumbersThatItsFileGives(Study study) {
    var ofFile = study.measure(List.of(file), Budget.USUAL.threads(1));
    var ofTable = study.measure(List.of(table), Budget.USUAL);
    assertThat(untyped(ofTable.aggregates().canonical()))
        .isEqualTo(untyped(ofFile.aggregates().canonical()));
    assertThat(ofTable.findings().metrics()).isEqualTo(ofFile.findings().metrics());
    assertThat(ofTable.comparableWith(ofFile)).isTrue();
    assertThat(ofTable.sources().getFirst().engine()).startsWith("PostgreSQL 18");
    assertThat(ofTable.sources().getFirst().fingerprint().sha256()).isNull();
  }

  /** Engines call types by different names. */
  private static String untyped(String json) {
    return json.replaceAll("\"type\":\"[^\"]*\"", "");
  }

  @Test
  void aMeasurementSeesOneMomentOfATable() {
    Engines.measure(
        table,
        Budget.USUAL,
        Engines.Use.OFTEN,
        it -> {
          long rows = it.rows();
          database.asOwner().sql("insert into \"odd \"\"name\"\"\" (g) values ('new')").update();
          assertThat(it.categories("g", org.candor.measure.Slice.ALL, 99).counts())
              .doesNotContainKey("new");
          database.asOwner().sql("delete from \"odd \"\"name\"\"\" where g = 'new'").update();
          return rows;
        });
  }

  @Test
  void aProfileCountsValuesOfEveryTypeThatTablesHave() {
    database.asOwner().sql("create type mood as enum ('?', 'good', 'bad')").update();
    database
        .asOwner()
        .sql(
            """
            create table kinds as
              select md5((i % 3)::text)::uuid as id,
                (array['?', 'good', 'bad'])[1 + i % 3]::mood as mood,
                (array['?', 'c'])[1 + i % 2] as code, (i % 4)::numeric(10, 2) as price, '{}'::json as doc,
                i % 2 = 0 as yes, timestamp '2026-01-01' + i % 5 * interval '1 hour' as at
              from generate_series(1, 60) i
            """)
        .update();
    var found =
        new ProfileStudy(List.of())
            .measure(
                List.of(
                    new Source.Table(
                        database.url(),
                        database.owner(),
                        database.ownerPassword(),
                        List.of("kinds"))),
                Budget.USUAL);
    var columns = found.json().canonical();
    assertThat(found.findings().columns()).hasSize(7);
    assertThat(columns)
        .contains(
            "\"n\":20,\"share\":0.3333333333333333,\"value\":\"cfcd2084-95d5-65ef-66e7-dff9f98764da\"")
        .contains("\"value\":\"2026-01-01T04:00\"", "\"value\":\"true\"", "\"value\":\"0\"");
    assertThat(found.findings().columns().get(1).facts().get("sentinels")).isEqualTo(Json.of(20L));
    assertThat(found.findings().columns().get(2).facts().get("sentinels")).isEqualTo(Json.of(30L));
  }

  @Test
  void aDatabaseThatDiesMidwayIsSaid() {
    assertThatThrownBy(
            () ->
                Engines.measure(
                    table,
                    Budget.USUAL,
                    Engines.Use.OFTEN,
                    it -> {
                      it.rows();
                      database
                          .asSuperuser()
                          .sql(
                              "select pg_terminate_backend(pid) from pg_stat_activity"
                                  + " where application_name = 'Candor'")
                          .query((row, _) -> row.getBoolean(1))
                          .list();
                      return it.repeated(List.of("g"));
                    }))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("stopped answering, so nothing was measured");
  }

  @Test
  void anAddressThatIsNotOneIsRefused() {
    assertThatThrownBy(() -> open("jdbc:duckdb:/etc/passwd"))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("PostgreSQL");
    assertThatThrownBy(() -> open(database.url() + "?socketFactory=evil.Factory"))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("may not say 'socketFactory'");
    assertThatThrownBy(() -> open("jdbc:postgresql://127.0.0.1:1/none"))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("stopped answering");
    assertThatThrownBy(
            () ->
                Engines.measure(
                    new Source.Table(
                        database.url(),
                        database.owner(),
                        database.ownerPassword(),
                        List.of("pg_class\"; drop table x; --")),
                    Budget.USUAL,
                    Engines.Use.ONCE,
                    it -> it.rows()))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("does not exist");
  }

  private static long open(String url) {
    return Engines.measure(
        new Source.Table(url, database.owner(), database.ownerPassword(), List.of("t")),
        Budget.USUAL,
        Engines.Use.ONCE,
        it -> it.rows());
  }
}
