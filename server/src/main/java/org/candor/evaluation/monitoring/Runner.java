package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.candor.database.Scope;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.evaluation.monitoring.Decision.Refused;
import org.candor.evaluation.monitoring.Run.State;
import org.candor.kernel.Actor;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Stop;
import org.candor.measure.Unmeasurable;
import org.candor.measure.study.Measured;
import org.candor.measure.study.Measurement;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.register.Unfit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs monitors in the background, few at a time and each within a budget. Whatever goes wrong ends
 * as a measurement that says so, never as silence.
 */
@Service
public class Runner implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final long MIB = 1L << 20;
  private static final int MOST_ATTEMPTS = 5;

  private final Runs runs;
  private final Whereabouts whereabouts;
  private final Conclusions conclusions;
  private final Repeats repeats;
  private final Redone redone;
  private final Records records;
  private final Clock clock;
  private final Budget budget;
  private final Semaphore places;

  /**
   * Threads of the platform: an engine in native code would hold the few that carry virtual ones.
   */
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("measure-", 0).factory());

  private volatile boolean closing;

  /**
   * @param atOnce runs that measure at a time; the others wait
   * @param threads of each
   * @param megabytes of memory for each, not counting Java's own
   * @param minutes that one query may take
   */
  @Autowired
  Runner(
      Runs runs,
      Whereabouts whereabouts,
      Conclusions conclusions,
      Repeats repeats,
      Redone redone,
      Records records,
      Clock clock,
      @Value("${candor.measure.at-once:1}") int atOnce,
      @Value("${candor.measure.threads:2}") int threads,
      @Value("${candor.measure.memory-mb:512}") long megabytes,
      @Value("${candor.measure.minutes:15}") long minutes) {
    this.runs = runs;
    this.whereabouts = whereabouts;
    this.conclusions = conclusions;
    this.repeats = repeats;
    this.redone = redone;
    this.records = records;
    this.clock = clock;
    this.places = new Semaphore(atOnce, true);
    this.budget =
        Budget.USUAL
            .threads(Math.min(threads, Runtime.getRuntime().availableProcessors()))
            .memory(megabytes * MIB)
            .disk(4 * megabytes * MIB)
            .time(Duration.ofMinutes(minutes));
  }

  /** Begins to measure what a monitor asks for, once this transaction is in. */
  @Transactional
  public Decision begin(UUID monitor, Actor actor) {
    return begin(monitor, actor, 1);
  }

  @Transactional
  Decision begin(UUID monitor, Actor actor, int attempt) {
    var entry = require(monitor);
    if (entry.retired()) {
      return new Refused(List.of(text("evaluation.refused.retired", entry.label())));
    }
    return begun(runs.begin(monitor, by(actor), attempt), entry);
  }

  /** Begins to do a measurement again, once this transaction is in. */
  @Transactional
  public Decision again(UUID measurement, Actor actor) {
    return again(measurement, actor, 1);
  }

  @Transactional
  Decision again(UUID measurement, Actor actor, int attempt) {
    var entry =
        records
            .find(MEASUREMENTS.kind(), measurement, AsOf.NOW)
            .orElseThrow(() -> new NotFound(text("evaluation.measurements.none")));
    var monitor = repeats.monitor(entry);
    if (entry.content().document() == null || monitor.isEmpty()) {
      return new Refused(List.of(text("evaluation.refused.again", entry.label())));
    }
    return begun(runs.begin(monitor.get().id(), measurement, by(actor), attempt), entry);
  }

  private static Actor by(Actor actor) {
    return new Actor(actor.person(), actor.name(), Run.VIA);
  }

  private Decision begun(Optional<Run> run, Entry<?> subject) {
    if (run.isEmpty()) {
      return new Refused(List.of(text("evaluation.refused.running", subject.label())));
    }
    var scope = Scope.current();
    afterwards(run.get().id(), () -> scope.run(() -> work(run.get())));
    return new Begun(run.get());
  }

  private Entry<Monitor> require(UUID monitor) {
    return records
        .find(MONITORS.kind(), monitor, AsOf.NOW)
        .orElseThrow(() -> new NotFound(text("evaluation.monitors.none")));
  }

  /** In the background nothing is seen of a transaction that is still under way. */
  private void afterwards(UUID run, Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
              background.execute(work);
            } else {
              runs.leave(run);
            }
          }
        });
  }

  /**
   * Stops a run of this organization: what its engine is at, and whatever would come of it.
   *
   * @param subject a monitor, or a measurement that is done again
   */
  public void cancel(UUID subject, UUID run) {
    if (runs.find(run).filter(it -> it.subject().equals(subject)).isEmpty()) {
      throw new NotFound(text("evaluation.runs.none"));
    }
    runs.cancel(run);
    stop(run);
  }

  void stop(UUID run) {
    runs.stopOf(run).stop();
  }

  private void work(Run run) {
    try {
      places.acquire();
      try {
        if (runs.started(run.id())) {
          if (run.repeats() == null) {
            measure(run);
          } else {
            repeat(run, run.repeats());
          }
        } else {
          runs.ended(run.id(), State.CANCELLED, null);
        }
      } finally {
        places.release();
      }
    } catch (InterruptedException _) {
      LOG.info("Run {} ends with this server; it is made again by the next.", run.id());
    } finally {
      runs.leave(run.id());
    }
  }

  private void measure(Run run) {
    var monitor = require(run.monitor());
    var started = clock.instant();
    var stop = runs.stopOf(run.id());
    var asked = monitor.content();
    var most = budget.memory() / MIB;
    var finished = finished(asked, started, stop, most, () -> measured(asked));
    if (closing) {
      return;
    }
    if (stop.stopped()) {
      runs.ended(run.id(), State.CANCELLED, null);
    } else {
      conclude(run, monitor.content(), finished);
    }
  }

  private void repeat(Run run, UUID measurement) {
    var started = clock.instant();
    var began = System.nanoTime();
    var stop = runs.stopOf(run.id());
    var repeated =
        attempted(
            () ->
                Repeated.of(
                    started, since(began), stop.during(() -> repeats.again(measurement, budget))),
            why -> Repeated.not(started, since(began), why),
            budget.memory() / MIB);
    if (closing) {
      return;
    }
    if (stop.stopped()) {
      runs.ended(run.id(), State.CANCELLED, null);
    } else {
      redone.conclude(run, repeated);
    }
  }

  /** Somebody may revise the monitor at the same moment; what was measured is not lost by it. */
  private void conclude(Run run, Monitor asked, Finished finished) {
    for (int attempt = 1; ; attempt++) {
      try {
        conclusions.conclude(run, asked, finished);
        return;
      } catch (Stale e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Whatever becomes of measuring: what was measured, or one sentence why nothing was.
   *
   * @param megabytes that it may use, to say so where they do not suffice
   */
  static Finished finished(
      Monitor asked, Instant started, Stop stop, long megabytes, Supplier<Measurement> measuring) {
    var began = System.nanoTime();
    return attempted(
        () -> {
          var found = stop.during(measuring);
          var limited = Asking.limits(asked.limits()).keySet();
          return Finished.of(started, since(began), found, asked.decidedBy(), limited);
        },
        why -> Finished.not(started, since(began), why),
        megabytes);
  }

  /**
   * @param otherwise made of one sentence why it could not be done
   */
  private static <T> T attempted(Supplier<T> work, Function<String, T> otherwise, long megabytes) {
    try {
      return work.get();
    } catch (Unmeasurable | Unfit e) {
      return otherwise.apply(String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      LOG.error("A measurement needed more memory than there is", e);
      return otherwise.apply(text("evaluation.refused.memory", megabytes));
    } catch (RuntimeException | LinkageError e) {
      // An engine that dies must not leave a monitor that looks as if it had never been asked.
      LOG.error("A measurement broke off", e);
      return otherwise.apply(text("evaluation.refused.broken"));
    }
  }

  private Measurement measured(Monitor monitor) {
    var study = Asking.study(monitor, clock.instant());
    var located = whereabouts.of(monitor);
    var found =
        study.measure(
            located.stream().map(Whereabouts.Located::source).<Source>map(it -> it).toList(),
            budget);
    if (monitor.question() == Monitor.Question.DRIFT) {
      differ(found.sources());
    }
    var told = new java.util.ArrayList<Measured>();
    for (int i = 0; i < found.sources().size(); i++) {
      told.add(located.get(i).told(found.sources().get(i)));
    }
    return new Measurement(
        found.study(), told, found.queries(), found.aggregates(), found.findings(), found.notes());
  }

  /** What is compared with itself never drifts. */
  private static void differ(List<Measured> sources) {
    var hashes = sources.stream().map(it -> it.fingerprint().sha256()).toList();
    if (hashes.size() > 1 && hashes.getFirst() != null && hashes.stream().distinct().count() == 1) {
      throw new Unmeasurable(text("evaluation.refused.same"));
    }
  }

  private static long since(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  /** Runs that were under way are made again by the next start. */
  @Override
  public void destroy() {
    closing = true;
    runs.stopAll();
    background.shutdownNow();
  }
}
