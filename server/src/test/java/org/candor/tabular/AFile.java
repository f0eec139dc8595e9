package org.candor.tabular;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.candor.web.Messages;

/** Files as tests need them. */
public final class AFile {

  /** What one part of a file is made of. */
  public interface Filling {
    void into(OutputStream out) throws IOException;
  }

  private AFile() {}

  static Path holding(Path folder, byte[] bytes) {
    return filled(folder, out -> out.write(bytes));
  }

  static Path holding(Path folder, String text) {
    return holding(folder, text, StandardCharsets.UTF_8);
  }

  static Path holding(Path folder, String text, Charset charset) {
    return holding(folder, text.getBytes(charset));
  }

  public static Path filled(Path folder, Filling filling) {
    try {
      Path file = Files.createTempFile(folder, "table", ".bin");
      try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
        filling.into(out);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A workbook made by hand, whose sheet (and other parts) say exactly this. */
  public static Path workbook(Path folder, String sheet, Map<String, String> others) {
    Map<String, Filling> parts = new LinkedHashMap<>();
    others.forEach((name, text) -> parts.put(name, text(text)));
    parts.put("xl/worksheets/sheet1.xml", text(sheet));
    return workbook(folder, parts);
  }

  static Filling text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Path workbook(Path folder, Map<String, Filling> parts) {
    Map<String, Filling> all = new LinkedHashMap<>();
    String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    all.put("_rels/.rels", text(relations(type + "officeDocument", "xl/workbook.xml")));
    all.put(
        "xl/_rels/workbook.xml.rels",
        text(
            relations(
                type + "worksheet", "worksheets/sheet1.xml",
                type + "sharedStrings", "sharedStrings.xml",
                type + "styles", "styles.xml")));
    all.put("xl/sharedStrings.xml", text("<sst/>"));
    all.put("xl/styles.xml", text("<styleSheet/>"));
    all.put(
        "xl/workbook.xml",
        text(
            "<workbook xmlns:r='r'><sheets><sheet name='One' sheetId='1' r:id='r0'/></sheets>"
                + "</workbook>"));
    all.putAll(parts);
    return filled(
        folder,
        out -> {
          try (var zip = new ZipOutputStream(out)) {
            for (var part : all.entrySet()) {
              zip.putNextEntry(new ZipEntry(part.getKey()));
              part.getValue().into(zip);
            }
          }
        });
  }

  private static String relations(String... typesAndTargets) {
    var xml = new StringBuilder("<Relationships>");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      xml.append(
          "<Relationship Id='r%d' Type='%s' Target='%s'/>"
              .formatted(i / 2, typesAndTargets[i], typesAndTargets[i + 1]));
    }
    return xml.append("</Relationships>").toString();
  }

  /** Third-party data beside the checkout; the test is skipped where it is absent. */
  static Path shared(String path) {
    String override = System.getProperty("CANDOR_SHARED", System.getenv("CANDOR_SHARED"));
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    Path found = override == null ? null : Path.of(override, path);
    for (; found == null && at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve(path);
      found = Files.exists(candidate) ? candidate : null;
    }
    assumeTrue(found != null && Files.exists(found), "No shared/" + path + " beside the checkout");
    return found;
  }

  static Table opened(Path file) {
    return opened(file, "table.txt", Reading.AS_DETECTED);
  }

  static Table opened(Path file, String name, Reading reading) {
    return Tables.open(file, name, Limits.STANDARD, reading);
  }

  static List<Row> rows(Path file) {
    return rows(file, Reading.AS_DETECTED);
  }

  static List<Row> rows(Path file, Reading reading) {
    try (Table table = opened(file, "table.txt", reading)) {
      return table.rows().toList();
    }
  }

  static String said(Sentence sentence) {
    return sentence.in(Messages::text);
  }

  static List<Problem> problems(Path file) {
    return rows(file).stream().flatMap(row -> row.problems().stream()).toList();
  }
}
