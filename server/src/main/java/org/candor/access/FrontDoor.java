package org.candor.access;

import static org.candor.access.AccessPages.TEMPLATES;
import static org.candor.access.AccessPages.atTheDoor;
import static org.candor.access.AccessPages.status;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.candor.access.SignIn.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages of signing in and out. */
@Controller
class FrontDoor {

  /** Where somebody goes who has just chosen a password. */
  static final String WITH_THE_NEW_PASSWORD = "/sign-in?chosen=true";

  private final Founding founding;
  private final SignIn signIn;
  private final SecondStep secondStep;
  private final Account account;
  private final Post post;
  private final AccessPages pages;

  FrontDoor(
      Founding founding,
      SignIn signIn,
      SecondStep secondStep,
      Account account,
      Post post,
      AccessPages pages) {
    this.founding = founding;
    this.signIn = signIn;
    this.secondStep = secondStep;
    this.account = account;
    this.post = post;
    this.pages = pages;
  }

  @OpenToAll
  @GetMapping("/sign-in")
  View signInPage(
      @RequestParam(defaultValue = "/") String next,
      @RequestParam(defaultValue = "false") boolean chosen,
      @Nullable Caller caller,
      HttpServletRequest request) {
    if (caller != null) {
      return to(DoorAnswers.ownPath(next));
    }
    var lead =
        chosen ? "access.sign-in.chosen" : founding.isDue() ? "access.sign-in.nobody-yet" : null;
    return signInPage(HttpStatus.OK, lead, "", "", next, request);
  }

  @OpenToAll
  @PostMapping("/sign-in")
  View signIn(
      @RequestParam String email,
      @RequestParam String password,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (signIn.withPassword(email, password, Device.of(request))) {
      case Outcome.Refused() ->
          signInPage(
              HttpStatus.UNPROCESSABLE_CONTENT,
              null,
              email,
              pages.text("access.sign-in.refused"),
              next,
              request);
      case Outcome.Throttled(var pause) -> {
        response.setHeader("Retry-After", Long.toString(pause.toSeconds() + 1));
        yield signInPage(
            HttpStatus.TOO_MANY_REQUESTS,
            null,
            email,
            pages.text("access.sign-in.throttled"),
            next,
            request);
      }
      case Outcome.Open(var cookie) -> enter(cookie, DoorAnswers.ownPath(next), request, response);
      case Outcome.CodeNeeded(var cookie) ->
          enter(cookie, with(next, "/sign-in/code"), request, response);
      case Outcome.EnrolmentNeeded(var cookie) ->
          enter(cookie, with(next, "/sign-in/enrol"), request, response);
    };
  }

  @OpenToAll
  @GetMapping("/sign-in/code")
  View codePage(@RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
    return signIn.half(SessionCookie.value(request), Session.State.CODE).isEmpty()
        ? to("/sign-in")
        : codePage("", next, request);
  }

  @OpenToAll
  @PostMapping("/sign-in/code")
  View code(
      @RequestParam String code,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var cookie = SessionCookie.value(request);
    var outcome = signIn.withCode(cookie == null ? "" : cookie, code, Device.of(request));
    return outcome instanceof Outcome.Open(var fresh)
        ? enter(fresh, DoorAnswers.ownPath(next), request, response)
        : codePage(pages.text("access.code.wrong"), next, request);
  }

  @OpenToAll
  @GetMapping("/sign-in/enrol")
  View enrolPage(@RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
    return enrolPage("", next, request);
  }

  @OpenToAll
  @PostMapping("/sign-in/enrol")
  View enrol(
      @RequestParam String code,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var cookie = SessionCookie.value(request);
    var half = signIn.half(cookie, Session.State.ENROL);
    var outcome = signIn.afterEnrolment(cookie == null ? "" : cookie, code, Device.of(request));
    if (half.isEmpty() || !(outcome instanceof Outcome.Open(var fresh))) {
      return enrolPage(pages.text("access.code.wrong"), next, request);
    }
    SessionCookie.set(request, response, fresh);
    var codes = secondStep.freshCodes(half.get().person());
    var sheet = new Sheets.CodesSheet(codes, DoorAnswers.ownPath(next));
    return atTheDoor(HttpStatus.OK, pages.text("access.codes"), "", TEMPLATES.accessCodes(sheet));
  }

  @SignedIn
  @PostMapping("/sign-out")
  View signOut(Presence presence, HttpServletRequest request, HttpServletResponse response) {
    var session = presence.session();
    if (session != null) {
      account.end(session.person(), session.id());
    }
    SessionCookie.clear(request, response);
    return to("/sign-in");
  }

  private View signInPage(
      HttpStatus status,
      @Nullable String lead,
      String email,
      String error,
      String next,
      HttpServletRequest request) {
    var sheet =
        new Sheets.SignInSheet(
            email, error, DoorAnswers.ownPath(next), FormTokens.of(request), post.isSetUp());
    var words = lead == null ? "" : pages.text(lead);
    return atTheDoor(status, pages.text("access.sign-in"), words, TEMPLATES.accessSignIn(sheet));
  }

  private View codePage(String error, String next, HttpServletRequest request) {
    var sheet =
        new Sheets.CodeSheet(
            "/sign-in/code", error, DoorAnswers.ownPath(next), FormTokens.of(request));
    return atTheDoor(
        status(error),
        pages.text("access.code.title"),
        pages.text("access.code.lead"),
        TEMPLATES.accessCode(sheet));
  }

  private View enrolPage(String error, String next, HttpServletRequest request) {
    var half = signIn.half(SessionCookie.value(request), Session.State.ENROL);
    if (half.isEmpty()) {
      return to("/sign-in");
    }
    var person = half.get().person();
    var sheet =
        Enrolment.sheet(
            "/sign-in/enrol",
            secondStep.proposal(person),
            account.email(person),
            error,
            DoorAnswers.ownPath(next),
            request);
    return atTheDoor(
        status(error),
        pages.text("access.enrol"),
        pages.text("access.enrol.lead"),
        TEMPLATES.accessEnrol(sheet));
  }

  private static View enter(
      String cookie, String path, HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.set(request, response, cookie);
    return to(path);
  }

  private static String with(String next, String path) {
    return path
        + "?next="
        + java.net.URLEncoder.encode(
            DoorAnswers.ownPath(next), java.nio.charset.StandardCharsets.UTF_8);
  }

  static View to(String path) {
    var view = new RedirectView(path, true);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExposeModelAttributes(false);
    view.setExpandUriTemplateVariables(false);
    return view;
  }
}
