package org.candor.access;

import static org.candor.access.AccessPages.TEMPLATES;
import static org.candor.access.AccessPages.status;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of one's own account. */
@Controller
class AccountController {

  private static final String HOME = "/account";

  private final Account account;
  private final SecondStep secondStep;
  private final PasskeyDoor passkeys;
  private final Tokens tokens;
  private final AccessPages pages;
  private final Clock clock;

  AccountController(
      Account account,
      SecondStep secondStep,
      PasskeyDoor passkeys,
      Tokens tokens,
      AccessPages pages,
      Clock clock) {
    this.account = account;
    this.secondStep = secondStep;
    this.passkeys = passkeys;
    this.tokens = tokens;
    this.pages = pages;
    this.clock = clock;
  }

  @SignedIn
  @GetMapping(HOME)
  View account(Presence presence, HttpServletRequest request) {
    return account(presence, "", blank(), request);
  }

  @SignedIn
  @Fresh
  @PostMapping("/account/password")
  View password(@RequestParam String password, Presence presence, HttpServletRequest request) {
    var session = Objects.requireNonNull(presence.session());
    return switch (account.changePassword(session.person(), session.id(), password)) {
      case Decision.Accepted() -> FrontDoor.to(HOME);
      case Decision.Refused it -> account(presence, pages.words(it), blank(), request);
    };
  }

  @SignedIn
  @PostMapping("/account/sessions/{id}/end")
  View endSession(@PathVariable UUID id, Caller caller) {
    account.end(caller.person(), id);
    return FrontDoor.to(HOME);
  }

  @SignedIn
  @PostMapping("/account/sessions/end-others")
  View endOtherSessions(Presence presence) {
    var session = Objects.requireNonNull(presence.session());
    account.endOthers(session.person(), session.id());
    return FrontDoor.to(HOME);
  }

  @SignedIn
  @GetMapping("/account/second-step")
  View enrolPage(Caller caller, HttpServletRequest request) {
    return secondStep.isSetUp(caller.person())
        ? FrontDoor.to(HOME)
        : enrolPage(caller, "", request);
  }

  @SignedIn
  @Fresh
  @PostMapping("/account/second-step")
  View enrol(@RequestParam String code, Caller caller, HttpServletRequest request) {
    return secondStep.confirm(caller.person(), code)
        ? codes(caller, request)
        : enrolPage(caller, pages.text("access.enrol.wrong"), request);
  }

  @SignedIn
  @Fresh
  @PostMapping("/account/second-step/remove")
  View removeSecondStep(Caller caller) {
    secondStep.remove(caller.person());
    return FrontDoor.to(HOME);
  }

  /** The codes before are worth nothing from now on. */
  @SignedIn
  @Fresh
  @PostMapping("/account/second-step/codes")
  View freshCodes(Caller caller, HttpServletRequest request) {
    return secondStep.isSetUp(caller.person()) ? codes(caller, request) : FrontDoor.to(HOME);
  }

  private View codes(Caller caller, HttpServletRequest request) {
    var sheet = new Sheets.CodesSheet(secondStep.freshCodes(caller.person()), HOME);
    return pages.titled(
        HttpStatus.OK, request, pages.text("access.codes"), TEMPLATES.accessCodes(sheet));
  }

  @SignedIn
  @Fresh
  @PostMapping("/account/passkeys/remove")
  View removePasskey(@RequestParam String id, Caller caller) {
    passkeys.remove(caller.person(), id);
    return FrontDoor.to(HOME);
  }

  @Allow(value = Action.RECORD, on = "access/tokens")
  @Fresh
  @PostMapping("/account/tokens")
  View issueToken(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String scopes,
      @RequestParam(defaultValue = "") String until,
      Presence presence,
      HttpServletRequest request) {
    var form = new Sheets.TokenForm(name, scopes, until, "", "");
    try {
      var token = tokens.issue(presence.caller(), name, form.wanted(), form.expires());
      var sheet = new Sheets.SecretSheet(pages.text("access.tokens.copy"), token, HOME);
      return pages.titled(
          HttpStatus.OK, request, pages.text("access.tokens.new"), TEMPLATES.accessSecret(sheet));
    } catch (Unfit e) {
      var wrong = form.refused(e.member(), pages.text(e.sentence()));
      return account(presence, "", wrong, request);
    }
  }

  @Allow(value = Action.RETIRE, on = "access/tokens")
  @PostMapping("/account/tokens/{id}/revoke")
  View revokeToken(@PathVariable UUID id, Caller caller) {
    tokens.revoke(caller, id, false);
    return FrontDoor.to(HOME);
  }

  @SignedIn
  @PostMapping("/organizations/switch")
  View workIn(@RequestParam UUID org, Presence presence) {
    var session = Objects.requireNonNull(presence.session());
    if (!account.work(session.person(), session.id(), new OrgId(org))) {
      throw new Forbidden("access.organization.not-yours");
    }
    return FrontDoor.to("/");
  }

  private View enrolPage(Caller caller, String error, HttpServletRequest request) {
    var sheet =
        Enrolment.sheet(
            "/account/second-step",
            secondStep.proposal(caller.person()),
            account.email(caller.person()),
            error,
            HOME,
            request);
    return pages.titled(
        status(error), request, pages.text("access.enrol"), TEMPLATES.accessEnrol(sheet));
  }

  private Sheets.TokenForm blank() {
    return Sheets.TokenForm.until(
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(90));
  }

  private View account(
      Presence presence, String error, Sheets.TokenForm wish, HttpServletRequest request) {
    var session = Objects.requireNonNull(presence.session());
    var person = session.person();
    var sheet =
        new Sheets.AccountSheet(
            presence.caller().name(),
            account.email(person),
            secondStep.isSetUp(person),
            secondStep.codesLeft(person),
            account.sessions(person).stream().map(it -> line(it, session)).toList(),
            passkeys.of(person).stream()
                .map(
                    it ->
                        new Sheets.PasskeyLine(
                            it.getCredentialId().toBase64UrlString(),
                            it.getLabel(),
                            it.getLastUsed()))
                .toList(),
            tokens.of(presence.caller().org(), person).stream()
                .map(AccountController::line)
                .toList(),
            wish,
            error,
            FormTokens.of(request));
    return pages.inside(
        status(error + wish.error()),
        request,
        pages.text("access.account"),
        TEMPLATES.accessAccount(sheet));
  }

  private static Sheets.SessionLine line(Session it, Session here) {
    return new Sheets.SessionLine(
        it.id(), it.agent(), it.address(), it.method(), it.seenAt(), it.id().equals(here.id()));
  }

  private static Sheets.TokenLine line(Token it) {
    return new Sheets.TokenLine(
        it.id(),
        it.handle(),
        it.name(),
        it.scopes().stream().sorted().toList(),
        it.expiresAt(),
        it.usedAt());
  }
}
