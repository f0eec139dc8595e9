package org.candor.database;

import java.nio.file.Path;

/** The folder that holds all this installation keeps outside the database, and the embedded one. */
public record DataFolder(Path path) {

  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }
}
