package org.candor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * The same measurements by Candor, Spark and Deequ, each in a process of its own that is seen from
 * outside: processor time with and without its start, and the most memory it ever had.
 */
final class PeerBench {

  private static final String OPENS =
      "java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util"
          + " java.util.concurrent java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action"
          + " sun.util.calendar";

  private final Path java;
  private final Path java17;
  private final int rounds;

  private PeerBench(Path java17, int rounds) {
    this.java = Path.of(System.getProperty("java.home"), "bin", "java");
    this.java17 = java17;
    this.rounds = rounds;
  }

  static void run(Options options) throws Exception {
    var folder = Files.createTempDirectory("candor-bench-");
    try {
      var java17 = Path.of(options.text("java17", System.getProperty("java.home")), "bin", "java");
      var bench = new PeerBench(java17, options.number("rounds", 3));
      var rows = options.number("rows", 5_000_000);
      if (rows > 0) {
        var decisions = new MeasureRows(folder, rows).decisions("parquet");
        bench.fairness(decisions, rows);
        Files.delete(decisions);
      }
      var wide = options.number("wide", 5_000_000);
      if (wide > 0) {
        var made = new MeasureRows(folder, wide);
        bench.columns(
            made.twentyColumns("before.parquet", 0), made.twentyColumns("now.parquet", 1), wide);
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void fairness(Path file, long rows) throws Exception {
    var table = table("fairness by gender x race, %,d rows".formatted(rows));
    var candor = seen(candor("fairness", file));
    row(table, "candor", candor, candor);
    var cells = MeasurePeer.cells(file);
    var spark = seen(spark("fairness", file));
    row(table, "Spark 4.2.0, local", spark, candor);
    requireSame(cells, spark);
    var deequ = seen(deequ("fairness", file));
    row(table, "Deequ 2.1.0, Spark 3.5.6, local", deequ, candor);
    requireSame(cells, deequ);
    table.note(
        "The same counts in all 12 groups. Load average now %.1f.".formatted(Machine.load()));
  }

  private void columns(Path before, Path now, long rows) throws Exception {
    var table = table("profile of 20 columns, %,d rows".formatted(rows));
    var candor = seen(candor("profile", before));
    row(table, "candor, exact", candor, candor);
    row(table, "Spark 4.2.0, exact", seen(spark("profile", before)), candor);
    row(table, "Deequ 2.1.0, estimates", seen(deequ("profile", before)), candor);
    table.note("Load average now %.1f.".formatted(Machine.load()));
    var drift = table("drift of 20 columns, 2 x %,d rows".formatted(rows));
    var own = seen(candor("drift", before, now));
    row(drift, "candor, all its metrics", own, own);
    row(drift, "Spark 4.2.0, PSI alone", seen(spark("drift", before, now)), own);
    row(drift, "Deequ 2.1.0, estimated distances", seen(deequ("drift", before, now)), own);
    drift.note("Load average now %.1f.".formatted(Machine.load()));
  }

  private static void requireSame(String cells, Seen peer) {
    if (!peer.answer().equals(cells)) {
      throw new IllegalStateException("Other counts: " + peer.answer() + " not " + cells);
    }
  }

  private static Table table(String what) {
    return new Table(
        what,
        "first, s",
        "CPU s with the start",
        "later, s",
        "CPU s",
        "peak MB",
        "CPU of candor, first",
        "later",
        "memory of candor");
  }

  private static void row(Table table, String what, Seen seen, Seen candor) {
    table.row(
        what,
        "%.1f".formatted(seen.firstSeconds()),
        "%.2f".formatted(seen.firstCpu()),
        "%.1f".formatted(seen.seconds()),
        "%.2f".formatted(seen.cpu()),
        seen.peak(),
        Samples.ratio(seen.firstCpu(), candor.firstCpu()),
        Samples.ratio(seen.cpu(), candor.cpu()),
        Samples.ratio(seen.peak(), candor.peak()));
  }

  private List<String> candor(String work, Path... files) {
    return command(
        List.of(
            java.toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            MeasurePeer.class.getName()),
        work,
        files);
  }

  private List<String> spark(String work, Path... files) throws IOException {
    return command(peer(java, "spark", "org.candor.bench.peers.SparkPeer"), work, files);
  }

  private List<String> deequ(String work, Path... files) throws IOException {
    return command(peer(java17, "deequ", "org.candor.bench.peers.DeequPeer"), work, files);
  }

  private static List<String> peer(Path java, String name, String main) throws IOException {
    var built = Path.of("bench/peers", name, "target");
    if (!Files.exists(built.resolve("class-path"))) {
      throw new IllegalStateException("Build it first: ./mvnw -Ppeers -DskipTests process-classes");
    }
    var command = new ArrayList<String>(List.of(java.toString(), "-Xmx2g"));
    for (var each : OPENS.split(" ")) {
      command.add("--add-opens=java.base/" + each + "=ALL-UNNAMED");
    }
    var libraries = Files.readString(built.resolve("class-path")).strip();
    command.addAll(List.of("-cp", built.resolve("classes") + ":" + libraries, main));
    return command;
  }

  private static List<String> command(List<String> start, String work, Path... files) {
    var command = new ArrayList<String>(start);
    command.add(work);
    Arrays.stream(files).map(Path::toString).forEach(command::add);
    return command;
  }

  /** What one process took; later is the median of the rounds after the first. */
  private record Seen(
      double firstSeconds, double firstCpu, double seconds, double cpu, long peak, String answer) {}

  private Seen seen(List<String> command) throws IOException {
    var log = Files.createTempFile("candor-peer-", ".log");
    long begin = System.nanoTime();
    var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    try (var said =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var asked = process.outputWriter(StandardCharsets.UTF_8)) {
      var seconds = new ArrayList<Double>();
      var cpu = new ArrayList<Double>();
      var answer = "";
      double before = 0;
      for (int round = 0; round <= rounds; round++) {
        asked.write("go\n");
        asked.flush();
        answer = answer(said, log);
        double now = cpu(process.pid());
        seconds.add((System.nanoTime() - begin) / 1e9);
        cpu.add(now - before);
        before = now;
        begin = System.nanoTime();
      }
      return new Seen(
          seconds.removeFirst(),
          cpu.removeFirst(),
          Samples.median(seconds),
          Samples.median(cpu),
          peak(process.pid()),
          answer);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(log);
    }
  }

  private static String answer(BufferedReader said, Path log) throws IOException {
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("answer ")) {
        return line.substring("answer ".length());
      }
    }
    throw new IOException("It ended without an answer: " + Files.readString(log));
  }

  private static double cpu(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    var cells = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(cells[11]) + Long.parseLong(cells[12])) / 100.0;
  }

  private static long peak(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("vmhwm:"))
        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
