package org.candor.tabular;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The texts a workbook's cells point at, kept in two temporary files that are mapped, so that the
 * heap stays flat however many there are. The top bit of an offset marks a text that was cut.
 */
final class SharedStrings implements Closeable {
  private static final ValueLayout.OfLong OFFSET =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final long CUT = Long.MIN_VALUE;

  private final Path folder;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment texts;
  private final MemorySegment offsets;

  private SharedStrings(Path folder) throws IOException {
    this.folder = folder;
    this.texts = mapped(folder.resolve("texts"));
    this.offsets = mapped(folder.resolve("offsets"));
  }

  /** An empty one for a workbook without shared strings. */
  static SharedStrings read(@Nullable Xml xml, Limits limits) throws IOException {
    Path folder = Files.createTempDirectory("candor-table");
    try {
      write(folder, xml, limits);
      return new SharedStrings(folder);
    } catch (IOException | Unreadable e) {
      delete(folder);
      throw e;
    }
  }

  private static void write(Path folder, @Nullable Xml xml, Limits limits) throws IOException {
    try (var texts = new BufferedOutputStream(Files.newOutputStream(folder.resolve("texts")));
        var offsets =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(folder.resolve("offsets"))))) {
      long offset = 0;
      while (xml != null && xml.next()) {
        if (xml.starts("si")) {
          XlsxText text = XlsxText.until("si", xml, limits.cell());
          byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
          offsets.writeLong(text.cut() ? offset | CUT : offset);
          texts.write(bytes);
          offset += bytes.length;
        }
      }
      offsets.writeLong(offset);
    }
  }

  private MemorySegment mapped(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  XlsxText get(long index) {
    if (index < 0 || index >= offsets.byteSize() / Long.BYTES - 1) {
      throw new Unreadable(Reason.DAMAGED, "tabular.xlsx.text");
    }
    long from = offsets.get(OFFSET, index * Long.BYTES);
    long to = offsets.get(OFFSET, (index + 1) * Long.BYTES) & ~CUT;
    long start = from & ~CUT;
    byte[] bytes = texts.asSlice(start, to - start).toArray(ValueLayout.JAVA_BYTE);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new XlsxText(text, from < 0 ? Long.MAX_VALUE : text.length());
  }

  @Override
  public void close() throws IOException {
    arena.close();
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve("texts"));
    Files.deleteIfExists(folder.resolve("offsets"));
    Files.deleteIfExists(folder);
  }
}
