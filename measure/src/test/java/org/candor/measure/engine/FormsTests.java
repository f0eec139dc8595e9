package org.candor.measure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Slice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows written in every form that is read: the answers have the same bits. */
class FormsTests {

  private static final Map<String, String> FORMS =
      Map.of(
          "comma.csv", "format csv, header",
          "semicolon.csv", "format csv, header, delimiter ';'",
          "tab.tsv", "format csv, header, delimiter '\t'",
          "bar.txt", "format csv, header, delimiter '|'",
          "columns.parquet", "format parquet, row_group_size 20000",
          "one.json", "format json, array true",
          "lines.ndjson", "format json");

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      for (var it : FORMS.entrySet()) {
        statement.execute(
            """
            copy (select case when hash(i) %% 40 > 0 then 'g' || (hash(i + 11) %% 9) end as g,
                case when hash(i + 12) %% 2 = 0 then 'Ä, "x"; |' else 'b' end as h,
                cast(hash(i + 13) %% 2 as bigint) as p, cast(hash(i + 14) %% 2 as bigint) as y,
                (hash(i + 15) %% 100000000) / 1e8::double as s,
                (hash(i + 17) %% 100000000000) / 1234.5 - 4e7 as amount,
                date '2026-01-01' + cast(hash(i + 18) %% 28 as integer) as day
              from range(300000) rows(i)) to '%s' (%s)"""
                .formatted(folder.resolve(it.getKey()), it.getValue()));
      }
    }
  }

  @Test
  void everyForm() {
    var first = answers("comma.csv", 1);
    for (var form : FORMS.keySet()) {
      assertThat(answers(form, 2)).as(form).isEqualTo(first);
    }
  }

  @Test
  void columnsAndLinesOnAnyNumberOfThreads() {
    for (var form : List.of("columns.parquet", "lines.ndjson")) {
      var one = answers(form, 1);
      assertThat(answers(form, 3)).as(form).isEqualTo(one);
    }
  }

  @Test
  void rowsByTheirPlaceToo() {
    var first = byPlace("comma.csv", 1);
    for (var form : List.of("comma.csv", "columns.parquet", "lines.ndjson")) {
      for (int threads = 2; threads <= 3; threads++) {
        assertThat(byPlace(form, threads)).as("%s on %d threads", form, threads).isEqualTo(first);
      }
    }
  }

  /** Columns are read anew for each question, text once: parsing it forty times proves no more. */
  private static List<String> answers(String form, int threads) {
    var use = form.endsWith(".parquet") ? Engines.Use.ONCE : Engines.Use.OFTEN;
    return new Rows(folder.resolve(form))
        .measure(Budget.USUAL.threads(threads), use, SameBitsTests::everything);
  }

  private static List<String> byPlace(String form, int threads) {
    return new Rows(folder.resolve(form))
        .measure(Budget.USUAL.threads(threads), Engines.Use.BY_PLACE, FormsTests::ofSomeRows);
  }

  private static List<String> ofSomeRows(Engine it) {
    var found = new ArrayList<String>();
    for (var range : List.of(new Slice.Range(0, 99_999), new Slice.Range(250_000, 250_010))) {
      found.add("" + it.rows(range));
      found.add("" + it.categories("g", range, 20));
      it.profile(List.of("g", "s", "amount", "day"), range)
          .forEach(
              c -> found.add(c.n() + " " + c.distinct() + " " + c.min() + c.max() + c.numbers()));
    }
    return found;
  }
}
