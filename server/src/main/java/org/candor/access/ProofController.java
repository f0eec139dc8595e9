package org.candor.access;

import static org.candor.access.AccessPages.TEMPLATES;
import static org.candor.access.AccessPages.status;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Asks a signed-in person to confirm that it is them, and goes on with what they were doing. */
@Controller
class ProofController {

  /** Before the name of each parameter of the form that waits. */
  static final String CARRIED = "carried.";

  static final String AT = "/prove";
  private static final String HOME = "/account";

  private final SignIn signIn;
  private final SecondStep secondStep;
  private final PasskeyDoor passkeys;
  private final Account account;
  private final AccessPages pages;

  ProofController(
      SignIn signIn,
      SecondStep secondStep,
      PasskeyDoor passkeys,
      Account account,
      AccessPages pages) {
    this.signIn = signIn;
    this.secondStep = secondStep;
    this.passkeys = passkeys;
    this.account = account;
    this.pages = pages;
  }

  @SignedIn
  @GetMapping(AT)
  View ask(@RequestParam(defaultValue = HOME) String next, HttpServletRequest request) {
    return ask(HttpStatus.OK, "", Waiting.page(next), request);
  }

  @SignedIn
  @PostMapping(AT)
  View prove(
      @RequestParam String password,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = HOME) String next,
      Presence presence,
      HttpServletRequest request) {
    var session = Objects.requireNonNull(presence.session());
    var person = session.person();
    var waiting = Waiting.carried(next, request);
    var proven =
        signIn.proves(person, password, Device.of(request))
            && (!secondStep.isSetUp(person) || secondStep.verify(person, code));
    if (!proven) {
      var error = pages.text("access.prove.wrong");
      return ask(status(error), error, waiting, request);
    }
    account.proved(session.id());
    return waiting.isForm() ? goOn(waiting, request) : FrontDoor.to(waiting.next());
  }

  /** The question in place of what was asked for. */
  View ask(HttpStatus status, String error, Waiting waiting, HttpServletRequest request) {
    var title = pages.text("access.prove");
    return pages.inside(
        status, request, title, TEMPLATES.accessProve(sheet(error, waiting, request)));
  }

  /** Without script a button sends the form again. */
  private View goOn(Waiting waiting, HttpServletRequest request) {
    var title = pages.text("access.proved");
    return pages.inside(request, title, TEMPLATES.accessProved(sheet("", waiting, request)));
  }

  private Sheets.ProofSheet sheet(String error, Waiting waiting, HttpServletRequest request) {
    var person = Objects.requireNonNull(Callers.of(request)).person();
    return new Sheets.ProofSheet(
        error,
        waiting.method(),
        waiting.next(),
        waiting.fields(),
        waiting.what(),
        FormTokens.of(request),
        secondStep.isSetUp(person),
        !passkeys.of(person).isEmpty());
  }
}
