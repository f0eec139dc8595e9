package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.evaluation.results.Trend;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.web.Brief;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a monitor measured, and asking it to measure now, beside its record. */
@Component
class MonitorPanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int SHOWN = 24;
  private static final int LISTED = 6;
  private static final int CHARTS = 3;
  private static final int LINE = 240;

  private final Trends trends;
  private final History history;
  private final Timings timings;
  private final Runs runs;
  private final SystemReports reports;
  private final Watching watching;
  private final Clock clock;

  MonitorPanel(
      Trends trends,
      History history,
      Timings timings,
      Runs runs,
      SystemReports reports,
      Watching watching,
      Clock clock) {
    this.watching = watching;
    this.reports = reports;
    this.trends = trends;
    this.history = history;
    this.timings = timings;
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public String path() {
    return MONITORS.path();
  }

  @Override
  public boolean leads() {
    return true;
  }

  @Override
  public boolean folds() {
    return true;
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    if (!(entry.content() instanceof Monitor)) {
      return null;
    }
    var mayRun = look.may(Action.REVISE) && !look.asOf().past() && !entry.retired();
    var card = card(typed(entry), look.shell(), look.caller(), look.asOf(), mayRun, List.of());
    return output -> TEMPLATES.evaluationMonitor(card).render(output);
  }

  Progress progress(Entry<Monitor> entry, AsOf asOf, Shell shell, boolean mayRun) {
    var run = asOf.past() ? null : runs.latest(entry.id()).orElse(null);
    var href = MONITORS.href(entry);
    return Progress.of(
        href + "/progress", href + "/runs", run, clock.instant(), mayRun, shell.csrf());
  }

  MonitorCard card(
      Entry<Monitor> entry,
      Shell shell,
      Caller caller,
      AsOf asOf,
      boolean mayRun,
      List<String> refusals) {
    var it = entry.content();
    var chronicle = history.chronicle(entry, asOf);
    var all = trends.last(entry.label(), SHOWN, asOf).getOrDefault(entry.label(), List.of());
    var next = asOf.past() ? null : next(entry);
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var due = it.dueOn();
    var late = !asOf.past() && it.overdue(today) && due != null;
    return new MonitorCard(
        shell,
        entry.label(),
        it.name(),
        MONITORS.href(entry),
        MONITORS.href(entry) + "/runs",
        late ? Labels.tone(null) : Labels.tone(it.outcome()),
        late ? Labels.word(Outcome.NOT_MEASURED) : Labels.word(it.outcome()),
        due == null || !late ? "" : text("evaluation.overdue", Times.shortDay(due)),
        accepted(it, chronicle),
        watching.facts(entry, caller, asOf, next),
        Dot.of(all),
        all.size() < 2
            ? List.of()
            : Trend.of(history.dated(all, chronicle, 0), it.decidedBy(), CHARTS),
        all.reversed().stream().limit(LISTED).map(MonitorPanel::line).toList(),
        chronicle.told(),
        reports.of(it.system(), caller, asOf),
        MEASUREMENTS.href() + "?monitor=" + entry.label(),
        progress(entry, asOf, shell, mayRun),
        mayRun,
        refusals);
  }

  /** One that was written down a moment ago is not on the list yet. */
  private @Nullable Instant next(Entry<Monitor> entry) {
    var schedule = entry.content().schedule();
    return schedule == null
        ? null
        : timings.next().getOrDefault(entry.id(), Timetable.of(schedule).after(clock.instant()));
  }

  private static MonitorCard.@Nullable Accepted accepted(Monitor it, Chronicle chronicle) {
    var waiver = it.waiver();
    if (waiver == null) {
      return null;
    }
    var passes = it.outcome() == Outcome.PASS;
    return new MonitorCard.Accepted(
        text(passes ? "evaluation.accepted.passes" : "evaluation.accepted.asked"),
        waiver.words(),
        text("evaluation.accepted.by", Times.day(waiver.on()), chronicle.who(waiver.by())));
  }

  private static MonitorCard.Line line(Entry<Measurement> entry) {
    var it = entry.content();
    return new MonitorCard.Line(
        entry.label(),
        ResultPage.href(entry),
        Times.shortDay(it.measuredOn()),
        Labels.tone(it.outcome()),
        Labels.word(it.outcome()),
        it.reason() == null ? "" : Brief.of(it.reason(), LINE));
  }

  @SuppressWarnings("unchecked") // a panel is asked about the records of its path
  private static Entry<Monitor> typed(Entry<?> entry) {
    return (Entry<Monitor>) entry;
  }
}
