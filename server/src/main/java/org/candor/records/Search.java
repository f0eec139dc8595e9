package org.candor.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds versions of records by their words, now and at any past moment.
 *
 * <p>Writers pay nothing for it: the words of whole segments of the ledger are indexed within
 * seconds after they are full, and what comes after them is read as it stands. So an answer is
 * exact however far the index has come.
 */
@Service
public class Search {

  /** How many different words a search may have. */
  public static final int MOST_WORDS = 20;

  private final Postings postings;
  private final Facts facts;
  private final TransactionOperations transactions;
  private final Map<String, Kind<?>> kinds = new HashMap<>();
  private final Map<OrgId, Long> upToDate = new ConcurrentHashMap<>();
  private volatile Map<String, String> bases = Map.of();

  Search(Postings postings, Facts facts, TransactionOperations transactions, List<Kinds> kinds) {
    this.postings = postings;
    this.facts = facts;
    this.transactions = transactions;
    kinds.forEach(it -> it.all().forEach(kind -> this.kinds.put(kind.path(), kind)));
  }

  /** The different words of what someone typed, without those that a longer one implies. */
  public static List<String> words(String typed) {
    return Terms.sought(typed);
  }

  /**
   * The ledger positions of all versions that have every one of the words, each as the beginning of
   * one of theirs, for each kind.
   */
  @Transactional(readOnly = true)
  public Map<String, Positions> find(Collection<? extends Kind<?>> kinds, List<String> words) {
    var found = new HashMap<String, Positions>();
    var bases = new HashMap<>(bases());
    bases.keySet().retainAll(kinds.stream().map(Kind::path).toList());
    if (words.isEmpty() || bases.isEmpty()) {
      return found;
    }
    var indexed = new HashMap<String, Long>();
    postings.find(
        bases,
        words,
        indexed,
        (kind, at) -> found.computeIfAbsent(kind, _ -> new Positions()).add(at));
    var searched = kinds.stream().filter(it -> bases.containsKey(it.path())).toList();
    postings.unindexed(
        searched,
        indexed,
        words,
        (kind, at) -> found.computeIfAbsent(kind, _ -> new Positions()).add(at));
    return found;
  }

  /** Indexes every full segment of every ledger that is not indexed yet. */
  @Scheduled(fixedDelayString = "${candor.index-every:2s}")
  public void catchUp() {
    Scope.installation(null)
        .get(() -> transactions.execute(_ -> facts.sizes()))
        .forEach(
            (org, size) -> {
              var segments = size / Postings.SEGMENT;
              if (segments > 0 && upToDate.getOrDefault(org, 0L) < segments) {
                Scope.of(org).run(() -> catchUp((int) segments));
                upToDate.put(org, segments);
              }
            });
  }

  private void catchUp(int segments) {
    var done = transactions.execute(_ -> postings.done());
    transactions
        .execute(_ -> bases())
        .forEach(
            (path, basis) -> {
              var kind = kind(path);
              var known = done.get(path);
              if (known == null || !known.basis().equals(basis) || known.segments() < segments) {
                while (transactions.execute(_ -> indexNext(kind, basis, segments))) {
                  // a transaction for each segment
                }
              }
            });
  }

  /** Whether there may be more to index. */
  private boolean indexNext(Kind<?> kind, String basis, int upTo) {
    var done = postings.lock(kind, basis);
    var next = postings.next(kind, done.segments());
    if (next >= upTo) {
      if (done.segments() < upTo) {
        postings.put(kind, new Postings.Done(basis, upTo));
      }
      return false;
    }
    postings.insert(kind, next, postings.words(kind, next));
    postings.put(kind, new Postings.Done(basis, next + 1));
    return true;
  }

  /** Changes rows of a record and what is indexed of them. Joins the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  void rewriting(Kind<?> kind, UUID id, Runnable change) {
    var basis = bases().get(kind.path());
    if (basis == null) {
      change.run();
      return;
    }
    var done = postings.lock(kind, basis);
    change.run();
    for (var segment : postings.segments(kind, id)) {
      if (segment < done.segments()) {
        postings.delete(kind, segment);
        postings.insert(kind, segment, postings.words(kind, segment));
      }
    }
  }

  /** The kinds that have words, in the scope of an organization that has any of them indexed. */
  Set<Kind<?>> indexed() {
    return transactions.execute(
        _ ->
            postings.done().keySet().stream()
                .filter(it -> bases().containsKey(it))
                .<Kind<?>>map(this::kind)
                .collect(java.util.stream.Collectors.toSet()));
  }

  /** Indexed segments that say something else than their rows. */
  List<Integer> wrong(Kind<?> kind) {
    var again = new ArrayList<Integer>();
    var done = transactions.execute(_ -> postings.done().get(kind.path()));
    for (var segment = 0; done != null && segment < done.segments(); segment++) {
      var it = segment;
      if (!agrees(kind, it)) {
        again.add(segment);
      }
    }
    // Asked twice: between the two halves of the question somebody may erase a word.
    again.removeIf(it -> agrees(kind, it));
    return again;
  }

  private boolean agrees(Kind<?> kind, int segment) {
    return transactions.execute(
        _ -> postings.words(kind, segment).equals(postings.indexed(kind, segment)));
  }

  private Map<String, String> bases() {
    if (bases.isEmpty()) {
      bases = Map.copyOf(postings.bases(kinds.values()));
    }
    return bases;
  }

  private Kind<?> kind(String path) {
    return java.util.Objects.requireNonNull(kinds.get(path));
  }
}
