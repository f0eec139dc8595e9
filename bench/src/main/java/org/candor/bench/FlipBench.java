package org.candor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Change.Revising;
import org.candor.records.Comment;
import org.candor.records.LedgerAudit;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Bits flipped at random places of a small ledger, in the database and in the published log, one at
 * a time: an audit must find each.
 */
final class FlipBench {

  private final Random random;
  private final Installation installation;
  private final LedgerAudit audit;
  private final OrgId org;
  private final BitFlips flips;
  private final Map<String, int[]> byPlace = new TreeMap<>();

  /** Where the audit found it by failing instead of saying so. */
  private final Map<String, Integer> broken = new TreeMap<>();

  private FlipBench(Installation installation, OrgId org, BitFlips flips, Random random) {
    this.random = random;
    this.installation = installation;
    this.audit = installation.bean(LedgerAudit.class);
    this.org = org;
    this.flips = flips;
  }

  static void run(Options options) throws IOException {
    var settings =
        Map.<String, Object>of("candor.index-every", "1h", "candor.checkpoint-every", "1h");
    try (var installation = Installation.fresh(settings);
        var owner = installation.as("postgres")) {
      var org = installation.organization("Flips");
      var random = new Random(options.number("seed", 42));
      var flips = new BitFlips(new JdbcTemplate(owner), org, random);
      var bench = new FlipBench(installation, org, flips, random);
      bench.fill(options.number("systems", 12));
      bench.flip(options.number("flips", 10_000));
    }
  }

  private void fill(int count) {
    SomeSystems.record(installation, org, count, 42);
    var register = SomeSystems.register(installation);
    var records = installation.bean(Records.class);
    var actor = Installation.actor();
    Scope.of(org)
        .run(
            () -> {
              var some = new SomeSystems(1);
              var page =
                  installation
                      .bean(Listings.class)
                      .page(register, Query.all().limited(3), AsOf.NOW);
              for (var it : page.entries()) {
                var revising = new Revising<>(it.id(), it.version(), some.next(), "Corrected");
                records.write(register.kind(), List.of(revising), actor);
                records.record(
                    Comment.KIND, Comment.on(new Ref(register.path(), it.id()), "Seen"), actor);
              }
            });
    var report = audit.audit(org);
    if (!report.intact()) {
      throw new IllegalStateException("Not intact before anything was flipped: " + report);
    }
  }

  /** Two thirds in the database, one third in files. */
  private void flip(int count) throws IOException {
    var begin = System.nanoTime();
    for (var i = 0; i < count; i++) {
      if (i % 3 == 2) {
        file();
      } else {
        cell();
      }
      if ((i + 1) % 500 == 0) {
        System.err.printf("%,d of %,d flips%n", i + 1, count);
      }
    }
    var last = audit.audit(org);
    var table = new Table("place", "bits flipped", "found", "missed");
    var all = new int[2];
    byPlace.forEach(
        (place, it) -> {
          table.row(place, "%,d".formatted(it[0]), "%,d".formatted(it[1]), it[0] - it[1]);
          all[0] += it[0];
          all[1] += it[1];
        });
    table.row("**all**", "%,d".formatted(all[0]), "%,d".formatted(all[1]), all[0] - all[1]);
    table.note(
        """
        %,d facts; %d s; %,d flips refused by the database itself and not counted; found by an
        exception instead of a report: %s; afterwards %s."""
            .formatted(
                last.size(),
                (System.nanoTime() - begin) / 1_000_000_000,
                flips.refused(),
                broken.isEmpty() ? "none" : broken.toString(),
                last.intact() ? "intact again" : last.problems().toString()));
  }

  private void cell() {
    var flipped = flips.flip();
    try {
      note(flipped.place(), found());
    } finally {
      flipped.undo().run();
    }
  }

  private void file() throws IOException {
    var log = installation.folder().resolve("ledger").resolve(org.toString());
    Path chosen;
    try (var files = Files.walk(log)) {
      var all =
          files.filter(it -> Files.isRegularFile(it) && !it.endsWith(".lock")).sorted().toList();
      chosen = all.get(random.nextInt(all.size()));
    }
    var bytes = Files.readAllBytes(chosen);
    var flipped = bytes.clone();
    flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    Files.write(chosen, flipped);
    try {
      note("log: " + kind(log.relativize(chosen).toString()), found());
    } finally {
      Files.write(chosen, bytes);
    }
  }

  private static String kind(String name) {
    return name.startsWith("tile/entries") ? "entries" : name.startsWith("tile/") ? "tiles" : name;
  }

  private boolean found() {
    try {
      return !audit.audit(org).intact();
    } catch (RuntimeException e) {
      broken.merge(e.getClass().getSimpleName(), 1, Integer::sum);
      return true;
    }
  }

  private void note(String place, boolean found) {
    var it = byPlace.computeIfAbsent(place, _ -> new int[2]);
    it[0]++;
    if (found) {
      it[1]++;
    }
  }
}
