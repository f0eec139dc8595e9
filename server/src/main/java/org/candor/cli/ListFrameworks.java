package org.candor.cli;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Shelf;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which frameworks the organization is held against. Clause 6.1.3. */
@Command(
    name = "list",
    description = {
      "Lists the frameworks there are: those that come with Candor, and your own.",
      "Controls of your own are a register: candor export planning/own-controls"
    })
final class ListFrameworks implements Callable<Integer> {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: ${DEFAULT-VALUE}")
  Gap.Format format = Gap.Format.TEXT;

  @Mixin When when = new When();
  @Mixin Within within = new Within();
  @Spec @Nullable CommandSpec spec;

  /**
   * One framework, as the API lists it.
   *
   * @param lines that can be checked
   * @param licensed lines of which the licensed text is kept now
   */
  record Listed(
      String id,
      String title,
      String edition,
      String version,
      boolean own,
      long lines,
      int licensed) {

    static Listed of(Framework it, Shelf shelf) {
      return new Listed(
          it.id(),
          it.title(),
          it.edition(),
          it.version(),
          !Catalog.isShipped(it.id()),
          it.assessable().count(),
          shelf.licensed(it.id()).size());
    }
  }

  @Override
  public Integer call() throws IOException {
    return within.run((running, _) -> list(running, Main.out(spec)));
  }

  private int list(Running running, PrintWriter out) {
    var shelf = running.get(Shelf.class);
    var all = frameworks(running);
    switch (format) {
      case JSON ->
          out.println(
              RecordJson.MAPPER.writeValueAsString(
                  all.stream().map(it -> Listed.of(it, shelf)).toList()));
      case TEXT -> all.forEach(it -> print(it, shelf, out));
    }
    return 0;
  }

  private List<Framework> frameworks(Running running) {
    return running.get(Catalog.class).frameworks(when.read(running).asOf());
  }

  private static void print(Framework it, Shelf shelf, PrintWriter out) {
    var whose = text(Catalog.isShipped(it.id()) ? "catalog.shipped" : "catalog.own");
    var kept = shelf.licensed(it.id()).size();
    out.printf("%-16s %s (%s)%n", it.id(), it.title(), whose);
    out.printf("%-16s %s", "", it.about());
    out.println(kept == 0 ? "" : " " + text("catalog.license.held", kept));
  }
}
