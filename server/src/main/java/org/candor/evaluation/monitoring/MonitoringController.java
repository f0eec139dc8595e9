package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.evaluation.monitoring.Decision.Refused;
import org.candor.evaluation.results.Comparison;
import org.candor.evaluation.results.Result;
import org.candor.evaluation.results.Unusual;
import org.candor.measure.reading.Vocabulary;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages of monitoring: all monitors, asking one to measure, the result of a measurement. */
@Controller
class MonitoringController {

  static final String AT = "/evaluation/monitoring";
  private static final String MONITOR = "/evaluation/monitors/{id}";
  private static final String RESOURCE = "evaluation/monitors";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Overview overview;
  private final Runner runner;
  private final MonitorPanel panel;
  private final Documents documents;
  private final History history;
  private final Named named;
  private final SystemReports reports;
  private final Records records;
  private final Permissions permissions;
  private final Shells shells;

  MonitoringController(
      Overview overview,
      Runner runner,
      MonitorPanel panel,
      Documents documents,
      History history,
      Named named,
      SystemReports reports,
      Records records,
      Permissions permissions,
      Shells shells) {
    this.overview = overview;
    this.runner = runner;
    this.panel = panel;
    this.documents = documents;
    this.history = history;
    this.named = named;
    this.reports = reports;
    this.records = records;
    this.permissions = permissions;
    this.shells = shells;
  }

  @GetMapping(AT)
  @Allow(value = Action.READ, on = RESOURCE)
  View all(HttpServletRequest request, Caller caller, AsOf asOf) {
    return Html.page(
        TEMPLATES.evaluationMonitoring(overview.page(shells.of(request), caller, asOf)));
  }

  @PostMapping(MONITOR + "/runs")
  @Allow(value = Action.REVISE, on = RESOURCE)
  View run(@PathVariable UUID id, HttpServletRequest request, Caller caller) {
    return switch (runner.begin(id, caller.actor())) {
      case Begun _ -> seeOther(MONITORS.href() + "/" + id + "#measurements");
      case Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.evaluationMonitorPage(
                  panel.card(
                      monitor(id), shells.of(request), caller, AsOf.NOW, true, it.reasons())));
    };
  }

  @PostMapping(MONITOR + "/runs/{run}/cancel")
  @Allow(value = Action.REVISE, on = RESOURCE)
  View cancel(@PathVariable UUID id, @PathVariable UUID run) {
    runner.cancel(id, run);
    return seeOther(MONITORS.href() + "/" + id + "#measurements");
  }

  /** The seconds that pass; the page is loaded anew when there is nothing more to wait for. */
  @GetMapping(MONITOR + "/progress")
  @Allow(value = Action.READ, on = RESOURCE)
  View progress(
      @PathVariable UUID id,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller) {
    var mayRun = permissions.may(caller, Action.REVISE, RESOURCE);
    var card = panel.waiting(monitor(id), shells.of(request), mayRun);
    if (!card.working()) {
      response.setHeader("HX-Refresh", "true");
    }
    return Html.page(TEMPLATES.evaluationProgress(card));
  }

  @GetMapping("/evaluation/measurements/{id}/result")
  @Allow(value = Action.READ, on = "evaluation/measurements")
  View result(@PathVariable UUID id, HttpServletRequest request, Caller caller, AsOf asOf) {
    var entry =
        records
            .find(MEASUREMENTS.kind(), id, asOf)
            .orElseThrow(() -> new NotFound(text("evaluation.measurements.none")));
    var file =
        documents
            .file(entry)
            .map(it -> MEASUREMENTS.href(entry) + "/files/" + it.id())
            .orElse(null);
    var monitor = named.find(MONITORS, entry.content().monitor(), asOf).orElse(null);
    var deciding =
        monitor == null
            ? List.<String>of()
            : history.chronicle(monitor, asOf).deciding(entry.fromSeq());
    var measured = history.read(entry);
    return Html.page(
        TEMPLATES.evaluationMeasured(
            new ResultPage(
                shells.of(request),
                entry,
                measured.map(it -> Result.of(it, Vocabulary.PLAIN, deciding)).orElse(null),
                compared(entry, asOf),
                unusual(entry, asOf),
                file,
                monitor,
                monitor == null ? "" : reports.of(monitor.content().system(), caller, asOf))));
  }

  private List<String> unusual(Entry<Measurement> entry, AsOf asOf) {
    return history.unusual(entry, asOf).stream().map(Unusual.Unlike::sentence).toList();
  }

  private ResultPage.@Nullable Compared compared(Entry<Measurement> entry, AsOf asOf) {
    var now = history.read(entry).orElse(null);
    var earlier = now == null ? null : history.before(entry, asOf).orElse(null);
    var before = earlier == null ? null : earlier.measurement();
    return now == null || earlier == null || before == null
        ? null
        : new ResultPage.Compared(Comparison.of(before, now), earlier.id(), earlier.href());
  }

  private Entry<Monitor> monitor(UUID id) {
    return records
        .find(MONITORS.kind(), id, AsOf.NOW)
        .orElseThrow(() -> new NotFound(text("evaluation.monitors.none")));
  }

  static View seeOther(String href) {
    var view = new RedirectView(href, true);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }
}
