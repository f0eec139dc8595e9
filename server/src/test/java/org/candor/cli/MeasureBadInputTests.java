package org.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they arrive: what cannot be measured is said in one line, and never measured. */
class MeasureBadInputTests {

  /** Every command with all it needs, FILE standing for the file. */
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("fairness", "FILE", "--prediction", "p", "--label", "y", "--by", "g"),
          List.of("drift", "FILE", "--against", "FILE"),
          List.of("drift", "FILE", "--in-order", "--prediction", "p", "--label", "y"),
          List.of("quality", "FILE", "--label", "y", "--fd", "g->p", "--test", "FILE"),
          List.of("performance", "FILE", "--label", "y", "--prediction", "p", "--score", "s"),
          List.of("performance", "FILE", "--actual", "s", "--predicted", "p"),
          List.of("performance", "FILE", "--query", "g", "--gain", "y", "--score", "s"),
          List.of("performance", "FILE", "--estimate", "--score", "s"),
          List.of("profile", "FILE"));

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int candor(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private int measure(List<String> command, Path file, String... more) {
    var arguments = new ArrayList<>(List.of("measure"));
    command.forEach(it -> arguments.add(it.equals("FILE") ? file.toString() : it));
    arguments.addAll(List.of(more));
    return candor(arguments.toArray(String[]::new));
  }

  /** No measurement, one line, no trace of the program. */
  private void isRefused(int exit, String... words) {
    assertThat(exit).as(err.toString()).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().strip().lines()).as(err.toString()).hasSize(1);
    assertThat(List.of(words)).allSatisfy(it -> assertThat(err.toString()).contains(it));
    assertThat(err.toString()).doesNotContain("Exception", "org.candor", "Error:", "/candor-");
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private Path usual() throws IOException {
    return file(
        "usual.csv",
        rows("g,p,y,s", 400, i -> "g" + i % 2 + "," + i % 2 + "," + i / 2 % 2 + ",0." + i % 10));
  }

  private static String[] rows(String head, int rows, java.util.function.IntFunction<String> row) {
    var lines = new ArrayList<>(List.of(head));
    IntStream.range(0, rows).mapToObj(row).forEach(lines::add);
    return lines.toArray(String[]::new);
  }

  @Test
  void everyCommandMeasuresAUsualFile() throws IOException {
    var usual = usual();
    for (var command : COMMANDS) {
      assertThat(measure(command, usual)).as(command + err.toString()).isZero();
      assertThat(out.toString()).as(command.toString()).contains("of usual.csv: 400 rows");
    }
  }

  @Test
  void whatIsNoFileOfRowsIsRefusedByEveryCommand() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(Files.readAllBytes(usual()));
    }
    var gz = Files.write(folder.resolve("rows.csv.gz"), packed.toByteArray());
    var hidden = Files.write(folder.resolve("rows.csv"), packed.toByteArray());
    var book = Files.write(folder.resolve("book.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    var empty = Files.createFile(folder.resolve("empty.csv"));
    for (var command : COMMANDS) {
      isRefused(measure(command, folder.resolve("none.csv")), "There is no file", "none.csv");
      isRefused(measure(command, folder), "is not a file");
      isRefused(measure(command, empty), "The file is empty");
      isRefused(measure(command, gz), "rows.csv.gz is compressed with gzip", "unpack it");
      isRefused(measure(command, hidden), "rows.csv is compressed with gzip");
      isRefused(measure(command, book), "book.xlsx is a ZIP archive");
    }
  }

  @Test
  void aParquetFileThatWasCutOffIsRefusedByEveryCommand() throws IOException, SQLException {
    var whole = folder.resolve("whole.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "copy (select 'g' || i % 2 as g, i % 2 as p, i % 2 as y, 0.5 as s from range(9000) t(i))"
              + " to '"
              + whole
              + "' (format parquet)");
    }
    var bytes = Files.readAllBytes(whole);
    var cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
    var renamed = Files.write(folder.resolve("renamed.csv"), bytes);
    for (var command : COMMANDS) {
      isRefused(measure(command, cut), "could not be read");
      isRefused(measure(command, renamed), "renamed.csv is Parquet");
    }
    assertThat(measure(COMMANDS.getFirst(), whole)).isZero();
  }

  @Test
  void aHeaderWithoutRowsMeasuresNothing() throws IOException {
    var none = file("none.csv", "g,p,y,s");
    for (var command : COMMANDS) {
      int exit = measure(command, none, "--fail-on", "inconclusive");
      assertThat(err.toString()).doesNotContain("Exception", "org.candor");
      if (exit == 0 || exit == 3) {
        assertThat(out.toString()).as(command.toString()).contains("0 rows").doesNotContain("PASS");
      } else {
        isRefused(exit);
      }
    }
  }

  @Test
  void labelsThatAreNeitherAreNamed() throws IOException {
    var odd = file("odd.csv", rows("g,p,y,s", 60, i -> "a,1," + i % 3 + ",0.5"));
    for (var command : List.of(COMMANDS.get(0), COMMANDS.get(2), COMMANDS.get(4))) {
      isRefused(measure(command, odd), "Column 'y' must hold 0, 1, true or false", "'2' (20 rows)");
    }
  }

  @Test
  void oneClassOnlyIsSaidAndNotJudged() throws IOException {
    var one = file("one.csv", rows("g,p,y,s", 400, i -> "g" + i % 2 + ",1,1,0.5"));
    assertThat(measure(COMMANDS.get(0), one)).isZero();
    assertThat(out.toString())
        .contains("Every label ('y') is 1: rates among the others cannot be measured.");
    assertThat(measure(COMMANDS.get(4), one)).isZero();
    assertThat(out.toString()).containsPattern("rocAuc\\s+\\d+");
  }

  @Test
  void groupsThatNobodyBelongsToAreUnknown() throws IOException {
    var empty = file("empty.csv", rows("g,p,y,s", 400, i -> (i % 4 == 0 ? "" : "a") + ",1,1,0.5"));
    assertThat(measure(COMMANDS.get(0), empty)).isZero();
    assertThat(out.toString())
        .contains("unknown ", "Unknown share of g: 25.0 % of rows belong to no known group");
    var nobody = file("nobody.csv", rows("g,p,y,s", 400, i -> ",1,1,0.5"));
    int exit = measure(COMMANDS.get(0), nobody);
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Impact ratio of g could not be measured");
  }

  @Test
  void scoresThatAreNoneAreLeftOutAndSaid() throws IOException {
    var odd = List.of("NaN", "inf", "-inf", "");
    var rows =
        file(
            "scores.csv",
            rows("g,p,y,s", 400, i -> "a,1," + i % 2 + "," + (i < 4 ? odd.get(i) : "0." + i % 10)));
    assertThat(measure(COMMANDS.get(4), rows)).isZero();
    assertThat(out.toString())
        .contains(
            "Left out of everything that needs a score in 's': 1 row without one, 3 rows with NaN or infinity.");
    assertThat(measure(COMMANDS.get(5), rows)).isZero();
    assertThat(out.toString()).contains("4 rows without a number in 'p' or 's' are left out");
    assertThat(measure(COMMANDS.get(6), rows)).isZero();
    assertThat(out.toString()).contains("4 rows without query, gain or score are left out");
  }

  @Test
  void scoresOutsideTheirRangeAreRefused() throws IOException {
    var wide = file("wide.csv", rows("g,p,y,s", 100, i -> "a,1," + i % 2 + "," + i));
    isRefused(
        measure(COMMANDS.get(4), wide), "98 scores in 's' lie outside 0 to 1", "--score-range");
    isRefused(measure(COMMANDS.get(7), wide), "98 scores in 's' lie outside 0 to 1");
  }

  @Test
  void latenessIsANumberAndADateIsNone() throws IOException {
    var days =
        file("days.csv", rows("g,t,late", 60, i -> "a,2026-03-%02d,%d".formatted(1 + i % 9, i)));
    var asked = List.of("quality", "FILE", "--lateness", "t");
    isRefused(measure(asked, days), "Column 't' is date: lateness is a number", "timestamp");
    isRefused(
        measure(List.of("quality", "FILE", "--lateness", "g"), days), "Column 'g' is varchar");
    assertThat(measure(List.of("quality", "FILE", "--lateness", "late"), days)).isZero();
    assertThat(out.toString()).containsPattern("latenessP95 +late +56");
  }

  @Test
  void aLimitOnWhatIsNotMeasuredIsMisuse() throws IOException {
    int exit = measure(COMMANDS.getFirst(), usual(), "--limit", "impactratio=0.9..");
    assertThat(exit).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("nothing that was measured is called 'impactratio'", "impactRatio");
    assertThat(measure(COMMANDS.getLast(), usual(), "--limit", "psi=..0.1")).isEqualTo(2);
    assertThat(measure(COMMANDS.getLast(), usual(), "--fail-on", "fail")).isZero();
    assertThat(err.toString()).contains("Nothing here has a limit");
  }

  @Test
  void tenThousandGroupsAreMeasuredInATime() throws IOException {
    var many =
        file("many.csv", rows("g,p,y,s", 20_000, i -> "g" + i % 10_000 + "," + i % 2 + ",1,0.5"));
    assertThat(measure(COMMANDS.get(0), many)).isZero();
    assertThat(out.toString()).contains("more groups: see --format json", "INCONCLUSIVE");
  }

  @Test
  void mixedTypesAreTextAndTextIsNoNumber() throws IOException {
    var mixed =
        file("mixed.csv", rows("g,p,y,s", 400, i -> "a,1,1," + (i == 300 ? "high" : "0.5")));
    for (int command = 4; command <= 7; command++) {
      isRefused(measure(COMMANDS.get(command), mixed), "Column 's' is varchar; numbers are needed");
    }
    assertThat(measure(COMMANDS.get(8), mixed)).isZero();
    assertThat(out.toString()).contains("varchar");
  }

  @Test
  void theMemoryThatMayBeUsedIsNotExceeded() throws IOException {
    var large = file("large.csv", rows("g,p,y,s", 300_000, i -> "text number " + i + ",1,1,0.5"));
    isRefused(
        measure(COMMANDS.get(8), large, "--memory", "16m", "--disk", "1m", "--threads", "1"),
        "than the",
        "may use");
  }

  @Test
  void aWrongEncodingIsGuessedAndSaidOrRefused() throws IOException {
    var western =
        Files.write(
            folder.resolve("western.csv"),
            "g,p,y,s\nZürich,1,1,0.5\nGenève,0,1,0.5\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(measure(COMMANDS.get(0), western)).isZero();
    assertThat(out.toString()).contains("Zürich", "Genève", "it was read as windows-1252");
    isRefused(measure(COMMANDS.get(0), western, "--encoding", "UTF-8"), "not UTF-8: byte 10");
  }

  /** A command with blanks between its words, NAME standing for the name of a column. */
  private static List<String> words(String command, String name) {
    return Arrays.stream(command.split(" ")).map(it -> it.replace("NAME", name)).toList();
  }

  @Test
  void theNameOfAColumnIsNeverACommand() throws IOException {
    var name = "x\"; drop table source; --";
    var quoted = "\"" + name.replace("\"", "\"\"") + "\"";
    var evil =
        file("evil.csv", rows(quoted + ",p,y,s", 400, i -> "g%d,%d,1,0.5".formatted(i % 2, i % 2)));
    for (var command :
        List.of(
            words("fairness FILE --prediction p --label y --by NAME", name),
            words("fairness FILE --prediction NAME='g1' --label y --by p", quoted),
            words("quality FILE --annotators NAME,p", name),
            words("drift FILE --order NAME --prediction p --label y", name),
            words("performance FILE --query NAME --gain y --score s", name))) {
      assertThat(measure(command, evil)).as(command + err.toString()).isZero();
    }
    var attack =
        words("fairness FILE --prediction NAME --label y --by p", "p = 1; drop table source");
    isRefused(measure(attack, evil), "found '; drop table source'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fairness", "drift", "quality", "performance", "profile", "history"})
  void everyMeasurementExplainsItself(String name) {
    assertThat(candor("measure", name, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: candor measure " + name, "Exit codes:", "FILE");
    assertThat(candor("measure", name)).isEqualTo(2);
    assertThat(err.toString()).contains("FILE").doesNotContain("Exception");
    assertThat(candor("measure", name, "x.csv", "--nonsense")).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
  }
}
