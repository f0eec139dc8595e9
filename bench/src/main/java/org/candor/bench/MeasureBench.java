package org.candor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.candor.measure.Budget;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Source;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.engine.Engines;
import org.candor.measure.fairness.Terms;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.ProfileStudy;
import org.candor.measure.study.Study;
import org.springframework.util.FileSystemUtils;

/**
 * Measurements of large files: fairness beside the bare query that its numbers rest on and in its
 * parts, a profile, drift, text, and more rows than fit into memory.
 */
final class MeasureBench {

  private static final FairnessStudy STUDY =
      new FairnessStudy("p", "y", List.of("gender", "race"), null, Terms.USUAL);

  private static final String BARE =
      "select gender, race, y, p, count(*) from read_parquet('%s') group by all";

  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> processor = new ArrayList<>();
  private long peak;

  private MeasureBench() {}

  static void run(Options options) throws Exception {
    var folder = Files.createTempDirectory("candor-bench-");
    try {
      var rows = options.number("rows", 5_000_000);
      var wide = options.number("wide", 5_000_000);
      var rounds = options.number("rounds", 5);
      if (rows > 0) {
        fairness(new MeasureRows(folder, rows), rounds);
      }
      if (wide > 0) {
        columns(new MeasureRows(folder, wide));
      }
      var large = options.number("large", 0);
      if (large > 0) {
        large(new MeasureRows(folder, large));
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static void fairness(MeasureRows made, int rounds) throws Exception {
    var parquet = made.decisions("parquet");
    var csv = made.decisions("csv");
    var works = new LinkedHashMap<String, Callable<Long>>();
    works.put("bare DuckDB query, Parquet", () -> bare(parquet));
    works.put("SHA-256 of the file", () -> hash(parquet));
    works.put("hash and lock-down", () -> engine(parquet, Engine::rows));
    works.put("hash, lock-down and count", () -> engine(parquet, MeasureBench::counts));
    works.put("candor measure fairness, Parquet", () -> measure(STUDY, parquet));
    works.put("candor measure fairness, CSV", () -> measure(STUDY, csv));
    var taken = new LinkedHashMap<String, MeasureBench>();
    for (int round = 0; round <= rounds; round++) {
      for (var work : works.entrySet()) {
        taken
            .computeIfAbsent(work.getKey(), _ -> new MeasureBench())
            .measured(work.getValue(), round > 0);
      }
    }
    var table = table("fairness by gender x race, %,d rows".formatted(made.rows()));
    var bare = taken.firstEntry().getValue();
    for (var each : taken.entrySet()) {
      var file = each.getKey().endsWith("CSV") ? csv : parquet;
      each.getValue().row(table, each.getKey(), made.rows(), file, bare);
    }
    table.note(
        "Medians of %d rounds, interleaved; load average now %.1f."
            .formatted(rounds, Machine.load()));
    Files.delete(csv);
  }

  private static Table table(String what) {
    return new Table(
        what,
        "file, MB",
        "seconds",
        "CPU s",
        "rows/s",
        "rows/CPU s",
        "peak MB",
        "seconds of bare",
        "CPU of bare");
  }

  private static void columns(MeasureRows made) throws Exception {
    var before = made.twentyColumns("before.parquet", 0);
    var now = made.twentyColumns("now.parquet", 1);
    var table = table("20 columns, %,d rows".formatted(made.rows()));
    var profile = new MeasureBench();
    profile.measured(() -> measure(new ProfileStudy(List.of()), before), true);
    profile.row(table, "candor measure profile", made.rows(), before, null);
    var drift = new MeasureBench();
    var study = new DriftStudy(List.of(), DriftRows.ALL, DriftRows.ALL, DriftTerms.USUAL);
    drift.measured(() -> measure(study, before, now), true);
    drift.row(table, "candor measure drift, two files", made.rows() * 2, before, null);
    table.note("One round; load average now %.1f.".formatted(Machine.load()));
    Files.delete(before);
    Files.delete(now);
  }

  private static void large(MeasureRows made) throws Exception {
    var parquet = made.decisions("parquet");
    var bare = new MeasureBench();
    bare.measured(() -> bare(parquet), true);
    var candor = new MeasureBench();
    candor.measured(() -> measure(STUDY, parquet), true);
    var table = table("fairness by gender x race, %,d rows".formatted(made.rows()));
    bare.row(table, "bare DuckDB query, Parquet", made.rows(), parquet, bare);
    candor.row(table, "candor measure fairness, Parquet", made.rows(), parquet, bare);
    table.note("One round; load average now %.1f.".formatted(Machine.load()));
  }

  private static long hash(Path file) throws IOException, NoSuchAlgorithmException {
    var sha = MessageDigest.getInstance("SHA-256");
    var bytes = new byte[1 << 20];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        sha.update(bytes, 0, read);
      }
    }
    return sha.digest().length;
  }

  private static long engine(Path file, Function<Engine, Long> work) {
    return Engines.measure(Source.File.at(file), Budget.USUAL, Engines.Use.ONCE, work);
  }

  private static long counts(Engine engine) {
    var p = Expression.read("p", engine.columns());
    var y = Expression.read("y", engine.columns());
    return engine.confusion(p, y, List.of("gender", "race")).cells().size() + engine.rows();
  }

  private static long bare(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var results = statement.executeQuery(BARE.formatted(file))) {
      long sum = 0;
      while (results.next()) {
        sum += results.getLong(5);
      }
      return sum;
    }
  }

  private static long measure(Study study, Path... files) {
    var sources = new ArrayList<Source>();
    for (var file : files) {
      sources.add(Source.File.at(file));
    }
    return study.measure(sources, Budget.USUAL).findings().metrics().size();
  }

  private void measured(Callable<Long> work, boolean counts) throws Exception {
    System.gc();
    forgetPeak();
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long begin = System.nanoTime();
    work.call();
    if (counts) {
      seconds.add((System.nanoTime() - begin) / 1e9);
      processor.add((system.getProcessCpuTime() - cpu) / 1e9);
      peak = Math.max(peak, peak());
    }
  }

  private void row(
      Table table,
      String what,
      long rows,
      Path file,
      @org.jspecify.annotations.Nullable MeasureBench baseline)
      throws IOException {
    double took = Samples.median(seconds);
    table.row(
        what,
        MeasureRows.megabytes(file),
        "%.2f".formatted(took),
        "%.2f".formatted(Samples.median(processor)),
        "%,.0f".formatted(rows / took),
        "%,.0f".formatted(rows / Samples.median(processor)),
        peak,
        baseline == null ? "" : Samples.ratio(took, Samples.median(baseline.seconds)),
        baseline == null
            ? ""
            : Samples.ratio(Samples.median(processor), Samples.median(baseline.processor)));
  }

  /** Linux keeps the most memory a process ever had; this makes it begin anew. */
  private static void forgetPeak() throws IOException {
    Files.writeString(Path.of("/proc/self/clear_refs"), "5");
  }

  private static long peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(it -> it.startsWith("VmHWM:"))
        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
