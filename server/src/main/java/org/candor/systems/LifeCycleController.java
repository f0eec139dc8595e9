package org.candor.systems;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.records.AsOf;
import org.candor.records.Records;
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
  private final Stages stages;
  private final Records records;
  private final Shells shells;
  private final Permissions permissions;
  private final Clock clock;

  LifeCycleController(
      LifeCycle lifeCycle,
      Stages stages,
      Records records,
      Shells shells,
      Permissions permissions,
      Clock clock) {
    this.lifeCycle = lifeCycle;
    this.stages = stages;
    this.records = records;
    this.shells = shells;
    this.permissions = permissions;
    this.clock = clock;
  }

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  View show(@PathVariable UUID id, HttpServletRequest request, Caller caller, AsOf asOf) {
    var today = Typed.today(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    return Html.page(TEMPLATES.systemsLifePage(life(id, request, caller, asOf, today, List.of())));
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
    var possibilities = lifeCycle.possibilities(id, asOf);
    var entry = records.find(AI_SYSTEMS.kind(), id, asOf).orElseThrow();
    var mayStep = !asOf.past() && permissions.may(caller, Action.REVISE, RESOURCE);
    var history = stages.history(id, asOf);
    return new Life(shells.of(request), entry, history, possibilities, mayStep, typed, refusals);
  }

  private static View seeOther(String href) {
    var view = new RedirectView(href, true);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }
}
