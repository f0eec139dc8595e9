package org.candor.cli;

import static java.util.Locale.ROOT;
import static org.candor.web.Messages.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.candor.access.Role;

/** Who signs in to the sample organization as what: kept in a file only its owner may read. */
record SignIns(List<SignIn> all) {

  static final String FILE = "demo-sign-ins.txt";
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final List<String> NAMES =
      List.of(
          "Mara Lindqvist",
          "Theo Okafor",
          "Ines Barros",
          "Ravi Menon",
          "Ida Novak",
          "Emil Carver",
          "Sol Hartmann",
          "Ada Winter");

  /** A person of the sample. */
  record SignIn(Role role, String name, String email, String password) {

    String label() {
      return text("access.role." + role);
    }
  }

  SignIns {
    all = List.copyOf(all);
  }

  SignIn as(Role role) {
    return all.stream().filter(it -> it.role() == role).findFirst().orElseThrow();
  }

  /** Those made before, or fresh ones. */
  static SignIns keptIn(Path folder) throws IOException {
    var file = folder.resolve(FILE);
    if (Files.exists(file)) {
      return new SignIns(
          Files.readAllLines(file).stream()
              .filter(it -> !it.isBlank())
              .map(SignIns::read)
              .toList());
    }
    var fresh = fresh();
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.write(file, fresh.all().stream().map(SignIns::line).toList());
    return fresh;
  }

  private static SignIns fresh() {
    var random = new SecureRandom();
    var all = new ArrayList<SignIn>();
    for (var role : Role.values()) {
      var name = NAMES.get(role.ordinal());
      var address = role.name().toLowerCase(ROOT).replace('_', '.') + "@northwind.example";
      all.add(new SignIn(role, name, address, password(random)));
    }
    return new SignIns(all);
  }

  private static String password(SecureRandom random) {
    var word = new StringBuilder();
    for (var letter = 0; letter < 20; letter++) {
      word.append(letter > 0 && letter % 5 == 0 ? "-" : "");
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  private static String line(SignIn it) {
    return String.join("\t", it.role().name(), it.name(), it.email(), it.password());
  }

  private static SignIn read(String line) {
    var parts = line.split("\t");
    if (parts.length != 4) {
      throw new IllegalArgumentException("Not a line of " + FILE + ": " + line);
    }
    return new SignIn(Role.valueOf(parts[0]), parts[1], parts[2], parts[3]);
  }
}
