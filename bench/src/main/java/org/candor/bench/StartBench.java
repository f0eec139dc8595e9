package org.candor.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * From the command to the first page, by the launcher as its user runs it: on an empty folder, and
 * on one that is there. Build first: {@code ./candor --version}.
 */
final class StartBench {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private StartBench() {}

  static void run(Options options) throws Exception {
    var launcher = Path.of("candor").toAbsolutePath();
    var rounds = options.number("rounds", 5);
    var table = new Table("folder", "cache of classes", "rounds", "p50 s", "most s", "load");
    for (var cache : new boolean[] {false, true}) {
      if (cache) {
        train(launcher);
      }
      var empty = new Samples();
      var existing = new Samples();
      for (var round = 0; round < rounds; round++) {
        var folder = Files.createTempDirectory("candor-start-");
        empty.add(start(launcher, folder, cache));
        existing.add(start(launcher, folder, cache));
        FileSystemUtils.deleteRecursively(folder);
      }
      row(table, "empty", cache, empty);
      row(table, "existing", cache, existing);
    }
    table.note("Until /sign-in answers 200. The heap is the launcher's, 1 GB.");
  }

  private static void row(Table table, String folder, boolean cache, Samples it) {
    table.row(
        folder,
        cache ? "yes" : "no",
        it.size(),
        "%.1f".formatted(it.percentile(.5) / 1_000),
        "%.1f".formatted(it.percentile(1) / 1_000),
        "%.1f".formatted(Machine.load()));
  }

  /** The launcher makes its cache in the background when it first runs a command of some length. */
  private static void train(Path launcher) throws Exception {
    var folder = Files.createTempDirectory("candor-start-");
    start(launcher, folder, true);
    FileSystemUtils.deleteRecursively(folder);
    var target = launcher.resolveSibling("server/target");
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < giveUp) {
      if (trained(target)) {
        return;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new IllegalStateException("The launcher made no cache of classes");
  }

  /** The folder of the build before this one has a cache too. */
  private static boolean trained(Path target) throws IOException {
    try (var builds = Files.list(target)) {
      var newest =
          builds
              .filter(it -> it.getFileName().toString().startsWith("run-"))
              .max(Comparator.comparing(it -> it.toFile().lastModified()))
              .orElseThrow();
      try (var files = Files.list(newest)) {
        return files.anyMatch(it -> it.toString().endsWith(".aot"));
      }
    }
  }

  private static long start(Path launcher, Path folder, boolean cache) throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var builder =
        new ProcessBuilder(
                launcher.toString(), "serve", "--data", folder.toString(), "--port", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling(folder.getFileName() + ".log").toFile());
    builder.environment().put("CANDOR_NO_CACHE", cache ? "" : "1");
    var begin = System.nanoTime();
    var process = builder.start();
    try {
      await(process, port);
      return System.nanoTime() - begin;
    } finally {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
    }
  }

  private static void await(Process process, int port) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"));
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < giveUp && process.isAlive()) {
        try {
          var answer = http.send(request.build(), BodyHandlers.discarding());
          if (answer.statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // not there yet
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    throw new IllegalStateException("It did not start; see the log beside its folder");
  }
}
