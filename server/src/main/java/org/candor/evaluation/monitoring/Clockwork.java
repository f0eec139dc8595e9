package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.access.People;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Begins the runs whose time has come, once each, however many servers there are and whatever was
 * missed while there was none.
 */
@Service
class Clockwork {

  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
  private static final Actor CANDOR = Actor.installation(Run.VIA);
  private static final int MOST_ATTEMPTS = 2;

  private final People people;
  private final Timings timings;
  private final Runs runs;
  private final Runner runner;
  private final Conclusions conclusions;
  private final Redone redone;
  private final Listings listings;
  private final TransactionOperations transactions;
  private final Clock clock;

  Clockwork(
      People people,
      Timings timings,
      Runs runs,
      Runner runner,
      Conclusions conclusions,
      Redone redone,
      Listings listings,
      TransactionOperations transactions,
      Clock clock) {
    this.people = people;
    this.timings = timings;
    this.runs = runs;
    this.runner = runner;
    this.conclusions = conclusions;
    this.redone = redone;
    this.listings = listings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One organization that cannot be looked through does not hold up the others. */
  @Scheduled(
      fixedDelayString = "${candor.monitors-every:15s}",
      initialDelayString = "${candor.monitors-every:15s}")
  void everywhere() {
    for (var org : people.organizations()) {
      try {
        tick(org.id());
      } catch (RuntimeException e) {
        LOG.error("The monitors of organization {} were not looked through.", org.id(), e);
      }
    }
  }

  void tick(OrgId org) {
    Scope.of(org)
        .run(
            () -> {
              runs.beat().forEach(runner::stop);
              transactions.executeWithoutResult(_ -> again());
              transactions.executeWithoutResult(_ -> begin());
              overdue();
            });
  }

  /** A run that broke off is made once more; if that breaks off too, that is said. */
  private void again() {
    for (var run : runs.interrupted()) {
      if (run.attempt() < MOST_ATTEMPTS) {
        if (run.repeats() == null) {
          runner.begin(run.monitor(), run.actor(), run.attempt() + 1);
        } else {
          runner.again(run.repeats(), run.actor(), run.attempt() + 1);
        }
      } else if (run.repeats() != null) {
        redone.conclude(
            run, Repeated.not(run.askedAt(), 0, text("evaluation.refused.interrupted")));
      } else {
        conclusions.conclude(
            run, null, Finished.not(run.askedAt(), 0, text("evaluation.refused.interrupted")));
      }
    }
  }

  private void begin() {
    var schedules = new LinkedHashMap<UUID, String>();
    for (var it : active()) {
      var schedule = it.content().schedule();
      if (schedule != null) {
        schedules.put(it.id(), schedule);
      }
    }
    timings.align(schedules, clock.instant());
    timings.take(clock.instant()).forEach(it -> runner.begin(it, CANDOR));
  }

  private void overdue() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var working = runs.working().stream().map(Run::monitor).collect(Collectors.toSet());
    for (var it : active()) {
      var known = it.content().outcome() == Outcome.NOT_MEASURED;
      if (it.content().overdue(today) && !known && !working.contains(it.id())) {
        conclusions.missed(it, CANDOR);
      }
    }
  }

  private List<Entry<Monitor>> active() {
    var found = new ArrayList<Entry<Monitor>>();
    var query = Query.read(MONITORS, java.util.Map.of("paused", List.of("false")));
    listings.each(MONITORS, query, AsOf.NOW, found::add);
    return found;
  }
}
