package org.candor.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL, which refuses to run as root, is run by whoever runs Candor. {@code setsid} keeps
 * Ctrl-C in a terminal from reaching it before Candor has finished its work.
 */
enum Unprivileged {
  AS_OURSELVES(List.of()),
  IN_A_USER_NAMESPACE(List.of("unshare", "-U")),
  AS_NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private final List<String> prefix;

  Unprivileged(List<String> prefix) {
    this.prefix = prefix;
  }

  static Unprivileged here() {
    if (!isRoot()) {
      return AS_OURSELVES;
    }
    for (var way : List.of(IN_A_USER_NAMESPACE, AS_NOBODY)) {
      if (way.works()) {
        return way;
      }
    }
    throw new DatabaseUnusable(
        "PostgreSQL refuses to run as root, and neither unshare nor setpriv is allowed here.",
        "Run Candor as an ordinary user, or name a server with candor.database.url.");
  }

  ProcessBuilder command(Path program, List<String> arguments) {
    var words = new ArrayList<>(prefix);
    words.add(program.toString());
    words.addAll(arguments);
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      words.addFirst("/usr/bin/setsid");
    }
    var command = new ProcessBuilder(words).redirectErrorStream(true);
    command.environment().keySet().removeIf(name -> name.startsWith("PG"));
    command.environment().put("LC_ALL", "C");
    return command;
  }

  /** Gives a folder and all in it to whom PostgreSQL runs as. */
  void own(Path path) throws IOException, InterruptedException {
    if (this == AS_NOBODY) {
      new ProcessBuilder("chown", "-R", "65534:65534", path.toString()).start().waitFor();
    }
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean works() {
    var words = new ArrayList<>(prefix);
    words.add("true");
    try {
      var trial = new ProcessBuilder(words).redirectErrorStream(true).start();
      return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
