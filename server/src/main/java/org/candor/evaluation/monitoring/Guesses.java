package org.candor.evaluation.monitoring;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.candor.measure.Budget;
import org.candor.measure.Column;
import org.candor.measure.Engine;
import org.candor.measure.Source;
import org.candor.measure.engine.Engines;
import org.candor.measure.study.Guess;
import org.candor.measure.study.Guess.Candidate;
import org.candor.measure.study.Guess.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks once at every column of a source and says what each seems to be. */
@Component
class Guesses {

  private static final long MIB = 1L << 20;
  private static final Budget BUDGET =
      Budget.USUAL.threads(1).memory(512 * MIB).disk(2048 * MIB).time(Duration.ofMinutes(1));

  /**
   * @throws org.candor.measure.Unmeasurable where it cannot be read
   */
  Guessed of(Source source) {
    return Engines.measure(source, BUDGET, Engines.Use.OFTEN, Guesses::guessed);
  }

  private static Guessed guessed(Engine engine) {
    var guess = Guess.of(engine);
    var reasons = new HashMap<String, String>();
    reason(reasons, "prediction", guess.best(Role.PREDICTION));
    reason(reasons, "label", guess.best(Role.LABEL));
    reason(reasons, "score", guess.best(Role.SCORE));
    reason(reasons, "by", guess.best(Role.GROUP));
    return new Guessed(
        expression(guess.best(Role.PREDICTION)),
        expression(guess.best(Role.LABEL)),
        by(guess),
        column(guess.best(Role.SCORE)),
        reasons,
        engine.columns().all().stream().map(Column::name).collect(Collectors.joining(", ")));
  }

  private static String by(Guess guess) {
    var likely = guess.groups();
    var best = guess.best(Role.GROUP);
    return String.join(", ", likely.isEmpty() && best != null ? List.of(best.column()) : likely);
  }

  private static void reason(
      HashMap<String, String> reasons, String option, @Nullable Candidate it) {
    if (it != null) {
      reasons.put(option, it.column() + ": " + it.reason());
    }
  }

  private static String expression(@Nullable Candidate it) {
    return it == null ? "" : Objects.requireNonNullElse(it.expression(), "");
  }

  private static String column(@Nullable Candidate it) {
    return it == null ? "" : it.column();
  }
}
