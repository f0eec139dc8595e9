package org.candor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.candor.access.FirstRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows Candor with made-up content, and a ready sign-in for each role. */
@Command(
    name = "demo",
    description = {
      "Runs Candor with a made-up organization.",
      "Thirty AI systems, some models and data sets, and one person for each role, whose sign-ins",
      "are printed and kept in the data folder.",
      "A second run finds it all there."
    })
final class Demo implements Callable<Integer> {

  @Option(names = "--once", description = "Make it, print the summary, and end.")
  boolean once;

  @Mixin Serve.Door door = new Serve.Door();
  @Mixin Place place = new Place();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var err = Main.err(spec);
    err.println("Starting. The first time the database is set up, which takes a while.");
    if (once) {
      try (var running = Running.silently(place)) {
        prepare(running);
      }
      return 0;
    }
    door.requireFree();
    try (var running = door.open(place)) {
      prepare(running);
      Main.out(spec).printf("Open %s/sign-in%nStop it with Ctrl-C.%n", door.url(running));
      Serve.Door.waitUntilClosed(running);
    }
    return 0;
  }

  private void prepare(Running running) throws IOException {
    Main.err(spec).println("Making the organization, its people and its records.");
    var signIns = SignIns.keptIn(running.folder().path());
    var contents = running.get(SampleOrganization.class).prepare(signIns);
    running.get(FirstRun.class).withdraw();
    print(signIns, contents, running, Main.out(spec));
  }

  private static void print(
      SignIns signIns, SampleOrganization.Contents contents, Running running, PrintWriter out) {
    out.printf("%s%n", SampleOrganization.NAME);
    out.printf(
        "%d AI systems, %d models, %d data sets, %d links. All of it is made up.%n%n",
        contents.systems(), contents.models(), contents.data(), contents.links());
    for (var it : signIns.all()) {
      out.printf("  %-17s %-37s %s%n", it.label(), it.email(), it.password());
    }
    out.printf("%nKept in %s%n", running.folder().resolve(SignIns.FILE));
  }
}
