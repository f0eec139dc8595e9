package org.candor.systems;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.records.AsOf;
import org.candor.records.Stale;
import org.candor.systems.Decision.Accepted;
import org.candor.systems.Decision.Refused;
import org.candor.systems.Life.Typed;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page on which an AI system is led through its life. */
@Controller
@RequestMapping("/systems/ai-systems/{id}/life-cycle")
class LifeCycleController {

  private static final String RESOURCE = "systems/ai-systems";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final LifeCycle lifeCycle;
  private final LifePanel panel;
  private final Shells shells;
  private final Permissions permissions;

  LifeCycleController(
      LifeCycle lifeCycle, LifePanel panel, Shells shells, Permissions permissions) {
    this.lifeCycle = lifeCycle;
    this.panel = panel;
    this.shells = shells;
    this.permissions = permissions;
  }

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  View show(@PathVariable UUID id, HttpServletRequest request, Caller caller, AsOf asOf) {
    var life = life(id, request, caller, asOf, panel.today(), List.of());
    return Html.page(TEMPLATES.systemsLifePage(life));
  }

  @PostMapping
  @Allow(value = Action.REVISE, on = RESOURCE)
  View step(
      @PathVariable UUID id,
      @RequestParam String verb,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String why,
      HttpServletRequest request,
      Caller caller) {
    var typed = new Typed(stage, on, why);
    var decision = decide(new LifeCycleApi.Asked(verb, stage, on, why), id, version, caller);
    return switch (decision) {
      case Accepted it -> seeOther(AI_SYSTEMS.href(it.entry()) + "/life-cycle");
      case Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.systemsLifePage(life(id, request, caller, AsOf.NOW, typed, it.reasons())));
    };
  }

  private Decision decide(LifeCycleApi.Asked asked, UUID id, int version, Caller caller) {
    try {
      return asked.of(lifeCycle, id, version, caller.actor());
    } catch (Stale _) {
      return new Refused(List.of(text("systems.stage.refused.stale")));
    } catch (DateTimeException _) {
      return new Refused(List.of(text("systems.stage.refused.day")));
    }
  }

  private Life life(
      UUID id,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf,
      Typed typed,
      List<String> refusals) {
    var mayStep = permissions.may(caller, Action.REVISE, RESOURCE);
    return panel.life(id, shells.of(request), asOf, mayStep, typed, refusals);
  }

  private static View seeOther(String href) {
    var view = new RedirectView(href, true);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }
}
