package org.candor.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One pass over a file's bytes that counts what is UTF-8 and what is not. RFC 3629, section 4. */
final class Utf8Scan {
  private long multibyte;
  private long invalid;
  private boolean nul;
  private int pending;
  private int low = 0x80;
  private int high = 0xBF;

  private Utf8Scan() {}

  static Utf8Scan of(Path file) throws IOException {
    var scan = new Utf8Scan();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        scan.take(buffer, n);
      }
    }
    scan.invalid += scan.pending > 0 ? 1 : 0;
    return scan;
  }

  long multibyte() {
    return multibyte;
  }

  long invalid() {
    return invalid;
  }

  boolean nul() {
    return nul;
  }

  private void take(byte[] bytes, int n) {
    for (int i = 0; i < n; i++) {
      int b = bytes[i] & 0xFF;
      if (pending > 0 && !follows(b)) {
        invalid++;
        pending = 0;
        starts(b);
      } else if (pending == 0) {
        starts(b);
      } else if (--pending == 0) {
        multibyte++;
      }
    }
  }

  private boolean follows(int b) {
    boolean fits = b >= low && b <= high;
    low = 0x80;
    high = 0xBF;
    return fits;
  }

  private void starts(int b) {
    nul |= b == 0;
    if (b >= 0xC2 && b <= 0xF4) {
      pending = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
      low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
      high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    } else if (b >= 0x80) {
      invalid++;
    }
  }
}
