package org.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds a JDK 25 wherever it lies, and says in words where there is none. */
@DisabledOnOs(OS.WINDOWS)
class FindJdkTests {

  private static final Path SCRIPT = Path.of("..", ".mvn", "find-jdk");

  /** Where the machine that runs this test may have JDKs of its own. */
  private static final List<String> USUAL =
      List.of("/usr/lib/jvm", "/opt/jdk", "/Library/Java/JavaVirtualMachines");

  @TempDir Path machine;
  Path script;

  private record Said(int exit, String out, String err) {}

  /** The script as it is, on a machine whose usual folders are those of this test. */
  @BeforeEach
  void anEmptyMachine() throws IOException {
    var text = Files.readString(SCRIPT);
    for (var it : USUAL) {
      assertThat(text).contains(it + (it.endsWith("jdk") ? "*" : "/*"));
      text = text.replace(it, machine + it);
    }
    script = Files.writeString(machine.resolve("find-jdk"), text);
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    var home = jdk("home", "25.0.1");
    jdk("usr/lib/jvm/temurin-26", "26");
    assertThat(find(home.toString(), "").out()).isEqualTo(home + "\n");
  }

  @Test
  void whereAnOlderOneIsTheDefaultTheNewerOneBesideItIsFound() throws Exception {
    var old = jdk("usr/lib/jvm/java-17", "17.0.9");
    var fit = jdk("usr/lib/jvm/java-25", "25");
    assertThat(find(old.toString(), old + "/bin")).isEqualTo(new Said(0, fit + "\n", ""));
  }

  @Test
  void theOneOnThePathOrOfSdkmanWillDo() throws Exception {
    var sdkman = jdk("user/.sdkman/candidates/java/25-tem", "25.0.2");
    assertThat(find("", "").out()).isEqualTo(sdkman + "\n");
    var path = jdk("elsewhere", "27-ea");
    assertThat(find("", path + "/bin").out()).isEqualTo(path.toRealPath() + "\n");
  }

  @Test
  void whereThereIsNoneItSaysWhatItNeedsAndWhatIsTooOld() throws Exception {
    var old = jdk("usr/lib/jvm/java-17", "17.0.9");
    Files.createDirectories(machine.resolve("usr/lib/jvm/no-jdk"));
    var said = find(old.toString(), old + "/bin");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("Candor needs a JDK 25 or newer, and none was found.", "or set JAVA_HOME")
        .containsOnlyOnce("too old: Java 17 in " + old);
    assertThat(find("", "").err()).contains("too old: Java 17");
  }

  @Test
  void aRuntimeWithoutACompilerIsNone() throws Exception {
    var jre = jdk("usr/lib/jvm/jre-25", "25");
    Files.delete(jre.resolve("bin/javac"));
    assertThat(find(jre.toString(), "").exit()).isEqualTo(1);
  }

  private Path jdk(String folder, String version) throws IOException {
    var home = machine.resolve(folder);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    var javac = Files.writeString(home.resolve("bin/javac"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  /** With nothing on the path but a shell's own tools, and what is given. */
  private Said find(String javaHome, String path) throws IOException, InterruptedException {
    var tools = Files.createDirectories(machine.resolve("tools"));
    for (var it : List.of("sed", "readlink", "dirname", "cat")) {
      if (!Files.exists(tools.resolve(it))) {
        Files.createSymbolicLink(tools.resolve(it), tool(it));
      }
    }
    var asked = new ProcessBuilder("/bin/sh", script.toString());
    asked.environment().clear();
    asked.environment().put("PATH", path.isEmpty() ? tools.toString() : path + ":" + tools);
    asked.environment().put("HOME", machine.resolve("user").toString());
    if (!javaHome.isEmpty()) {
      asked.environment().put("JAVA_HOME", javaHome);
    }
    var process = asked.start();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), out, err);
  }

  private static Path tool(String name) {
    return List.of("/usr/bin", "/bin").stream()
        .map(it -> Path.of(it, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}
