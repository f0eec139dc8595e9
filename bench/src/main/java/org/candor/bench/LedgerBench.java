package org.candor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.function.LongSupplier;
import org.candor.ledger.Checkpoint;
import org.candor.ledger.LogVerifier;
import org.candor.ledger.NoteKey;
import org.candor.ledger.TileLog;
import org.candor.ledger.Verdict;
import org.candor.records.LedgerAudit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A log of a million facts written and verified, beside one SHA-256 over the same bytes; and the
 * audit of a database, beside reading its facts.
 */
final class LedgerBench {

  /** Takes what was computed, so that it is. */
  private static volatile long sink;

  private LedgerBench() {}

  static void run(Options options) throws Exception {
    log(options.number("facts", 1_000_000), options.number("rounds", 3));
    var systems = options.number("systems", 100_000);
    if (systems > 0) {
      database(systems);
    }
  }

  private static void log(int facts, int rounds) throws IOException {
    var folder = Files.createTempDirectory("candor-bench-");
    try {
      var key = NoteKey.generate("candor.example/bench");
      var append = seconds(() -> append(folder, facts, key));
      var table =
          new Table(
              "a log of %,d facts".formatted(facts),
              "seconds",
              "facts/s",
              "SHA-256 alone, s",
              "ratio");
      row(table, "append, fsync, tiles, checkpoint", append, digest(facts), facts);
      for (var round = 0; round < rounds; round++) {
        var alone = digest(facts);
        var verify = seconds(() -> verified(folder, key));
        row(table, "verify all of it", verify, alone, facts);
      }
      table.note("Load average now %.1f.".formatted(Machine.load()));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static void row(Table table, String what, double took, double alone, long facts) {
    table.row(
        what,
        "%.1f".formatted(took),
        "%,.0f".formatted(facts / took),
        "%.2f".formatted(alone),
        Samples.ratio(took, alone));
  }

  private static double seconds(LongSupplier work) {
    var begin = System.nanoTime();
    sink = work.getAsLong();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static long append(Path folder, int facts, NoteKey key) {
    try (var log = TileLog.open(folder)) {
      for (var done = 0; done < facts; ) {
        var batch = new ArrayList<byte[]>();
        while (batch.size() < 5_000 && done < facts) {
          batch.add(fact(done++));
        }
        log.append(batch);
      }
      log.publish(new Checkpoint("candor.example/bench", facts, log.root(facts)), key);
      return log.size();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long verified(Path folder, NoteKey key) {
    return switch (LogVerifier.verify(folder, key.verifier())) {
      case Verdict.Intact it -> it.size();
      case Verdict.Tampered it -> throw new IllegalStateException(it.where().toString());
      case Verdict.Unreadable it -> throw new IllegalStateException(it.why().toString());
    };
  }

  /** About as long as the fact of an AI system. */
  private static byte[] fact(int number) {
    var prose = "It reads what people send, proposes an answer, and a person decides. ";
    return ("{\"seq\":" + number + ",\"state\":{\"description\":\"" + prose.repeat(9) + "\"}}")
        .getBytes(UTF_8);
  }

  private static double digest(int facts) {
    return seconds(
        () -> {
          try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var i = 0; i < facts; i++) {
              digest.update(fact(i));
            }
            return digest.digest()[0];
          } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
          }
        });
  }

  private static void database(int systems) throws IOException {
    try (var installation = Installation.fresh();
        var owner = installation.as("postgres")) {
      var org = installation.organization("Ledger");
      SomeSystems.record(installation, org, systems, 42);
      var audit = installation.bean(LedgerAudit.class);
      var jdbc = new JdbcTemplate(owner);
      var table =
          new Table(
              "audit of a database",
              "facts",
              "seconds",
              "facts/s",
              "reading facts and rows alone, s",
              "ratio",
              "problems");
      for (var name : new String[] {"first, publishes the log", "again"}) {
        var alone = reading(jdbc);
        var begin = System.nanoTime();
        var report = audit.audit(org);
        var took = (System.nanoTime() - begin) / 1e9;
        table.row(
            name,
            "%,d".formatted(report.size()),
            "%.1f".formatted(took),
            "%,.0f".formatted(report.size() / took),
            "%.1f".formatted(alone),
            Samples.ratio(took, alone),
            report.problems().size());
      }
      table.note("Load average now %.1f.".formatted(Machine.load()));
    }
  }

  private static double reading(JdbcTemplate jdbc) {
    jdbc.setFetchSize(1_000);
    return seconds(
        () -> {
          var read = new long[1];
          jdbc.query(
              "select * from records.fact",
              rs -> {
                read[0] += rs.getString("envelope").length();
              });
          jdbc.query(
              "select to_jsonb(it) from systems.ai_systems it",
              rs -> {
                read[0] += rs.getString(1).length();
              });
          return read[0];
        });
  }
}
