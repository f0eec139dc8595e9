package org.candor.api;

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
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int filled;
  private int number;
  private boolean atEnd;

  /** One line that is not blank. What is too long is dropped as it arrives. */
  record Line(int number, byte[] text, boolean tooLong) {}

  BulkLines(InputStream in) {
    this.in = in;
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

  /** False at the end. */
  private boolean fill() {
    try {
      at = 0;
      filled = in.read(buffer);
      return filled > 0;
    } catch (IOException e) {
      throw Attempt.cutOff();
    }
  }

  private Line line() {
    var text = new ByteArrayOutputStream(1_024);
    var tooLong = false;
    var ended = false;
    while (!ended && (at < filled || fill())) {
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      tooLong |= text.size() + end - at > Attempt.LONGEST_BODY;
      if (!tooLong) {
        text.write(buffer, at, end - at);
      }
      ended = end < filled;
      at = end + 1;
    }
    atEnd = !ended;
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
