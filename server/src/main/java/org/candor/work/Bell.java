package org.candor.work;

import static org.candor.work.WorkRegisters.TASKS;

import jakarta.servlet.http.HttpServletRequest;
import org.candor.access.Action;
import org.candor.access.Callers;
import org.candor.access.Permissions;
import org.candor.web.Visitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The two numbers at the top of every page. Where they cannot be told, none is shown. */
@Component
class Bell implements Visitor.Waiting {

  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
  private static final String COUNTS = Bell.class.getName();

  private final Notices notices;
  private final Permissions permissions;

  Bell(Notices notices, Permissions permissions) {
    this.notices = notices;
    this.permissions = permissions;
  }

  @Override
  public @Nullable Integer notifications(HttpServletRequest request) {
    var counts = counts(request);
    return counts == null ? null : counts.unread();
  }

  @Override
  public @Nullable Integer tasks(HttpServletRequest request) {
    var caller = Callers.of(request);
    if (caller == null || !permissions.may(caller, Action.READ, TASKS.path())) {
      return null;
    }
    var counts = counts(request);
    return counts == null ? null : counts.tasks();
  }

  /** Asked twice for a page, counted once. A page of errors must not fail for want of a number. */
  private Notices.@Nullable Counts counts(HttpServletRequest request) {
    if (request.getAttribute(COUNTS) instanceof Notices.Counts known) {
      return known;
    }
    var caller = Callers.of(request);
    if (caller == null) {
      return null;
    }
    try {
      var counts = notices.counts(caller.person());
      request.setAttribute(COUNTS, counts);
      return counts;
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("What waits for a person cannot be counted: {}", e.getMessage());
      return null;
    }
  }
}
