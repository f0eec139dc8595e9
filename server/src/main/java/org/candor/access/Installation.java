package org.candor.access;

import java.util.function.Supplier;
import org.candor.database.Raising;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that see what belongs to no organization: people, sessions, organizations. This room
 * alone opens them, or raises the one that is under way.
 */
@Component
class Installation {

  private final TransactionTemplate writing;
  private final TransactionTemplate reading;

  private final Raising raising;

  Installation(PlatformTransactionManager transactions, Raising raising) {
    this.raising = raising;
    this.writing = new TransactionTemplate(transactions);
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  <T extends @Nullable Object> T read(@Nullable OrgId org, Supplier<T> work) {
    return in(org, reading, work);
  }

  <T extends @Nullable Object> T write(@Nullable OrgId org, Supplier<T> work) {
    return in(org, writing, work);
  }

  void run(@Nullable OrgId org, Runnable work) {
    Supplier<@Nullable Void> supplier =
        () -> {
          work.run();
          return null;
        };
    in(org, writing, supplier);
  }

  /** Within a transaction that is under way: works in one organization after another. */
  void within(OrgId org, Runnable work) {
    Supplier<@Nullable Void> supplier =
        () -> {
          work.run();
          return null;
        };
    raising.raised(Scope.installation(org), supplier);
  }

  @SuppressWarnings("NullAway") // execute hands back exactly what the work returned
  private <T extends @Nullable Object> T in(
      @Nullable OrgId org, TransactionTemplate transaction, Supplier<T> work) {
    var wanted = Scope.installation(org);
    var here = Scope.current();
    if (!TransactionSynchronizationManager.isActualTransactionActive() || here.equals(wanted)) {
      return wanted.get(() -> transaction.execute(status -> work.get()));
    }
    if (org != null && !org.equals(here.org())) {
      throw new IllegalStateException("The transaction began in another organization");
    }
    var wider = Scope.installation(here.org());
    return raising.raised(wider, () -> transaction.execute(status -> work.get()));
  }
}
