package org.candor.records;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.candor.kernel.OrgId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the writers of one organization queue here, before they queue on its head row: there every
 * end of a turn wakes all who wait, and each looks at the row anew.
 *
 * <p>A courtesy, not the lock: who waits too long goes on to PostgreSQL, which puts writers of all
 * processes in order and finds deadlocks.
 */
@Component
class Turns {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<OrgId, ReentrantLock> turns = new ConcurrentHashMap<>();
  private final Duration patience;

  Turns() {
    this(PATIENCE);
  }

  Turns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Holds the turn until the transaction of this thread has ended.
   *
   * @throws IllegalStateException without a transaction: nothing would end the turn
   */
  void take(OrgId org) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("A turn ends with a transaction, and there is none");
    }
    var turn = turns.computeIfAbsent(org, _ -> new ReentrantLock(true));
    if (turn.isHeldByCurrentThread() || !came(turn)) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            turn.unlock();
          }
        });
  }

  private boolean came(ReentrantLock turn) {
    try {
      return turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
