package org.candor.tabular;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.candor.tabular.Unreadable.Reason;

/**
 * A ZIP archive that cannot hurt: its directory is measured before it is loaded, and what comes out
 * is counted while it is inflated, whatever the archive says about itself. APPNOTE.TXT, 4.3.16.
 */
final class Zipped implements Closeable {
  private static final int END_RECORD = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long DIRECTORY = 8L << 20;
  private static final long RATIO = 250;
  private static final long RATIO_MATTERS_FROM = 32L << 20;

  private final ZipFile zip;
  private final Limits limits;
  private long inflated;

  private Zipped(ZipFile zip, Limits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  static Zipped open(Path file, Limits limits) throws IOException {
    measureDirectory(file, limits);
    try {
      return new Zipped(new ZipFile(file.toFile()), limits);
    } catch (ZipException e) {
      String why = String.valueOf(e.getMessage());
      throw why.contains("encrypted")
          ? new Unreadable(Reason.ENCRYPTED, "tabular.xlsx.encrypted")
          : damaged();
    }
  }

  private static void measureDirectory(Path file, Limits limits) throws IOException {
    byte[] tail;
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      tail = new byte[(int) Math.min(in.length(), END_RECORD + LONGEST_COMMENT)];
      in.seek(in.length() - tail.length);
      in.readFully(tail);
    }
    int at = tail.length - END_RECORD;
    while (at >= 0 && (number(tail, at, 4) != END_SIGNATURE)) {
      at--;
    }
    if (at < 0 || at + END_RECORD + number(tail, at + 20, 2) != tail.length) {
      throw damaged();
    }
    if (number(tail, at + 10, 2) > limits.entries() || number(tail, at + 12, 4) > DIRECTORY) {
      throw new Unreadable(Reason.BOMB, "tabular.xlsx.files", limits.entries());
    }
  }

  private static long number(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | (bytes[at + i] & 0xFF);
    }
    return number;
  }

  static Unreadable damaged() {
    return new Unreadable(Reason.CUT_OFF, "tabular.xlsx.cut");
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  InputStream inflate(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Unreadable(Reason.DAMAGED, "tabular.xlsx.part", name);
    }
    return new Counted(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private final class Counted extends FilterInputStream {
    private final long packed;
    private long own;

    Counted(InputStream in, long packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int n) {
      inflated += n;
      own += n;
      if (inflated > limits.inflated() || (own > RATIO_MATTERS_FROM && own / packed > RATIO)) {
        throw new Unreadable(Reason.BOMB, "tabular.xlsx.bomb", own >> 20);
      }
    }
  }
}
