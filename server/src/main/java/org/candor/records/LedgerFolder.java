package org.candor.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final DataFolder data;

  LedgerFolder(DataFolder data) {
    this.data = data;
  }

  Path log(OrgId org) {
    return data.resolve("ledger").resolve(org.toString());
  }

  /** Whose logs were published here, whatever the database says of them now. */
  List<OrgId> published() {
    var logs = data.resolve("ledger");
    if (!Files.isDirectory(logs)) {
      return List.of();
    }
    try (var all = Files.list(logs)) {
      return all.filter(it -> Files.exists(it.resolve("checkpoint")))
          .map(it -> it.getFileName().toString())
          .filter(it -> ID.matcher(it).matches())
          .map(it -> new OrgId(UUID.fromString(it)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the logs of " + logs, e);
    }
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
