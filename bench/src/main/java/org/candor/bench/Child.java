package org.candor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Candor in a process of its own whose clients write without pause, seen from outside. */
final class Child implements AutoCloseable {

  private final Process process;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private volatile long lastAcknowledged;

  private Child(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().start(this::listen);
  }

  /**
   * Starts it.
   *
   * @param run begins the keys of what it writes
   */
  static Child on(Path folder, String org, String run, Map<String, String> settings)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Writers.class.getName()));
    command.addAll(List.of(folder.toString(), org, run));
    var error = Files.createDirectories(folder).resolve("child.err").toFile();
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(error)).start());
  }

  private void listen() {
    try (var said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("ok ") && line.endsWith(".")) {
          acknowledged.add(line.substring(3, line.length() - 1));
          lastAcknowledged = System.nanoTime();
        } else {
          answers.add(line);
        }
      }
    } catch (IOException e) {
      answers.add("gone " + e.getMessage());
    }
  }

  /** Keys of the records it was told are safe. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until so many more are acknowledged; false when that takes too long. */
  boolean writes(int more, int seconds) throws InterruptedException {
    var target = acknowledged.size() + more;
    var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (acknowledged.size() < target) {
      if (System.nanoTime() > giveUp || !process.isAlive()) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return true;
  }

  long lastAcknowledged() {
    return lastAcknowledged;
  }

  /** Asks for something, and waits for the answer to it. */
  @Nullable String ask(String what, int seconds) throws IOException, InterruptedException {
    var out = process.getOutputStream();
    out.write((what + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < giveUp) {
      var answer = answers.poll(1, TimeUnit.SECONDS);
      if (answer != null && answer.startsWith(what)) {
        return answer.substring(what.length()).strip();
      }
      if (answer == null && !process.isAlive()) {
        return null;
      }
    }
    return null;
  }

  /** kill -9 of the process alone; its PostgreSQL lives on until someone takes it over. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    TimeUnit.MILLISECONDS.sleep(50); // what it had said is read to the end
  }

  /** kill -9 of the PostgreSQL of a folder: the postmaster alone, as the kernel would. */
  static long killDatabase(Path folder) throws IOException {
    var pid = Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid")).getFirst();
    var server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    server.destroyForcibly();
    return server.pid();
  }

  /** Ends it as its user would. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
