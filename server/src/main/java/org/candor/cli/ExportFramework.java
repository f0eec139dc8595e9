package org.candor.cli;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a framework as a file that can be loaded again. Clause 7.5.3. */
@Command(
    name = "export",
    description = {
      "Writes a framework as JSON that can be loaded again as it is.",
      "Licensed text is not in it.",
      "While a server runs: GET /api/v1/catalog/frameworks/ID."
    },
    exitCodeList = {
      "0:it is written",
      "1:it did not work; one sentence says why",
      "2:the command was not understood, or there is no such framework"
    })
final class ExportFramework implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ID", description = "Its id, such as iso-42001.")
  String id = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file. One of that name is replaced once the new one is whole.")
  @Nullable Path file;

  @Mixin When when = new When();
  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (file != null) {
      Place.requireWritable(file);
    }
    var found = within.run((running, _) -> found(running));
    var words = RecordJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(found.json());
    if (file == null) {
      Main.out(spec).println(words);
      return 0;
    }
    var draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(draft, words + "\n");
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    return 0;
  }

  private Framework found(Running running) {
    return running
        .get(Catalog.class)
        .find(id, when.read(running).asOf())
        .orElseThrow(() -> new Misused(text("catalog.bad.missing", id)));
  }
}
