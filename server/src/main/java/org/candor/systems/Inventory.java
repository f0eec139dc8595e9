package org.candor.systems;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What the inventory of AI systems says as a whole. Whoever asks while it is being counted waits
 * for the next count, which they all share: two hundred people cost no more than one.
 */
@Service
public class Inventory {

  private final InventoryCount count;
  private final Ledger ledger;
  private final Clock clock;
  private final Map<OrgId, Latest> latest = new ConcurrentHashMap<>();

  Inventory(InventoryCount count, Ledger ledger, Clock clock) {
    this.count = count;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** All numbers of one moment, none older than the question. */
  public Figures figures(AsOf asOf) {
    var asked = new Question(asOf, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    var size = ledger.size();
    return latest
        .computeIfAbsent(Scope.currentOrg(), _ -> new Latest())
        .figures(asked, size, count);
  }

  /** What the numbers depend on besides the ledger: quarters are counted back from today. */
  private record Question(AsOf asOf, LocalDate today) {}

  /** What was counted last of an organization. Who waits here holds no connection. */
  private static final class Latest {
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Question question;
    private @Nullable Figures figures;

    Figures figures(Question asked, long size, InventoryCount count) {
      turn.lock();
      try {
        var known = figures;
        if (known != null
            && asked.equals(question)
            && (asked.asOf().past() || known.ledgerSize() >= size)) {
          return known;
        }
        var found = count.figures(asked.asOf());
        question = asked;
        figures = found;
        return found;
      } finally {
        turn.unlock();
      }
    }
  }
}
