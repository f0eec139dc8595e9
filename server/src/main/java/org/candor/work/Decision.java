package org.candor.work;

import java.util.List;
import org.candor.records.Entry;

/** What became of something somebody wanted to do with a task. */
public sealed interface Decision {

  record Accepted(Entry<Task> entry) implements Decision {}

  /** Nothing was changed, for all of these reasons. */
  record Refused(List<String> reasons) implements Decision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
