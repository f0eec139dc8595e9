package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A backup as one zip file: lines of JSON and files, written and read as streams. */
final class BackupFile {

  static final String MANIFEST = "manifest.json";
  static final String VAULT = "keys/installation";

  private BackupFile() {}

  /** Writes a backup; the file appears whole or not at all, readable by its owner alone. */
  static final class Writer implements Closeable {

    private final Path file;
    private final Path draft;
    private final ZipOutputStream zip;

    Writer(Path file) throws IOException {
      this.file = file.toAbsolutePath();
      this.draft = this.file.resolveSibling(this.file.getFileName() + ".part");
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      this.zip = new ZipOutputStream(Files.newOutputStream(draft, StandardOpenOption.WRITE), UTF_8);
    }

    OutputStream begin(String name) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      return zip;
    }

    void line(String json) throws IOException {
      zip.write(json.getBytes(UTF_8));
      zip.write('\n');
    }

    void text(String name, String text) throws IOException {
      begin(name).write(text.getBytes(UTF_8));
    }

    void finish() throws IOException {
      zip.close();
      Files.move(
          draft,
          file,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING,
          java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
      zip.close();
      Files.deleteIfExists(draft);
    }
  }

  static BufferedReader lines(ZipFile zip, String name) throws IOException {
    return new BufferedReader(new InputStreamReader(stream(zip, name), UTF_8));
  }

  static String text(ZipFile zip, String name) throws IOException {
    try (var in = stream(zip, name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  static InputStream stream(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new BackupUnreadable("The backup lacks " + name + ".");
    }
    return zip.getInputStream(entry);
  }
}
