package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityController.seeOther;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.access.Reauthentication;
import org.candor.planning.applicability.Decision.Accepted;
import org.candor.planning.applicability.Decision.Refused;
import org.candor.records.AsOf;
import org.candor.records.Stale;
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

/** The pages of the statement's versions: submitted, approved, given back, compared, printed. */
@Controller
@RequestMapping("/planning/statements")
class StatementController {

  static final String RESOURCE = "planning/statements";
  static final String ID = "/{id:[0-9a-f]{8}-[0-9a-f-]{27}}";
  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Approval approval;
  private final StatementOfApplicability statement;
  private final Readers readers;
  private final Comparisons comparisons;
  private final Shells shells;
  private final Permissions permissions;
  private final Reauthentication proof;

  StatementController(
      Approval approval,
      StatementOfApplicability statement,
      Readers readers,
      Comparisons comparisons,
      Shells shells,
      Permissions permissions,
      Reauthentication proof) {
    this.approval = approval;
    this.statement = statement;
    this.readers = readers;
    this.comparisons = comparisons;
    this.shells = shells;
    this.permissions = permissions;
    this.proof = proof;
  }

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  View versions(HttpServletRequest request, Caller caller, AsOf asOf) {
    return Html.page(TEMPLATES.planningVersions(versions(request, caller, asOf, List.of(), "")));
  }

  @PostMapping
  @Allow(value = Action.RECORD, on = RESOURCE)
  View submit(
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "0") int known,
      HttpServletRequest request,
      Caller caller) {
    return switch (approval.submit(note, known, caller.actor())) {
      case Accepted _ -> seeOther(StatementPages.AT + "?done=submitted");
      case Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.planningVersions(versions(request, caller, AsOf.NOW, it.reasons(), note)));
    };
  }

  /** What stands now, or stood at the moment looked at, to read and to print. */
  @GetMapping("/" + Readers.NOW)
  @Allow(value = Action.READ, on = RESOURCE)
  View now(HttpServletRequest request, Caller caller, AsOf asOf) {
    return shown(Readers.NOW, request, caller, asOf);
  }

  @GetMapping(ID)
  @Allow(value = Action.READ, on = RESOURCE)
  View show(@PathVariable UUID id, HttpServletRequest request, Caller caller, AsOf asOf) {
    return shown(id.toString(), request, caller, asOf);
  }

  @GetMapping("/compare")
  @Allow(value = Action.READ, on = RESOURCE)
  View compare(
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      AsOf asOf) {
    return Html.page(
        TEMPLATES.planningCompare(comparisons.page(shells.of(request), from, to, asOf)));
  }

  @GetMapping(ID + "/approval")
  @Allow(value = Action.READ, on = RESOURCE)
  View approval(@PathVariable UUID id, HttpServletRequest request, Caller caller, AsOf asOf) {
    return Html.page(
        TEMPLATES.planningApproval(approving(id, request, caller, asOf, List.of(), "")));
  }

  @PostMapping(ID + "/approve")
  @Allow(value = Action.REVISE, on = RESOURCE)
  View approve(
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "0") int known,
      HttpServletRequest request,
      Caller caller) {
    var waits = approval.version(id, AsOf.NOW);
    if (approval.againstApproving(waits.entry(), caller.person()).isEmpty()) {
      proof.require(request, text("planning.soa.approving", waits.number(), waits.submitter()));
    }
    return answer(
        id,
        request,
        caller,
        note,
        () -> approval.approve(id, version, note, known, caller.actor()));
  }

  @PostMapping(ID + "/return")
  @Allow(value = Action.REVISE, on = RESOURCE)
  View giveBack(
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      Caller caller) {
    return answer(
        id, request, caller, note, () -> approval.giveBack(id, version, note, caller.actor()));
  }

  @PostMapping(ID + "/withdraw")
  @Allow(value = Action.RECORD, on = RESOURCE)
  View withdraw(
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      Caller caller) {
    return answer(
        id, request, caller, note, () -> approval.withdraw(id, version, note, caller.actor()));
  }

  /** A step that is taken, or refused. */
  @FunctionalInterface
  private interface Step {
    Decision take();
  }

  private View answer(UUID id, HttpServletRequest request, Caller caller, String note, Step step) {
    return switch (taken(step)) {
      case Accepted it -> seeOther(StatementPages.AT + "/" + it.version().id() + "?done=decided");
      case Refused it ->
          Html.page(
              HttpStatus.CONFLICT,
              TEMPLATES.planningApproval(
                  approving(id, request, caller, AsOf.NOW, it.reasons(), note)));
    };
  }

  private static Decision taken(Step step) {
    try {
      return step.take();
    } catch (Stale _) {
      return new Refused(List.of(text("planning.soa.refused.stale")));
    }
  }

  private View shown(String which, HttpServletRequest request, Caller caller, AsOf asOf) {
    var shown = readers.read(which, caller.orgName(), asOf);
    return Html.page(
        TEMPLATES.planningStatement(
            new StatementPages.Reader(
                shells.of(request),
                shown,
                request.getParameter("done") != null && !asOf.past(),
                permissions.may(caller, Action.EXPORT, RESOURCE),
                !asOf.past() && permissions.may(caller, Action.REVISE, RESOURCE))));
  }

  private StatementPages.Versions versions(
      HttpServletRequest request, Caller caller, AsOf asOf, List<String> refusals, String note) {
    var may = !asOf.past() && permissions.may(caller, Action.RECORD, RESOURCE);
    var stands = may ? statement.read(asOf) : statement.said(asOf);
    return new StatementPages.Versions(
        shells.of(request),
        approval.versions(asOf),
        may,
        may,
        may ? approval.againstSubmitting(stands) : List.of(),
        may ? stands.doubts() : List.of(),
        stands.begun(),
        stands.lines().size() - stands.decided(),
        request.getParameter("done") != null && !asOf.past(),
        refusals,
        note);
  }

  private StatementPages.Approving approving(
      UUID id,
      HttpServletRequest request,
      Caller caller,
      AsOf asOf,
      List<String> refusals,
      String note) {
    var version = approval.version(id, asOf);
    var base = approval.holding(asOf).filter(it -> !it.id().equals(id)).orElse(null);
    var text = statement.said(AsOf.position(version.statement().position()));
    var stands = statement.read(asOf);
    return new StatementPages.Approving(
        shells.of(request),
        version,
        base,
        base == null ? List.of() : comparisons.between(base, text),
        stands.doubts(),
        comparisons.between(text, stands).size(),
        approval.againstApproving(version.entry(), caller.person()),
        proof.isFresh(request),
        !asOf.past() && permissions.may(caller, Action.REVISE, RESOURCE),
        !asOf.past() && permissions.may(caller, Action.RECORD, RESOURCE),
        refusals,
        note);
  }
}
