package org.candor.measure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.candor.measure.Bins;
import org.candor.measure.Budget;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Fingerprint;
import org.candor.measure.Inversion;
import org.candor.measure.Slice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows give the same bits, on one thread, on two, on three, from text or from columns. */
class SameBitsTests {

  @TempDir static Path folder;
  private static Rows csv;

  @BeforeAll
  static void write() throws IOException {
    var random = new Random(42);
    try (var out = Files.newBufferedWriter(folder.resolve("rows.csv"))) {
      out.write("g,h,p,y,s,amount,day\n");
      for (int i = 0; i < 300_000; i++) {
        var s = random.nextDouble();
        out.write(
            "%s,%s,%d,%d,%s,%s,2026-01-%02d%n"
                .formatted(
                    random.nextInt(40) == 0 ? "" : "g" + random.nextInt(9),
                    random.nextBoolean() ? "Ä" : "b",
                    random.nextInt(2),
                    random.nextDouble() < s ? 1 : 0,
                    s,
                    random.nextInt(100) == 0 ? "NaN" : random.nextGaussian() * 1e7,
                    1 + random.nextInt(28)));
      }
    }
    csv = new Rows(folder.resolve("rows.csv"));
  }

  /** Every shape there is, as one text; arrays by their content, doubles by all their digits. */
  static List<String> everything(Engine it) {
    var p = Expression.read("p", it.columns());
    var y = Expression.read("y", it.columns());
    var some = new Slice.Where(Expression.read("s > 0.25 AND day <= '2026-01-20'", it.columns()));
    var found = new ArrayList<String>();
    found.add(it.rows() + " " + it.rows(some));
    found.add(it.confusion(p, y, List.of("g", "h")).toString());
    it.scores("s", y, List.of("g"), Bins.OF_A_PROBABILITY)
        .parts()
        .forEach(
            part ->
                found.add(
                    part.group()
                        + " "
                        + part.label()
                        + Arrays.toString(part.counts())
                        + Arrays.toString(part.sums())
                        + part.missing()
                        + part.notANumber()));
    var names = List.of("g", "h", "p", "y", "s", "amount", "day");
    it.profile(names, Slice.ALL).forEach(c -> found.add(withoutType(c)));
    it.profile(names, some).forEach(c -> found.add(withoutType(c)));
    found.add("" + it.categories("g", some, 100));
    found.add("" + it.values("s", Slice.ALL, 5));
    found.add("" + it.values("p", Slice.ALL, 5));
    found.add("" + it.atRanks("s", Slice.ALL, List.of(0L, 7L, 149_999L, 299_999L)));
    found.add("" + it.medianDistance("s", Slice.ALL, 0.25));
    found.add(Arrays.toString(it.between("amount", some, List.of(-1e7, 0.0, 1e7)).counts()));
    found.add(Arrays.toString(it.within("amount", some, new Bins(-4e7, 4e7, 64)).counts()));
    found.add("" + it.dependency(List.of("g", "h"), List.of("day")));
    found.add("" + it.dependency(List.of("s"), List.of()));
    found.add("" + it.repeated(List.of("g", "h", "p", "day")));
    found.add("" + it.inverted(new Inversion(List.of("g", "h"), "day", "amount", true)));
    found.add("" + it.inverted(new Inversion(List.of("p"), "h", "s", false)));
    found.add("" + it.truths(Expression.read("amount >= 0", it.columns()), some));
    found.add("" + it.among("g", Set.of("g1", "g2")));
    found.addAll(further(it, p, y));
    found.addAll(values(it, some));
    return found;
  }

  private static List<String> values(Engine it, Slice some) {
    var found = new ArrayList<String>();
    for (var name : List.of("g", "h", "p", "amount", "day")) {
      found.add("" + it.commonest(name, some, 4));
    }
    for (var form : List.of("g LIKE '_1'", "NOT h LIKE '%b%'", "h LIKE '_'", "g LIKE '%\\_%'")) {
      found.add("" + it.truths(Expression.read(form, it.columns()), Slice.ALL));
    }
    return found;
  }

  private static List<String> further(Engine it, Expression p, Expression y) {
    var found = new ArrayList<String>();
    found.add("" + it.combinations(List.of("g", "h", "day"), 10_000));
    found.add("" + it.combinations(List.of("g", "h", "day"), 10));
    found.add("" + it.errors("amount", "s", null));
    found.add("" + it.errors("s", "p", "amount"));
    found.add("" + it.mistakes(p, y, "day", 100));
    found.add("" + it.mistakes(p, y, "s", 10));
    found.add("" + it.answers("day", "y", "s", 200_000));
    long[] rows = new long[1];
    it.each(List.of("g", "s", "amount", "day"), row -> rows[0] += 31L * row.hashCode());
    found.add("" + rows[0]);
    return found;
  }

  /** Engines call types by different names. */
  private static String withoutType(ColumnProfile it) {
    return List.of(
            it.column(), it.n(), it.nulls(), it.notANumber(), it.distinct(), it.min() + it.max())
        + " "
        + it.numbers();
  }

  @Test
  void whateverTheNumberOfThreads() {
    var one = csv.<List<String>>measure(budget(1), Engines.Use.OFTEN, SameBitsTests::everything);
    for (int threads = 2; threads <= 3; threads++) {
      assertThat(
              csv.<List<String>>measure(
                  budget(threads), Engines.Use.ONCE, SameBitsTests::everything))
          .isEqualTo(one);
    }
  }

  /**
   * Standard SQL, as engines without a dialect of their own get it. It runs here on DuckDB, which
   * understands it too: that says the text is right, not that another engine was tried.
   */
  @Test
  void inTheWordsOfTheStandardToo() throws SQLException {
    var own = csv.<List<String>>measure(budget(2), Engines.Use.OFTEN, SameBitsTests::everything);
    var connection = DriverManager.getConnection("jdbc:duckdb:");
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create table rows as select * from read_csv('" + csv.file() + "', header = true)");
    }
    try (var engine =
        new SqlEngine(
            "standard", connection, new StandardDialect(), "rows", false, budget(2), NOWHERE)) {
      assertThat(everything(engine)).isEqualTo(own);
    }
  }

  private static final Origin NOWHERE =
      new Origin() {
        @Override
        public String reading() {
          return "";
        }

        @Override
        public List<String> notes() {
          return List.of();
        }

        @Override
        public Fingerprint fingerprint(long rows) {
          return new Fingerprint(null, 0, rows);
        }

        @Override
        public void close() {}
      };

  private static Budget budget(int threads) {
    return Budget.USUAL.threads(threads);
  }
}
