package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.ledger.Checkpoint;
import org.candor.ledger.CheckpointRefused;
import org.candor.ledger.Frontier;
import org.candor.ledger.SignedNote;
import org.candor.ledger.TileLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes each ledger as a log of tiles with a signed checkpoint, outside the database. C2SP
 * tlog-tiles.
 *
 * <p>What was published once is held against whatever the database says later: a smaller or
 * different past is refused, not signed.
 */
@Service
public class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final int BATCH = 5_000;
  private static final String OTHER_ROOT =
      "The published log and the database differ in their root.";

  private final Facts facts;
  private final LedgerFolder folder;
  private final TransactionOperations transactions;
  private final Map<OrgId, TileLog> open = new ConcurrentHashMap<>();

  /** Why a ledger had no checkpoint the last time. */
  private final Map<OrgId, String> refused = new ConcurrentHashMap<>();

  Checkpoints(Facts facts, LedgerFolder folder, TransactionOperations transactions) {
    this.facts = facts;
    this.folder = folder;
    this.transactions = transactions;
  }

  /**
   * Publishes whatever has grown. A ledger that cannot be published does not hold up the others;
   * why it cannot is said once, and again when the reason changes.
   */
  @Scheduled(fixedDelayString = "${candor.checkpoint-every:5s}")
  void publishAll() {
    for (var org : Scope.installation(null).get(() -> transactions.execute(_ -> facts.ledgers()))) {
      try {
        publish(org);
        if (refused.remove(org) != null) {
          LOG.info("The ledger of organization {} has its checkpoint again.", org);
        }
      } catch (CheckpointRefused | UncheckedIOException | IllegalStateException e) {
        if (isNews(org, e)) {
          LOG.error(
              "No checkpoint for the ledger of organization {}: {} Records are written on; ask verify-ledger.",
              org,
              e.getMessage());
        }
      } catch (RuntimeException e) {
        if (isNews(org, e)) {
          LOG.error("No checkpoint for the ledger of organization {}.", org, e);
        }
      }
    }
  }

  /**
   * Why the ledger of an organization had no checkpoint the last time; empty where it had one.
   * Writing goes on meanwhile: facts wait in the database, and nothing is signed that contradicts
   * what was published.
   */
  public Optional<String> refusal(OrgId org) {
    return Optional.ofNullable(refused.get(org));
  }

  /** Looks at the log of an organization while nothing is published to it. */
  <T> T still(OrgId org, Supplier<T> look) {
    var log = open.get(org);
    if (log == null) {
      return look.get();
    }
    synchronized (log) {
      return look.get();
    }
  }

  private boolean isNews(OrgId org, RuntimeException e) {
    var why = String.valueOf(e.getMessage());
    return !why.equals(refused.put(org, why));
  }

  /**
   * Publishes the ledger of an organization as it stands, and returns the signed checkpoint.
   *
   * @throws CheckpointRefused when the database tells another past than the one published
   */
  public SignedNote publish(OrgId org) {
    var log = open.computeIfAbsent(org, this::open);
    synchronized (log) {
      return Scope.of(org).get(() -> publish(org, log));
    }
  }

  /**
   * The root of an organization's ledger at one size, hex, for what is printed of that moment.
   *
   * @throws CheckpointRefused when the database tells another past than the one published
   */
  public String root(OrgId org, long size) {
    publish(org);
    return open.computeIfAbsent(org, this::open).root(size).hex();
  }

  private SignedNote publish(OrgId org, TileLog log) {
    var head = transactions.execute(_ -> facts.head().orElseThrow());
    var size = head.frontier().size();
    if (size < log.size()) {
      throw missing(size, log);
    }
    while (log.size() < size) {
      log.append(next(log.size(), (int) Math.min(BATCH, size - log.size())));
    }
    if (!log.root(size).equals(head.frontier().root())) {
      throw new CheckpointRefused(OTHER_ROOT);
    }
    var published = log.published();
    return published.isPresent() && Checkpoint.parse(published.get().text()).size() == size
        ? published.get()
        : log.publish(
            new Checkpoint(LedgerFolder.origin(org), size, log.root(size)), folder.key(org));
  }

  /**
   * Holds facts against what was published of them, and publishes nothing.
   *
   * @throws CheckpointRefused when they tell another past
   */
  void compare(OrgId org, Frontier kept) {
    var log = open.computeIfAbsent(org, this::open);
    synchronized (log) {
      if (kept.size() < log.size()) {
        throw missing(kept.size(), log);
      }
      if (kept.size() == log.size() && !log.root(kept.size()).equals(kept.root())) {
        throw new CheckpointRefused(OTHER_ROOT);
      }
    }
  }

  private static CheckpointRefused missing(long size, TileLog log) {
    return new CheckpointRefused(
        "The database has %d facts, the published log %d: facts are missing."
            .formatted(size, log.size()));
  }

  private List<byte[]> next(long after, int limit) {
    var batch = transactions.execute(_ -> facts.envelopes(after, limit));
    if (batch.size() != limit) {
      throw new CheckpointRefused("Facts are missing after position " + after + ".");
    }
    return batch.stream().map(it -> it.getBytes(UTF_8)).toList();
  }

  private TileLog open(OrgId org) {
    try {
      requireOurs(org);
      return TileLog.open(folder.log(org));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the log " + folder.log(org), e);
    }
  }

  /** What somebody else wrote there is neither gone on with nor written over. */
  private void requireOurs(OrgId org) throws IOException {
    var file = folder.log(org).resolve("checkpoint");
    if (!Files.exists(file)) {
      return;
    }
    try {
      var note = SignedNote.parse(Files.readString(file));
      if (note.isSignedBy(folder.key(org).verifier())) {
        Checkpoint.parse(note.text());
        return;
      }
    } catch (IllegalArgumentException | CharacterCodingException _) {
      // said below: it is none
    }
    throw new CheckpointRefused(
        "ledger/%s/checkpoint is no checkpoint that this installation signed.".formatted(org));
  }

  @PreDestroy
  void close() throws IOException {
    for (var log : open.values()) {
      log.close();
    }
  }
}
