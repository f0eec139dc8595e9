package org.candor.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candor.database.TestCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an installation on the command line, from the first day to the one it was feared. */
class CommandStoryTests {

  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  /** A folder of data and the database that belongs to it. */
  private record Home(Path data, List<String> options) {

    static Home in(Path folder) throws IOException {
      var database = TestCluster.fresh();
      Files.createDirectories(folder);
      var app = Files.writeString(folder.resolve("app"), database.appPassword());
      var owner = Files.writeString(folder.resolve("owner"), database.ownerPassword());
      var data = folder.resolve("data");
      var options =
          List.of(
              "--data", data.toString(),
              "--db", database.url(),
              "--db-user", database.app(),
              "--db-password-file", app.toString(),
              "--db-owner-user", database.owner(),
              "--db-owner-password-file", owner.toString());
      return new Home(data, options);
    }
  }

  @Test
  void whatIsSetUpAndImportedIsBackedUpRestoredAndFoundIntactUntilAByteChanges()
      throws IOException {
    var home = Home.in(folder.resolve("home"));
    System.setIn(new ByteArrayInputStream("correct horse battery\n".getBytes(UTF_8)));
    assertThat(
            candor(home, "init", "--org", "Clinic", "--email", "ada@c.example", "--password-stdin"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString().strip()).startsWith("candor_");

    var file = Files.writeString(folder.resolve("systems.csv"), "Name\nTriage\nRota\n");
    assertThat(candor(home, "import", "systems", file.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("2");
    var export = folder.resolve("triage.ndjson");
    assertThat(candor(home, "export", "systems", "--query", "q=triage", "-o", export.toString()))
        .as(err.toString())
        .isZero();
    assertThat(Files.readString(export).lines()).singleElement().asString().contains("\"Triage\"");
    assertThat(candor(home, "token", "--email", "ada@c.example", "--days", "1")).isZero();
    assertThat(out.toString().strip()).startsWith("candor_").doesNotContain(" ");
    assertThat(candor(home, "token", "--email", "eve@c.example")).isEqualTo(2);
    rulesOfOnesOwnComeAndGo(home);

    var backup = folder.resolve("candor.backup");
    assertThat(candor(home, "backup", "-o", backup.toString())).as(err.toString()).isZero();
    var saved = root(out.toString());
    var there = Home.in(folder.resolve("there"));
    assertThat(candor(there, "restore", backup.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Every size and root agrees").contains(saved);

    assertThat(candor(there, "verify-ledger")).as(out.toString()).isZero();
    assertThat(out.toString()).startsWith("intact").contains(saved);
    alterOneByte(there.data());
    assertThat(candor(there, "verify-ledger")).as(out.toString()).isEqualTo(1);
    assertThat(out.toString()).startsWith("TAMPERED").contains("  - ");
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  private void rulesOfOnesOwnComeAndGo(Home home) throws IOException {
    var rules =
        Files.writeString(folder.resolve("house.csv"), "id,text\nH.1,Ask first\nH.2,Wait\n");
    var words =
        Files.writeString(folder.resolve("words.csv"), "id,text\nH.1,Ye must ask\nH.9,So\n");
    var add =
        new String[] {"framework", "add", rules.toString(), "--id", "house", "--title", "House"};
    assertThat(candor(home, with(add, "--version", "1"))).as(err.toString()).isZero();
    var text = new String[] {"framework", "text", "--framework", "house", words.toString()};
    assertThat(candor(home, text)).isEqualTo(3);
    assertThat(err.toString()).contains("Row 2: house has no line H.9.", "Nothing was taken.");
    Files.writeString(words, "id,text\nH.1,Ye must ask\n");
    assertThat(candor(home, text)).as(err.toString()).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("house: The text of 1 line is kept here.");

    assertThat(candor(home, "framework", "list", "--format", "json")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("{\"id\":\"iso-42001\",\"title\":\"ISO/IEC 42001:2023")
        .contains("\"id\":\"house\"", "\"own\":true,\"lines\":2,\"licensed\":1}");
    var export = folder.resolve("house.json");
    assertThat(candor(home, "framework", "export", "house", "-o", export.toString())).isZero();
    assertThat(Files.readString(export)).contains("Ask first").doesNotContain("Ye must ask");
    assertThat(candor(home, "framework", "retire", "house")).as(err.toString()).isZero();
    assertThat(candor(home, "framework", "retire", "house")).isEqualTo(2);
    assertThat(err.toString()).contains("no framework of your own called house. There are none.");
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  /** The published log has the name of its first system in it; now it has another. */
  private static void alterOneByte(Path data) throws IOException {
    try (var all = Files.walk(data.resolve("ledger"))) {
      for (var it : all.filter(Files::isRegularFile).toList()) {
        var bytes = Files.readAllBytes(it);
        var at = new String(bytes, ISO_8859_1).indexOf("Triage");
        if (at >= 0) {
          bytes[at] = 'F';
          Files.write(it, bytes);
          return;
        }
      }
    }
    throw new AssertionError("No file of the log speaks of Triage");
  }

  private static String root(String text) {
    var found = Pattern.compile("[0-9a-f]{16,64}(?![0-9a-f-])").matcher(text);
    var last = "";
    while (found.find()) {
      last = found.group();
    }
    return last;
  }

  private int candor(Home home, String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(home.options());
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
