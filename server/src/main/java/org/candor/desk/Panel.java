package org.candor.desk;

import gg.jte.Content;
import java.util.Set;
import org.candor.records.Entry;
import org.jspecify.annotations.Nullable;

/** What a room shows on the pages of its own records: its verbs, its pictures. */
public interface Panel {

  /** The path of the register whose records it stands beside. */
  String path();

  /** Whether it is the answer that people open the record for: then it comes before all else. */
  default boolean leads() {
    return false;
  }

  /** Null when it has nothing to say about this record. */
  @Nullable Content of(Entry<?> entry, Look look);

  /** What the record is called in full, where its title is a mere code; empty where it is not. */
  default String name(Entry<?> entry, Look look) {
    return "";
  }

  /** Whether it tells all that people come for: the fields stay folded until somebody asks. */
  default boolean folds() {
    return false;
  }

  /** Fields that say nothing as the record stands; their words stay in its history. */
  default Set<String> beside(Entry<?> entry) {
    return Set.of();
  }
}
