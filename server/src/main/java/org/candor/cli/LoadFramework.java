package org.candor.cli;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.candor.catalog.BadFramework;
import org.candor.catalog.Framework;
import org.candor.catalog.Shelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a framework of the organization's own on its shelf. Clause 6.1.3. */
@Command(
    name = "load",
    aliases = "add",
    description = {
      "Loads a framework or controls of your own: CSV, YAML, JSON, or an OSCAL catalog in JSON.",
      "All of it goes in, or nothing: what is wrong is named line by line.",
      "While a server runs on the same data, send it there: POST /api/v1/catalog/frameworks."
    },
    exitCodeList = {
      "0:it is on the shelf",
      "1:it did not work; one sentence says why",
      "2:the command was not understood",
      "3:the file was refused; every reason is printed"
    })
final class LoadFramework implements Callable<Integer> {

  private static final int REFUSED = 3;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file, of at most 10 MB.")
  Path file = Path.of("");

  @Option(
      names = "--id",
      paramLabel = "ID",
      defaultValue = "",
      description = "Small letters, digits, hyphens: our-rules. Needed for CSV and OSCAL.")
  String id = "";

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Its title. Needed for CSV.")
  String title = "";

  @Option(
      names = "--version",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Version of the data. Needed for CSV; what was loaded never changes.")
  String version = "";

  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var bytes = bytes(file);
    try {
      var loaded = within.run((running, _) -> load(running, bytes));
      Main.out(spec)
          .printf(
              "%s %s, version %s: %d checkable lines%n",
              loaded.id(), loaded.title(), loaded.version(), loaded.assessable().count());
      return 0;
    } catch (BadFramework e) {
      return refused(e, spec);
    }
  }

  /** Prints every reason. */
  static int refused(BadFramework e, @Nullable CommandSpec spec) {
    e.reasons().forEach(Main.err(spec)::println);
    Main.err(spec).println(text("catalog.refused") + ".");
    return REFUSED;
  }

  private Framework load(Running running, byte[] bytes) {
    var name = String.valueOf(file.getFileName());
    return running.get(Shelf.class).put(name, bytes, id, title, version, Within.COMMAND);
  }

  /** One byte more than is taken tells that it is too much, without holding the rest. */
  static byte[] bytes(Path file) throws IOException {
    Place.requireReadable(file);
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(Shelf.LARGEST + 1);
    }
  }
}
