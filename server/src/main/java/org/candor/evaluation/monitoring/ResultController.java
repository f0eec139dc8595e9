package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.evaluation.monitoring.Decision.Refused;
import org.candor.records.AsOf;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of a measurement: what it says, beside another, and doing it again. */
@Controller
class ResultController {

  private static final String MEASUREMENT = "/evaluation/measurements/{id}";
  private static final String RESOURCE = "evaluation/measurements";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Results results;
  private final Runner runner;
  private final Shells shells;

  ResultController(Results results, Runner runner, Shells shells) {
    this.results = results;
    this.runner = runner;
    this.shells = shells;
  }

  @GetMapping(MEASUREMENT + "/result")
  @Allow(value = Action.READ, on = RESOURCE)
  View result(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String against,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    var page = results.page(id, against, shells.of(request), caller, asOf, List.of());
    return Html.page(TEMPLATES.evaluationMeasured(page));
  }

  @PostMapping(MEASUREMENT + "/again")
  @Allow(value = Action.RECORD, on = AgainApi.RESOURCE)
  View again(@PathVariable UUID id, HttpServletRequest request, Caller caller) {
    return switch (runner.again(id, caller.actor())) {
      case Begun _ -> back(id);
      case Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.evaluationMeasured(
                  results.page(id, "", shells.of(request), caller, AsOf.NOW, it.reasons())));
    };
  }

  @PostMapping(MEASUREMENT + "/again/{run}/cancel")
  @Allow(value = Action.RECORD, on = AgainApi.RESOURCE)
  View cancel(@PathVariable UUID id, @PathVariable UUID run) {
    runner.cancel(id, run);
    return back(id);
  }

  /** The seconds that pass; the page is loaded anew when there is nothing more to wait for. */
  @GetMapping(MEASUREMENT + "/again/progress")
  @Allow(value = Action.READ, on = RESOURCE)
  View progress(
      @PathVariable UUID id,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller) {
    var entry = results.require(id, AsOf.NOW);
    var progress = results.progress(entry, shells.of(request), caller, AsOf.NOW);
    if (!progress.working()) {
      response.setHeader("HX-Refresh", "true");
    }
    return Html.page(TEMPLATES.evaluationProgress(progress));
  }

  private static View back(UUID id) {
    return MonitoringController.seeOther(MEASUREMENTS.href() + "/" + id + "/result#again");
  }
}
