package org.candor.support.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.candor.access.People;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.Ledger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for the files of evidence soon after the start, after anything was recorded, and every
 * hour: a file can go without anybody writing. Beside, each is compared with its SHA-256 once a
 * day, {@value #BYTES} bytes a minute, so that other work goes on. Clause 7.5.3.
 */
@Component
class FileRounds {

  private static final Logger LOG = LoggerFactory.getLogger(FileRounds.class);
  private static final Duration AT_LEAST = Duration.ofHours(1);

  /** How many bytes of an organization's files are compared in one round, at most. */
  static final long BYTES = 32_000_000;

  /** How long to rest when all that was due is compared. */
  private static final Duration REST = Duration.ofMinutes(10);

  private final People people;
  private final Ledger ledger;
  private final EvidenceFiles files;
  private final Clock clock;
  private final Map<OrgId, Round> rounds = new ConcurrentHashMap<>();
  private final Map<OrgId, Instant> rested = new ConcurrentHashMap<>();

  FileRounds(People people, Ledger ledger, EvidenceFiles files, Clock clock) {
    this.people = people;
    this.ledger = ledger;
    this.files = files;
    this.clock = clock;
  }

  private record Round(long size, Instant at) {}

  /** One organization that cannot be looked through does not hold up the others. */
  @Scheduled(
      fixedDelayString = "${candor.files-every:60s}",
      initialDelayString = "${candor.files-first:10s}")
  void everywhere() {
    for (var org : people.organizations()) {
      try {
        Scope.of(org.id()).run(() -> look(org.id()));
      } catch (RuntimeException e) {
        LOG.error("The files of organization {} were not looked for.", org.id(), e);
      }
    }
  }

  private void look(OrgId org) {
    var now = clock.instant();
    var size = ledger.size();
    var news = rested.getOrDefault(org, Instant.MIN).isBefore(now) && reread(org, now);
    if (news || due(rounds.get(org), size, now)) {
      files.look(LocalDate.ofInstant(now, ZoneOffset.UTC));
      rounds.put(org, new Round(size, now));
    }
  }

  private boolean reread(OrgId org, Instant now) {
    var came = files.reread(BYTES);
    if (came.all()) {
      rested.put(org, now.plus(REST));
    }
    return came.news();
  }

  private static boolean due(@Nullable Round last, long size, Instant now) {
    return last == null || last.size() != size || !last.at().plus(AT_LEAST).isAfter(now);
  }
}
