package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.candor.measure.Budget;
import org.candor.measure.Column;
import org.candor.measure.Engine;
import org.candor.measure.Source;
import org.candor.measure.Stop;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.Engines;
import org.candor.measure.study.Guess;
import org.candor.measure.study.Guess.Candidate;
import org.candor.measure.study.Guess.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks once at every column of a source and says what each seems to be. */
@Component
class Guesses implements DisposableBean {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long MIB = 1L << 20;
  private static final Budget BUDGET =
      Budget.USUAL.threads(1).memory(512 * MIB).disk(2048 * MIB).time(Duration.ofMinutes(1));

  /** One at a time, and on a thread of the platform: an engine in native code holds its thread. */
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("guess").factory());

  /**
   * @throws org.candor.measure.Unmeasurable where it cannot be read
   */
  Guessed of(Source source) {
    var stop = new Stop();
    var guess = background.submit(() -> stop.during(() -> look(source)));
    try {
      return guess.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      stop.stop();
      guess.cancel(true);
      throw new Unmeasurable(text("evaluation.guess.slow"), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Unmeasurable it) {
        throw it;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      stop.stop();
      Thread.currentThread().interrupt();
      throw new Unmeasurable(text("evaluation.guess.slow"), e);
    }
  }

  private static Guessed look(Source source) {
    return Engines.measure(source, BUDGET, Engines.Use.OFTEN, Guesses::guessed);
  }

  @Override
  public void destroy() {
    background.shutdownNow();
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
