package org.candor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A disk that is full and then is not, and a database that goes and comes back, while clients
 * write.
 */
final class OutageBench {

  private OutageBench() {}

  static void run(Options options) throws Exception {
    var table =
        new Table(
            "what",
            "acknowledged before",
            "meanwhile",
            "after",
            "s to the next write",
            "lost",
            "twice",
            "ledger");
    fullDisk(table, options.number("megabytes", 420));
    goneAndBack(table, options.number("seconds", 8));
    table.note("Load average now %.1f.".formatted(Machine.load()));
  }

  private static void fullDisk(Table table, int megabytes) throws Exception {
    var folder = Files.createTempDirectory("candor-bench-");
    if (!sh("mount -t tmpfs -o size=" + megabytes + "m tmpfs " + folder)) {
      table.row("a full disk", "skipped: no right to mount", "-", "-", "-", "-", "-", "-");
      Files.delete(folder);
      return;
    }
    var disk = folder.resolve("ballast");
    var data = folder.resolve("data");
    try (var child = Child.on(data, "-", "full", Map.of())) {
      require(child.writes(50, 180), "no first writes");
      fill(disk);
      var stopped = !stillWrites(child, 400);
      var before = child.acknowledged().size();
      TimeUnit.SECONDS.sleep(5);
      var meanwhile = child.acknowledged().size() - before;
      Files.delete(disk);
      var begin = System.nanoTime();
      var back = child.writes(20, 60);
      var took = (System.nanoTime() - begin) / 1e9;
      row(
          table,
          "a full disk (tmpfs of %d MB)%s".formatted(megabytes, stopped ? "" : ", never refused"),
          new int[] {before, meanwhile},
          back ? took : Double.NaN,
          child,
          data);
    } finally {
      sh("umount " + folder + " || umount -l " + folder);
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  /** Whether there are still writes to see after filling the disk; each keeps a few megabytes. */
  private static boolean stillWrites(Child child, int rounds) throws InterruptedException {
    for (var i = 0; i < rounds; i++) {
      if (!child.writes(1, 5)) {
        return false;
      }
    }
    return true;
  }

  /** Takes all space but the little that is spread over what is open. */
  private static void fill(Path file) throws IOException {
    var block = new byte[1 << 16];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return;
    }
  }

  private static void goneAndBack(Table table, int seconds) throws Exception {
    var folder = Files.createTempDirectory("candor-bench-");
    var database = folder.resolve("database");
    var data = folder.resolve("data");
    var owning = Child.on(database, "-", "own", Map.of());
    try {
      require(owning.writes(1, 180), "no database");
      try (var child = Child.on(data, "-", "gone", outside(database))) {
        require(child.writes(50, 180), "no first writes");
        owning.close();
        var before = child.acknowledged().size();
        TimeUnit.SECONDS.sleep(seconds);
        var meanwhile = child.acknowledged().size() - before;
        owning = Child.on(database, "-", "own2", Map.of());
        require(owning.writes(1, 180), "the database does not come back");
        var begin = System.nanoTime();
        var back = child.writes(20, 60);
        var took = (System.nanoTime() - begin) / 1e9;
        row(
            table,
            "the database gone for " + seconds + " s and more, and back",
            new int[] {before, meanwhile},
            back ? took : Double.NaN,
            child,
            database);
      }
    } finally {
      owning.close();
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static Map<String, String> outside(Path database) throws IOException {
    return Map.of(
        "candor.database.url", Installation.url(database),
        "candor.database.password", Installation.password(database, "candor_app"),
        "candor.database.owner-password", Installation.password(database, "candor_owner"));
  }

  private static void row(
      Table table, String what, int[] counts, double seconds, Child child, Path database)
      throws IOException, InterruptedException {
    var audit = Objects.requireNonNullElse(child.ask("audit", 120), "no answer");
    var acknowledged = new HashSet<>(child.acknowledged());
    var kept = CrashBench.kept(database);
    var once = new HashSet<>(kept);
    var lost = acknowledged.stream().filter(it -> !once.contains(it)).count();
    table.row(
        what,
        "%,d".formatted(counts[0]),
        "%,d".formatted(counts[1]),
        "%,d".formatted(acknowledged.size() - counts[0] - counts[1]),
        "%.1f".formatted(seconds),
        lost,
        kept.size() - once.size(),
        audit);
  }

  private static boolean sh(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("/bin/sh", "-c", command).start().waitFor() == 0;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
