package org.candor.support.integrity;

import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletRequest;
import org.candor.access.Action;
import org.candor.access.Callers;
import org.candor.access.Permissions;
import org.candor.web.Alarm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells on every page that the ledger is contradicted, as long as it is. Clause 7.5.3. */
@Component
class IntegrityAlarm implements Alarm.Source {

  private static final Logger LOG = LoggerFactory.getLogger(IntegrityAlarm.class);

  private final LedgerWatch watch;
  private final Permissions permissions;

  IntegrityAlarm(LedgerWatch watch, Permissions permissions) {
    this.watch = watch;
    this.permissions = permissions;
  }

  @Override
  public @Nullable Alarm of(HttpServletRequest request) {
    var caller = Callers.of(request);
    if (caller == null || !permissions.may(caller, Action.READ, IntegrityRegisters.RESOURCE)) {
      return null;
    }
    try {
      var last = watch.last(caller.org()).filter(it -> !it.holds());
      if (last.isPresent()) {
        return alarm(text("support.integrity.alarm", last.get().problems()));
      }
      return watch
          .refusal(caller.org())
          .map(_ -> alarm(text("support.integrity.alarm.checkpoint")))
          .orElse(null);
    } catch (DataAccessException | TransactionException e) {
      // A page of errors must not fail for want of a banner.
      LOG.warn("Whether the ledger is contradicted cannot be told: {}", e.getMessage());
      return null;
    }
  }

  private static Alarm alarm(String words) {
    return new Alarm(words, text("support.integrity.alarm.show"), IntegrityRegisters.AT);
  }
}
