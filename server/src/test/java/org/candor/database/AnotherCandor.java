package org.candor.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A process of its own that runs the embedded server and writes until it is killed. */
final class AnotherCandor {

  private final Process process;
  private final Path said;

  private AnotherCandor(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  static AnotherCandor on(Path folder) throws IOException {
    return on(folder, System.getenv("PATH"));
  }

  static AnotherCandor on(Path folder, String path) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AnotherCandor.class.getName(),
            folder.toString());
    command.environment().put("PATH", path);
    command.redirectError(ProcessBuilder.Redirect.INHERIT);
    var said = folder.resolveSibling(folder.getFileName() + ".said");
    command.redirectOutput(said.toFile());
    return new AnotherCandor(command.start(), said);
  }

  /** Writes numbers, each in a transaction, and says a number once it is acknowledged. */
  public static void main(String[] arguments) {
    var server = EmbeddedPostgres.start(new DataFolder(Path.of(arguments[0])), 0);
    Roles.prepare(server, "candor");
    System.out.println("postgres " + server.pid());
    var owner = server.passwords().owner();
    var writer =
        JdbcClient.create(
            new SingleConnectionDataSource(
                server.url("candor"), owner.user(), owner.password(), true));
    writer.sql("drop table if exists public.written").update();
    writer.sql("create table public.written (number int primary key)").update();
    for (var number = 1; ; number++) {
      writer.sql("insert into public.written values (?)").param(number).update();
      System.out.println(number);
    }
  }

  static JdbcClient writer(EmbeddedPostgres server) {
    return client(server.url("candor"), server.passwords().owner());
  }

  static JdbcClient client(String url, Login login) {
    return JdbcClient.create(new DriverManagerDataSource(url, login.user(), login.password()));
  }

  /** The pid of its server, once that runs. */
  long postgres() throws IOException {
    await().atMost(Duration.ofMinutes(1)).until(() -> !said().isEmpty() || !process.isAlive());
    return Long.parseLong(said().getFirst().substring("postgres ".length()));
  }

  /** Waits for so many acknowledged writes. */
  void writes(int count) {
    await().atMost(Duration.ofMinutes(1)).until(() -> said().size() > count);
  }

  /** kill -9 of the process alone; returns the last number it was told is safe. */
  int kill() throws IOException {
    process.destroyForcibly().onExit().join();
    return lastWritten();
  }

  /** kill -9 of the process, its server and all of that one's processes. */
  int killEverything(long postgres) throws IOException {
    var server = ProcessHandle.of(postgres).orElseThrow();
    var victims = new ArrayList<>(server.descendants().toList());
    victims.add(server);
    victims.add(process.toHandle());
    victims.forEach(ProcessHandle::destroyForcibly);
    victims.forEach(each -> each.onExit().join());
    return lastWritten();
  }

  private int lastWritten() throws IOException {
    var last = said().getLast();
    return last.matches("\\d+") ? Integer.parseInt(last) : 0;
  }

  /** Whole lines only: the last one may be half written. */
  private List<String> said() throws IOException {
    var text = Files.readString(said);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
