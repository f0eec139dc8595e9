package org.candor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the installation is that a command works on. */
final class Place {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the data; made if missing. Default: data")
  @Nullable Path data;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "PostgreSQL server to use instead of the one that comes with Candor,"
              + " e.g. jdbc:postgresql://db.example.org/candor")
  @Nullable String db;

  @Option(
      names = "--db-user",
      paramLabel = "ROLE",
      description = "Its role that owns nothing. Default: candor_app")
  @Nullable String user;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description = "File with that role's password.")
  @Nullable Path passwordFile;

  @Option(
      names = "--db-owner-user",
      paramLabel = "ROLE",
      description = "Its role that owns the tables. Default: candor_owner")
  @Nullable String owner;

  @Option(
      names = "--db-owner-password-file",
      paramLabel = "FILE",
      description = "File with the owner's password.")
  @Nullable Path ownerPasswordFile;

  @Option(names = "--debug", description = "Log more, and print where an error came from.")
  boolean debug;

  static Place at(Path data) {
    var place = new Place();
    place.data = data;
    return place;
  }

  /** As properties of the application. What was not said is left to the environment. */
  List<String> properties() {
    if (db == null && (user != null || passwordFile != null || owner != null)) {
      throw new Misused("The options --db-... say how to sign in to a server: name it with --db.");
    }
    var properties = new ArrayList<String>();
    add(properties, "candor.data", data == null ? null : reachable(data));
    add(properties, "candor.database.url", db);
    add(properties, "candor.database.user", user);
    add(properties, "candor.database.password", secret(passwordFile));
    add(properties, "candor.database.owner-user", owner);
    add(properties, "candor.database.owner-password", secret(ownerPasswordFile));
    return properties;
  }

  /** For commands that read: a mistyped folder is named, not filled with a new installation. */
  void requireInstallation() {
    if (!hasServer() && Files.notExists(folder().resolve("postgres"))) {
      throw new Misused(
          "There is no Candor installation in the folder " + folder() + ". Name it with --data.");
    }
  }

  /** For a command that fills the folder; returns it. It may not be there yet. */
  Path requireEmpty() throws IOException {
    var folder = folder();
    if (Files.exists(folder) && !isEmptyFolder(folder)) {
      throw new IllegalArgumentException(
          "The folder " + folder + " is not empty. Name an empty or a new one with --data.");
    }
    return folder;
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  static void requireReadable(Path file) {
    if (Files.notExists(file)) {
      throw new Misused("There is no file " + file + ".");
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Misused("The file " + file + " cannot be read.");
    }
  }

  static void requireWritable(Path file) {
    var folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
      throw new Misused("The file " + file + " cannot be written.");
    }
  }

  private Path folder() {
    return data != null ? data : Path.of(System.getenv().getOrDefault("CANDOR_DATA", "data"));
  }

  /** Whether the database is one that Candor does not run itself. */
  boolean hasServer() {
    return db != null || System.getenv("CANDOR_DATABASE_URL") != null;
  }

  /** Spring Boot takes a path that leads upwards for one it must not follow. */
  private static Path reachable(Path folder) {
    var plain = folder.normalize();
    return plain.startsWith("..") ? plain.toAbsolutePath().normalize() : folder;
  }

  private static void add(List<String> properties, String name, @Nullable Object value) {
    if (value != null) {
      properties.add("--" + name + "=" + value);
    }
  }

  private static @Nullable String secret(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Misused("The password file " + file + " cannot be read.");
    }
  }
}
