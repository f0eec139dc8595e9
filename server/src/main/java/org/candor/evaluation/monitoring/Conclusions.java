package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.candor.evaluation.monitoring.Monitor.Waiver;
import org.candor.evaluation.monitoring.Run.State;
import org.candor.kernel.Actor;
import org.candor.kernel.Ref;
import org.candor.kernel.ReviewDue;
import org.candor.measure.study.Measured;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Link;
import org.candor.records.Records;
import org.candor.support.evidence.Evidence;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows from a measurement, in one transaction: its record, what its monitor says from now
 * on, evidence that comes or goes, and the news for others.
 */
@Service
class Conclusions {

  private static final String OF = "measures";
  private static final int LONGEST_QUERY = 20_000;

  private final Records records;
  private final FileStore files;
  private final Runs runs;
  private final Resting resting;
  private final Named named;
  private final ApplicationEventPublisher events;

  Conclusions(
      Records records,
      FileStore files,
      Runs runs,
      Resting resting,
      Named named,
      ApplicationEventPublisher events) {
    this.named = named;
    this.records = records;
    this.files = files;
    this.runs = runs;
    this.resting = resting;
    this.events = events;
  }

  /**
   * The monitor as it stands now hears of it; where it asks something else by now, that nothing was
   * measured.
   *
   * @param asked the monitor as it stood when the run began; null where nothing came of it
   */
  @Transactional
  public Entry<Measurement> conclude(Run run, @Nullable Monitor asked, Finished answer) {
    var monitor = records.find(MONITORS.kind(), run.monitor(), AsOf.NOW).orElseThrow();
    var finished =
        asked == null || monitor.content().asksAs(asked)
            ? answer
            : Finished.not(answer.started(), answer.took(), text("evaluation.refused.revised"));
    var record = record(monitor, finished, run.actor());
    if (!monitor.retired()) {
      told(monitor, record, finished, run.actor());
    }
    runs.ended(run.id(), State.DONE, record.id());
    return record;
  }

  /** A monitor that did not run when it should have is not measured, from that day on. */
  @Transactional
  public void missed(Entry<Monitor> monitor, Actor actor) {
    var it = monitor.content();
    var content = it.came(Outcome.NOT_MEASURED, it.measuredOn(), it.dueOn(), it.measurement());
    var day = it.dueOn() == null ? "" : Times.day(it.dueOn());
    records.revise(
        MONITORS.kind(),
        monitor.id(),
        monitor.version(),
        content,
        actor,
        text("evaluation.missed", day));
  }

  private Entry<Measurement> record(Entry<Monitor> monitor, Finished it, Actor actor) {
    var document = it.document();
    var stored = document.length == 0 ? null : files.keep(new ByteArrayInputStream(document));
    var content = content(monitor, it, stored == null ? null : stored.sha256());
    var record = records.record(MEASUREMENTS.kind(), content, actor);
    records.record(Link.KIND, Link.between(record.ref(), monitor.ref(), OF), actor);
    if (stored != null) {
      var name = record.label() + ".json";
      var file =
          new Attachment(
              MEASUREMENTS.path(),
              record.id(),
              name,
              stored.mediaType(),
              stored.size(),
              stored.sha256());
      records.record(Attachment.KIND, file, actor);
    }
    return record;
  }

  private static Measurement content(
      Entry<Monitor> monitor, Finished it, @Nullable String document) {
    var asked = monitor.content();
    var day = LocalDate.ofInstant(it.started(), ZoneOffset.UTC);
    var found = it.measured();
    var source = found == null ? null : found.sources().getLast();
    return new Measurement(
        asked.name() + ", " + Times.shortDay(day),
        monitor.label(),
        asked.question(),
        it.outcome(),
        it.summary(),
        asked.source(),
        source == null ? null : source.fingerprint().sha256(),
        source == null ? null : rows(source),
        source == null ? null : source.engine(),
        found == null ? null : found.identity(),
        found == null ? null : query(found.queries()),
        day,
        it.started().toString(),
        (int) Math.min(it.took(), Integer.MAX_VALUE),
        document);
  }

  private static @Nullable Integer rows(Measured source) {
    var rows = source.fingerprint().rows();
    return rows > Integer.MAX_VALUE ? null : (int) rows;
  }

  private static String query(List<String> queries) {
    var text = String.join(";\n", queries);
    return text.length() <= LONGEST_QUERY ? text : text.substring(0, LONGEST_QUERY - 1) + "…";
  }

  private void told(
      Entry<Monitor> monitor, Entry<Measurement> record, Finished finished, Actor actor) {
    var it = monitor.content();
    var day = record.content().measuredOn();
    var now = it.came(finished.outcome(), day, it.nextDue(finished.started()), record.label());
    var found = finished.measured();
    if (found == null) {
      revise(monitor, now, actor, record.content().reason());
      if (it.failing() && it.released() == null) { // it goes on failing, and its task says why
        events.publishEvent(news(monitor, record, finished.sentences()));
      }
      return;
    }
    switch (finished.outcome()) {
      case PASS -> passed(monitor, now, record, found, actor);
      case FAIL -> failed(monitor, now, record, finished, found, actor);
      case INCONCLUSIVE, NOT_MEASURED -> revise(monitor, now, actor, record.content().reason());
    }
  }

  private void passed(
      Entry<Monitor> monitor,
      Monitor now,
      Entry<Measurement> record,
      org.candor.measure.study.Measurement found,
      Actor actor) {
    var it = monitor.content();
    var before = it.failedAsking();
    var less = before == null ? List.<String>of() : Failure.read(before).eased(it, found);
    if (less.isEmpty() || it.failedOn() == null) {
      mended(monitor, now.mended(kept(it, found)), record, actor, null);
      return;
    }
    var words = text("evaluation.eased", Times.day(it.failedOn()), String.join(" ", less));
    revise(monitor, now.easing(words), actor, words);
    events.publishEvent(news(monitor, record, List.of(words)));
  }

  /** What was accepted is told for as long as less is asked than what failed. */
  private static @Nullable Waiver kept(Monitor it, org.candor.measure.study.Measurement found) {
    var waiver = it.waiver();
    return waiver == null || Failure.read(waiver.asking()).eased(it, found).isEmpty()
        ? null
        : waiver;
  }

  /** It keeps its limits, asked for no less than when it broke them, or for what was accepted. */
  private void mended(
      Entry<Monitor> monitor,
      Monitor now,
      Entry<Measurement> record,
      Actor actor,
      @Nullable String accepted) {
    var why = accepted == null ? record.content().reason() : accepted;
    revise(monitor, now, actor, why);
    attest(monitor, now, record, actor);
    events.publishEvent(
        new MonitorPassed(
            monitor.ref(), monitor.label(), now.name(), record.label(), accepted, actor));
  }

  private void failed(
      Entry<Monitor> monitor,
      Monitor now,
      Entry<Measurement> record,
      Finished finished,
      org.candor.measure.study.Measurement found,
      Actor actor) {
    var it = monitor.content();
    var before = it.failedAsking() == null ? null : Failure.read(it.failedAsking());
    var eased = before != null && !before.eased(it, found).isEmpty();
    var failure = Failure.of(it, found);
    var kept = before == null ? failure : failure.beside(before, eased);
    var since = eased && it.failedOn() != null ? it.failedOn() : record.content().measuredOn();
    var why = record.content().reason();
    revise(
        monitor,
        now.failed(since, kept.lines()),
        actor,
        it.paused() ? why + " " + text("evaluation.unpaused") : why);
    withdraw(monitor, record, actor);
    // Only when it begins to fail: who looks again is not asked to with every run that follows.
    var known = it.failing() && it.released() == null;
    var due = known ? Set.<Ref>of() : resting.on(monitor);
    events.publishEvent(news(monitor, record, finished.sentences()));
    var reason = reason(monitor, record, finished);
    due.forEach(ref -> events.publishEvent(new ReviewDue(ref, reason)));
  }

  /**
   * Somebody answers for it that it is asked less than when it failed: from now on what it asks is
   * what counts.
   *
   * @param record the measurement that passed
   */
  @Transactional
  public void accepted(
      Entry<Monitor> monitor, Entry<Measurement> record, LocalDate day, Actor actor, String why) {
    var it = monitor.content();
    mended(monitor, it.mended(waiver(it, day, actor, why)), record, actor, why);
  }

  /** Beside what was accepted before and is not asked still. */
  private static Waiver waiver(Monitor it, LocalDate day, Actor actor, String why) {
    var words = text("evaluation.accepted.words", it.eased() + "", why);
    var asking = it.failedAsking() == null ? "" : it.failedAsking();
    var before = it.waiver();
    return before == null
        ? new Waiver(day, actor.person(), words, asking)
        : new Waiver(
            day,
            actor.person(),
            words + "\n\n" + before.words(),
            Failure.read(asking).beside(Failure.read(before.asking()), true).lines());
  }

  /** A failure speaks no longer: its system is out of use. Nothing is shown by that. */
  @Transactional
  public void released(Entry<Monitor> monitor, String words, Actor actor, String why) {
    revise(monitor, monitor.content().released(words), actor, why);
  }

  private void revise(Entry<Monitor> monitor, Monitor now, Actor actor, @Nullable String why) {
    records.revise(MONITORS.kind(), monitor.id(), monitor.version(), now, actor, why);
  }

  private MonitorFailed news(
      Entry<Monitor> monitor, Entry<Measurement> record, List<String> sentences) {
    var it = monitor.content();
    return new MonitorFailed(
        monitor.ref(),
        monitor.label(),
        it.name(),
        it.owner(),
        it.controls(),
        first(monitor),
        new MonitorFailed.Shown(record.label(), record.content().measuredOn(), sentences));
  }

  /** What the failure that stood before this measurement began with; null where none stood. */
  private MonitorFailed.@Nullable Shown first(Entry<Monitor> monitor) {
    String label = null;
    for (var it : records.versions(MONITORS.kind(), monitor.id(), AsOf.NOW).reversed()) {
      if (it.version() <= monitor.version()) {
        if (!it.content().failing()) {
          break;
        }
        label = it.content().measurement();
      }
    }
    return named.find(MEASUREMENTS, label).map(Conclusions::shown).orElse(null);
  }

  private static MonitorFailed.Shown shown(Entry<Measurement> entry) {
    var it = entry.content();
    var numbers = it.reason() == null ? List.<String>of() : List.of(it.reason());
    return new MonitorFailed.Shown(entry.label(), it.measuredOn(), numbers);
  }

  private static String reason(
      Entry<Monitor> monitor, Entry<Measurement> record, Finished finished) {
    return monitor.label() + ", " + record.label() + ": " + finished.summary();
  }

  /** One piece of evidence for each monitor: what is measured again replaces what was. */
  private void attest(Entry<Monitor> monitor, Monitor now, Entry<Measurement> record, Actor actor) {
    if (now.controls().isEmpty()) {
      return;
    }
    var evidence = evidence(monitor.label(), now, record);
    var known = known(monitor.id());
    if (known.isPresent()) {
      var before = inUse(known.get(), actor);
      records.revise(
          EVIDENCE.kind(), before.id(), before.version(), evidence, actor, record.label());
      return;
    }
    // The key is of those that only a monitor may give, also where a person has accepted the
    // result.
    var machine = new Actor(actor.person(), actor.name(), Run.VIA);
    var fresh =
        records.record(
            EVIDENCE.kind(), evidence, MonitorKey.of(monitor.id()), machine, record.label());
    resting
        .subjects(monitor.content())
        .forEach(it -> records.record(Link.KIND, Link.between(fresh.ref(), it, "shows"), actor));
  }

  private Entry<Evidence> inUse(Entry<Evidence> it, Actor actor) {
    return it.retired()
        ? records.restore(
            EVIDENCE.kind(), it.id(), it.version(), actor, text("evaluation.evidence.back"))
        : it;
  }

  /** Whoever reads it has to know that less was asked, and why that was taken. */
  static Evidence evidence(String label, Monitor it, Entry<Measurement> record) {
    var made = record.content();
    return new Evidence(
        label + " " + it.name(),
        Evidence.Form.MEASUREMENT,
        made.name() + ": " + made.reason() + (it.accepted() == null ? "" : " " + it.accepted()),
        it.controls(),
        MEASUREMENTS.href(record),
        null,
        made.measuredOn(),
        null,
        made.measuredOn().plusDays(it.days()),
        it.owner(),
        text(
            "evaluation.evidence.made",
            made.engine() + "",
            made.sourceSha256() == null ? "-" : made.sourceSha256(),
            record.label(),
            made.document() + "",
            made.query() + ""));
  }

  /** What was shown is no longer so. */
  private void withdraw(Entry<Monitor> monitor, Entry<Measurement> record, Actor actor) {
    known(monitor.id())
        .filter(it -> !it.retired())
        .ifPresent(
            it ->
                records.retire(
                    EVIDENCE.kind(),
                    it.id(),
                    it.version(),
                    actor,
                    text("evaluation.evidence.gone", record.label())));
  }

  private Optional<Entry<Evidence>> known(UUID monitor) {
    var key = MonitorKey.of(monitor);
    var id = records.byExternalKey(EVIDENCE.kind(), List.of(key)).get(key);
    return id == null ? Optional.empty() : records.find(EVIDENCE.kind(), id, AsOf.NOW);
  }
}
