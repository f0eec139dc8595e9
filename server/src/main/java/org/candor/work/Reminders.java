package org.candor.work;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.readiness.Attestation;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.EvidenceFiles;
import org.candor.web.Phrase;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in time what is about to expire, and opens a task to renew it. Run again on the same day it
 * says nothing new. Clauses 7.5.3 and 9.1.
 */
@Component
class Reminders {

  /** How long before the last day a reminder goes out, and how long after it still does. */
  static final int DAYS = 30;

  private static final String EXPIRES = "expires:";
  private static final Actor CANDOR = Actor.installation("reminders");

  private final Tasks tasks;
  private final Notices notices;
  private final Records records;
  private final Listings listings;
  private final EvidenceFiles files;
  private final Clock clock;

  Reminders(
      Tasks tasks,
      Notices notices,
      Records records,
      Listings listings,
      EvidenceFiles files,
      Clock clock) {
    this.tasks = tasks;
    this.notices = notices;
    this.records = records;
    this.listings = listings;
    this.files = files;
    this.clock = clock;
  }

  /** Something that counts until a day. */
  private record Expiring(
      Register<?> register,
      Entry<?> entry,
      String name,
      @Nullable String line,
      @Nullable PersonId owner,
      LocalDate day) {

    String key() {
      return EXPIRES + entry.ref() + ":" + day;
    }

    String title() {
      return entry.label() + " " + name;
    }
  }

  /**
   * Within a transaction.
   *
   * @param managers who hear of what nobody owns
   */
  void remind(LocalDate today, List<PersonId> managers) {
    expiring(today).forEach(it -> remind(it, today, managers));
    selfDeclared(today, managers);
    vanished(today, managers);
    overdue(today);
    renewed();
  }

  private void remind(Expiring it, LocalDate today, List<PersonId> managers) {
    var over = it.day().isBefore(today);
    tasks.open(
        new Wanted(
            it.key(),
            text("work.remind.renew", it.title()),
            text("work.remind.renew.why", Times.day(it.day())),
            Task.Origin.REMINDER,
            it.line(),
            it.entry().ref(),
            it.entry().label(),
            it.owner(),
            over ? today : it.day(),
            null),
        CANDOR);
    tell(
        it.owner() == null ? managers : List.of(it.owner()),
        (over ? "expired:" : EXPIRES) + it.entry().ref() + ":" + it.day(),
        over ? Notice.Kind.EXPIRED : Notice.Kind.EXPIRING,
        Phrase.verbatim(it.title()),
        Phrase.day(it.day()),
        it.register().href(it.entry()));
  }

  private List<Expiring> expiring(LocalDate today) {
    var found = new ArrayList<Expiring>();
    for (var it : between(EVIDENCE, "expiresOn", today, Map.of())) {
      Evidence evidence = it.content();
      if (evidence.expiresOn() != null) {
        var line = evidence.covers().size() == 1 ? evidence.covers().getFirst() : null;
        found.add(
            new Expiring(
                EVIDENCE, it, evidence.name(), line, evidence.owner(), evidence.expiresOn()));
      }
    }
    var signed = Map.of("basis", List.of("EVIDENCE", "OBSERVATION"));
    for (var it : between(ATTESTATIONS, "validUntil", today, signed)) {
      Attestation attestation = it.content();
      var owner = attestation.attestedBy() == null ? it.recordedBy() : attestation.attestedBy();
      found.add(
          new Expiring(
              ATTESTATIONS,
              it,
              attestation.requirement(),
              attestation.requirement(),
              owner,
              attestation.validUntil()));
    }
    return found;
  }

  /** A baseline expires as a whole: one task, not one for each of its answers. */
  private void selfDeclared(LocalDate today, List<PersonId> managers) {
    var answers =
        between(ATTESTATIONS, "validUntil", today, Map.of("basis", List.of("SELF_DECLARED")));
    answers.stream()
        .map(it -> it.content().validUntil())
        .min(LocalDate::compareTo)
        .ifPresent(
            first -> {
              var key = "baseline:" + first.withDayOfMonth(1);
              var why = text("work.remind.baseline.why", answers.size(), Times.day(first));
              var task =
                  tasks.open(
                      new Wanted(
                          key,
                          text("work.remind.baseline"),
                          why,
                          Task.Origin.REMINDER,
                          null,
                          null,
                          null,
                          null,
                          first.isBefore(today) ? today : first,
                          Task.Effort.SMALL),
                      CANDOR);
              tell(
                  managers,
                  key,
                  Notice.Kind.EXPIRING,
                  Phrase.verbatim(task.content().name()),
                  Phrase.day(first),
                  "/work/baseline");
            });
  }

  private void vanished(LocalDate today, List<PersonId> managers) {
    for (var lost : files.vanished()) {
      var evidence = lost.evidence();
      var owner = evidence.content().owner();
      var title = evidence.label() + " " + evidence.content().name();
      var key = "vanished:" + lost.attachment().id();
      tasks.open(
          new Wanted(
              key,
              text("work.remind.vanished", title),
              text(
                  files.altered(lost) ? "work.remind.altered.why" : "work.remind.vanished.why",
                  lost.attachment().content().sha256()),
              Task.Origin.REMINDER,
              null,
              evidence.ref(),
              evidence.label(),
              owner,
              today,
              null),
          CANDOR);
      tell(
          owner == null ? managers : List.of(owner),
          key,
          Notice.Kind.VANISHED,
          Phrase.verbatim(title),
          Phrase.day(today),
          EVIDENCE.href(evidence));
    }
  }

  private void overdue(LocalDate today) {
    var late = Map.of("state", List.of("OPEN"), "dueOn", List.of(".." + today.minusDays(1)));
    for (var task : tasks.all(late, AsOf.NOW)) {
      var owner = task.content().owner();
      if (owner != null) {
        tell(
            List.of(owner),
            "overdue:%s:%s".formatted(task.id(), task.content().dueOn()),
            Notice.Kind.OVERDUE,
            Phrase.verbatim(task.label() + " " + task.content().name()),
            TaskPages.due(task.content(), today),
            TASKS.href(task));
      }
    }
  }

  /** What was renewed or retired need not be renewed any more. */
  private void renewed() {
    var reminders = Map.of("state", List.of("OPEN"), "origin", List.of("REMINDER"));
    for (var task : tasks.all(reminders, AsOf.NOW)) {
      var key = String.valueOf(task.externalKey());
      if (key.startsWith(EXPIRES) && !stillExpires(key)) {
        tasks.settle(TaskVerb.FINISH, task, text("work.remind.renewed"));
      }
    }
  }

  private boolean stillExpires(String key) {
    var ref = key.substring(EXPIRES.length(), key.lastIndexOf(':'));
    var day = key.substring(key.lastIndexOf(':') + 1);
    var id = UUID.fromString(ref.substring(ref.lastIndexOf('/') + 1));
    var expires =
        ref.startsWith(EVIDENCE.path())
            ? records
                .find(EVIDENCE.kind(), id, AsOf.NOW)
                .filter(it -> !it.retired())
                .map(it -> String.valueOf(it.content().expiresOn()))
            : records
                .find(ATTESTATIONS.kind(), id, AsOf.NOW)
                .filter(it -> !it.retired() && !saidAnew(it))
                .map(it -> it.content().validUntil().toString());
    return expires.isPresent() && expires.get().equals(day);
  }

  /** Attested later, for longer: nobody edits the end of what was said before. */
  private boolean saidAnew(Entry<Attestation> before) {
    var line = Map.of("requirement", List.of("=" + before.content().requirement()));
    var later = new ArrayList<Entry<Attestation>>();
    listings.each(
        ATTESTATIONS,
        Query.read(ATTESTATIONS, line),
        AsOf.NOW,
        it -> {
          if (it.number() > before.number()
              && it.content().validUntil().isAfter(before.content().validUntil())) {
            later.add(it);
          }
        });
    return !later.isEmpty();
  }

  private <R extends Record> List<Entry<R>> between(
      Register<R> register, String field, LocalDate today, Map<String, List<String>> filters) {
    var parameters = new java.util.LinkedHashMap<>(filters);
    parameters.put(field, List.of(today.minusDays(DAYS) + ".." + today.plusDays(DAYS)));
    var found = new ArrayList<Entry<R>>();
    listings.each(register, Query.read(register, parameters), AsOf.NOW, found::add);
    return found;
  }

  private void tell(
      List<PersonId> whom,
      String key,
      Notice.Kind kind,
      Phrase subject,
      Phrase detail,
      String href) {
    whom.forEach(it -> notices.tell(it, key, kind, subject, detail, href, clock.instant()));
  }
}
