package org.candor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.candor.records.Restore;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a backup into a new installation, and proves that nothing is missing. Clause 7.5.3. */
@Command(
    name = "restore",
    description = {
      "Makes a new installation from a backup, in an empty folder.",
      "Every ledger is replayed and has to reach the size and root it had; otherwise nothing is",
      "kept."
    })
final class RestoreBackup implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  Path file = Path.of("");

  @Mixin Place place = new Place();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Place.requireReadable(file);
    var folder = place.requireEmpty();
    var whole = false;
    try {
      restore();
      whole = true;
    } finally {
      if (!whole) {
        leave(folder);
      }
    }
    return 0;
  }

  private void restore() throws IOException {
    try (var running = Running.silently(place)) {
      var out = Main.out(spec);
      var saved = running.get(Restore.class).read(file);
      var lines = LedgerLines.of(running);
      saved.forEach(it -> out.println(lines.line("restored", it.org(), it.size(), it.root())));
      out.println("Every size and root agrees with the backup.");
    }
  }

  /** The folder was empty before: so it is again, ready for another try. */
  private void leave(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var inside = Files.list(folder)) {
        for (var it : inside.toList()) {
          FileSystemUtils.deleteRecursively(it);
        }
      }
    }
    if (place.hasServer()) {
      Main.err(spec)
          .println("The database may hold a part of the backup. Empty it before another try.");
    }
  }
}
