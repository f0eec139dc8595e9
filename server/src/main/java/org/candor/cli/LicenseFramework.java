package org.candor.cli;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.candor.catalog.BadFramework;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Shelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps the licensed words of a framework beside its lines. Clause 7.5.3. */
@Command(
    name = "text",
    description = {
      "Keeps the licensed text of a framework for your people.",
      "The file is a CSV or XLSX with the columns id and text; it takes the place of",
      "all that was kept before, and is in no export.",
      "While a server runs: PUT /api/v1/catalog/frameworks/ID/licensed."
    },
    exitCodeList = {
      "0:it is kept, or removed",
      "1:it did not work; one sentence says why",
      "2:the command was not understood, or there is no such framework",
      "3:the file was refused; every reason is printed"
    })
final class LicenseFramework implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  Which which = new Which();

  /** Either of the two. */
  static final class Which {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file, of at most 10 MB.")
    @Nullable Path file;

    @Option(names = "--remove", description = "Keep no licensed text of it any longer.")
    boolean remove;
  }

  @Option(
      names = "--framework",
      paramLabel = "ID",
      defaultValue = Catalog.ISO_42001,
      description = "The framework. Default: ${DEFAULT-VALUE}")
  String framework = Catalog.ISO_42001;

  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var file = which.file;
    var bytes = file == null ? new byte[0] : LoadFramework.bytes(file);
    try {
      var kept = within.run((running, _) -> keep(running, file, bytes));
      Main.out(spec).println(told(kept));
      return 0;
    } catch (BadFramework e) {
      return LoadFramework.refused(e, spec);
    }
  }

  private int keep(Running running, @Nullable Path file, byte[] bytes) {
    var shelf = running.get(Shelf.class);
    var chosen = chosen(running, framework);
    if (file == null) {
      shelf.unlicense(chosen);
      return 0;
    }
    return shelf.license(chosen, String.valueOf(file.getFileName()), bytes);
  }

  private String told(int lines) {
    return framework
        + ": "
        + text(lines == 0 ? "catalog.told.unlicensed" : "catalog.license.held", lines);
  }

  /**
   * @throws Misused where there is none, naming those that there are
   */
  static Framework chosen(Running running, String id) {
    var catalog = running.get(Catalog.class);
    return catalog
        .find(id)
        .orElseThrow(
            () ->
                new Misused(
                    text("catalog.bad.missing", id)
                        + " "
                        + text(
                            "catalog.told.known",
                            String.join(
                                ", ", catalog.frameworks().stream().map(Framework::id).toList()))));
  }
}
