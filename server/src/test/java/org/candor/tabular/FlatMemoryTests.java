package org.candor.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large tables pass through a small heap: another Java writes and reads them in 48 MB. */
class FlatMemoryTests {
  private static final int ROWS = 150_000;
  private static final List<String> COLUMNS =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aHundredAndFiftyThousandRows(Format format) throws IOException, InterruptedException {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx48m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                FlatMemoryTests.class.getName(),
                format.name(),
                folder.resolve("table").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).endsWith("rows " + ROWS);
    assertThat(temporary).as("temporary files are gone").isEmptyDirectory();
  }

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]);
    try (var out = TableWriter.to(Format.valueOf(args[0]), Files.newOutputStream(file), COLUMNS)) {
      for (int i = 0; i < ROWS; i++) {
        int row = i;
        out.write(COLUMNS.stream().map(c -> "value " + c + " of row " + row).toList());
      }
    }
    try (Table table = Tables.open(file, "table", Limits.STANDARD)) {
      System.out.print("rows " + table.soundRows(problem -> {}).count());
    }
  }
}
