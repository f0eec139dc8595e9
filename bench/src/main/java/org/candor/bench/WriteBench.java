package org.candor.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.Change;
import org.candor.records.Records;
import org.candor.systems.AiSystem;

/**
 * Record writes of several clients at once, beside the same rows inserted by bare JDBC with fsync.
 *
 * <p>Goal: at least half of bare JDBC in batches.
 */
final class WriteBench {

  private final Installation installation;
  private final int clients;
  private final long nanos;

  WriteBench(Installation installation, int clients, long seconds) {
    this.installation = installation;
    this.clients = clients;
    this.nanos = seconds * 1_000_000_000;
  }

  static void run(Options options) throws Exception {
    var quiet = options.text("background", "yes").equals("no");
    var settings =
        quiet
            ? Map.<String, Object>of("candor.index-every", "1h", "candor.checkpoint-every", "1h")
            : Map.<String, Object>of();
    try (var installation = Installation.fresh(settings);
        var owner = installation.as("postgres");
        var app = installation.as("candor_app")) {
      var bench =
          new WriteBench(installation, options.number("clients", 8), options.number("seconds", 5));
      var bare = new BareInserts(owner);
      bare.make();
      var only = options.text("only", "");
      if (options.text("plans", "no").equals("yes")) {
        bench.plans();
      }
      for (var size : options.text("batches", "1,100").split(",")) {
        var batch = Integer.parseInt(size);
        bench.measure(
            bench.ways(bare, owner, app, batch, only), batch, options.number("rounds", 3));
      }
    }
  }

  /** Where the time of a batch goes in PostgreSQL. */
  private void plans() {
    var org = installation.organization("Plans");
    SomeSystems.record(installation, org, 5_000, 1);
    var systems = new SomeSystems(2).next(100);
    installation.bean(Statements.class).explained(() -> write(org, systems));
  }

  /** One way to write a batch, for the client of a number. */
  interface Way {
    void write(int client, List<AiSystem> systems);
  }

  private Map<String, Way> ways(
      BareInserts bare, DataSource owner, DataSource app, int batch, String only) {
    var ways = new LinkedHashMap<String, Way>();
    var org = installation.organization("One");
    var several = new ArrayList<OrgId>();
    for (var i = 0; i < clients; i++) {
      several.add(installation.organization("Several " + i));
    }
    ways.put("bare JDBC, primary key only", bare.way(owner, "bare", org));
    ways.put("+ the register's indexes", bare.way(owner, "indexed", org));
    ways.put("+ row-level security", bare.way(app, "guarded", org));
    ways.put("Records, one organization", (_, systems) -> write(org, systems));
    ways.put("Records, one each", (client, systems) -> write(several.get(client), systems));
    ways.keySet().removeIf(it -> !it.contains(only));
    return ways;
  }

  void write(OrgId org, List<AiSystem> systems) {
    var records = installation.bean(Records.class);
    List<Change<AiSystem>> changes = SomeSystems.recordings(systems);
    Scope.of(org)
        .get(() -> records.write(SomeSystems.kind(installation), changes, Installation.actor()));
  }

  private static final class Result {
    final AtomicLong rows = new AtomicLong();
    final Samples samples = new Samples();
    long nanos;
    Cpu cpu = new Cpu(0, 0);

    double perSecond() {
      return rows.get() * 1e9 / nanos;
    }
  }

  void measure(Map<String, Way> ways, int batch, int rounds) throws Exception {
    System.out.printf(
        "**%d clients, %d row%s in a transaction**, %d rounds of %d s each, interleaved.%n%n",
        clients, batch, batch == 1 ? "" : "s", rounds, nanos / 1_000_000_000);
    var results = new LinkedHashMap<String, Result>();
    for (var round = -1; round < rounds; round++) {
      for (var way : ways.entrySet()) {
        var result = new Result();
        oneRound(way.getValue(), batch, round < 0 ? nanos / 3 : nanos, result);
        if (round >= 0) {
          results.merge(way.getKey(), result, WriteBench::sum);
        }
      }
    }
    report(results);
  }

  private static Result sum(Result one, Result other) {
    one.rows.addAndGet(other.rows.get());
    one.nanos += other.nanos;
    one.cpu = one.cpu.plus(other.cpu);
    other.samples.into(one.samples);
    return one;
  }

  private void oneRound(Way way, int batch, long time, Result result) throws Exception {
    var cpu = Cpu.now(installation.folder());
    var begin = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      for (var i = 0; i < clients; i++) {
        var client = i;
        all.add(
            threads.submit(
                () -> {
                  var some = new SomeSystems(client + begin);
                  while (System.nanoTime() - begin < time) {
                    var systems = some.next(batch);
                    result.samples.time(() -> way.write(client, systems));
                    result.rows.addAndGet(systems.size());
                  }
                }));
      }
      for (var it : all) {
        it.get();
      }
    }
    result.nanos = System.nanoTime() - begin;
    result.cpu = Cpu.now(installation.folder()).since(cpu);
  }

  private static void report(Map<String, Result> results) {
    var table =
        new Table(
            "way",
            "rows/s",
            "p50 ms",
            "p95",
            "p99",
            "of bare",
            "costs against the one above",
            "CPU us a row: JVM",
            "PostgreSQL");
    var bare = results.values().iterator().next().perSecond();
    var above = bare;
    for (var it : results.entrySet()) {
      var result = it.getValue();
      table.row(
          it.getKey(),
          "%,.0f".formatted(result.perSecond()),
          result.samples.p(50),
          result.samples.p(95),
          result.samples.p(99),
          Samples.ratio(result.perSecond(), bare),
          "%.0f %%".formatted(100 - 100 * result.perSecond() / above),
          result.cpu.jvm() / Math.max(1, result.rows.get()),
          result.cpu.postgres() / Math.max(1, result.rows.get()));
      above = result.perSecond();
    }
    table.note("Load average now %.1f.".formatted(Machine.load()));
  }
}
