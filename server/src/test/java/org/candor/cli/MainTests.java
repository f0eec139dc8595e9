package org.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What people type, and what they are told. Nothing here starts the application. */
class MainTests {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int candor(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  static Stream<String> commands() {
    return Main.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    assertThat(candor(command, "--help")).isZero();
    assertThat(out.toString())
        .startsWith("Usage: candor " + command)
        .contains("--help", "Exit codes:");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandRefusesAnOptionItDoesNotHave(String command) {
    assertThat(candor(command, "--no-such-option")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("--help").doesNotContain("Exception");
  }

  /** The list of commands shows the first line alone. */
  @Test
  void everyCommandIsSummedUpByItsFirstLine() {
    assertThat(all(Main.commandLine()).skip(1))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            it ->
                assertThat(it.getCommandSpec().usageMessage().description()[0]).matches(".+[.?]"));
  }

  private static Stream<CommandLine> all(CommandLine it) {
    return Stream.concat(
        Stream.of(it), it.getSubcommands().values().stream().flatMap(MainTests::all));
  }

  @Test
  void helpListsWhatPeopleUseAndNotWhatTheLauncherUses() {
    assertThat(candor("--help")).isZero();
    assertThat(out.toString()).contains("serve").doesNotContain("train");
  }

  @Test
  void anUnknownCommandIsNamed() {
    assertThat(candor("conquer")).isEqualTo(2);
    assertThat(err.toString()).contains("Candor has no command 'conquer'.");
  }

  @Test
  void withoutACommandItAsksForOne() {
    assertThat(candor()).isEqualTo(2);
    assertThat(err.toString()).contains("Which command?", "candor --help");
  }

  @Test
  void itSaysItsVersionAndJava() {
    assertThat(candor("--version")).isZero();
    assertThat(out.toString()).startsWith("Candor ").contains("Java " + Runtime.version());
  }

  @Test
  void aPortThatIsTakenIsNamedBeforeAnythingStarts(@TempDir Path folder) throws IOException {
    try (var other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var port = other.getLocalPort();
      var data = folder.resolve("data");
      assertThat(candor("serve", "--port", "" + port, "--data", data.toString())).isEqualTo(1);
      assertThat(err.toString())
          .isEqualToIgnoringNewLines(
              "Port " + port + " is taken by another program. Choose another with --port.");
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    assertThat(candor("serve", "--port", "70000")).isEqualTo(2);
    assertThat(err.toString()).contains("from 0 to 65535");
    assertThat(candor("serve", "--port", "http")).isEqualTo(2);
    assertThat(err.toString()).contains("--port", "'http'");
  }

  @Test
  void theDatabaseOptionsBecomeProperties(@TempDir Path folder) throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    var place = Place.at(Path.of("there"));
    place.db = "jdbc:postgresql://db/candor";
    place.passwordFile = secret;
    assertThat(place.properties())
        .containsExactly(
            "--candor.data=there",
            "--candor.database.url=jdbc:postgresql://db/candor",
            "--candor.database.password=s3cret");
    assertThat(Place.at(Path.of("../data")).properties())
        .containsExactly("--candor.data=" + Path.of("../data").toAbsolutePath().normalize());
  }

  @Test
  void optionsOfADatabaseNeedTheDatabase() {
    assertThat(candor("serve", "--port", "0", "--db-user", "candor")).isEqualTo(2);
    assertThat(err.toString()).contains("--db");
  }

  @Test
  void aQueryIsReadAsInTheAddressOfTheList() {
    var query =
        QueryText.read("https://candor.example/systems/ai-systems?unit=Ward+1&unit=A%26E&q");
    assertThat(query.parameters())
        .isEqualTo(Map.of("unit", List.of("Ward 1", "A&E"), "q", List.of("")));
    assertThat(QueryText.read("").parameters()).isEmpty();
    assertThat(QueryText.read("asOf=12").asOf()).isEqualTo("12");
    assertThat(candor("export", "systems", "--query", "q=100%")).isEqualTo(2);
    assertThat(err.toString()).contains("%25");
  }

  @Test
  void aFormatThatIsNoneIsRefusedAndTheOthersAreNamed() {
    assertThat(candor("export", "systems", "--format", "pdf")).isEqualTo(2);
    assertThat(err.toString()).contains("--format", "'pdf'", "CSV, XLSX, JSON, NDJSON");
  }

  @Test
  void whatReadsAnInstallationNamesAFolderWithoutOne(@TempDir Path folder) {
    var data = folder.resolve("data").toString();
    var file = folder.resolve("file").toString();
    assertThat(candor("backup", "-o", file, "--data", data)).isEqualTo(2);
    assertThat(candor("export", "systems", "-o", file, "--data", data)).isEqualTo(2);
    assertThat(candor("verify-ledger", "--data", data)).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(3)
        .allMatch(it -> it.contains("no Candor installation in the folder " + data));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBackupIsRestoredIntoAnEmptyFolderAlone(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("candor.backup"), "anything");
    assertThat(candor("restore", file.toString(), "--data", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("The folder " + folder + " is not empty.");
    assertThat(candor("restore", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file " + folder.resolve("none") + ".");
    assertThat(file).hasContent("anything");
  }

  @Test
  void whatIsToBeWrittenNeedsAFolderThatIsThere(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("postgres"));
    var file = folder.resolve("none").resolve("file").toString();
    assertThat(candor("backup", "-o", file, "--data", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(file + " cannot be written.");
  }

  @Test
  void anErrorNobodyExpectedIsOneSentenceAndAWayOn() {
    assertThat(Explanation.of(new IllegalStateException("The moon is down")))
        .contains("The moon is down", "--debug")
        .doesNotContain("\tat ");
  }
}
