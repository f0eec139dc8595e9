package org.candor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.candor.records.Backup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes all that an installation knows into one file. Clause 7.5.3. */
@Command(
    name = "backup",
    description = {
      "Writes everything into one file: ledgers, records, people, attached files and keys.",
      "Whoever has the file can become this installation: keep it as safe as the data folder.",
      "Prints a line for each ledger, with its size and root. The server has to be stopped."
    })
final class BackUp implements Callable<Integer> {

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The file. One of that name is replaced once the new one is whole.")
  Path file = Path.of("");

  @Option(
      names = "--with-licensed-text",
      description = {
        "Take along the licensed text of frameworks. Without this it stays here: whoever gets the",
        "file may have no licence for it."
      })
  boolean licensed;

  @Mixin Place place = new Place();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    place.requireInstallation();
    Place.requireWritable(file);
    try (var running = Running.silently(place)) {
      var lines = LedgerLines.of(running);
      var backup = running.get(Backup.class);
      for (var it : backup.write(file, licensed)) {
        Main.out(spec).println(lines.line("saved", it.org(), it.size(), it.root()));
      }
      if (!licensed && backup.withholds()) {
        Main.err(spec).println("Licensed text was left out; --with-licensed-text takes it along.");
      }
    }
    Main.err(spec).printf("%s, %,d bytes%n", file, Files.size(file));
    return 0;
  }
}
