package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;
import static org.candor.web.Messages.text;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
  private static final String KEY = "monitor:";
  private static final int LONGEST_QUERY = 20_000;

  private final Records records;
  private final FileStore files;
  private final Runs runs;
  private final Named named;
  private final ApplicationEventPublisher events;

  Conclusions(
      Records records, FileStore files, Runs runs, Named named, ApplicationEventPublisher events) {
    this.records = records;
    this.files = files;
    this.runs = runs;
    this.named = named;
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
    records.revise(
        MONITORS.kind(), monitor.id(), monitor.version(), now, actor, record.content().reason());
    switch (finished.outcome()) {
      case PASS -> {
        attest(monitor, record, finished, actor);
        events.publishEvent(
            new MonitorPassed(monitor.ref(), monitor.label(), it.name(), record.label()));
      }
      case FAIL -> {
        withdraw(monitor, record, actor);
        events.publishEvent(failed(monitor, record, finished));
        restingOn(it)
            .forEach(
                ref -> events.publishEvent(new ReviewDue(ref, reason(monitor, record, finished))));
      }
      case INCONCLUSIVE, NOT_MEASURED -> {}
    }
  }

  private static MonitorFailed failed(
      Entry<Monitor> monitor, Entry<Measurement> record, Finished finished) {
    var it = monitor.content();
    return new MonitorFailed(
        monitor.ref(),
        monitor.label(),
        it.name(),
        it.owner(),
        record.label(),
        it.controls(),
        finished.sentences());
  }

  private static String reason(
      Entry<Monitor> monitor, Entry<Measurement> record, Finished finished) {
    return monitor.label() + ", " + record.label() + ": " + finished.summary();
  }

  private Stream<Ref> restingOn(Monitor it) {
    return Stream.of(
            named.find(AI_SYSTEMS, it.system()).map(Entry::ref),
            named.find(MODELS, it.model()).map(Entry::ref),
            named.find(DATA_SETS, it.dataSet()).map(Entry::ref))
        .flatMap(Optional::stream);
  }

  /** One piece of evidence for each monitor: what is measured again replaces what was. */
  private void attest(
      Entry<Monitor> monitor, Entry<Measurement> record, Finished finished, Actor actor) {
    if (monitor.content().controls().isEmpty()) {
      return;
    }
    var evidence = evidence(monitor, record, finished);
    var known = known(monitor.id());
    if (known.isPresent()) {
      var before = inUse(known.get(), actor);
      records.revise(
          EVIDENCE.kind(), before.id(), before.version(), evidence, actor, record.label());
      return;
    }
    var fresh =
        records.record(EVIDENCE.kind(), evidence, KEY + monitor.id(), actor, record.label());
    restingOn(monitor.content())
        .forEach(it -> records.record(Link.KIND, Link.between(fresh.ref(), it, "shows"), actor));
  }

  private Entry<Evidence> inUse(Entry<Evidence> it, Actor actor) {
    return it.retired()
        ? records.restore(
            EVIDENCE.kind(), it.id(), it.version(), actor, text("evaluation.evidence.back"))
        : it;
  }

  private static Evidence evidence(
      Entry<Monitor> monitor, Entry<Measurement> record, Finished finished) {
    var it = monitor.content();
    var made = record.content();
    return new Evidence(
        monitor.label() + " " + it.name(),
        Evidence.Form.MEASUREMENT,
        made.name() + ": " + finished.summary(),
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
    var key = KEY + monitor;
    var id = records.byExternalKey(EVIDENCE.kind(), List.of(key)).get(key);
    return id == null ? Optional.empty() : records.find(EVIDENCE.kind(), id, AsOf.NOW);
  }
}
