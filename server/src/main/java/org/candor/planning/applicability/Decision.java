package org.candor.planning.applicability;

import java.util.List;
import org.candor.records.Entry;

/** What became of a step somebody wanted a version of the statement to take. */
public sealed interface Decision {

  record Accepted(Entry<Statement> version) implements Decision {}

  /** Nothing was changed, for all of these reasons. */
  record Refused(List<String> reasons) implements Decision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
