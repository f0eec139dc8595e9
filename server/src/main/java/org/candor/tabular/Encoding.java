package org.candor.tabular;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * How the bytes of a text file become characters.
 *
 * @param mark bytes of the byte order mark at the start
 * @param words how sure this is
 */
record Encoding(Charset charset, int mark, Sentence words) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  static Encoding of(Path file, @Nullable Charset declared) throws IOException {
    byte[] head = head(file, 4096);
    Encoding found = marked(head);
    if (found == null) {
      found = wide(head);
    }
    if (found != null && declared == null) {
      return found;
    }
    var scan = Utf8Scan.of(file);
    Charset wanted = declared;
    if (wanted != null) {
      int mark = found != null && found.charset.equals(wanted) ? found.mark : 0;
      return new Encoding(wanted, mark, Sentence.of("tabular.encoding.said", wanted.name()))
          .refusingNul(scan);
    }
    return unmarked(file, scan).refusingNul(scan);
  }

  private static Encoding unmarked(Path file, Utf8Scan scan) throws IOException {
    if (scan.invalid() == 0) {
      var words =
          Sentence.of(scan.multibyte() == 0 ? "tabular.encoding.ascii" : "tabular.encoding.utf8");
      return new Encoding(StandardCharsets.UTF_8, 0, words);
    }
    if (scan.multibyte() > 10 * scan.invalid()) {
      var words = Sentence.of("tabular.encoding.nearly", scan.invalid());
      return new Encoding(StandardCharsets.UTF_8, 0, words);
    }
    return guessed(file);
  }

  private Encoding refusingNul(Utf8Scan scan) {
    if (scan.nul()
        && !charset.name().startsWith("UTF-16")
        && !charset.name().startsWith("UTF-32")) {
      throw new Unreadable(Reason.NOT_A_TABLE, "tabular.nul.file");
    }
    return this;
  }

  private static @Nullable Encoding marked(byte[] head) {
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      return marked(StandardCharsets.UTF_8, 3);
    }
    if (begins(head, 0xFF, 0xFE, 0, 0)) {
      return marked(Charset.forName("UTF-32LE"), 4);
    }
    if (begins(head, 0, 0, 0xFE, 0xFF)) {
      return marked(Charset.forName("UTF-32BE"), 4);
    }
    if (begins(head, 0xFF, 0xFE)) {
      return marked(StandardCharsets.UTF_16LE, 2);
    }
    return begins(head, 0xFE, 0xFF) ? marked(StandardCharsets.UTF_16BE, 2) : null;
  }

  private static Encoding marked(Charset charset, int bytes) {
    return new Encoding(charset, bytes, Sentence.of("tabular.encoding.mark", charset.name()));
  }

  /** UTF-16 without a mark: every other byte of western text is zero. */
  private static @Nullable Encoding wide(byte[] head) {
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
    }
    int pairs = head.length / 2;
    if (pairs > 0 && zeros[1] > pairs * 0.7 && zeros[0] == 0) {
      return new Encoding(
          StandardCharsets.UTF_16LE, 0, Sentence.of("tabular.encoding.zeros", "UTF-16LE"));
    }
    return pairs > 0 && zeros[0] > pairs * 0.7 && zeros[1] == 0
        ? new Encoding(
            StandardCharsets.UTF_16BE, 0, Sentence.of("tabular.encoding.zeros", "UTF-16BE"))
        : null;
  }

  private static Encoding guessed(Path file) throws IOException {
    var detector = new UniversalDetector();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n > 0 && !detector.isDone(); n = in.read(buffer)) {
        detector.handleData(buffer, 0, n);
      }
    }
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    boolean western =
        name == null
            || !Charset.isSupported(name)
            || name.toUpperCase(Locale.ROOT)
                .matches("WINDOWS-125[02]|ISO-8859-.*|US-ASCII|UTF-.*|MAC.*");
    return western
        ? new Encoding(WINDOWS, 0, Sentence.of("tabular.encoding.windows"))
        : new Encoding(Charset.forName(name), 0, Sentence.of("tabular.encoding.guess", name));
  }

  /** The file's characters after the mark; {@link Cells#UNDECODABLE} where bytes do not fit. */
  Reader open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.skipNBytes(mark);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(Cells.UNDECODABLE));
    return new InputStreamReader(in, decoder);
  }

  /** The first characters of the file. */
  String sample(Path file, int length) throws IOException {
    char[] sample = new char[length];
    int filled = 0;
    try (Reader in = open(file)) {
      for (int n = in.read(sample); n > 0; n = in.read(sample, filled, length - filled)) {
        filled += n;
      }
    }
    return new String(sample, 0, filled);
  }

  static byte[] head(Path file, int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes);
    }
  }

  static boolean begins(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
