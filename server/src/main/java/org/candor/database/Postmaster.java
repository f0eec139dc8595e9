package org.candor.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process that postmaster.pid of a cluster names: its first line is a pid, the eighth a state.
 */
record Postmaster(long pid, boolean ready) {

  private static final int STATE = 7;

  static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  static Optional<Postmaster> of(Path cluster) throws IOException {
    var file = file(cluster);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(file);
    var pid = lines.isEmpty() ? "" : lines.getFirst().strip();
    if (!pid.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    var ready = lines.size() > STATE && lines.get(STATE).strip().equals("ready");
    return Optional.of(new Postmaster(Long.parseLong(pid), ready));
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Whether the process is a postgres that serves this folder, and not another with its number. */
  boolean serves(Path cluster) throws IOException {
    var commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
    if (!isAlive() || !Files.isReadable(commandLine)) {
      return false;
    }
    var words = words(Files.readString(commandLine, StandardCharsets.UTF_8));
    return words.getFirst().endsWith("/bin/postgres") && words.contains(cluster.toString());
  }

  private static List<String> words(String commandLine) {
    return Arrays.asList(commandLine.split("\0", -1));
  }

  /** A fast shutdown: running transactions end, committed ones stay. */
  void stop(int seconds) throws IOException, InterruptedException {
    var handle = ProcessHandle.of(pid);
    if (handle.isEmpty()) {
      return;
    }
    signal("INT");
    try {
      handle.get().onExit().get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      signal("QUIT");
      handle.get().onExit().join();
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start().waitFor();
  }
}
