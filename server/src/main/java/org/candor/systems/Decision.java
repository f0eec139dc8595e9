package org.candor.systems;

import java.util.List;
import org.candor.records.Entry;

/** What became of a step somebody wanted an AI system to take. */
public sealed interface Decision {

  record Accepted(Entry<AiSystem> entry) implements Decision {}

  /** Nothing was changed, for all of these reasons. */
  record Refused(List<String> reasons) implements Decision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
