package org.candor.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.candor.tabular.Unreadable.Reason;

/** Opens a table, whatever form it has: the content decides first, the name second. */
public final class Tables {
  private static final int SAMPLE = 1 << 16;
  private static final int SAMPLE_LINES = 20;

  private Tables() {}

  public static Table open(Path file, String originalName, Limits limits) {
    return open(file, originalName, limits, Reading.AS_DETECTED);
  }

  /**
   * Opens a file whose rows can then be read once.
   *
   * @throws Unreadable when the file is no table, is damaged or is beyond the limits
   */
  public static Table open(Path file, String originalName, Limits limits, Reading reading) {
    try {
      Source source = source(file, originalName.toLowerCase(Locale.ROOT), limits, reading);
      try {
        return new Table(source, reading.unquoteFormulas());
      } catch (IOException | Unreadable e) {
        source.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source source(Path file, String name, Limits limits, Reading reading)
      throws IOException {
    requireSize(file, limits);
    byte[] head = Encoding.head(file, 16);
    if (Encoding.begins(head, 'P', 'K', 3, 4)) {
      return XlsxSource.open(file, reading, limits);
    }
    refuseForeign(file, head);
    if (reading.format() == Format.XLSX) {
      throw new Unreadable(Reason.NOT_A_TABLE, "tabular.xlsx.none");
    }
    Encoding encoding = Encoding.of(file, reading.charset());
    String sample = encoding.sample(file, SAMPLE);
    Format format =
        reading.format() != null ? reading.format() : format(file, encoding, sample, name, limits);
    return switch (format) {
      case JSON -> JsonSource.open(file, encoding, limits);
      case NDJSON -> NdjsonSource.open(file, encoding, limits);
      case CSV, XLSX -> CsvSource.open(file, name, encoding, reading, limits);
    };
  }

  private static void requireSize(Path file, Limits limits) throws IOException {
    long size = Files.size(file);
    if (size == 0) {
      throw new Unreadable(Reason.EMPTY, "tabular.empty.bytes");
    }
    if (size > limits.file()) {
      throw new Unreadable(Reason.TOO_LARGE, "tabular.large", size >> 20, limits.file() >> 20);
    }
  }

  private static void refuseForeign(Path file, byte[] head) throws IOException {
    if (Encoding.begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw oldOffice(file);
    }
    if (Encoding.begins(head, '%', 'P', 'D', 'F')) {
      throw new Unreadable(Reason.NOT_A_TABLE, "tabular.pdf");
    }
    if (Encoding.begins(head, 0x1F, 0x8B) || Encoding.begins(head, 'P', 'K')) {
      throw new Unreadable(Reason.NOT_A_TABLE, "tabular.archive");
    }
  }

  private static Unreadable oldOffice(Path file) throws IOException {
    String text = new String(Encoding.head(file, 4 << 20), StandardCharsets.ISO_8859_1);
    String mark =
        new String(
            "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    return text.contains(mark)
        ? new Unreadable(Reason.ENCRYPTED, "tabular.xlsx.password")
        : new Unreadable(Reason.OLD_EXCEL, "tabular.xls");
  }

  private static Format format(
      Path file, Encoding encoding, String sample, String name, Limits limits) throws IOException {
    String text = sample.strip();
    if (text.isEmpty()) {
      throw new Unreadable(Reason.EMPTY, "tabular.empty.blanks");
    }
    String start = text.substring(0, Math.min(20, text.length())).toLowerCase(Locale.ROOT);
    if (start.startsWith("<")) {
      throw new Unreadable(Reason.NOT_A_TABLE, "tabular.markup");
    }
    if (text.startsWith("{")) {
      return objectOrLines(file, encoding, sample, name, limits);
    }
    boolean array =
        text.startsWith("[") && text.substring(1).strip().matches("(?s)[{\\[\\]\"\\d-].*|");
    return array || name.endsWith(".json") ? Format.JSON : Format.CSV;
  }

  /** One JSON object that holds an array, or one object on every line? */
  private static Format objectOrLines(
      Path file, Encoding encoding, String sample, String name, Limits limits) throws IOException {
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      return Format.NDJSON;
    }
    Format whole = JsonSource.shape(file, encoding, limits);
    if (whole != null) {
      return whole;
    }
    boolean anyLine =
        sample
            .lines()
            .filter(line -> !line.isBlank())
            .limit(SAMPLE_LINES)
            .anyMatch(line -> NdjsonSource.isObject(line, limits));
    return anyLine ? Format.NDJSON : Format.JSON;
  }
}
