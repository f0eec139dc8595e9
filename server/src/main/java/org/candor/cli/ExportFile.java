package org.candor.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.candor.exchange.Exports;
import org.candor.register.BadQuery;
import org.candor.register.LedgerMoments;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.tabular.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the records of a register out as a file, as they are or as they were. */
@Command(
    name = "export",
    description = {
      "Writes the records of a register as CSV, XLSX, JSON or NDJSON, to standard output or a file.",
      "What it writes can be imported again as it is."
    })
final class ExportFile implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "REGISTER",
      description = "Path of the register, e.g. systems/models. systems is systems/ai-systems.")
  String register = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, xlsx, json or ndjson. Default: as FILE is called, else csv")
  @Nullable Format format;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      defaultValue = "",
      description = {
        "Which records in which order, as in the address of the list, e.g.",
        "'stage=INCEPTION&sort=name'. Default: all, by number"
      })
  String query = "";

  @Option(
      names = "--as-of",
      paramLabel = "MOMENT",
      description = {
        "As it was at the end of a day (2026-03-31), at a moment (2026-03-31T10:20:00Z), or at a",
        "position of the ledger. Default: now"
      })
  @Nullable String asOf;

  @Option(
      names = "--names",
      description = "Call columns as the API does. JSON and NDJSON always do.")
  boolean names;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file. One of that name is replaced once the new one is whole.")
  @Nullable Path file;

  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var form = format();
    var asked = QueryText.read(query);
    if (file != null) {
      Place.requireWritable(file);
    }
    return within.run((running, _) -> take(running, asked, form));
  }

  private int take(Running running, QueryText asked, Format form) throws IOException {
    var chosen = running.register(register);
    try {
      var written = write(running, chosen, asked, form);
      Main.err(spec).printf("%,d records of %s%n", written, chosen.path());
      return 0;
    } catch (BadQuery e) {
      throw asked.misused(e);
    }
  }

  private Format format() {
    var console = System.console();
    if (format == Format.XLSX && file == null && console != null && console.isTerminal()) {
      throw new Misused("A workbook is nothing to read on a screen: name a file with -o.");
    }
    if (format != null || file == null) {
      return format == null ? Format.CSV : format;
    }
    var name = file.toString().toLowerCase(Locale.ROOT);
    return Stream.of(Format.values())
        .filter(it -> name.endsWith("." + it.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(Format.CSV);
  }

  private long write(Running running, Register<?> chosen, QueryText asked, Format form)
      throws IOException {
    var moment = running.get(LedgerMoments.class).read(asOf == null ? asked.asOf() : asOf);
    var read = Query.read(chosen, asked.parameters()).from(null);
    var labels = !names && (form == Format.CSV || form == Format.XLSX);
    var exports = running.get(Exports.class);
    if (file == null) {
      try (var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
        return exports.write(chosen, read, moment.asOf(), form, labels, out);
      }
    }
    var draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      long written;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        written = exports.write(chosen, read, moment.asOf(), form, labels, out);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
