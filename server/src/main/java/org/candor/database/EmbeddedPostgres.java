package org.candor.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this process's own: for one machine, on loopback, with nothing
 * acknowledged ever lost.
 *
 * <p>The data folder holds {@code candor.lock} and {@code postgres/} with {@code bin-VERSION},
 * {@code cluster}, {@code log}, {@code passwords} and {@code port}. When Candor was killed its
 * server may still run; it is found by postmaster.pid, stopped and started anew, which takes no
 * longer than a restart and leaves one way to begin. When the server dies under a living Candor it
 * is started again on the same port, where the connection pool finds it.
 */
final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int STOP_SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

  /** Before the second attempt to revive it, the third, ...; the last before all others. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15));

  private final FolderLock lock;
  private final Cluster cluster;
  private final boolean fixedPort;
  private final boolean fsync;
  private int port;
  private Process process;
  private volatile boolean closing;

  private EmbeddedPostgres(FolderLock lock, Cluster cluster, int port, boolean fsync)
      throws IOException, InterruptedException {
    this.lock = lock;
    this.cluster = cluster;
    this.fixedPort = port != 0;
    this.fsync = fsync;
    this.port = fixedPort ? port : remembered(cluster);
    stopOrphan();
    this.process = launch();
    watch();
  }

  /** Starts the server of a folder, with fsync, at a given port or (0) at a free one. */
  static EmbeddedPostgres start(DataFolder data, int port) {
    return start(data, port, true);
  }

  /** Without fsync a crash of the machine destroys the cluster: for tests alone. */
  static EmbeddedPostgres start(DataFolder data, int port, boolean fsync) {
    try {
      var lock = FolderLock.on(data.path());
      try {
        var folder = Files.createDirectories(data.path().toRealPath().resolve("postgres"));
        return new EmbeddedPostgres(lock, Cluster.preparedIn(folder), port, fsync);
      } catch (IOException | InterruptedException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw StartFailure.of(data.path(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  Passwords passwords() {
    return cluster.passwords();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public synchronized void close() {
    if (closing) {
      return;
    }
    closing = true;
    try {
      if (process.isAlive()) { // else another program may have its number
        new Postmaster(process.pid(), true).stop(STOP_SECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      lock.close();
    }
  }

  private void stopOrphan() throws IOException, InterruptedException {
    var left = Postmaster.of(cluster.data());
    if (left.isEmpty()) {
      return;
    }
    if (left.get().serves(cluster.data())) {
      LOG.info("Taking over from PostgreSQL process {}, left by a killed Candor", left.get().pid());
      left.get().stop(STOP_SECONDS);
    } else if (left.get().isAlive()) {
      // Another program got the number since; PostgreSQL would take it for a server of the folder.
      Files.deleteIfExists(Postmaster.file(cluster.data()));
    }
  }

  private Process launch() throws IOException, InterruptedException {
    var giveUp = Instant.now().plus(PATIENCE);
    while (true) {
      choosePort();
      Files.deleteIfExists(output());
      var mark = LogMark.in(cluster.log());
      var attempt = begin();
      if (isReady(attempt)) {
        return attempt;
      }
      Thread.sleep(BETWEEN_ATTEMPTS); // its logger writes a moment longer than it lives
      var said = mark.since();
      if (Instant.now().isAfter(giveUp) || !mayPass(said)) {
        throw StartFailure.of(cluster.folder(), said);
      }
    }
  }

  /** Whether another attempt may go better: a port taken since, processes about to notice. */
  private boolean mayPass(String said) {
    return said.contains("shared memory block")
        || (said.contains("Address already in use") && !fixedPort);
  }

  private Process begin() throws IOException {
    cluster.configure(port, fsync);
    LOG.debug("Starting PostgreSQL in {} at port {}", cluster.folder(), port);
    return cluster
        .way()
        .command(cluster.binaries().program("postgres"), List.of("-D", cluster.data().toString()))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(output().toFile())
        .start();
  }

  /** Waits until the server accepts connections, however long recovery takes; false if it ends. */
  private boolean isReady(Process attempt) throws IOException, InterruptedException {
    while (!attempt.waitFor(15, TimeUnit.MILLISECONDS)) {
      var state = Postmaster.of(cluster.data());
      if (state.isPresent() && state.get().pid() == attempt.pid() && state.get().ready()) {
        return true;
      }
    }
    return false;
  }

  private void watch() {
    process.onExit().thenRunAsync(this::revive, Thread.ofVirtual().name("postgres")::start);
  }

  /** Tries until it succeeds or Candor ends; between attempts it can be closed. */
  private void revive() {
    try {
      for (int attempt = 1; !revived(attempt); attempt++) {
        Thread.sleep(PAUSES.get(Math.min(attempt, PAUSES.size()) - 1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether nothing is left to do: it runs again, or shall not. */
  private synchronized boolean revived(int attempt) throws InterruptedException {
    if (closing) {
      return true;
    }
    if (attempt == 1) {
      LOG.error("PostgreSQL ended by itself (exit code {}), starting anew", process.exitValue());
    }
    try {
      if (attempt > 1) {
        stopOrphan();
      }
      process = launch();
      watch();
      LOG.info("PostgreSQL runs again, at attempt {}", attempt);
      return true;
    } catch (IOException | RuntimeException e) {
      if (attempt == 1 || attempt % 10 == 0) {
        LOG.error("PostgreSQL does not start again (attempt {}), trying on", attempt, e);
      }
      return false;
    }
  }

  private Path output() {
    return cluster.log().resolve("start.log");
  }

  private void choosePort() throws IOException {
    if (process != null) {
      return; // whoever uses the server knows this port
    }
    if (fixedPort) {
      if (!isFree(port)) {
        throw StartFailure.of(cluster.folder(), "Address already in use: " + port);
      }
    } else if (port == 0 || !isFree(port)) {
      port = freePort();
      Files.writeString(cluster.folder().resolve("port"), port + "\n");
    }
  }

  private static int remembered(Cluster cluster) throws IOException {
    var file = cluster.folder().resolve("port");
    var text = Files.exists(file) ? Files.readString(file).strip() : "";
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while PostgreSQL was starting or stopping", e);
  }
}
