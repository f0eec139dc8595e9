package org.candor.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.candor.database.DataFolder;
import org.candor.kernel.OrgId;
import org.candor.ledger.NoteKey;
import org.springframework.stereotype.Component;

/**
 * Where ledgers live outside the database: each organization's log as tiles, and the key that signs
 * it.
 */
@Component
class LedgerFolder {

  private final DataFolder data;

  LedgerFolder(DataFolder data) {
    this.data = data;
  }

  Path log(OrgId org) {
    return data.resolve("ledger").resolve(org.toString());
  }

  /**
   * What the log calls itself in checkpoints, and its key: unique in the world, without a host
   * name.
   */
  static String origin(OrgId org) {
    return "candor/" + org;
  }

  /** The organization's signing key, made at first use; readable by its owner alone. */
  NoteKey key(OrgId org) {
    var file = data.resolve("keys").resolve(org + ".key");
    try {
      if (Files.exists(file)) {
        return NoteKey.parse(Files.readString(file).strip());
      }
      var key = NoteKey.generate(origin(org));
      keep(org, key);
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write the signing key " + file, e);
    }
  }

  /** Keeps a key that was made before, as on restore. */
  void keep(OrgId org, NoteKey key) throws IOException {
    var file = data.resolve("keys").resolve(org + ".key");
    Files.createDirectories(file.getParent());
    var draft = file.resolveSibling(org + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, key.secretText() + "\n", StandardOpenOption.SYNC);
    Files.move(draft, file);
  }
}
