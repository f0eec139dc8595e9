package org.candor.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.candor.exchange.Finding;
import org.candor.exchange.Imports;
import org.candor.exchange.Mapping;
import org.candor.exchange.Mappings;
import org.candor.exchange.Report;
import org.candor.kernel.Actor;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a file into a register and says what became of its rows. */
@Command(
    name = "import",
    description = {
      "Imports a CSV, TSV, XLSX, JSON or NDJSON file into a register and prints counts.",
      "Rows that cannot be read stay out and are named; the good ones go in. Nothing goes in twice."
    },
    exitCodeList = {
      "0:every row is in",
      "1:it did not work; one sentence says why",
      "2:the command was not understood",
      "3:some rows were refused; the others are in"
    })
final class ImportFile implements Callable<Integer> {

  private static final int SHOWN = 20;
  private static final int ROWS_REFUSED = 3;

  @Parameters(
      index = "0",
      paramLabel = "REGISTER",
      description = "Path of the register, e.g. systems/models. systems is systems/ai-systems.")
  String register = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
  Path file = Path.of("");

  @Option(
      names = "--mapping",
      paramLabel = "NAME",
      description = "Which mapping reads its columns. Default: the one that fits best")
  @Nullable String mapping;

  @Option(names = "--dry-run", description = "Say what would become of the rows; write none.")
  boolean dryRun;

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Write what stayed out or was left open into a CSV file, by row and column.")
  @Nullable Path errors;

  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Place.requireReadable(file);
    if (errors != null) {
      Place.requireWritable(errors);
    }
    return within.run((running, _) -> bring(running));
  }

  private int bring(Running running) throws IOException {
    var report = run(running, running.register(register));
    print(report, changes(running, report), Main.out(spec));
    writeErrors(running, report);
    return report.counts().refused() > 0 ? ROWS_REFUSED : 0;
  }

  /** What a rehearsal found that would change. */
  private List<Finding> changes(Running running, Report report) {
    return dryRun
        ? running
            .get(Imports.class)
            .findings(report.id(), SHOWN + 1, Finding.Kind.CHANGED, Finding.Kind.GONE)
        : List.of();
  }

  private void writeErrors(Running running, Report report) throws IOException {
    var wanted = errors;
    if (wanted == null) {
      return;
    }
    try (var out = Files.newOutputStream(wanted)) {
      running.get(Imports.class).errors(report.id(), out);
    }
  }

  private <R extends Record> Report run(Running running, Register<R> chosen) throws IOException {
    var progress = Progress.on(Main.err(spec));
    var actor = new Actor(null, "Candor", Imports.VIA);
    var by = mapping == null ? null : mapping(running.get(Mappings.class), chosen, mapping);
    try {
      return running
          .get(Imports.class)
          .run(chosen, file, by, actor, dryRun, (counts, all) -> progress.at(counts.read(), all));
    } finally {
      progress.end();
    }
  }

  private static Mapping mapping(Mappings mappings, Register<?> register, String name) {
    return mappings
        .find(register, name)
        .orElseThrow(
            () ->
                new Misused(
                    "There is no mapping '%s' for %s. There are: %s"
                        .formatted(
                            name,
                            register.path(),
                            mappings.of(register).stream()
                                .map(Mapping::name)
                                .collect(joining(", ")))));
  }

  private static String words(Finding it) {
    var where = it.row() == 0 ? "all rows" : "row " + it.row();
    var column = it.column().isEmpty() ? "" : ", " + it.column();
    var fate = it.kind() == Finding.Kind.ERROR ? "stays out" : "left open";
    var said = it.excerpt().isBlank() ? "" : " \"" + it.excerpt().replaceAll("\\s+", " ") + "\"";
    return "%s%s, %s:%s %s".formatted(where, column, fate, said, it.message());
  }

  private static String change(Finding it) {
    return it.kind() == Finding.Kind.GONE
        ? "no longer in the file: %s (%s)".formatted(it.column(), it.excerpt())
        : "row %d, %s: \"%s\" becomes \"%s\""
            .formatted(it.row(), it.column(), it.excerpt(), it.message());
  }

  /** Which columns of the file came to nothing, so that nobody looks for them in vain. */
  private static Optional<String> unused(List<String> columns) {
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    var count = columns.size() == 1 ? "One column is" : columns.size() + " columns are";
    var named = columns.stream().map(it -> it.replaceAll("\\s+", " ")).collect(joining("; "));
    return Optional.of("  %s not used: %s".formatted(count, named));
  }

  private void print(Report report, List<Finding> changes, PrintWriter out) {
    var counts = report.counts();
    var err = Main.err(spec);
    report.problems().stream().limit(SHOWN).forEach(it -> err.println("  " + words(it)));
    if (report.problems().size() > SHOWN) {
      err.println(
          errors == null
              ? "  ... and more: --errors FILE writes them all."
              : "  ... and more: all are in " + errors + ".");
    }
    unused(report.survey().unused()).ifPresent(err::println);
    changes.stream().limit(SHOWN).forEach(it -> out.println("  " + change(it)));
    if (changes.size() > SHOWN) {
      out.println("  ... and more; the import's page lists them all.");
    }
    out.printf(
        "%s%d rows: %d new, %d changed, %d unchanged, %d refused; %d values left open%n",
        dryRun ? "Not written. " : "",
        counts.read(),
        counts.created(),
        counts.changed(),
        counts.same(),
        counts.refused(),
        counts.warnings());
  }
}
