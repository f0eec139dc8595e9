package org.candor.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes a body of JSON lines apart, a chunk at a time, however long it is. */
final class BulkLines {

  static final int CHUNK = 500;
  private static final int LONGEST_CHUNK = 8 * 1024 * 1024;

  private final InputStream in;
  private int number;
  private boolean atEnd;

  /** One line that is not blank. What is too long is dropped as it arrives. */
  record Line(int number, byte[] text, boolean tooLong) {}

  BulkLines(InputStream in) {
    this.in = new BufferedInputStream(in, 64 * 1024);
  }

  /** Empty at the end. */
  List<Line> next() {
    var chunk = new ArrayList<Line>();
    var size = 0;
    while (!atEnd && chunk.size() < CHUNK && size < LONGEST_CHUNK) {
      var line = line();
      if (line.tooLong() || !isBlank(line.text())) {
        chunk.add(line);
        size += line.text().length;
      }
    }
    return chunk;
  }

  private int read() {
    try {
      return in.read();
    } catch (IOException e) {
      throw Attempt.cutOff();
    }
  }

  private Line line() {
    var text = new ByteArrayOutputStream(512);
    var tooLong = false;
    int c;
    while ((c = read()) >= 0 && c != '\n') {
      if (text.size() < Attempt.LONGEST_BODY) {
        text.write(c);
      } else {
        tooLong = true;
      }
    }
    atEnd = c < 0;
    number++;
    return new Line(number, tooLong ? new byte[0] : text.toByteArray(), tooLong);
  }

  private static boolean isBlank(byte[] text) {
    for (byte c : text) {
      if (c != ' ' && c != '\t' && c != '\r') {
        return false;
      }
    }
    return true;
  }
}
