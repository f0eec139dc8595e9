package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.candor.measure.Budget;
import org.candor.measure.Categories;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Engine;
import org.candor.measure.Slice;
import org.candor.measure.Source;
import org.candor.measure.Stop;
import org.candor.measure.Unmeasurable;
import org.candor.measure.engine.Engines;
import org.candor.measure.study.Guess;
import org.candor.measure.study.Guess.Candidate;
import org.candor.measure.study.Guess.Role;
import org.candor.measure.study.Guess.Strength;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks once at every column of a source and says what each seems to be. */
@Component
class Guesses implements DisposableBean {

  /** Values of columns with up to this many different ones are worth reading. */
  private static final int FEW_VALUES = 20;

  private static final int REMEMBERED = 32;

  private static final Map<String, Role> ROLES =
      Map.of(
          "prediction", Role.PREDICTION,
          "label", Role.LABEL,
          "score", Role.SCORE,
          "by", Role.GROUP);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long MIB = 1L << 20;
  private static final Budget BUDGET =
      Budget.USUAL.threads(1).memory(512 * MIB).disk(2048 * MIB).time(Duration.ofMinutes(1));

  private final Map<Source, Guessed> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Source, Guessed> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** One at a time, and on a thread of the platform: an engine in native code holds its thread. */
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("guess").factory());

  /**
   * A file of the store never changes, so that it is looked at once.
   *
   * @throws org.candor.measure.Unmeasurable where it cannot be read
   */
  Guessed of(Whereabouts.Located located) {
    if (located.sha256() == null) {
      return looked(located.source());
    }
    var before = remembered.get(located.source());
    if (before != null) {
      return before;
    }
    var guessed = looked(located.source());
    remembered.put(located.source(), guessed);
    return guessed;
  }

  private Guessed looked(Source source) {
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
    var comparable =
        engine.columns().all().stream()
            .filter(it -> it.kind() != Column.Kind.OTHER)
            .map(Column::name)
            .toList();
    var profiles = engine.profile(comparable, Slice.ALL);
    var values = values(engine, profiles);
    var guess = Guess.of(profiles, values);
    var reasons = new HashMap<String, String>();
    var weak = new HashSet<String>();
    for (var role : ROLES.entrySet()) {
      var best = guess.best(role.getValue());
      if (best != null) {
        reasons.put(role.getKey(), best.column() + ": " + best.reason());
        if (best.strength() == Strength.POSSIBLE) {
          weak.add(role.getKey());
        }
      }
    }
    var named = column(guess.best(Role.SCORE));
    var score = named;
    if (profiles.stream().noneMatch(it -> it.column().equals(named) && isChance(it))) {
      score = "";
      reasons.remove("score");
    }
    return new Guessed(
        expression(guess.best(Role.PREDICTION)),
        expression(guess.best(Role.LABEL)),
        column(guess.best(Role.LABEL)),
        by(guess),
        score,
        reasons,
        weak,
        engine.columns().all().stream().map(Column::name).collect(Collectors.joining(", ")),
        profiles.stream().map(it -> seen(it, values.get(it.column()), guess)).toList());
  }

  /** The page asks for scores from 0 to 1. */
  private static boolean isChance(ColumnProfile profile) {
    var numbers = profile.numbers();
    return numbers != null && numbers.min() >= 0 && numbers.max() <= 1;
  }

  /** Of columns of text with few values, how often each occurs. */
  private static Map<String, Categories> values(Engine engine, List<ColumnProfile> profiles) {
    var values = new LinkedHashMap<String, Categories>();
    for (var each : profiles) {
      var text = Column.of(each.column(), each.type()).kind() == Column.Kind.TEXT;
      if (text && each.distinct() <= FEW_VALUES) {
        var found = engine.categories(each.column(), Slice.ALL, FEW_VALUES);
        if (found != null) {
          values.put(each.column(), found);
        }
      }
    }
    return values;
  }

  private static Guessed.Seen seen(
      ColumnProfile profile, @Nullable Categories counted, Guess guess) {
    var key = guess.of(Role.KEY).stream().map(Candidate::column).anyMatch(profile.column()::equals);
    return new Guessed.Seen(profile.column(), profile.distinct(), key, named(profile, counted));
  }

  private static List<String> named(ColumnProfile profile, @Nullable Categories counted) {
    var min = profile.min();
    var max = profile.max();
    if (counted == null) {
      return profile.distinct() == 2 && min != null && max != null ? List.of(min, max) : List.of();
    }
    return counted.counts().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String by(Guess guess) {
    var likely = guess.groups();
    var best = guess.best(Role.GROUP);
    return String.join(", ", likely.isEmpty() && best != null ? List.of(best.column()) : likely);
  }

  private static String expression(@Nullable Candidate it) {
    return it == null ? "" : Objects.requireNonNullElse(it.expression(), "");
  }

  private static String column(@Nullable Candidate it) {
    return it == null ? "" : it.column();
  }
}
