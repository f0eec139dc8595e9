package org.candor.records;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.ledger.CheckpointRefused;
import org.candor.ledger.Frontier;
import org.candor.ledger.Hash;
import org.candor.ledger.LogVerifier;
import org.candor.ledger.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;

/**
 * Verifies a ledger end to end: chain, tree, signatures, and completeness (every version of every
 * record has its fact, and every fact its version; and that search knows their words. Clause 7.5.3;
 * RFC 9162.
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
  private final TransactionOperations transactions;
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
      TransactionOperations transactions,
      List<Kinds> kinds,
      List<OwnVersions> ownVersions,
      List<OwnState> ownStates) {
    this.facts = facts;
    this.openings = openings;
    this.rows = rows;
    this.checkpoints = checkpoints;
    this.folder = folder;
    this.search = search;
    this.transactions = transactions;
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
   * @param problems empty when everything holds; each names the place
   */
  public record Report(OrgId org, long size, String root, long versions, List<String> problems) {

    public boolean intact() {
      return problems.isEmpty();
    }
  }

  /** Whoever has a ledger in the database, or had one that was published. */
  public List<OrgId> ledgers() {
    var all = new LinkedHashSet<OrgId>();
    all.addAll(Scope.installation(null).get(() -> transactions.execute(_ -> facts.ledgers())));
    all.addAll(folder.published());
    return List.copyOf(all);
  }

  /**
   * Audits the ledger of one organization. Reads every fact and every version; writes a checkpoint
   * first.
   */
  public Report audit(OrgId org) {
    var problems = new Problems();
    try {
      var head = Scope.of(org).get(() -> transactions.execute(_ -> facts.head()));
      if (head.isPresent()) {
        publish(org, problems);
      } else {
        problems.add("head: missing, so nothing says how far the ledger goes");
      }
      verify(org, problems);
      return Scope.of(org).get(() -> report(org, head, problems));
    } catch (JacksonException | IllegalArgumentException e) {
      problems.add("unreadable: " + e.getMessage());
      return new Report(org, 0, Frontier.EMPTY.root().hex(), 0, problems.list());
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
    switch (LogVerifier.verify(folder.log(org), folder.key(org).verifier())) {
      case Verdict.Intact _ -> {}
      case Verdict.Tampered it -> it.where().forEach(problems::add);
      case Verdict.Unreadable it -> it.why().forEach(problems::add);
    }
  }

  private Report report(OrgId org, Optional<Facts.Head> head, Problems problems) {
    var check = new FactCheck(org, kinds, rows, ownVersions, ownStates, problems);
    var frontier = Frontier.EMPTY;
    var lastAt = Instant.MIN;
    List<Facts.Stored> batch;
    do {
      var after = frontier.size();
      batch = transactions.execute(_ -> facts.stored(after, BATCH));
      for (var fact : batch) {
        lastAt = fact.at();
        frontier = frontier.append(check.leaf(fact, frontier.size() + 1));
      }
      var checked = batch;
      transactions.executeWithoutResult(_ -> check.versions(checked));
    } while (batch.size() == BATCH);
    if (head.isPresent()) {
      compare(head.get(), check.name(), frontier, lastAt, problems);
    } else {
      comparePublished(org, frontier, problems);
    }
    transactions.executeWithoutResult(_ -> check.nothingElse());
    var size = head.isPresent() ? head.get().size() : frontier.size();
    var stray = transactions.execute(_ -> openings.stray(size));
    if (stray > 0) {
      problems.add(
          "openings: %d are of facts that there are not, or that have their own".formatted(stray));
    }
    words(problems);
    return new Report(
        org, frontier.size(), frontier.root().hex(), check.compared(), problems.list());
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
    private final List<String> found = new ArrayList<>();
    private long more;

    void add(String problem) {
      if (found.size() < MOST) {
        found.add(problem);
      } else {
        more++;
      }
    }

    List<String> list() {
      var all = new ArrayList<>(found);
      if (more > 0) {
        all.add("and %,d more".formatted(more));
      }
      return List.copyOf(all);
    }
  }
}
