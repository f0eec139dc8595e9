package org.candor.evaluation.monitoring;

import java.time.LocalDate;
import java.util.List;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/** Monitors for tests, as a sentence says. */
public final class AMonitor {

  private AMonitor() {}

  public static Monitor asking(Question question, String... options) {
    return new Monitor(
        "Loans",
        question,
        List.of(options),
        List.of(),
        List.of(),
        "DSR-1",
        null,
        null,
        null,
        null,
        List.of("A.7.4", "A.6.2.6"),
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }

  public static Monitor fairness(@Nullable PersonId owner, @Nullable String schedule) {
    return new Monitor(
        "Loans by sex",
        Question.FAIRNESS,
        List.of("prediction: approved", "label: repaid", "by: sex"),
        List.of(),
        List.of("impactRatio", "demographicParityDifference"),
        "DSR-1",
        null,
        "SYS-1",
        null,
        null,
        List.of("A.7.4", "A.6.2.6"),
        null,
        owner,
        schedule,
        30,
        false,
        null,
        null,
        null,
        null);
  }

  public static Monitor serving(
      String control, @Nullable Outcome outcome, @Nullable LocalDate dueOn, boolean paused) {
    return new Monitor(
        "Loans",
        Question.PROFILE,
        List.of(),
        List.of(),
        List.of(),
        "DSR-1",
        null,
        null,
        null,
        null,
        List.of(control),
        null,
        null,
        null,
        null,
        paused,
        outcome,
        null,
        dueOn,
        null);
  }
}
