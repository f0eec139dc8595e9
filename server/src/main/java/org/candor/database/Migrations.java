package org.candor.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The migrations of every room, each with a schema and a history of its own, run by the owner in
 * the order of {@code db/migration/order}. {@code ${app}} in a migration is the application's role.
 */
final class Migrations {

  static final String HISTORY = "flyway_schema_history";
  private static final String FOLDER = "db/migration/";

  private final Server server;
  private final List<String> rooms;

  Migrations(Server server) {
    this(server, roomsWithMigrations());
  }

  private Migrations(Server server, List<String> rooms) {
    this.server = server;
    this.rooms = rooms;
  }

  /** The rooms that have migrations, which are the names of their schemas, in order. */
  List<String> rooms() {
    return rooms;
  }

  void run() {
    for (var room : rooms) {
      try {
        flyway(room).migrate();
      } catch (FlywayValidateException e) {
        throw new DatabaseUnusable(
            "The migrations of %s differ from those the database was made with.".formatted(room),
            "Use the Candor that made it, or a later one.\n" + e.getMessage(),
            e);
      } catch (FlywaySqlException e) {
        throw new DatabaseUnusable(
            "The database at %s cannot be reached as %s.".formatted(server.url(), server.owner()),
            "Check candor.database.url, owner-user and owner-password.\n" + e.getMessage(),
            e);
      }
    }
  }

  private Flyway flyway(String room) {
    return Flyway.configure()
        .dataSource(server.url(), server.owner().user(), server.owner().password())
        .schemas(room)
        .table(HISTORY)
        .locations("classpath:" + FOLDER + room)
        .validateMigrationNaming(true)
        .placeholders(Map.of("app", quoted(server.app().user())))
        .load();
  }

  private static String quoted(String role) {
    if (!role.matches("[A-Za-z_][A-Za-z0-9_.@-]{0,62}")) {
      throw new DatabaseUnusable(
          "The role '" + role + "' has a name that Candor does not put into a migration.",
          "Give it one of letters, digits, '_', '-', '.' and '@'.");
    }
    return '"' + role + '"';
  }

  private static List<String> roomsWithMigrations() {
    try {
      var ordered = order();
      var found = found();
      var forgotten = new HashSet<>(found);
      ordered.forEach(forgotten::remove);
      if (!forgotten.isEmpty()) {
        throw new IllegalStateException(FOLDER + "order does not name " + forgotten);
      }
      return ordered.stream().filter(found::contains).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> order() throws IOException {
    return new ClassPathResource(FOLDER + "order")
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static Set<String> found() throws IOException {
    var rooms = new HashSet<String>();
    var scripts =
        new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/*.sql");
    for (var script : scripts) {
      var path = script.getURL().getPath();
      var folder = path.substring(0, path.lastIndexOf('/'));
      rooms.add(folder.substring(folder.lastIndexOf('/') + 1));
    }
    return rooms;
  }
}
