package org.candor.support.integrity;

import static org.candor.support.integrity.IntegrityRegisters.AT;
import static org.candor.support.integrity.IntegrityRegisters.RESOURCE;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.records.AsOf;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Whether what is kept is what was recorded, for people. */
@Controller
class IntegrityController {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final IntegrityDesk desk;
  private final LedgerWatch watch;
  private final Shells shells;

  IntegrityController(IntegrityDesk desk, LedgerWatch watch, Shells shells) {
    this.desk = desk;
    this.watch = watch;
    this.shells = shells;
  }

  @GetMapping(AT)
  @Allow(value = Action.READ, on = RESOURCE)
  View show(HttpServletRequest request, Caller caller, AsOf asOf) {
    return Html.page(TEMPLATES.supportIntegrityShow(desk.page(shells.of(request), caller, asOf)));
  }

  /** Asked every second while a check is under way; the page is read anew when it has ended. */
  @GetMapping(AT + "/progress")
  @Allow(value = Action.READ, on = RESOURCE)
  View progress(Caller caller) {
    return Html.page(TEMPLATES.supportIntegrityProgress(desk.bar(caller)));
  }

  @PostMapping(AT + "/check")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View check(Caller caller) {
    watch.begin(caller.org(), caller.actor());
    return new RedirectView(AT);
  }
}
