package org.candor.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/** Lines that are not blank, none longer than allowed. */
final class Lines implements Closeable {
  private final Reader in;
  private final int limit;
  private final char[] buffer = new char[1 << 15];
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int end;
  private long number;

  Lines(Reader in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Of the line returned last, from 1. */
  long number() {
    return number;
  }

  @Nullable String next() throws IOException {
    String line = any();
    while (line != null && line.isBlank()) {
      line = any();
    }
    return line;
  }

  private @Nullable String any() throws IOException {
    text.setLength(0);
    int c = read();
    if (c < 0) {
      return null;
    }
    number++;
    for (; c >= 0 && c != '\n'; c = read()) {
      if (text.length() >= limit) {
        throw new Unreadable(Reason.ROW_TOO_LONG, "tabular.line.long", number, limit);
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private int read() throws IOException {
    if (at >= end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return end == 0 ? -1 : buffer[at++];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
