package org.candor.web;

import java.time.Instant;
import java.util.List;
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

  public Happening {
    changes = List.copyOf(changes);
  }
}
