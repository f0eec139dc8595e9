package org.candor.cli;

import static java.util.stream.Collectors.joining;
import static org.candor.web.Messages.text;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Shelf;
import org.candor.records.NotFound;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a framework of the organization's own off its shelf. Clause 6.1.3. */
@Command(
    name = "retire",
    description = {
      "Takes a framework of your own off the shelf.",
      "What was said of its lines stays on record; loaded again, it comes back.",
      "While a server runs: DELETE /api/v1/catalog/frameworks/ID."
    },
    exitCodeList = {
      "0:it is off the shelf",
      "1:it did not work; one sentence says why",
      "2:the command was not understood, or there is no such framework of your own"
    })
final class RetireFramework implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ID", description = "Its id, such as our-rules.")
  String id = "";

  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    within.run((running, _) -> retire(running));
    Main.out(spec).println(text("catalog.told.retired", id));
    return 0;
  }

  private String retire(Running running) {
    try {
      running.get(Shelf.class).takeOff(id, Within.COMMAND);
      return id;
    } catch (NotFound e) {
      throw new Misused(
          Catalog.isShipped(id)
              ? text("catalog.told.shipped", id)
              : e.getMessage() + " " + known(running));
    }
  }

  private static String known(Running running) {
    var own =
        running.get(Catalog.class).frameworks().stream()
            .map(Framework::id)
            .filter(it -> !Catalog.isShipped(it))
            .collect(joining(", "));
    return own.isEmpty() ? text("catalog.told.none") : text("catalog.told.known", own);
  }
}
