package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.evaluation.monitoring.Acceptance.Answer.Accepted;
import org.candor.evaluation.monitoring.Acceptance.Answer.Refused;
import org.candor.records.Entry;
import org.candor.records.Stale;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Accepts that a monitor asks less than when it failed, or that its failure speaks no longer as its
 * system is out of use.
 */
@Controller
class AcceptanceController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Acceptance acceptance;
  private final Release release;
  private final EasedPanel panel;
  private final ReleasePanel released;
  private final Shells shells;

  AcceptanceController(
      Acceptance acceptance,
      Release release,
      EasedPanel panel,
      ReleasePanel released,
      Shells shells) {
    this.acceptance = acceptance;
    this.release = release;
    this.panel = panel;
    this.released = released;
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
    var answer = answer(() -> acceptance.accept(id, version, why, caller.actor()));
    return shown(answer, id, why, it -> panel.card(it, shells.of(request), caller, true));
  }

  @PostMapping("/evaluation/monitors/{id}/release")
  @Allow(value = Action.RECORD, on = Acceptance.RESOURCE)
  View release(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request,
      Caller caller) {
    var answer = answer(() -> release.release(id, version, why, caller.actor()));
    return shown(answer, id, why, it -> released.card(it, shells.of(request), caller, true));
  }

  private View shown(
      Acceptance.Answer answer, UUID id, String why, Function<Entry<Monitor>, AnswerCard> card) {
    return switch (answer) {
      case Accepted it -> MonitoringController.seeOther(MONITORS.href(it.monitor()));
      case Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.evaluationAnswerPage(
                  card.apply(acceptance.require(id)).refused(why, it.reasons())));
    };
  }

  private static Acceptance.Answer answer(Supplier<Acceptance.Answer> asked) {
    try {
      return asked.get();
    } catch (Stale _) {
      return new Refused(List.of(text("evaluation.acceptance.stale")));
    }
  }
}
