package org.candor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTests {

  private static Path folder;

  @BeforeAll
  static void theFirstStart() {
    folder = TestCluster.emptyFolder("embedded");
    start().close();
  }

  @Test
  void keepsItsDataOverARestart() {
    try (var server = start()) {
      var writer = AnotherCandor.writer(server);
      writer.sql("create table public.kept (text text)").update();
      writer.sql("insert into public.kept values ('still here')").update();
    }
    assertThat(Postmaster.file(folder.resolve("postgres/cluster"))).doesNotExist();
    try (var server = start()) {
      assertThat(one(AnotherCandor.writer(server), "select text from public.kept"))
          .isEqualTo("still here");
    }
  }

  @Test
  void acknowledgesOnlyWhatIsOnDiskInACheckedCluster() {
    try (var server = start()) {
      var jdbc = AnotherCandor.writer(server);
      assertThat(one(jdbc, "show fsync")).isEqualTo("on");
      assertThat(one(jdbc, "show full_page_writes")).isEqualTo("on");
      assertThat(one(jdbc, "show synchronous_commit")).isEqualTo("on");
      assertThat(one(jdbc, "show data_checksums")).isEqualTo("on");
      assertThat(one(jdbc, "select datlocale from pg_database where datname = 'candor'"))
          .isEqualTo("C.UTF-8");
    }
  }

  @Test
  void letsNobodyInWithoutThePasswordAndListensToThisMachineAlone() throws IOException {
    try (var server = start()) {
      assertThat(one(AnotherCandor.writer(server), "show listen_addresses")).isEqualTo("127.0.0.1");
      var stranger = AnotherCandor.client(server.url("candor"), new Login("postgres", "guess"));
      assertThatThrownBy(() -> one(stranger, "select 1"))
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("password authentication failed");
      assertThat(Files.getPosixFilePermissions(folder.resolve("postgres/passwords")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void takesOverTheServerAKilledCandorLeft() throws IOException {
    var killed = AnotherCandor.on(folder);
    var orphan = killed.postgres();
    killed.writes(200);
    var last = killed.kill();
    assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive);

    assertThatAllUpTo(last);
    assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void losesNothingAcknowledgedWhenEverythingIsKilled() throws IOException {
    var killed = AnotherCandor.on(folder);
    var postgres = killed.postgres();
    killed.writes(1000);

    assertThatAllUpTo(killed.killEverything(postgres));
  }

  @Test
  void runsAsNobodyWhereUserNamespacesAreNotAllowed() throws IOException {
    var tools = TestCluster.emptyFolder("tools");
    for (var tool : new String[] {"setpriv", "true", "chown", "sh"}) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    var home = TestCluster.emptyFolder("embedded-nobody");
    var other = AnotherCandor.on(home, tools.toString());
    var postgres = other.postgres();
    var data = home.resolve("postgres/cluster");
    var we = Files.getAttribute(home, "unix:uid");
    assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(we.equals(0) ? 65534 : we);
    assertThat(other.killEverything(postgres)).isGreaterThanOrEqualTo(0);
  }

  @Test
  void startsAnewWhenTheServerDiesUnderALivingCandor() {
    try (var server = start()) {
      var jdbc = AnotherCandor.writer(server);
      var dead = server.pid();
      ProcessHandle.of(dead).orElseThrow().destroyForcibly();

      await().atMost(Duration.ofMinutes(1)).until(() -> server.pid() != dead);
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> one(jdbc, "select 'back'").equals("back"));
    }
  }

  @Test
  void isNotFooledByAnotherProgramThatGotItsNumber() throws IOException {
    var file = Postmaster.file(folder.resolve("postgres/cluster"));
    Files.writeString(
        file, ProcessHandle.current().parent().orElseThrow().pid() + "\n/elsewhere\n");
    try (var server = start()) {
      assertThat(one(AnotherCandor.writer(server), "select 'up'")).isEqualTo("up");
    }
  }

  @Test
  void takesAnotherPortWhenTheRememberedOneIsTaken() throws IOException {
    var remembered = Integer.parseInt(Files.readString(folder.resolve("postgres/port")).strip());
    try (var taken = new ServerSocket(remembered, 1, InetAddress.getLoopbackAddress());
        var server = start()) {
      assertThat(server.url("candor")).doesNotContain(":" + taken.getLocalPort() + "/");
    }
  }

  @Test
  void saysThatTheChosenPortIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(new DataFolder(folder), taken.getLocalPort()))
          .isInstanceOf(DatabaseUnusable.class)
          .hasMessageContaining("The port of the database")
          .hasMessageContaining("candor.database.port");
    }
  }

  @Test
  void refusesAFolderAnotherCandorRunsOn() throws IOException {
    try (var server = start()) {
      assertThat(server.pid()).isPositive();
      assertThatThrownBy(EmbeddedPostgresTests::start).hasMessageContaining("is already running");
    }
    var other = AnotherCandor.on(folder);
    var postgres = other.postgres();
    assertThatThrownBy(EmbeddedPostgresTests::start).hasMessageContaining("is already running");
    other.killEverything(postgres);
  }

  @Test
  void saysThatAFolderCannotBeWritten() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(new DataFolder(Path.of("/sys/candor")), 0))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("The folder /sys/candor may not be read or written");
  }

  @Test
  void saysThatTheDiskIsFull() {
    var said = "FATAL: could not write lock file \"postmaster.pid\": No space left on device";
    assertThat(StartFailure.of(folder, said))
        .hasMessageContaining("The disk of " + folder + " is full");
  }

  private static void assertThatAllUpTo(int last) {
    try (var server = start()) {
      var count = "select count(*) from public.written where number <= " + last;
      assertThat(one(AnotherCandor.writer(server), count)).isEqualTo(Integer.toString(last));
      assertThat(last).isPositive();
    }
  }

  private static EmbeddedPostgres start() {
    var server = EmbeddedPostgres.start(new DataFolder(folder), 0);
    Roles.prepare(server, "candor");
    return server;
  }

  private static String one(JdbcClient jdbc, String query) {
    return jdbc.sql(query).query(String.class).single();
  }
}
