package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.REPETITIONS;
import static org.candor.web.Messages.text;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.evaluation.results.Result;
import org.candor.evaluation.results.Unusual;
import org.candor.measure.reading.Vocabulary;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.register.Query;
import org.candor.web.Shell;
import org.springframework.stereotype.Component;

/** Puts together the page of a measurement. */
@Component
class Results {

  /** Times that it was done again, on the page; all of them are in their register. */
  private static final int SHOWN = 5;

  private final Documents documents;
  private final History history;
  private final Named named;
  private final SideBySide beside;
  private final Redone redone;
  private final Runs runs;
  private final SystemReports reports;
  private final Records records;
  private final Permissions permissions;
  private final Clock clock;

  Results(
      Documents documents,
      History history,
      Named named,
      SideBySide beside,
      Redone redone,
      Runs runs,
      SystemReports reports,
      Records records,
      Permissions permissions,
      Clock clock) {
    this.documents = documents;
    this.history = history;
    this.named = named;
    this.beside = beside;
    this.redone = redone;
    this.runs = runs;
    this.reports = reports;
    this.records = records;
    this.permissions = permissions;
    this.clock = clock;
  }

  /**
   * @param against label of the measurement to compare with; empty for the one before it
   * @param refusals why it is not done again; empty where nothing was refused
   */
  ResultPage page(
      UUID id, String against, Shell shell, Caller caller, AsOf asOf, List<String> refusals) {
    var entry = require(id, asOf);
    var monitor = named.find(MONITORS, entry.content().monitor(), asOf).orElse(null);
    var deciding =
        monitor == null
            ? List.<String>of()
            : history.chronicle(monitor, asOf).deciding(entry.fromSeq());
    return new ResultPage(
        shell,
        entry,
        history.read(entry).map(it -> Result.of(it, Vocabulary.PLAIN, deciding)).orElse(null),
        beside.on(entry, against, asOf),
        history.unusual(entry, Eyes.OWN, asOf).stream().map(Unusual.Unlike::sentence).toList(),
        documents
            .file(entry)
            .map(it -> MEASUREMENTS.href(entry) + "/files/" + it.id())
            .orElse(null),
        monitor,
        monitor == null ? "" : reports.of(monitor.content().system(), caller, asOf),
        again(entry, shell, caller, asOf, refusals));
  }

  private Again again(
      Entry<Measurement> entry, Shell shell, Caller caller, AsOf asOf, List<String> refusals) {
    var all = redone.of(entry, asOf);
    var may =
        !asOf.past()
            && entry.content().document() != null
            && permissions.may(caller, Action.RECORD, AgainApi.RESOURCE);
    return new Again(
        may ? again(entry) : "",
        progress(entry, shell, caller, asOf),
        all.stream().limit(SHOWN).map(Again.Line::of).toList(),
        all.size() > SHOWN
            ? REPETITIONS.href() + "?measurement=" + Query.EXACTLY + entry.label()
            : "",
        refusals);
  }

  Progress progress(Entry<Measurement> entry, Shell shell, Caller caller, AsOf asOf) {
    var run = asOf.past() ? null : runs.repeating(entry.id()).orElse(null);
    var may = permissions.may(caller, Action.RECORD, AgainApi.RESOURCE);
    return Progress.of(
        again(entry) + "/progress", again(entry), run, clock.instant(), may, shell.csrf());
  }

  private static String again(Entry<Measurement> entry) {
    return MEASUREMENTS.href(entry) + "/again";
  }

  Entry<Measurement> require(UUID id, AsOf asOf) {
    return records
        .find(MEASUREMENTS.kind(), id, asOf)
        .orElseThrow(() -> new NotFound(text("evaluation.measurements.none")));
  }
}
