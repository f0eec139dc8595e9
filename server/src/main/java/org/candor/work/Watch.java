package org.candor.work;

import static org.candor.work.WorkRegisters.TASKS;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.candor.access.Member;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.support.integrity.LedgerChecks;
import org.candor.web.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks through each ledger for what people should know and do: tasks given to them, tasks that
 * records have settled, and, once a day, what is about to expire. Clauses 7.4 and 9.1.
 *
 * <p>It reads what was written, by whichever way it was written: a page, the API, an import.
 */
@Service
class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final People people;
  private final Ledger ledger;
  private final Records records;
  private final Notices notices;
  private final Settling settling;
  private final Reminders reminders;
  private final Tasks tasks;
  private final LedgerChecks checks;
  private final TransactionOperations transactions;
  private final Clock clock;

  Watch(
      People people,
      Ledger ledger,
      Records records,
      Notices notices,
      Settling settling,
      Reminders reminders,
      Tasks tasks,
      LedgerChecks checks,
      TransactionOperations transactions,
      Clock clock) {
    this.people = people;
    this.ledger = ledger;
    this.records = records;
    this.notices = notices;
    this.settling = settling;
    this.reminders = reminders;
    this.tasks = tasks;
    this.checks = checks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One organization that cannot be looked through does not hold up the others. */
  @Scheduled(
      fixedDelayString = "${candor.watch-every:15s}",
      initialDelayString = "${candor.watch-every:15s}")
  void everywhere() {
    for (var org : people.organizations()) {
      try {
        look(org.id());
      } catch (DataAccessException | TransactionException | IllegalStateException e) {
        LOG.error("The ledger of organization {} was not looked through.", org.id(), e);
      }
    }
  }

  void look(OrgId org) {
    Scope.of(org)
        .run(
            () -> {
              if (notices.unseen(tasks.today())) {
                var managers = holding(org, Set.of(Role.AIMS_MANAGER));
                var keepers = holding(org, Set.of(Role.AIMS_MANAGER, Role.ADMINISTRATOR));
                transactions.executeWithoutResult(_ -> look(managers, keepers));
              }
            });
  }

  /** Whoever runs the management system hears of what nobody owns. */
  private List<PersonId> holding(OrgId org, Set<Role> any) {
    return people.members(org).stream()
        .filter(it -> !Collections.disjoint(it.roles(), any))
        .map(Member::person)
        .toList();
  }

  private void look(List<PersonId> managers, List<PersonId> keepers) {
    var watched = notices.watched();
    var size = ledger.size();
    var today = tasks.today();
    var sameDay = today.equals(watched.day());
    notices.assignedAfter(watched.seq()).forEach(it -> assigned(records.read(TASKS.kind(), it)));
    settling.settle();
    contradicted(keepers);
    if (!sameDay) {
      reminders.remind(today, managers);
    }
    notices.looked(size, today);
  }

  /** Once for each unbroken row of checks that found the ledger contradicted. */
  private void contradicted(List<PersonId> keepers) {
    var last = checks.last(AsOf.NOW).map(Entry::content).orElse(null);
    if (last == null || last.wrongSince() == null) {
      return;
    }
    var places = Phrase.of("work.notice.contradicted.places", last.problems());
    for (var person : keepers) {
      notices.tell(
          person,
          "contradicted:" + last.wrongSince(),
          Notice.Kind.CONTRADICTED,
          places,
          Phrase.day(last.wrongSince()),
          "/support/integrity",
          clock.instant());
    }
  }

  private void assigned(Entry<Task> task) {
    notices.tell(
        Objects.requireNonNull(task.content().owner()),
        "assigned:%s:%d".formatted(task.id(), task.fromSeq()),
        Notice.Kind.ASSIGNED,
        Phrase.verbatim(task.label() + " " + task.content().name()),
        TaskPages.due(task.content(), tasks.today()),
        TASKS.href(task),
        clock.instant());
  }
}
