package org.candor.records;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.apache.tika.Tika;
import org.candor.database.DataFolder;
import org.candor.database.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * The files of an organization, each under the hash of its content. They are kept, never opened:
 * what a file is, its first bytes say, not its name.
 */
@Component
public class FileStore {

  /** Bytes a file may have. */
  public static final long LARGEST = 50_000_000;

  private static final int LONGEST_NAME = 200;
  private static final int CHUNK = 64 * 1024;

  private final DataFolder data;
  private final Tika tika = new Tika();

  FileStore(DataFolder data) {
    this.data = data;
  }

  /** What arrived: its hash, its bytes, and its type by its content. */
  public record Stored(String sha256, long size, String mediaType) {}

  /**
   * Keeps a file; the same content twice is one file.
   *
   * @throws MaxUploadSizeExceededException when it is larger than {@link #LARGEST}
   */
  public Stored keep(InputStream content) {
    return keep(content, LARGEST);
  }

  /**
   * Keeps a file of a size that the room allows.
   *
   * @param most bytes
   * @throws MaxUploadSizeExceededException when it is larger
   */
  public Stored keep(InputStream content, long most) {
    try {
      var folder = Files.createDirectories(folder());
      var arriving = folder.resolve("arriving-" + UUID.randomUUID());
      try {
        var digest = sha256();
        var size = copy(new DigestInputStream(content, digest), arriving, most);
        var hash = HexFormat.of().formatHex(digest.digest());
        var type = type(arriving);
        Files.move(arriving, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
        return new Stored(hash, size, type);
      } finally {
        Files.deleteIfExists(arriving);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a file is there in its full length. Its content is compared with its hash by {@link
   * #isIntact}, not here.
   *
   * @param size in bytes
   */
  public boolean holds(String sha256, long size) {
    try {
      return Files.size(path(sha256)) == size;
    } catch (IOException _) {
      return false;
    }
  }

  /** Takes a file away for good; nothing is left of its content. */
  public void erase(String sha256) {
    try {
      Files.deleteIfExists(path(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a file still has the content that its hash is of. Reads all of it.
   *
   * @throws IOException if it cannot be read, as one that is gone
   */
  public boolean isIntact(String sha256) throws IOException {
    var digest = sha256();
    try (var content = new DigestInputStream(Files.newInputStream(path(sha256)), digest)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest()).equals(sha256);
  }

  /**
   * What tells whether a file was touched: which one it is, its bytes, when it and what is kept of
   * it changed. The latter nobody can set, so a file of the same mark has the same content.
   *
   * @throws IOException if it is gone
   */
  Map<String, Object> mark(String sha256) throws IOException {
    var path = path(sha256);
    var unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    return Files.readAttributes(
        path, unix ? "unix:dev,ino,size,lastModifiedTime,ctime" : "fileKey,size,lastModifiedTime");
  }

  /** Where the content with this hash lies. */
  public Path path(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Not a SHA-256: " + sha256);
    }
    return folder().resolve(sha256);
  }

  /** The last part of a name that was sent, without what no file system or header wants. */
  public static String name(@Nullable String sent) {
    var whole = sent == null ? "" : sent;
    var last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
    var plain = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\"<>|:*?]", "_").strip();
    var named = plain.replace(".", "").isBlank() ? "file" : plain;
    return named.length() <= LONGEST_NAME ? named : named.substring(named.length() - LONGEST_NAME);
  }

  private Path folder() {
    return data.resolve("files").resolve(Scope.currentOrg().toString());
  }

  private static long copy(InputStream from, Path to, long most) throws IOException {
    long size = 0;
    try (var out = Files.newOutputStream(to)) {
      var chunk = new byte[CHUNK];
      for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
        size += read;
        if (size > most) {
          throw new MaxUploadSizeExceededException(most);
        }
        out.write(chunk, 0, read);
      }
    }
    return size;
  }

  private String type(Path file) throws IOException {
    try (var content = new BufferedInputStream(Files.newInputStream(file))) {
      return tika.detect(content);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
