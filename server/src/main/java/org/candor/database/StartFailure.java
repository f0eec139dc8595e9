package org.candor.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;

/** What PostgreSQL or the operating system said when it did not start, in words that help. */
record StartFailure(String said, String what, String mend) {

  private static final List<StartFailure> KNOWN =
      List.of(
          new StartFailure(
              "No space left on device",
              "The disk of %s is full.",
              "Free some space and start again; nothing acknowledged is lost."),
          new StartFailure(
              "Address already in use",
              "The port of the database in %s is taken by another program.",
              "Stop that program, choose another with candor.database.port, or leave that out."),
          new StartFailure(
              "Permission denied",
              "The folder %s may not be read or written.",
              "Give the folder, and the way to it, to the user who runs Candor (chown, chmod)."),
          new StartFailure(
              "Read-only file system",
              "The folder %s is on a file system that is mounted read-only.",
              "Choose a writable folder with candor.data."));

  static DatabaseUnusable of(Path folder, String said) {
    for (var known : KNOWN) {
      if (said.contains(known.said)) {
        return new DatabaseUnusable(known.what.formatted(folder), known.mend + "\n" + said);
      }
    }
    return new DatabaseUnusable("PostgreSQL did not start in " + folder + ".", "It said:\n" + said);
  }

  static DatabaseUnusable of(Path folder, IOException e) {
    var failure =
        e instanceof AccessDeniedException || e.toString().contains("not permitted")
            ? of(folder, "Permission denied: " + e.getMessage())
            : of(folder, e.toString());
    failure.initCause(e);
    return failure;
  }
}
