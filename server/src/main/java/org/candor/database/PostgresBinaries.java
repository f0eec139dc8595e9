package org.candor.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as they travel in the class path, unpacked once for each version. */
record PostgresBinaries(Path home) {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final Pattern VERSION = Pattern.compile(".*-(\\d+(?:\\.\\d+)*)\\.jar");
  private static final Pattern UNUSED = Pattern.compile("(?:include/|lib/pkgconfig/).*|.*\\.a");
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  static PostgresBinaries unpackedIn(Path folder) throws IOException {
    var archive = archive();
    var home = folder.resolve("bin-" + version(archive));
    if (!Files.isDirectory(home)) {
      forgetOthers(folder);
      var fresh = folder.resolve("bin.new");
      try (var in = archive.openStream()) {
        unpack(in, fresh);
      }
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(home);
  }

  private static URL archive() {
    var archive = PostgresBinaries.class.getResource(ARCHIVE);
    var platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (archive == null || !platform.equals("Linux amd64")) {
      throw new DatabaseUnusable(
          "The PostgreSQL that comes with Candor runs on Linux amd64, this is " + platform + ".",
          "Name a PostgreSQL server (version 18 or newer) with candor.database.url.");
    }
    return archive;
  }

  private static String version(URL archive) throws IOException {
    var named = VERSION.matcher(archive.getPath());
    return named.find() ? named.group(1) : "of-" + archive.openConnection().getContentLengthLong();
  }

  private static void forgetOthers(Path folder) throws IOException {
    try (var old = Files.newDirectoryStream(folder, "bin*")) {
      for (var each : old) {
        FileSystemUtils.deleteRecursively(each);
      }
    }
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    Files.createDirectories(target);
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!UNUSED.matcher(entry.getName()).matches()) {
          unpack(tar, entry, target.resolve(entry.getName()).normalize());
        }
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(path, PROGRAM);
    }
  }
}
