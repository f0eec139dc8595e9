package org.candor.measure.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.candor.measure.Fingerprint;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/**
 * A file and the proof that it stayed the same while it was read. A change of the content changes
 * the time at which the system last changed the file's entry, which no program can set back; a file
 * younger than the clock is fine, or on a system without that time, is read once more instead.
 */
final class FileAsRead {

  private static final int BUFFER = 1 << 20;
  private static final byte DELETE = 0x7F;

  /** One in so many bytes may be a control character. */
  private static final int MOST_CONTROL = 100;

  private static final Duration CLOCK = Duration.ofSeconds(2);

  private final Path real;
  private final String name;
  private final State before;
  private final String sha256;
  private final long firstInvalid;
  private final boolean settled;

  /**
   * @param size bytes
   * @param key which file it is; null where the system does not say
   * @param changed of the entry; null where the system does not keep it
   */
  private record State(
      long size, @Nullable Object key, Object modified, @Nullable Object changed) {}

  private FileAsRead(Path real, String name, boolean asText) throws IOException {
    this.real = real;
    this.name = name;
    this.before = state(real);
    var changed = before.changed();
    this.settled =
        changed != null && Instant.parse(changed.toString()).isBefore(Instant.now().minus(CLOCK));
    var reading = new Reading(asText);
    this.sha256 = reading.digest(real);
    this.firstInvalid = reading.firstInvalid;
  }

  /**
   * Reads it from end to end.
   *
   * @param asText whether to look for bytes that are not UTF-8
   */
  static FileAsRead of(Path real, String name, boolean asText) {
    try {
      return new FileAsRead(real, name, asText);
    } catch (IOException e) {
      throw new Unmeasurable("%s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }

  Path real() {
    return real;
  }

  /** Where the first byte is that is not UTF-8; negative where all are. */
  long firstInvalid() {
    return firstInvalid;
  }

  long size() {
    return before.size();
  }

  /**
   * @throws Unmeasurable where it changed since
   */
  Fingerprint fingerprint(long rows) {
    try {
      if (!before.equals(state(real))
          || !(settled || sha256.equals(new Reading(false).digest(real)))) {
        throw new Unmeasurable(
            name + " changed while it was read, so nothing was measured. Measure a copy.");
      }
    } catch (IOException e) {
      throw new Unmeasurable("%s cannot be read any more: %s".formatted(name, e.getMessage()), e);
    }
    return new Fingerprint(sha256, before.size(), rows);
  }

  private static State state(Path file) throws IOException {
    var it = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!it.isRegularFile()) {
      throw new IOException("it is not a plain file");
    }
    Object changed = null;
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      changed = Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    }
    return new State(it.size(), it.fileKey(), it.lastModifiedTime(), changed);
  }

  /** The bytes of a mark at the beginning say which Unicode encoding it is; null without one. */
  static @Nullable Charset marked(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(3);
    }
    if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return Arrays.equals(start, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})
        ? StandardCharsets.UTF_8
        : null;
  }

  /**
   * Whether bytes that are not UTF-8 look like a text all the same: texts of one byte a letter hold
   * hardly any control characters, and never a NUL.
   */
  static boolean looksLikeText(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(BUFFER);
    }
    long odd = 0;
    for (byte each : start) {
      if (each == 0) {
        return false;
      }
      boolean control = (each >= 0 && each < ' ') || each == DELETE;
      odd += control && each != '\t' && each != '\n' && each != '\r' && each != '\f' ? 1 : 0;
    }
    return odd * MOST_CONTROL <= start.length;
  }

  /** One way through the bytes. */
  private static final class Reading {
    private final MessageDigest sha;
    private final @Nullable CharsetDecoder decoder;
    private final CharBuffer letters = CharBuffer.allocate(BUFFER);
    private long firstInvalid = -1;

    Reading(boolean asText) {
      try {
        sha = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
      decoder =
          asText
              ? StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)
              : null;
    }

    String digest(Path file) throws IOException {
      var bytes = ByteBuffer.allocate(BUFFER);
      long position = 0;
      try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
        int kept = 0;
        for (int read = channel.read(bytes); read >= 0; read = channel.read(bytes)) {
          bytes.flip();
          sha.update(bytes.array(), kept, bytes.limit() - kept);
          if (decoder == null || firstInvalid >= 0) {
            bytes.clear();
            kept = 0;
            continue;
          }
          position += check(bytes, position);
          bytes.compact();
          kept = bytes.position();
        }
        if (decoder != null && firstInvalid < 0 && kept > 0) {
          firstInvalid = position;
        }
      }
      return HexFormat.of().formatHex(sha.digest());
    }

    /** How many bytes are whole characters. */
    private int check(ByteBuffer bytes, long position) {
      int from = bytes.position();
      letters.clear();
      var result = java.util.Objects.requireNonNull(decoder).decode(bytes, letters, false);
      if (result.isError()) {
        firstInvalid = position + bytes.position() - from;
      }
      return bytes.position() - from;
    }
  }
}
