package org.candor.records;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.ledger.CheckpointRefused;
import org.candor.ledger.Frontier;
import org.candor.ledger.Hash;
import org.candor.ledger.LogVerifier;
import org.candor.ledger.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/**
 * Verifies a ledger end to end: chain, tree, signatures, and completeness (every version of every
 * record has its fact, and every fact its version), that search knows their words, and that files
 * are what was stored. Clause 7.5.3; RFC 9162.
 */
@Service
public class LedgerAudit {

  private static final int BATCH = 2_000;

  private final Facts facts;
  private final Openings openings;
  private final Rows rows;
  private final Checkpoints checkpoints;
  private final LedgerFolder folder;
  private final Search search;
  private final StoredFiles storedFiles;
  private final TransactionOperations transactions;
  private final TransactionTemplate snapshot;
  private final List<OwnVersions> ownVersions;
  private final List<OwnState> ownStates;
  private final Map<String, Kind<?>> kinds = new LinkedHashMap<>();

  LedgerAudit(
      Facts facts,
      Openings openings,
      Rows rows,
      Checkpoints checkpoints,
      LedgerFolder folder,
      Search search,
      StoredFiles storedFiles,
      PlatformTransactionManager manager,
      List<Kinds> kinds,
      List<OwnVersions> ownVersions,
      List<OwnState> ownStates) {
    this.facts = facts;
    this.openings = openings;
    this.rows = rows;
    this.checkpoints = checkpoints;
    this.folder = folder;
    this.search = search;
    this.storedFiles = storedFiles;
    this.transactions = new TransactionTemplate(manager);
    this.snapshot = new TransactionTemplate(manager);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    this.ownVersions = ownVersions;
    this.ownStates = ownStates;
    kinds.forEach(it -> it.all().forEach(kind -> this.kinds.put(kind.path(), kind)));
  }

  /**
   * What an audit found.
   *
   * @param size facts of the ledger
   * @param root of the tree over all of them, hex
   * @param versions versions of records compared with their facts
   * @param files that were compared with their hash
   * @param found empty when everything holds; after the first thousand it is only counted
   * @param more how many were only counted
   */
  public record Report(
      OrgId org,
      long size,
      String root,
      long versions,
      long files,
      List<Discrepancy> found,
      long more) {

    public Report {
      found = List.copyOf(found);
    }

    public boolean intact() {
      return found.isEmpty();
    }

    /** Each in a line that names the place. */
    public List<String> problems() {
      var all = new ArrayList<>(found.stream().map(Discrepancy::text).toList());
      if (more > 0) {
        all.add("and %,d more".formatted(more));
      }
      return all;
    }
  }

  /** Hears how far an audit is, between two short transactions: here it may rest a while. */
  @FunctionalInterface
  public interface Progress {

    /**
     * @param done facts, then files, that were looked at
     * @param of how many there were when it began
     */
    void at(long done, long of);
  }

  /** Whoever has a ledger in the database, or had one that was published. */
  public List<OrgId> ledgers() {
    var all = new LinkedHashSet<OrgId>();
    all.addAll(Scope.installation(null).get(() -> transactions.execute(_ -> facts.ledgers())));
    all.addAll(folder.published());
    return List.copyOf(all);
  }

  /**
   * Audits the ledger of one organization. Reads every fact, every version and every file; writes a
   * checkpoint first.
   */
  public Report audit(OrgId org) {
    return audit(org, (_, _) -> {});
  }

  /**
   * The same beside other work: it waits for nobody and nobody waits for it. Facts are read in
   * batches, the last of them and what is counted over all in one snapshot, so that what is written
   * meanwhile is no contradiction.
   */
  public Report audit(OrgId org, Progress progress) {
    var problems = new Problems();
    try {
      var head = Scope.of(org).get(() -> transactions.execute(_ -> facts.head()));
      if (head.isPresent()) {
        publish(org, problems);
      } else {
        problems.add("head: missing, so nothing says how far the ledger goes");
      }
      verify(org, problems);
      return Scope.of(org).get(() -> report(org, head.isPresent(), problems, progress));
    } catch (JacksonException | IllegalArgumentException e) {
      problems.add("unreadable: " + e.getMessage());
      return problems.report(org, Frontier.EMPTY, 0, 0);
    }
  }

  private void publish(OrgId org, Problems problems) {
    try {
      checkpoints.publish(org);
    } catch (CheckpointRefused
        | UncheckedIOException
        | IllegalStateException
        | IllegalArgumentException e) {
      problems.add("checkpoint: " + e.getMessage());
    }
  }

  private void verify(OrgId org, Problems problems) {
    var verdict =
        checkpoints.still(
            org, () -> LogVerifier.verify(folder.log(org), folder.key(org).verifier()));
    switch (verdict) {
      case Verdict.Intact _ -> {}
      case Verdict.Tampered it -> it.where().forEach(problems::add);
      case Verdict.Unreadable it -> it.why().forEach(problems::add);
    }
  }

  private Report report(OrgId org, boolean headed, Problems problems, Progress progress) {
    var check = new FactCheck(org, kinds, rows, ownVersions, ownStates, problems);
    var reading = new Reading(org, check, problems);
    var whole = headed ? snapshot.execute(_ -> facts.size()) : 0;
    while (snapshot.execute(_ -> reading.goesOn(headed))) {
      progress.at(reading.frontier.size(), whole);
    }
    words(problems);
    var files = storedFiles.compare(kinds, problems, progress);
    return problems.report(org, reading.frontier, check.compared(), files);
  }

  /** The facts in their order, a batch in each transaction. */
  private final class Reading {

    private final OrgId org;
    private final FactCheck check;
    private final Problems problems;
    private Frontier frontier = Frontier.EMPTY;
    private Instant lastAt = Instant.MIN;

    Reading(OrgId org, FactCheck check, Problems problems) {
      this.org = org;
      this.check = check;
      this.problems = problems;
    }

    /** Reads a batch, and at the end of the ledger, in the same snapshot, what stands beside it. */
    boolean goesOn(boolean headed) {
      var batch = facts.stored(frontier.size(), BATCH);
      for (var fact : batch) {
        lastAt = fact.at();
        frontier = frontier.append(check.leaf(fact, frontier.size() + 1));
      }
      check.versions(batch);
      if (batch.size() == BATCH) {
        return true;
      }
      var head = facts.head();
      if (headed && head.isPresent()) {
        LedgerAudit.compare(head.get(), check.name(), frontier, lastAt, problems);
      } else {
        comparePublished(org, frontier, problems);
      }
      check.nothingElse();
      var stray = openings.stray(head.map(Facts.Head::size).orElse(frontier.size()));
      if (stray > 0) {
        problems.add(
            "openings: %d are of facts that there are not, or that have their own"
                .formatted(stray));
      }
      return false;
    }
  }

  /** Where no head says what to expect, the published log does. */
  private void comparePublished(OrgId org, Frontier kept, Problems problems) {
    try {
      checkpoints.compare(org, kept);
    } catch (CheckpointRefused | UncheckedIOException e) {
      problems.add("checkpoint: " + e.getMessage());
    }
  }

  /** A search that misses a record would tell a better story than the records do. */
  private void words(Problems problems) {
    for (var kind : search.indexed()) {
      for (var segment : search.wrong(kind)) {
        problems.add(
            "%s: the words indexed for facts %d to %d are not those of the records"
                .formatted(
                    kind.path(),
                    (long) segment * Postings.SEGMENT + 1,
                    (segment + 1L) * Postings.SEGMENT));
      }
    }
  }

  private static void compare(
      Facts.Head head, String name, Frontier facts, Instant lastAt, Problems problems) {
    if (head.size() != facts.size() || head.frontier().size() != facts.size()) {
      problems.add("head: says %d facts, there are %d".formatted(head.size(), facts.size()));
    } else if (!head.frontier().root().equals(facts.root())) {
      Hash expected = facts.root();
      problems.add("head: root %s, the facts give %s".formatted(head.frontier().root(), expected));
    } else if (!head.lastAt().equals(lastAt)) {
      problems.add("head: says %s, the last fact is of %s".formatted(head.lastAt(), lastAt));
    }
    if (!head.name().equals(name)) {
      problems.add("head: says %s, founded as %s".formatted(head.name(), name));
    }
  }

  /** Collects what is wrong; after the first thousand it only counts. */
  static final class Problems {

    private static final int MOST = 1_000;
    private final List<Discrepancy> found = new ArrayList<>();
    private long more;

    void add(String problem) {
      add(Discrepancy.ofLedger(problem));
    }

    void add(Discrepancy problem) {
      if (found.size() < MOST) {
        found.add(problem);
      } else {
        more++;
      }
    }

    private Report report(OrgId org, Frontier facts, long versions, long files) {
      return new Report(org, facts.size(), facts.root().hex(), versions, files, found, more);
    }
  }
}
