package org.candor.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords of the embedded server's roles, in a file only the user who runs Candor reads. */
record Passwords(Login admin, Login owner, Login app) {

  private static final String ADMIN = "postgres";
  static final String OWNER = "candor_owner";
  static final String APP = "candor_app";

  static Passwords random() {
    return new Passwords(random(ADMIN), random(OWNER), random(APP));
  }

  static Passwords read(Path file) throws IOException {
    var stored = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      stored.load(in);
    }
    return new Passwords(login(stored, ADMIN), login(stored, OWNER), login(stored, APP));
  }

  void write(Path file) throws IOException {
    var text = new StringBuilder();
    for (var login : new Login[] {admin, owner, app}) {
      text.append(login.user()).append('=').append(login.password()).append('\n');
    }
    writeSecret(file, text.toString());
  }

  /** Writes a file that nobody else may read, whole or not at all. */
  static void writeSecret(Path file, String text) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Login login(Properties stored, String user) throws IOException {
    var password = stored.getProperty(user);
    if (password == null) {
      throw new IOException("no password of " + user);
    }
    return new Login(user, password);
  }

  private static Login random(String user) {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return new Login(user, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
