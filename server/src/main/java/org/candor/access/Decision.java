package org.candor.access;

import java.util.List;

/** What became of a request that may rightly be refused: done, or the reasons why not. */
public sealed interface Decision {

  Decision ACCEPTED = new Accepted();

  static Decision refused(String... reasons) {
    return new Refused(List.of(reasons));
  }

  /** It was done. */
  record Accepted() implements Decision {}

  /** It was not done, and this is what stands in the way. */
  record Refused(List<String> reasons) implements Decision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
