package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.candor.database.DataFolder;
import org.candor.database.Scope;
import org.candor.tabular.Limits;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Files that people sent for import, under names of our own in a folder that nothing is served
 * from. They are counted while they arrive and never run.
 */
@Component
class Uploads {

  private static final int BUFFER = 1 << 16;

  private final DataFolder data;

  Uploads(DataFolder data) {
    this.data = data;
  }

  /** A file that arrived whole. */
  record Stored(Path path, long bytes, String sha256) {}

  /** The file is larger than Candor reads. */
  @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
  static class TooLarge extends RuntimeException {
    TooLarge(long limit) {
      super(text("exchange.file.large", limit >> 20));
    }
  }

  Path path(UUID job) {
    return data.resolve("uploads").resolve(Scope.currentOrg().toString()).resolve(job.toString());
  }

  /** Keeps what arrives, or nothing at all. */
  Stored store(UUID job, InputStream in) throws IOException {
    var path = path(job);
    Files.createDirectories(path.getParent());
    var whole = false;
    try {
      var stored = copy(in, path);
      whole = true;
      return stored;
    } finally {
      if (!whole) {
        Files.deleteIfExists(path);
      }
    }
  }

  static String sha256(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static Stored copy(InputStream in, Path path) throws IOException {
    var limit = Limits.STANDARD.file();
    var digest = sha256();
    var bytes = 0L;
    var buffer = new byte[BUFFER];
    try (var out = Files.newOutputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > limit) {
          throw new TooLarge(limit);
        }
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
    }
    return new Stored(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }

  /** The last part of the name a browser or a person gave, free of paths and controls. */
  static String name(String given) {
    var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    var clean = last.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
    return clean.isEmpty()
        ? "file"
        : clean.length() > 200 ? clean.substring(clean.length() - 200) : clean;
  }
}
