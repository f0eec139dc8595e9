package org.candor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candor.database.Scope;
import org.candor.exchange.Imports;
import org.candor.exchange.Report;
import org.candor.kernel.OrgId;
import org.candor.records.Records;

/**
 * The federal inventory of 2024 as it is, and its rows again and again with new keys: rows a second
 * beside reading the file and writing the records alone, and the heap that must not grow.
 */
final class ImportBench {

  private static final String FILE = "data/inventory/us-federal-2024.csv";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final Installation installation;

  private ImportBench(Installation installation) {
    this.installation = installation;
  }

  static void run(Options options) throws IOException {
    var shared = shared();
    if (shared.isEmpty()) {
      System.out.println("Skipped: the shared inventory is not beside the checkout.");
      return;
    }
    try (var installation = Installation.fresh()) {
      var bench = new ImportBench(installation);
      var table =
          new Table(
              "file",
              "rows in",
              "refused",
              "seconds",
              "rows/s",
              "reading alone rows/s",
              "records alone rows/s",
              "of records alone",
              "heap: most used MB",
              "live MB at the quarters, after a full collection");
      bench.warm(shared.get());
      bench.measure(table, "as published", shared.get(), WINDOWS);
      for (var rows : options.text("rows", "10000,100000").split(",")) {
        var file = installation.folder().resolve("repeated-" + rows + ".csv");
        repeat(shared.get(), file, Integer.parseInt(rows));
        bench.measure(table, "repeated, " + Files.size(file) / 1_000_000 + " MB", file, UTF_8);
      }
      bench.again(table, shared.get());
      table.note(
          """
          Records alone: as many systems through Records, 500 in a transaction, same run. Load
          average now %.1f."""
              .formatted(Machine.load()));
    }
  }

  private void warm(Path file) {
    imported(file);
    SomeSystems.record(installation, installation.organization("Warm"), 2_000, 1);
  }

  private void measure(Table table, String name, Path file, Charset charset) throws IOException {
    var heap = new Heap();
    var begin = System.nanoTime();
    var report = imported(file);
    var took = (System.nanoTime() - begin) / 1e9;
    var most = heap.most();
    var live = live(file);
    var rows = report.counts().read();
    var alone = records(Math.min(rows, 20_000));
    table.row(
        name,
        "%,d of %,d".formatted(report.counts().created(), rows),
        report.counts().refused(),
        "%.1f".formatted(took),
        "%,.0f".formatted(rows / took),
        "%,.0f".formatted(reading(file, charset)),
        "%,.0f".formatted(alone),
        Samples.ratio(rows / took, alone),
        most >> 20,
        live);
  }

  /**
   * Once more, not timed: at each quarter everything stops for a full collection, and what is left
   * is what the import holds on to.
   */
  private String live(Path file) {
    var quarters = new ArrayList<String>();
    quarters.add(live());
    imported(
        file,
        installation.organization("Live"),
        (counts, total) -> {
          if (counts.read() * 4L >= (long) total * quarters.size() && quarters.size() < 4) {
            quarters.add(live());
          }
          return true;
        });
    quarters.add(live());
    return String.join(", ", quarters);
  }

  private static String live() {
    System.gc();
    return "" + (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
  }

  /** A second time: compared, nothing written. */
  private void again(Table table, Path file) {
    var org = installation.organization("Again");
    imported(file, org);
    var heap = new Heap();
    var begin = System.nanoTime();
    var report = imported(file, org);
    var took = (System.nanoTime() - begin) / 1e9;
    var rows = report.counts().read();
    table.row(
        "a second time",
        "%,d the same".formatted(report.counts().same()),
        report.counts().refused(),
        "%.1f".formatted(took),
        "%,.0f".formatted(rows / took),
        "-",
        "-",
        "-",
        heap.most() >> 20,
        live());
  }

  private Report imported(Path file) {
    return imported(file, installation.organization("Import"));
  }

  private Report imported(Path file, OrgId org) {
    return imported(file, org, (_, _) -> true);
  }

  private Report imported(Path file, OrgId org, Imports.ProgressListener progress) {
    return imported(installation, file, org, progress);
  }

  static Report imported(
      Installation installation, Path file, OrgId org, Imports.ProgressListener progress) {
    var imports = installation.bean(Imports.class);
    var register = SomeSystems.register(installation);
    return Scope.of(org)
        .get(
            () -> {
              try {
                return imports.run(register, file, null, Installation.actor(), false, progress);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  private double records(int rows) {
    var org = installation.organization("Records");
    var some = new SomeSystems(9);
    var records = installation.bean(Records.class);
    var begin = System.nanoTime();
    for (var done = 0; done < rows; done += 500) {
      var changes = SomeSystems.recordings(some.next(Math.min(500, rows - done)));
      Scope.of(org)
          .get(() -> records.write(SomeSystems.kind(installation), changes, Installation.actor()));
    }
    return rows * 1e9 / (System.nanoTime() - begin);
  }

  private static double reading(Path file, Charset charset) throws IOException {
    var begin = System.nanoTime();
    try (var csv = CsvReader.builder().ofCsvRecord(file, charset)) {
      return csv.stream().count() * 1e9 / (System.nanoTime() - begin);
    }
  }

  /** The rows of the file again and again; from the second time on the name tells the round. */
  static void repeat(Path file, Path to, int count) throws IOException {
    List<CsvRecord> rows;
    try (var csv = CsvReader.builder().ofCsvRecord(file, WINDOWS)) {
      rows = csv.stream().toList();
    }
    var name = rows.getFirst().getFields().indexOf("Use Case Name");
    try (var out = CsvWriter.builder().build(to, UTF_8)) {
      out.writeRecord(rows.getFirst().getFields());
      for (var i = 0; i < count; i++) {
        var cells = new ArrayList<>(rows.get(1 + i % (rows.size() - 1)).getFields());
        cells.set(name, cells.get(name) + " " + i / (rows.size() - 1));
        out.writeRecord(cells);
      }
    }
  }

  static Optional<Path> shared() {
    var override = System.getenv("CANDOR_SHARED");
    if (override != null) {
      return Optional.of(Path.of(override, FILE)).filter(Files::exists);
    }
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      var file = at.resolve("shared").resolve(FILE);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** How full the heap was at most since this was made. */
  private static final class Heap {

    private final Thread watch = Thread.ofPlatform().daemon().start(this::watch);
    private volatile long used;

    Heap() {
      System.gc();
      used = 0;
    }

    private void watch() {
      while (!Thread.currentThread().isInterrupted()) {
        used = Math.max(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        try {
          Thread.sleep(20);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    long most() {
      watch.interrupt();
      return used;
    }
  }
}
