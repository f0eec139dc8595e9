package org.candor.measure.engine;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A coordinator and two workers of Trino on this machine, with tables in a folder. */
final class TrinoCluster implements AutoCloseable {

  private final Path home;
  private final Path folder;
  private final int port;
  private final List<Process> nodes = new ArrayList<>();

  private TrinoCluster(Path home, Path folder) throws IOException {
    this.home = home;
    this.folder = folder;
    this.port = freePort();
  }

  /**
   * The server beside its archive, unpacked by tar: the archive holds thousands of hard links,
   * which Maven leaves as empty files.
   */
  static Path unpacked(Path archive) throws IOException, InterruptedException {
    var home = Path.of(archive.toString().replace(".tar.gz", ""));
    if (Files.notExists(home)) {
      var tar =
          new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", home.getParent() + "")
              .inheritIO()
              .start();
      if (tar.waitFor() != 0) {
        throw new IOException("tar could not unpack " + archive);
      }
    }
    return home;
  }

  /**
   * Starts it and waits until both workers have come.
   *
   * @param home of the unpacked server
   */
  static TrinoCluster start(Path home, Path folder) throws Exception {
    var cluster = new TrinoCluster(home, folder);
    Files.createDirectories(folder.resolve("plugin"));
    Files.createDirectories(cluster.data());
    Files.createSymbolicLink(
        folder.resolve("plugin/hive"), home.resolve("plugin/hive").toAbsolutePath());
    cluster.node("coordinator", cluster.port, true);
    cluster.node("worker1", freePort(), false);
    cluster.node("worker2", freePort(), false);
    cluster.awaitWorkers();
    return cluster;
  }

  Path data() {
    return folder.resolve("data");
  }

  String url() {
    return "jdbc:trino://127.0.0.1:" + port;
  }

  void run(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url() + "?user=candor");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void node(String name, int at, boolean coordinates) throws IOException {
    var own = folder.resolve(name);
    var catalogs = Files.createDirectories(own.resolve("etc/catalog"));
    var config = own.resolve("etc/config.properties");
    Files.writeString(
        config,
        """
        coordinator=%s
        http-server.http.port=%d
        node.internal-address=127.0.0.1
        discovery.uri=http://127.0.0.1:%d
        query.max-memory=700MB
        query.max-memory-per-node=400MB
        memory.heap-headroom-per-node=200MB
        catalog.management=static
        plugin.dir=%s
        """
                .formatted(coordinates, at, port, folder.resolve("plugin"))
            + (coordinates ? "node-scheduler.include-coordinator=false\n" : ""));
    Files.writeString(
        catalogs.resolve("hive.properties"),
        """
        connector.name=hive
        hive.metastore=file
        hive.metastore.catalog.dir=local:///meta
        hive.security=allow-all
        hive.non-managed-table-writes-enabled=true
        fs.native-local.enabled=true
        local.location=%s
        """
            .formatted(data()));
    nodes.add(started(own, name, config));
  }

  private Process started(Path own, String name, Path config) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Djdk.attach.allowAttachSelf=true",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dconfig=" + config,
            "-Dnode.environment=candor",
            "-Dnode.id=" + name,
            "-Dnode.data-dir=" + Files.createDirectories(own.resolve("data")),
            "-cp",
            home.resolve("lib") + "/*",
            "io.trino.server.TrinoServer")
        .directory(own.toFile())
        .redirectErrorStream(true)
        .redirectOutput(own.resolve("out.log").toFile())
        .start();
  }

  private void awaitWorkers() throws Exception {
    long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    SQLException last = null;
    while (System.nanoTime() < giveUp && nodes.stream().allMatch(Process::isAlive)) {
      try (var connection = DriverManager.getConnection(url() + "?user=candor");
          var statement = connection.createStatement();
          var found =
              statement.executeQuery(
                  "select count(*) from system.runtime.nodes"
                      + " where state = 'active' and not coordinator")) {
        if (found.next() && found.getInt(1) == 2) {
          return;
        }
      } catch (SQLException e) {
        last = e; // not up yet
      }
      TimeUnit.SECONDS.sleep(2);
    }
    close();
    throw new IllegalStateException("Trino did not come up; see " + folder, last);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    nodes.forEach(Process::destroyForcibly);
    for (var node : nodes) {
      node.waitFor();
    }
  }
}
