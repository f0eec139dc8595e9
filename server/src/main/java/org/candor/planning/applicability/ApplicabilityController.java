package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.planning.applicability.Deciding.Chosen;
import org.candor.records.AsOf;
import org.candor.web.Html;
import org.candor.web.Shells;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of the statement: every control by area, and what is said of several at once. */
@Controller
@RequestMapping("/planning/applicability")
class ApplicabilityController {

  private static final String RESOURCE = "planning/applicability";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final StatementOfApplicability statement;
  private final Approval approval;
  private final Deciding deciding;
  private final Readers readers;
  private final Shells shells;
  private final Permissions permissions;

  ApplicabilityController(
      StatementOfApplicability statement,
      Approval approval,
      Deciding deciding,
      Readers readers,
      Shells shells,
      Permissions permissions) {
    this.statement = statement;
    this.approval = approval;
    this.deciding = deciding;
    this.readers = readers;
    this.shells = shells;
    this.permissions = permissions;
  }

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  View show(
      @RequestParam Map<String, String> sent,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf) {
    return Html.page(
        TEMPLATES.planningControls(
            page(request, caller, asOf, Narrowing.of(sent), Map.of(), Map.of(), "")));
  }

  /** Begins with every control of which nothing is said, undecided. */
  @PostMapping("/start")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View start(Caller caller) {
    statement.start(caller.actor());
    return seeOther(APPLICABILITY.href());
  }

  @PostMapping("/decide")
  @Allow(value = Action.REVISE, on = RESOURCE)
  View decide(
      @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Caller caller) {
    var said = said(sent);
    var chosen = sent.getOrDefault("row", List.of()).stream().map(Chosen::of).toList();
    var why = Objects.requireNonNullElse(sent.getFirst("why"), "").strip();
    var decided =
        said.isEmpty()
            ? List.<Decided>of()
            : deciding.say(chosen, said, why.isEmpty() ? null : why, caller.actor());
    var outcomes =
        decided.stream()
            .collect(
                Collectors.toMap(
                    Decided::control, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    var narrowing = Narrowing.of(narrowed(sent));
    var refused = decided.isEmpty() || decided.stream().anyMatch(it -> !it.done());
    var kept = refused ? said : Map.<String, List<String>>of();
    var refusal = refusal(chosen, said);
    var page = page(request, caller, AsOf.NOW, narrowing, kept, outcomes, refusal);
    return Html.page(
        refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
        TEMPLATES.planningControls(page));
  }

  private static String refusal(List<Chosen> chosen, Map<String, List<String>> said) {
    if (chosen.isEmpty()) {
      return text("planning.soa.say.unselected");
    }
    return said.isEmpty() ? text("planning.soa.say.nothing") : "";
  }

  /** What was said; an answer left open leaves each control as it is. */
  private static Map<String, List<String>> said(MultiValueMap<String, String> sent) {
    var said = new LinkedHashMap<String, List<String>>();
    for (var name : Deciding.SAYABLE) {
      var values = sent.getOrDefault(name, List.of()).stream().filter(it -> !it.isBlank()).toList();
      if (!values.isEmpty()) {
        said.put(name, values);
      }
    }
    return said;
  }

  /** The page's own narrowing, beside answers of the same names. */
  private static Map<String, String> narrowed(MultiValueMap<String, String> sent) {
    var narrowed = new LinkedHashMap<String, String>();
    sent.forEach(
        (name, values) -> {
          if (name.startsWith("by.")) {
            narrowed.put(name.substring(3), values.getFirst());
          }
        });
    return narrowed;
  }

  private ApplicabilityPage page(
      HttpServletRequest request,
      Caller caller,
      AsOf asOf,
      Narrowing narrowing,
      Map<String, List<String>> typed,
      Map<String, Decided> outcomes,
      String refusal) {
    var versions = approval.versions(asOf);
    return new ApplicabilityPage(
        shells.of(request),
        statement.read(asOf),
        narrowing,
        versions.stream()
            .filter(it -> it.state() == Statement.State.APPROVED)
            .findFirst()
            .orElse(null),
        versions.stream().filter(Version::waits).findFirst().orElse(null),
        readers.people(),
        may(caller, asOf),
        typed,
        outcomes,
        refusal);
  }

  private ApplicabilityPage.May may(Caller caller, AsOf asOf) {
    var now = !asOf.past();
    return new ApplicabilityPage.May(
        now && permissions.may(caller, Action.RECORD, RESOURCE),
        now && permissions.may(caller, Action.REVISE, RESOURCE),
        now && permissions.may(caller, Action.RECORD, StatementController.RESOURCE),
        permissions.may(caller, Action.EXPORT, StatementController.RESOURCE));
  }

  static View seeOther(String href) {
    var view = new RedirectView(href, true);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }
}
