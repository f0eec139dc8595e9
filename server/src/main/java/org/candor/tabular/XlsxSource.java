package org.candor.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of a workbook, as they stream out of the archive.
 *
 * <p>Read here, and not by a general library, because every step from the archive's directory to
 * the last character of a cell is counted against {@link Limits}.
 */
final class XlsxSource implements Source {
  private final Detected detected;
  private final XlsxCells cells;
  private final Xml xml;
  private final List<Closeable> open;
  private final Limits limits;
  private long line;
  private int columns;

  private XlsxSource(
      Detected detected, XlsxCells cells, Xml xml, List<Closeable> open, Limits limits) {
    this.detected = detected;
    this.cells = cells;
    this.xml = xml;
    this.open = open;
    this.limits = limits;
    this.columns = limits.columns();
  }

  static XlsxSource open(Path file, Reading reading, Limits limits) throws IOException {
    var open = new ArrayList<Closeable>();
    try {
      Zipped zip = opened(Zipped.open(file, limits), open);
      Workbook book = Workbook.of(zip, limits);
      Workbook.Sheet sheet = book.sheet(reading.sheet());
      XlsxStyles styles = styles(zip, book, limits);
      SharedStrings strings = opened(strings(zip, book, limits), open);
      Xml xml = opened(Xml.read(zip.inflate(sheet.part()), limits), open);
      var detected =
          new Detected(
              Format.XLSX,
              null,
              null,
              sheet.name(),
              book.names(),
              Sentence.of("tabular.xlsx.content"));
      var cells = new XlsxCells(strings, styles, book.from1904(), limits);
      return new XlsxSource(detected, cells, xml, open, limits);
    } catch (IOException | Unreadable e) {
      closeAll(open);
      throw e;
    }
  }

  private static XlsxStyles styles(Zipped zip, Workbook book, Limits limits) throws IOException {
    if (book.styles() == null) {
      return XlsxStyles.read(null);
    }
    try (Xml xml = Xml.read(zip.inflate(book.styles()), limits)) {
      return XlsxStyles.read(xml);
    }
  }

  private static SharedStrings strings(Zipped zip, Workbook book, Limits limits)
      throws IOException {
    if (book.strings() == null) {
      return SharedStrings.read(null, limits);
    }
    try (Xml xml = Xml.read(zip.inflate(book.strings()), limits)) {
      return SharedStrings.read(xml, limits);
    }
  }

  private static <T extends Closeable> T opened(T part, List<Closeable> open) {
    open.addFirst(part);
    return part;
  }

  @Override
  public Detected detected() {
    return detected;
  }

  @Override
  public List<@Nullable String> header() throws IOException {
    Raw raw = next();
    if (raw == null) {
      throw new Unreadable(Reason.EMPTY, "tabular.xlsx.empty", String.valueOf(detected.sheet()));
    }
    if (raw.surplus() > 0) {
      throw new Unreadable(Reason.TOO_MANY_COLUMNS, "tabular.xlsx.columns", limits.columns());
    }
    if (!raw.faults().isEmpty()) {
      throw new Unreadable(Reason.NO_HEADER, "tabular.xlsx.header");
    }
    columns = raw.cells().size();
    return Cells.requireNames(raw.cells());
  }

  @Override
  public @Nullable Raw next() throws IOException {
    while (xml.next()) {
      if (xml.starts("row")) {
        line = xml.number("r", (int) line + 1);
        Raw raw = cells.row(xml, line, columns);
        if (!raw.blank()) {
          return raw;
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    closeAll(open);
  }

  private static void closeAll(List<Closeable> open) throws IOException {
    for (Closeable part : open) {
      part.close();
    }
  }
}
