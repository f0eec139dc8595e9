package org.candor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.ProfileStudy;
import org.candor.measure.study.Study;
import org.springframework.util.FileSystemUtils;

/**
 * Measurements of large files: fairness beside the bare query that its numbers rest on, a profile,
 * drift, and text.
 */
final class MeasureBench {

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
      fairness(new MeasureRows(folder, rows), rounds);
      columns(new MeasureRows(folder, wide));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static void fairness(MeasureRows made, int rounds) throws Exception {
    var parquet = made.decisions("parquet");
    var csv = made.decisions("csv");
    var study = new FairnessStudy("p", "y", List.of("gender", "race"), null, Terms.USUAL);
    var bare = new MeasureBench();
    var candor = new MeasureBench();
    var text = new MeasureBench();
    for (int round = 0; round <= rounds; round++) {
      bare.measured(() -> bare(parquet), round > 0);
      candor.measured(() -> measure(study, parquet), round > 0);
      text.measured(() -> measure(study, csv), round > 0);
    }
    var table =
        new Table(
            "fairness by gender x race, %,d rows".formatted(made.rows()),
            "file, MB",
            "seconds",
            "CPU s",
            "rows/s",
            "peak MB",
            "of the bare query");
    bare.row(table, "bare DuckDB query, Parquet", made.rows(), parquet, bare);
    candor.row(table, "candor measure fairness, Parquet", made.rows(), parquet, bare);
    text.row(table, "candor measure fairness, CSV", made.rows(), csv, bare);
    table.note(
        "Medians of %d rounds, interleaved; load average now %.1f."
            .formatted(rounds, Machine.load()));
  }

  private static void columns(MeasureRows made) throws Exception {
    var before = made.twentyColumns("before.parquet", 0);
    var now = made.twentyColumns("now.parquet", 1);
    var table =
        new Table(
            "20 columns, %,d rows".formatted(made.rows()),
            "file, MB",
            "seconds",
            "CPU s",
            "rows/s",
            "peak MB",
            "of the bare query");
    var profile = new MeasureBench();
    profile.measured(() -> measure(new ProfileStudy(List.of()), before), true);
    profile.row(table, "candor measure profile", made.rows(), before, null);
    var drift = new MeasureBench();
    var study = new DriftStudy(List.of(), DriftRows.ALL, DriftRows.ALL, DriftTerms.USUAL);
    drift.measured(() -> measure(study, before, now), true);
    drift.row(table, "candor measure drift, two files", made.rows() * 2, before, null);
    table.note("One round; load average now %.1f.".formatted(Machine.load()));
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
    double took = median(seconds);
    table.row(
        what,
        MeasureRows.megabytes(file),
        "%.2f".formatted(took),
        "%.2f".formatted(median(processor)),
        "%,.0f".formatted(rows / took),
        peak,
        baseline == null ? "" : Samples.ratio(took, median(baseline.seconds)));
  }

  private static double median(List<Double> values) {
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
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
