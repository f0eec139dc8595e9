package org.candor.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a record's history.
 *
 * @param what the verb in words, such as "revised"
 * @param why the reason given; null when none was asked for
 * @param href the record as it stood after this; null when there is no such page
 * @param position the ledger position; null when the entry is not in the ledger
 */
public record Happening(
    Instant when,
    String who,
    String what,
    String icon,
    @Nullable String why,
    List<Change> changes,
    @Nullable String href,
    @Nullable Long position) {

  /** Letters of a reason, or of what changed, that are read at a glance. */
  private static final int GLANCE = 110;

  private static final int FEW = 3;

  public Happening {
    changes = List.copyOf(changes);
  }

  /** Whether it says more than a line or two, so that only its beginning is shown at first. */
  public boolean folded() {
    var letters = changes.stream().mapToInt(it -> it.before().length() + it.after().length()).sum();
    return changes.size() > FEW || letters > 3 * GLANCE || (why != null && why.length() > GLANCE);
  }

  /** One line of it: the beginning of the reason, else what changed. */
  public String brief() {
    return Brief.of(
        why == null ? changes.stream().map(Change::field).collect(Collectors.joining(", ")) : why,
        GLANCE);
  }
}
