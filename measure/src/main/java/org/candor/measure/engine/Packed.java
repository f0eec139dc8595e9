package org.candor.measure.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.candor.measure.Unmeasurable;

/** Files that are no text, known by their first bytes: read as text they would be nonsense. */
final class Packed {

  private static final Map<String, String> STARTS = new LinkedHashMap<>();

  static {
    STARTS.put("1f8b", "compressed with gzip");
    STARTS.put("504b0304", "a ZIP archive, such as an Excel workbook");
    STARTS.put("28b52ffd", "compressed with Zstandard");
    STARTS.put("425a68", "compressed with bzip2");
    STARTS.put("fd377a585a00", "compressed with XZ");
    STARTS.put("d0cf11e0", "an old Office document");
    STARTS.put("25504446", "a PDF document");
    STARTS.put("50415231", "Parquet");
  }

  private static final int LONGEST = 6;

  private Packed() {}

  /**
   * @throws Unmeasurable where the file is one of these
   */
  static void refuse(Path real, String name) {
    try (var in = Files.newInputStream(real)) {
      var start = java.util.HexFormat.of().formatHex(in.readNBytes(LONGEST));
      for (var each : STARTS.entrySet()) {
        if (start.startsWith(each.getKey())) {
          throw new Unmeasurable(
              "%s is %s, neither CSV nor JSON: unpack it, or save it as CSV or Parquet."
                  .formatted(name, each.getValue()));
        }
      }
    } catch (IOException e) {
      throw new Unmeasurable("%s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }
}
