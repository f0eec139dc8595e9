package org.candor.desk;

import java.util.Set;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.records.AsOf;
import org.candor.web.Shell;

/**
 * Who looks at a page, at which moment, and what they may do there: in the past, only read.
 *
 * @param may what the page may offer
 */
public record Look(Shell shell, Caller caller, AsOf asOf, Set<Action> may) {

  public Look {
    may = Set.copyOf(may);
  }

  public boolean may(Action action) {
    return may.contains(action);
  }
}
