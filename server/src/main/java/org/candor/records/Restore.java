package org.candor.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.candor.database.DataFolder;
import org.candor.database.Scope;
import org.candor.database.Vault;
import org.candor.kernel.OrgId;
import org.candor.ledger.Checkpoint;
import org.candor.ledger.NoteKey;
import org.candor.ledger.SignedNote;
import org.candor.records.Backup.Saved;
import org.candor.records.SideTables.SideTable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;

/**
 * Replays a {@link Backup} into an empty installation of this or any later version, and proves by
 * the root of each tree that nothing was lost, added or changed.
 */
@Service
public class Restore {

  private static final int BATCH = 1_000;

  private final Facts facts;
  private final Replay replay;
  private final SideTables sides;
  private final Checkpoints checkpoints;
  private final LedgerFolder folder;
  private final DataFolder data;
  private final Vault vault;
  private final TransactionOperations transactions;
  private final List<Kinds> kinds;

  Restore(
      Facts facts,
      Replay replay,
      SideTables sides,
      Checkpoints checkpoints,
      LedgerFolder folder,
      DataFolder data,
      Vault vault,
      TransactionOperations transactions,
      List<Kinds> kinds) {
    this.facts = facts;
    this.replay = replay;
    this.sides = sides;
    this.checkpoints = checkpoints;
    this.folder = folder;
    this.data = data;
    this.vault = vault;
    this.transactions = transactions;
    this.kinds = kinds;
  }

  /**
   * Restores everything and returns the ledgers, each proven to have the size and root it had.
   *
   * @throws BackupUnreadable when the file is not a whole backup, or does not reach its root
   * @throws NotEmpty when this installation is not empty
   */
  public List<Saved> read(Path file) throws IOException {
    if (!Scope.installation(null).get(() -> transactions.execute(_ -> facts.ledgers())).isEmpty()) {
      throw new NotEmpty();
    }
    try (var zip = new ZipFile(file.toFile())) {
      var ledgers = ledgers(zip);
      vault(zip);
      var tables = sides.all(Backup.tables(kinds));
      for (var table : tables.stream().filter(SideTable::installation).toList()) {
        side(zip, "installation/", table, Scope.installation(null));
      }
      for (var ledger : ledgers) {
        organization(zip, ledger, tables);
      }
      files(zip);
      return ledgers;
    } catch (ZipException e) {
      throw new BackupUnreadable(
          "This file is not a Candor backup, or not a whole one: " + file, e);
    } catch (JacksonException e) {
      throw new BackupUnreadable("The backup is damaged: " + e.getOriginalMessage(), e);
    } catch (DataAccessException e) {
      throw new BackupUnreadable(
          "The backup does not fit this version of Candor: "
              + e.getMostSpecificCause().getMessage(),
          e);
    }
  }

  /** Backups of earlier versions have none, and nothing that is sealed. */
  private void vault(ZipFile zip) throws IOException {
    if (zip.getEntry(BackupFile.VAULT) == null) {
      return;
    }
    try {
      vault.adopt(BackupFile.text(zip, BackupFile.VAULT));
    } catch (IllegalArgumentException e) {
      throw new BackupUnreadable("The backup's key is damaged.", e);
    }
  }

  private static List<Saved> ledgers(ZipFile zip) throws IOException {
    var manifest = RecordJson.MAPPER.readTree(BackupFile.text(zip, BackupFile.MANIFEST));
    var format = manifest.path("candorBackup").asInt(0);
    if (format < 1 || format > Backup.FORMAT) {
      throw new BackupUnreadable(
          "This version of Candor reads backups of format 1, not " + format + ".");
    }
    var found = new ArrayList<Saved>();
    for (var it : manifest.path("ledgers")) {
      found.add(
          new Saved(
              OrgId.of(it.get("org").asString()),
              it.get("size").asLong(),
              it.get("root").asString()));
    }
    return found;
  }

  private void organization(ZipFile zip, Saved ledger, List<SideTable> tables) throws IOException {
    var place = "organizations/" + ledger.org() + "/";
    var key = NoteKey.parse(BackupFile.text(zip, place + "key"));
    var note = SignedNote.parse(BackupFile.text(zip, place + "checkpoint"));
    var signed = Checkpoint.parse(note.text());
    if (!note.isSignedBy(key.verifier())
        || signed.size() != ledger.size()
        || !signed.root().hex().equals(ledger.root())) {
      throw new BackupUnreadable(
          "The checkpoint of organization %s is not the one signed.".formatted(ledger.org()));
    }
    folder.keep(ledger.org(), key);
    var org = ledger.org();
    lines(zip, place + "facts.ndjson", it -> in(Scope.of(org), () -> replay.facts(org, it)));
    for (var table : tables.stream().filter(it -> !it.installation()).toList()) {
      side(zip, place, table, Scope.of(ledger.org()));
    }
    prove(ledger);
  }

  /** In batches, so that memory does not grow with the backup. */
  private static void lines(ZipFile zip, String name, Consumer<List<String>> work)
      throws IOException {
    try (var lines = BackupFile.lines(zip, name)) {
      var batch = new ArrayList<String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        batch.add(line);
        if (batch.size() == BATCH) {
          work.accept(List.copyOf(batch));
          batch.clear();
        }
      }
      if (!batch.isEmpty()) {
        work.accept(batch);
      }
    }
  }

  private void prove(Saved ledger) {
    var reached = Checkpoint.parse(checkpoints.publish(ledger.org()).text());
    if (reached.size() != ledger.size() || !reached.root().hex().equals(ledger.root())) {
      throw new BackupUnreadable(
          "Organization %s: the replay reached %d facts and root %s, the backup says %d and %s."
              .formatted(
                  ledger.org(), reached.size(), reached.root(), ledger.size(), ledger.root()));
    }
  }

  private void side(ZipFile zip, String place, SideTable table, Scope scope) throws IOException {
    if (zip.getEntry(place + table.name() + ".ndjson") == null) {
      return;
    }
    lines(zip, place + table.name() + ".ndjson", it -> in(scope, () -> sides.insert(table, it)));
  }

  private void in(Scope scope, Runnable work) {
    scope.run(() -> transactions.executeWithoutResult(_ -> work.run()));
  }

  private void files(ZipFile zip) throws IOException {
    var root = data.resolve("files").normalize();
    for (var entry : zip.stream().filter(it -> it.getName().startsWith("files/")).toList()) {
      var target = data.resolve(entry.getName()).normalize();
      if (!target.startsWith(root)) {
        throw new BackupUnreadable("The backup holds a file outside its place: " + entry.getName());
      }
      Files.createDirectories(target.getParent());
      try (var in = zip.getInputStream(entry)) {
        Files.copy(in, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
