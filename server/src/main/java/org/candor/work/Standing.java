package org.candor.work;

import java.util.Map;
import java.util.Optional;
import org.candor.readiness.Verdict;
import org.candor.web.Messages;
import org.springframework.stereotype.Component;

/** Where each line of the standard stands now, as far as that is computed. */
@Component
class Standing {

  /** A line's verdict and the one sentence behind it. */
  record Line(Verdict verdict, String why) {

    boolean met() {
      return verdict == Verdict.MET;
    }

    boolean settled() {
      return met() || verdict == Verdict.NOT_APPLICABLE;
    }

    String words() {
      return Messages.text("work.verdict." + verdict);
    }
  }

  Optional<Line> of(String line) {
    return Optional.ofNullable(all().get(line));
  }

  /** By the id of the line; empty while nothing computes verdicts. */
  Map<String, Line> all() {
    return Map.of();
  }
}
