package org.candor.access;

import java.util.List;
import java.util.stream.Collectors;

/** What became of a request that may rightly be refused: done, or the reasons why not. */
public sealed interface Decision {

  Decision ACCEPTED = new Accepted();

  static Decision refused(String key, Object... arguments) {
    return refused(Sentence.of(key, arguments));
  }

  static Decision refused(Sentence reason) {
    return new Refused(List.of(reason));
  }

  /** It was done. */
  record Accepted() implements Decision {}

  /** It was not done, and this is what stands in the way. */
  record Refused(List<Sentence> reasons) implements Decision {
    public Refused {
      reasons = List.copyOf(reasons);
    }

    String in(Wording wording) {
      return reasons.stream().map(it -> it.in(wording)).collect(Collectors.joining(" "));
    }
  }
}
