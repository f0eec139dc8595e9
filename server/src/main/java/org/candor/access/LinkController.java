package org.candor.access;

import static org.candor.access.AccessPages.TEMPLATES;
import static org.candor.access.AccessPages.atTheDoor;
import static org.candor.access.AccessPages.status;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages behind one-time links: the first set-up, an invitation, recovery. */
@Controller
class LinkController {

  private final FirstRun firstRun;
  private final Inviting inviting;
  private final Recovery recovery;
  private final Post post;
  private final AccessPages pages;

  LinkController(
      FirstRun firstRun, Inviting inviting, Recovery recovery, Post post, AccessPages pages) {
    this.firstRun = firstRun;
    this.inviting = inviting;
    this.recovery = recovery;
    this.post = post;
    this.pages = pages;
  }

  @OpenToAll
  @GetMapping("/set-up/{secret}")
  View foundingPage(@PathVariable String secret, HttpServletRequest request) {
    return firstRun.isOpen(secret) ? foundingPage(secret, "", "", "", "", request) : spent();
  }

  @OpenToAll
  @PostMapping("/set-up/{secret}")
  View found(
      @PathVariable String secret,
      @RequestParam String organization,
      @RequestParam String name,
      @RequestParam String email,
      @RequestParam String password,
      HttpServletRequest request) {
    if (!firstRun.isOpen(secret)) {
      return spent();
    }
    var blank = organization.isBlank() || name.isBlank();
    var long200 = organization.strip().length() > 200 || name.strip().length() > 200;
    var decision =
        blank || long200
            ? Decision.refused("access.set-up.names")
            : firstRun.use(secret, organization, name, email, password);
    return switch (decision) {
      case Decision.Accepted() -> FrontDoor.to(FrontDoor.WITH_THE_NEW_PASSWORD);
      case Decision.Refused it ->
          foundingPage(secret, organization, name, email, pages.words(it), request);
    };
  }

  @OpenToAll
  @GetMapping("/invitation/{secret}")
  View invitationPage(
      @PathVariable String secret, @Nullable Caller caller, HttpServletRequest request) {
    return inviting
        .find(secret)
        .map(it -> invitationPage(secret, it, caller, "", request))
        .orElseGet(this::spent);
  }

  @OpenToAll
  @PostMapping("/invitation/{secret}")
  View accept(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String password,
      @Nullable Caller caller,
      HttpServletRequest request) {
    var invitation = inviting.find(secret);
    if (invitation.isEmpty()) {
      return spent();
    }
    var signedIn = caller == null ? null : caller.person();
    var self = inviting.isInvited(invitation.get(), signedIn);
    return switch (inviting.accept(secret, invitation.get(), signedIn, password)) {
      case Decision.Accepted() -> FrontDoor.to(self ? "/" : FrontDoor.WITH_THE_NEW_PASSWORD);
      case Decision.Refused it ->
          invitationPage(secret, invitation.get(), caller, pages.words(it), request);
    };
  }

  @OpenToAll
  @GetMapping("/recovery")
  View recoveryPage(HttpServletRequest request) {
    if (!post.isSetUp()) {
      return notice(
          HttpStatus.OK, pages.text("access.recovery"), pages.text("access.recovery.no-mail"));
    }
    var sheet = new Sheets.AddressSheet(FormTokens.of(request));
    return atTheDoor(
        HttpStatus.OK, pages.text("access.recovery"), "", TEMPLATES.accessRecovery(sheet));
  }

  @OpenToAll
  @PostMapping("/recovery")
  View requestRecovery(@RequestParam String email) {
    recovery.request(email);
    return notice(
        HttpStatus.OK, pages.text("access.recovery.sent"), pages.text("access.recovery.sent.why"));
  }

  @OpenToAll
  @GetMapping("/recovery/{secret}")
  View passwordPage(@PathVariable String secret, HttpServletRequest request) {
    return recovery
        .find(secret)
        .map(it -> passwordPage(secret, it, "", request))
        .orElseGet(this::spent);
  }

  @OpenToAll
  @PostMapping("/recovery/{secret}")
  View newPassword(
      @PathVariable String secret, @RequestParam String password, HttpServletRequest request) {
    var person = recovery.find(secret);
    if (person.isEmpty()) {
      return spent();
    }
    return switch (recovery.use(secret, person.get(), password)) {
      case Decision.Accepted() -> FrontDoor.to(FrontDoor.WITH_THE_NEW_PASSWORD);
      case Decision.Refused it -> passwordPage(secret, person.get(), pages.words(it), request);
    };
  }

  private View foundingPage(
      String secret,
      String organization,
      String name,
      String email,
      String error,
      HttpServletRequest request) {
    var sheet =
        new Sheets.SetUpSheet(
            "/set-up/" + secret, organization, name, email, error, FormTokens.of(request));
    return atTheDoor(
        status(error),
        pages.text("access.set-up.title"),
        pages.text("access.set-up.lead"),
        TEMPLATES.accessSetUp(sheet));
  }

  private View invitationPage(
      String secret,
      Invitation it,
      @Nullable Caller caller,
      String error,
      HttpServletRequest request) {
    var sheet =
        new Sheets.InvitationSheet(
            "/invitation/" + secret,
            it.workplace().name(),
            it.invitedBy(),
            it.invitee().email(),
            inviting.isKnown(it),
            caller != null && inviting.isInvited(it, caller.person()),
            error,
            FormTokens.of(request));
    return atTheDoor(
        status(error),
        pages.text("access.invitation.title", it.workplace().name()),
        "",
        TEMPLATES.accessInvitation(sheet));
  }

  private View passwordPage(
      String secret, Person person, String error, HttpServletRequest request) {
    var sheet =
        new Sheets.PasswordSheet(
            "/recovery/" + secret, person.email(), error, FormTokens.of(request));
    return atTheDoor(
        status(error), pages.text("access.password.choose"), "", TEMPLATES.accessPassword(sheet));
  }

  private View spent() {
    return notice(
        HttpStatus.NOT_FOUND, pages.text("access.link.spent"), pages.text("access.link.spent.why"));
  }

  private View notice(HttpStatus status, String title, String text) {
    var sheet = new Sheets.NoticeSheet(text, "/sign-in", pages.text("access.sign-in"));
    return atTheDoor(status, title, "", TEMPLATES.accessNotice(sheet));
  }
}
