package org.candor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * kill -9 in turn of the server and of its database while clients write: what was acknowledged is
 * there, once, and the ledger is intact.
 */
final class CrashBench {

  private final Path folder;
  private final Set<String> acknowledged = new HashSet<>();
  private final Random random = new Random(42_001);
  private final Table table =
      new Table(
          "round",
          "killed",
          "acknowledged so far",
          "lost",
          "twice",
          "ledger",
          "s to the next write");
  private final Samples server = new Samples();
  private final Samples database = new Samples();
  private String org = "-";
  private Child child;
  private int bad;

  private CrashBench(Path folder) throws IOException {
    this.folder = folder;
    this.child = Child.on(folder, org, "r0", Map.of());
  }

  static void run(Options options) throws Exception {
    var folder = Files.createTempDirectory("candor-bench-");
    try {
      new CrashBench(folder).rounds(options.number("rounds", 50), options.number("writes", 40));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void rounds(int rounds, int writes) throws Exception {
    try {
      require(child.writes(1, 180), "no first write");
      org = Objects.requireNonNull(child.ask("org", 60));
      for (var round = 1; round <= rounds; round++) {
        require(child.writes(writes + random.nextInt(writes), 180), "writes stopped");
        var killServer = round % 2 == 1;
        var recovered = killServer ? killServer(round) : killDatabase();
        var audit = String.valueOf(child.ask("audit", 300));
        row(round, killServer ? "server" : "database", audit, recovered);
      }
    } finally {
      child.close();
    }
    table.note(
        "%d acknowledged writes of 4 clients; rounds with a loss, a double or a broken ledger: %d. Seconds from kill to the next acknowledged write: server p50 %.1f p95 %.1f (with the JVM's start), database p50 %.1f p95 %.1f. Load average now %.1f."
            .formatted(
                acknowledged.size(),
                bad,
                server.percentile(.5) / 1e3,
                server.percentile(.95) / 1e3,
                database.percentile(.5) / 1e3,
                database.percentile(.95) / 1e3,
                Machine.load()));
  }

  private double killServer(int round) throws Exception {
    child.kill();
    var begin = System.nanoTime();
    acknowledged.addAll(child.acknowledged());
    child = Child.on(folder, org, "r" + round, Map.of());
    require(child.writes(1, 180), "the server does not come back");
    return recovered(server, begin);
  }

  private double killDatabase() throws Exception {
    Child.killDatabase(folder);
    var begin = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep(100); // what was under way is acknowledged or never will be
    require(child.writes(1, 120), "the database does not come back");
    return recovered(database, begin);
  }

  private static double recovered(Samples samples, long begin) {
    samples.add(System.nanoTime() - begin);
    return (System.nanoTime() - begin) / 1e9;
  }

  private void row(int round, String killed, String audit, double seconds) throws IOException {
    acknowledged.addAll(child.acknowledged());
    var kept = kept(folder);
    var once = new HashSet<>(kept);
    var lost = acknowledged.stream().filter(it -> !once.contains(it)).count();
    var twice = kept.size() - once.size();
    if (lost > 0 || twice > 0 || !audit.startsWith("intact")) {
      bad++;
    }
    table.row(
        round,
        killed,
        "%,d".formatted(acknowledged.size()),
        lost,
        twice,
        audit,
        "%.1f".formatted(seconds));
  }

  /** The keys in the facts and in the rows, each as often as it is there. */
  static List<String> kept(Path folder) throws IOException {
    var person =
        new DriverManagerDataSource(
            Installation.url(folder), "postgres", Installation.password(folder, "postgres"));
    return new JdbcTemplate(person)
        .queryForList(
            """
            select external_key from systems.ai_systems where version = 1 and external_key is not null
              and exists (select 1 from records.fact f where f.org_id = ai_systems.org_id and f.seq = from_seq)
            union all
            select envelope::jsonb ->> 'key' from records.fact where kind = 'systems/ai-systems'
            group by 1 having count(*) > 1
            """,
            String.class);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
