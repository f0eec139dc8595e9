package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.evaluation.monitoring.Decision.Refused;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages of monitoring: all monitors, asking one to measure. */
@Controller
class MonitoringController {

  static final String AT = "/evaluation/monitoring";
  private static final String MONITOR = "/evaluation/monitors/{id}";
  private static final String RESOURCE = "evaluation/monitors";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Overview overview;
  private final Runner runner;
  private final MonitorPanel panel;
  private final Records records;
  private final Permissions permissions;
  private final Shells shells;

  MonitoringController(
      Overview overview,
      Runner runner,
      MonitorPanel panel,
      Records records,
      Permissions permissions,
      Shells shells) {
    this.overview = overview;
    this.runner = runner;
    this.panel = panel;
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
    var progress = panel.progress(monitor(id), AsOf.NOW, shells.of(request), mayRun);
    if (!progress.working()) {
      response.setHeader("HX-Refresh", "true");
    }
    return Html.page(TEMPLATES.evaluationProgress(progress));
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
