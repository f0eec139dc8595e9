package org.candor.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The files of the embedded server, made at the first start: programs, passwords, data, log. */
record Cluster(Path folder, PostgresBinaries binaries, Passwords passwords, Unprivileged way) {

  private static final long ROOM_TO_BEGIN = 256L << 20;

  // Small enough for one machine that also runs Candor, and safe: what is acknowledged is on disk.
  // Plans made for a table of before a large import are slow until it was analyzed: soon, then.
  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      port = %d
      max_connections = 60
      shared_buffers = 160MB
      effective_cache_size = 512MB
      work_mem = 12MB
      maintenance_work_mem = 128MB
      max_wal_size = 1GB
      fsync = %3$s
      full_page_writes = %3$s
      synchronous_commit = on
      password_encryption = scram-sha-256
      idle_in_transaction_session_timeout = 10min
      random_page_cost = 1.1
      autovacuum_naptime = 10s
      autovacuum_vacuum_cost_limit = 2000
      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      default_text_search_config = 'pg_catalog.simple'
      logging_collector = on
      log_directory = '%2$s'
      log_filename = 'postgres-%%a.log'
      log_truncate_on_rotation = on
      log_rotation_age = 1d
      log_rotation_size = 0
      log_line_prefix = '%%m [%%p] %%q%%u@%%d '
      """;

  static Cluster preparedIn(Path folder) throws IOException, InterruptedException {
    var way = Unprivileged.here();
    var fresh = !Files.exists(folder.resolve("cluster"));
    if (fresh && Files.getFileStore(folder).getUsableSpace() < ROOM_TO_BEGIN) {
      throw new DatabaseUnusable(
          "The disk of " + folder + " is full: a new database needs 256 MB.",
          "Free some space, or choose another folder with candor.data.");
    }
    var binaries = PostgresBinaries.unpackedIn(folder);
    var log = Files.createDirectories(folder.resolve("log"));
    var secrets = folder.resolve("passwords");
    if (fresh) {
      Passwords.random().write(secrets);
    }
    var cluster = new Cluster(folder, binaries, Passwords.read(secrets), way);
    if (fresh) {
      cluster.initialize();
    }
    way.own(log);
    cluster.checkVersion();
    return cluster;
  }

  Path data() {
    return folder.resolve("cluster");
  }

  Path log() {
    return folder.resolve("log");
  }

  void configure(int port, boolean fsync) throws IOException {
    var text = SETTINGS.formatted(port, log(), fsync ? "on" : "off");
    Files.writeString(data().resolve("postgresql.conf"), text);
  }

  private void initialize() throws IOException, InterruptedException {
    var fresh = folder.resolve("cluster.new");
    FileSystemUtils.deleteRecursively(fresh);
    way.own(Files.createDirectories(fresh));
    var secret = log().resolve("initdb.secret");
    Passwords.writeSecret(secret, passwords.admin().password());
    way.own(log());
    var said = log().resolve("initdb.log");
    try {
      if (initdb(fresh, secret, said) != 0) {
        throw StartFailure.of(folder, Files.readString(said));
      }
    } finally {
      Files.deleteIfExists(secret);
    }
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private int initdb(Path fresh, Path secret, Path said) throws IOException, InterruptedException {
    var arguments =
        List.of(
            "--pgdata=" + fresh,
            "--username=" + passwords.admin().user(),
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--data-checksums",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    return way.command(binaries.program("initdb"), arguments)
        .redirectOutput(said.toFile())
        .start()
        .waitFor();
  }

  private void checkVersion() throws IOException {
    var kept = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!binaries.home().getFileName().toString().startsWith("bin-" + kept)) {
      throw new DatabaseUnusable(
          "The database in " + folder + " was made by PostgreSQL " + kept + ", this is another.",
          "Back it up with the Candor that made it and restore the backup with this one.");
    }
  }
}
