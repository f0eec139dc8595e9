package org.candor.desk;

import java.time.LocalDate;
import java.util.List;
import org.candor.access.Caller;
import org.jspecify.annotations.Nullable;

/** What a room has waiting for a person: drafts of theirs, approvals, reviews. */
@FunctionalInterface
public interface Pending {

  /** Nothing that the caller may not do. */
  List<Item> of(Caller caller);

  /**
   * @param what waits, in words that say what to do
   * @param why it waits for this person
   * @param due until when; null when nobody said
   */
  record Item(String what, String why, String href, @Nullable LocalDate due) {}
}
