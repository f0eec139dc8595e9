package org.candor.evaluation.monitoring;

import java.util.List;

/** What became of a run that somebody asked for. */
public sealed interface Decision {

  record Begun(Run run) implements Decision {}

  /** Nothing was begun, for all of these reasons. */
  record Refused(List<String> reasons) implements Decision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
