package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.evaluation.monitoring.Acceptance.Answer.Accepted;
import org.candor.evaluation.monitoring.Acceptance.Answer.Refused;
import org.candor.records.Stale;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Accepts that a monitor asks less than when it failed. */
@Controller
class AcceptanceController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Acceptance acceptance;
  private final EasedPanel panel;
  private final Shells shells;

  AcceptanceController(Acceptance acceptance, EasedPanel panel, Shells shells) {
    this.acceptance = acceptance;
    this.panel = panel;
    this.shells = shells;
  }

  @PostMapping("/evaluation/monitors/{id}/acceptance")
  @Allow(value = Action.RECORD, on = Acceptance.RESOURCE)
  View accept(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request,
      Caller caller) {
    return switch (answer(id, version, why, caller)) {
      case Accepted it -> MonitoringController.seeOther(MONITORS.href(it.monitor()));
      case Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.evaluationEasedPage(
                  panel.card(
                      acceptance.require(id),
                      shells.of(request),
                      caller,
                      true,
                      why,
                      it.reasons())));
    };
  }

  private Acceptance.Answer answer(UUID id, int version, String why, Caller caller) {
    try {
      return acceptance.accept(id, version, why, caller.actor());
    } catch (Stale _) {
      return new Refused(List.of(text("evaluation.acceptance.stale")));
    }
  }
}
