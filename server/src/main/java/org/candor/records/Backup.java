package org.candor.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.candor.database.DataFolder;
import org.candor.database.Scope;
import org.candor.database.Vault;
import org.candor.kernel.OrgId;
import org.candor.ledger.Checkpoint;
import org.candor.records.Facts.Stored;
import org.candor.records.SideTables.SideTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes all that an installation knows into one file: every ledger as its facts, what opens their
 * commitments, keys, attached files, and the tables no ledger tells. {@link Restore} replays it.
 * Clause 7.5.3.
 */
@Service
public class Backup {

  static final int FORMAT = 1;
  private static final int BATCH = 2_000;

  private final Facts facts;
  private final SideTables sides;
  private final Checkpoints checkpoints;
  private final LedgerFolder folder;
  private final DataFolder data;
  private final Vault vault;
  private final TransactionOperations transactions;
  private final List<Kinds> kinds;
  private final List<Withheld> withheld;
  private final Clock clock;

  Backup(
      Facts facts,
      SideTables sides,
      Checkpoints checkpoints,
      LedgerFolder folder,
      DataFolder data,
      Vault vault,
      TransactionOperations transactions,
      List<Kinds> kinds,
      List<Withheld> withheld,
      Clock clock) {
    this.facts = facts;
    this.sides = sides;
    this.checkpoints = checkpoints;
    this.folder = folder;
    this.data = data;
    this.vault = vault;
    this.transactions = transactions;
    this.kinds = kinds;
    this.withheld = withheld;
    this.clock = clock;
  }

  /** A ledger in a backup: how many facts, and the root that a replay has to reach. */
  public record Saved(OrgId org, long size, String root) {}

  /**
   * Writes the backup and says what is in it. A later write to a ledger is not in it, nor is what
   * rooms withhold.
   */
  public List<Saved> write(Path file) throws IOException {
    return write(file, false);
  }

  /**
   * @param all whether what rooms withhold goes along, as licensed text
   */
  public List<Saved> write(Path file, boolean all) throws IOException {
    var empty =
        all
            ? Set.<String>of()
            : withheld.stream().flatMap(it -> it.tables().stream()).collect(Collectors.toSet());
    var orgs = Scope.installation(null).get(() -> transactions.execute(_ -> facts.ledgers()));
    try (var out = new BackupFile.Writer(file)) {
      var tables = sides.all(keptTables());
      for (var table : tables.stream().filter(SideTable::installation).toList()) {
        side(out, "installation/", table, Scope.installation(null));
      }
      var saved = new ArrayList<Saved>();
      for (var org : orgs) {
        saved.add(organization(out, org, tables, empty));
      }
      files(out);
      out.text(BackupFile.VAULT, vault.keyText());
      out.text(BackupFile.MANIFEST, manifest(saved));
      out.finish();
      return saved;
    }
  }

  /** Whether rooms withhold anything that there is. */
  public boolean withholds() {
    var tables =
        sides.all(keptTables()).stream()
            .filter(table -> withheld.stream().anyMatch(it -> it.tables().contains(table.name())))
            .toList();
    return Scope.installation(null).get(() -> transactions.execute(_ -> facts.ledgers())).stream()
        .anyMatch(org -> Scope.of(org).get(() -> tables.stream().anyMatch(this::holds)));
  }

  private boolean holds(SideTable table) {
    return Boolean.TRUE.equals(transactions.execute(_ -> sides.holds(table)));
  }

  private Saved organization(
      BackupFile.Writer out, OrgId org, List<SideTable> tables, Set<String> empty)
      throws IOException {
    var place = "organizations/" + org + "/";
    var note = checkpoints.publish(org);
    var checkpoint = Checkpoint.parse(note.text());
    out.text(place + "checkpoint", note.toString());
    out.text(place + "key", folder.key(org).secretText());
    out.begin(place + "facts.ndjson");
    for (long after = 0; after < checkpoint.size(); ) {
      var from = after;
      var limit = (int) Math.min(BATCH, checkpoint.size() - after);
      for (var fact :
          Scope.of(org).get(() -> transactions.execute(_ -> facts.stored(from, limit)))) {
        out.line(line(fact));
      }
      after += limit;
    }
    for (var table : tables.stream().filter(it -> !it.installation()).toList()) {
      if (empty.contains(table.name())) {
        out.begin(place + table.name() + ".ndjson");
      } else {
        side(out, place, table, Scope.of(org));
      }
    }
    return new Saved(org, checkpoint.size(), checkpoint.root().hex());
  }

  private static String line(Stored fact) {
    var json = RecordJson.MAPPER.createObjectNode().put("envelope", fact.envelope());
    var openings = json.putObject("openings");
    fact.openings()
        .forEach(
            (path, opening) ->
                openings
                    .putObject(path)
                    .put("salt", HexFormat.of().formatHex(opening.salt()))
                    .put("value", opening.value().canonical()));
    return json.toString();
  }

  private void side(BackupFile.Writer out, String place, SideTable table, Scope scope)
      throws IOException {
    out.begin(place + table.name() + ".ndjson");
    try {
      scope.run(
          () -> transactions.executeWithoutResult(_ -> sides.each(table, row -> line(out, row))));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void line(BackupFile.Writer out, String row) {
    try {
      out.line(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void files(BackupFile.Writer out) throws IOException {
    var root = data.resolve("files");
    if (!Files.isDirectory(root)) {
      return;
    }
    try (var all = Files.walk(root)) {
      for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
        Files.copy(file, out.begin("files/" + root.relativize(file)));
      }
    }
  }

  private String manifest(List<Saved> saved) {
    ObjectNode json = RecordJson.MAPPER.createObjectNode();
    json.put("candorBackup", FORMAT).put("writtenAt", clock.instant().toString());
    var ledgers = json.putArray("ledgers");
    saved.forEach(
        it ->
            ledgers
                .addObject()
                .put("org", it.org().toString())
                .put("size", it.size())
                .put("root", it.root()));
    return json.toPrettyString();
  }

  private List<String> keptTables() {
    return tables(kinds);
  }

  static List<String> tables(List<Kinds> kinds) {
    return kinds.stream().flatMap(it -> it.all().stream()).map(Kind::table).toList();
  }
}
