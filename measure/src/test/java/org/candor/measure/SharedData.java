package org.candor.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Real data beside the project; tests that need it skip, saying so, where it is absent. */
public final class SharedData {

  private SharedData() {}

  public static Path file(String name) {
    Path path = Path.of("").toAbsolutePath();
    while (path != null && !Files.isDirectory(path.resolve("shared/data"))) {
      path = path.getParent();
    }
    Assumptions.assumeTrue(path != null, "no shared data beside the project: " + name);
    Path file = path.resolve("shared/data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "no shared data beside the project: " + name);
    return file;
  }

  /** Rows by column name, of a file with commas and double quotes. */
  public static List<Map<String, String>> rows(String name) {
    try (BufferedReader in = Files.newBufferedReader(file(name), StandardCharsets.UTF_8)) {
      List<String> header = split(in.readLine());
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> cells = split(line);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), cells.get(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
