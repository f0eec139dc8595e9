package org.candor.work;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.readiness.Attestation;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.support.evidence.Coverable;
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

  /** Lines that a reminder names; of more it says how many. */
  private static final int NAMED = 6;

  private static final String EXPIRES = "expires:";
  private static final Actor CANDOR = Actor.installation("reminders");

  private final Tasks tasks;
  private final Notices notices;
  private final Records records;
  private final Listings listings;
  private final EvidenceFiles files;
  private final Catalog catalog;
  private final Clock clock;

  Reminders(
      Tasks tasks,
      Notices notices,
      Records records,
      Listings listings,
      EvidenceFiles files,
      Catalog catalog,
      Clock clock) {
    this.tasks = tasks;
    this.notices = notices;
    this.records = records;
    this.listings = listings;
    this.files = files;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** Something that counts until a day. */
  private record Expiring(
      Register<?> register,
      Entry<?> entry,
      String name,
      List<String> lines,
      @Nullable PersonId owner,
      LocalDate day) {

    /** The line it serves, where it serves one. */
    @Nullable String line() {
      return lines.size() == 1 ? lines.getFirst() : null;
    }

    /** What it is renewed for, where no line of the task says it. */
    String why() {
      var until = text("work.remind.renew.why", Times.day(day));
      if (lines.size() < 2) {
        return until;
      }
      var first = String.join(", ", lines.subList(0, Math.min(lines.size(), NAMED)));
      return until + " " + text("work.remind.renew.lines", first, lines.size() - NAMED);
    }

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
            it.why(),
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
        found.add(
            new Expiring(
                EVIDENCE,
                it,
                evidence.name(),
                evidence.covers(),
                evidence.owner(),
                evidence.expiresOn()));
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
              List.of(attestation.requirement()),
              owner,
              attestation.validUntil()));
    }
    return found;
  }

  /** The baseline of a framework expires as a whole: one task, not one for each of its answers. */
  private void selfDeclared(LocalDate today, List<PersonId> managers) {
    var ends = new TreeMap<String, List<LocalDate>>();
    between(ATTESTATIONS, "validUntil", today, Map.of("basis", List.of("SELF_DECLARED")))
        .forEach(
            it ->
                ends.computeIfAbsent(
                        Coverable.frameworkOf(it.content().requirement()), _ -> new ArrayList<>())
                    .add(it.content().validUntil()));
    ends.forEach(
        (id, days) -> catalog.find(id).ifPresent(it -> answerAgain(it, days, today, managers)));
  }

  private void answerAgain(
      Framework framework, List<LocalDate> ends, LocalDate today, List<PersonId> managers) {
    var iso = framework.id().equals(Catalog.ISO_42001);
    var first = Collections.min(ends);
    var key = "baseline:" + (iso ? "" : framework.id() + ":") + first.withDayOfMonth(1);
    var task =
        tasks.open(
            new Wanted(
                key,
                iso
                    ? text("work.remind.baseline")
                    : text("work.remind.baseline.of", framework.title()),
                text("work.remind.baseline.why", ends.size(), Times.day(first)),
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
        BaselinePage.at(framework.id()));
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
