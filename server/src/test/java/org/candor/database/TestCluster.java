package org.candor.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL of the tests of one JVM, kept under target/test-data so that it starts fast. Every
 * JVM gets fresh databases in it. It runs without fsync unless {@code -Dcandor.test.fsync=true}.
 */
public final class TestCluster {

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final EmbeddedPostgres POSTGRES = start();

  private TestCluster() {}

  /** A database no test has used. */
  public static Fresh fresh() {
    var name = "candor_test_" + NEXT.incrementAndGet();
    admin().sql("drop database if exists %s with (force)".formatted(name)).update();
    return prepared(name);
  }

  private static Fresh prepared(String name) {
    Roles.prepare(POSTGRES, name);
    var passwords = POSTGRES.passwords();
    return new Fresh(
        POSTGRES.url(name),
        passwords.owner().user(),
        passwords.owner().password(),
        passwords.app().user(),
        passwords.app().password());
  }

  /** A database no test has used, as the migrations leave one. They run once for all of these. */
  static Fresh migrated() {
    var name = "candor_test_" + NEXT.incrementAndGet();
    admin().sql("drop database if exists %s with (force)".formatted(name)).update();
    var copy = "create database %s template %s owner candor_owner";
    admin().sql(copy.formatted(name, Migrated.NAME)).update();
    return prepared(name);
  }

  private static final class Migrated {
    static final String NAME = migrate();

    private static String migrate() {
      var name = "candor_test_" + NEXT.incrementAndGet();
      admin().sql("drop database if exists %s with (force)".formatted(name)).update();
      new Migrations(prepared(name).server()).run();
      return name;
    }
  }

  public record Fresh(
      String url, String owner, String ownerPassword, String app, String appPassword) {

    Server server() {
      return new Server.Outside(url, new Login(owner, ownerPassword), new Login(app, appPassword));
    }

    public JdbcClient asOwner() {
      return AnotherCandor.client(url, new Login(owner, ownerPassword));
    }

    public JdbcClient asSuperuser() {
      return AnotherCandor.client(url, POSTGRES.passwords().admin());
    }
  }

  static JdbcClient admin() {
    return AnotherCandor.client(POSTGRES.url("postgres"), POSTGRES.passwords().admin());
  }

  /** Another JVM may be testing at the same time: each takes the first folder that is free. */
  private static EmbeddedPostgres start() {
    var fsync = Boolean.getBoolean("candor.test.fsync");
    for (var number = 1; ; number++) {
      var folder = new DataFolder(Path.of("target", "test-data", "cluster-" + number));
      try {
        var postgres = EmbeddedPostgres.start(folder, 0, fsync);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        dropLeftOvers(postgres);
        return postgres;
      } catch (DatabaseUnusable e) {
        if (number == 8 || !e.getMessage().contains("already running")) {
          throw e;
        }
      }
    }
  }

  private static void dropLeftOvers(EmbeddedPostgres postgres) {
    var admin = AnotherCandor.client(postgres.url("postgres"), postgres.passwords().admin());
    var old = admin.sql("select datname from pg_database where datname like 'candor\\_test\\_%'");
    for (var name : old.query(String.class).list()) {
      admin.sql("drop database %s with (force)".formatted(name)).update();
    }
  }

  /** An empty folder under target/test-data. */
  public static Path emptyFolder(String name) {
    try {
      var folder = Path.of("target", "test-data", name).toAbsolutePath();
      FileSystemUtils.deleteRecursively(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
