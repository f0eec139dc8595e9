package org.candor.support.integrity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.candor.access.People;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.records.AsOf;
import org.candor.records.Checkpoints;
import org.candor.records.Entry;
import org.candor.records.LedgerAudit;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Lets each ledger be audited soon after the start, every night, and whenever somebody asks: one at
 * a time, at rest for as long as it works, so that other work goes on. Clause 7.5.3.
 *
 * <p>What it finds is recorded when it is news, when somebody asked, and once a day.
 */
@Service
public class LedgerWatch implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);
  private static final Actor CANDOR = Actor.installation("audit");
  private static final Duration SAID_AGAIN = Duration.ofHours(20);

  private final People people;
  private final LedgerAudit audit;
  private final LedgerChecks checks;
  private final Checkpoints checkpoints;
  private final Records records;
  private final Clock clock;
  private final Duration every;
  private final Map<OrgId, Underway> underway = new ConcurrentHashMap<>();
  private final Map<OrgId, Looked> looked = new ConcurrentHashMap<>();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("audit").factory());

  /**
   * @param every how long after a check the next is made, at night sooner; zero lets none be made
   *     but those that somebody asks for
   */
  LedgerWatch(
      People people,
      LedgerAudit audit,
      LedgerChecks checks,
      Checkpoints checkpoints,
      Records records,
      Clock clock,
      @Value("${candor.audit-every:24h}") Duration every) {
    this.people = people;
    this.audit = audit;
    this.checks = checks;
    this.checkpoints = checkpoints;
    this.records = records;
    this.clock = clock;
    this.every = every;
  }

  /**
   * How far a check is.
   *
   * @param done facts, then files, that were looked at
   * @param of zero as long as that is not known
   */
  record Underway(long done, long of) {}

  /** What this server found last, or read that another had found; null where nobody ever looked. */
  private record Looked(@Nullable LedgerCheck check, @Nullable Instant at) {}

  /** Begins whatever is due. */
  @Scheduled(
      fixedDelayString = "${candor.audit-look:60s}",
      initialDelayString = "${candor.audit-first:2m}")
  void everywhere() {
    if (!every.isPositive()) {
      return;
    }
    var now = clock.instant();
    for (var org : people.organizations()) {
      var last = looked.get(org.id());
      if (due(last == null ? null : last.at(), now, every)) {
        begin(org.id(), CANDOR, false);
      }
    }
  }

  /** After the start at once, then at night, and in no case later than was asked for. */
  static boolean due(@Nullable Instant last, Instant now, Duration every) {
    if (last == null) {
      return true;
    }
    var since = Duration.between(last, now);
    var hour = now.atZone(ZoneId.systemDefault()).getHour();
    var night = hour >= 1 && hour < 5;
    return since.compareTo(every) >= 0 || (night && since.compareTo(every.dividedBy(4)) >= 0);
  }

  /**
   * Checks the ledger of an organization as soon as there is nobody before it.
   *
   * @return whether it begins now; else it was under way already
   */
  boolean begin(OrgId org, Actor actor) {
    return begin(org, actor, true);
  }

  private boolean begin(OrgId org, Actor actor, boolean asked) {
    if (underway.putIfAbsent(org, new Underway(0, 0)) != null) {
      return false;
    }
    background.execute(() -> work(org, actor, asked));
    return true;
  }

  /** Empty where no check is under way. */
  Optional<Underway> underway(OrgId org) {
    return Optional.ofNullable(underway.get(org));
  }

  /** When this server looked last, also where it found nothing that was news. */
  Optional<Instant> lookedAt(OrgId org) {
    return Optional.ofNullable(looked.get(org)).map(Looked::at);
  }

  /** What is known of the organization in scope; empty where nobody ever looked. */
  Optional<LedgerCheck> last(OrgId org) {
    return Optional.ofNullable(looked.computeIfAbsent(org, _ -> read()).check());
  }

  /** Why the ledger has no checkpoint now; empty where it has one. */
  Optional<String> refusal(OrgId org) {
    return checkpoints.refusal(org);
  }

  private Looked read() {
    return new Looked(checks.last(AsOf.NOW).map(Entry::content).orElse(null), null);
  }

  private void work(OrgId org, Actor actor, boolean asked) {
    try {
      var pace = new Pace(org);
      var report = audit.audit(org, pace::at);
      Scope.of(org).run(() -> keep(org, report, actor, asked));
    } catch (Broken _) {
      LOG.info("The check of the ledger of organization {} ends with this server.", org);
    } catch (RuntimeException e) {
      // The next round tries again, and what was known before stands.
      LOG.error("The ledger of organization {} could not be checked.", org, e);
    } finally {
      underway.remove(org);
    }
  }

  private void keep(OrgId org, LedgerAudit.Report report, Actor actor, boolean asked) {
    var now = clock.instant();
    var before = checks.last(AsOf.NOW);
    var check =
        LedgerCheck.of(
            report,
            before.map(Entry::content).orElse(null),
            LocalDate.ofInstant(now, ZoneOffset.UTC));
    // Kept here first: a ledger that cannot take the fact is the one to be told of.
    looked.put(org, new Looked(check, now));
    if (!check.holds()) {
      LOG.error(
          "The ledger of organization {} is contradicted in {} places, first: {}",
          org,
          check.problems(),
          check.found().getFirst().discreet().text());
    }
    if (asked
        || before.isEmpty()
        || check.differsFrom(before.get().content())
        || before.get().recordedAt().plus(SAID_AGAIN).isBefore(now)) {
      records.record(LedgerCheck.KIND, check, actor);
    }
  }

  @Override
  public void destroy() {
    background.shutdownNow();
  }

  /** The server closes. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Rests as long as it worked. */
  private final class Pace {

    private static final long LONGEST_MILLIS = 2_000;
    private final OrgId org;
    private long resumed = System.nanoTime();

    Pace(OrgId org) {
      this.org = org;
    }

    void at(long done, long of) {
      underway.put(org, new Underway(done, of));
      var worked = Duration.ofNanos(System.nanoTime() - resumed).toMillis();
      try {
        Thread.sleep(Math.min(worked, LONGEST_MILLIS));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new Broken();
      }
      resumed = System.nanoTime();
    }
  }
}
