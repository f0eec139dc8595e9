package org.candor.access;

import static org.candor.access.AccessPages.TEMPLATES;
import static org.candor.access.AccessPages.status;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages on which an administrator keeps the organization's people. Clause 5.3. */
@Controller
class PeopleController {

  static final String PEOPLE = "access/people";
  private static final String HOME = "/access/people";

  private final People people;
  private final Inviting inviting;
  private final Recovery recovery;
  private final Forgetting forgetting;
  private final SignIn signIn;
  private final Settings settings;
  private final Permissions permissions;
  private final Post post;
  private final AccessPages pages;

  PeopleController(
      People people,
      Inviting inviting,
      Recovery recovery,
      Forgetting forgetting,
      SignIn signIn,
      Settings settings,
      Permissions permissions,
      Post post,
      AccessPages pages) {
    this.people = people;
    this.inviting = inviting;
    this.recovery = recovery;
    this.forgetting = forgetting;
    this.signIn = signIn;
    this.settings = settings;
    this.permissions = permissions;
    this.post = post;
    this.pages = pages;
  }

  @Allow(value = Action.READ, on = PEOPLE)
  @GetMapping(HOME)
  View people(Caller caller, HttpServletRequest request) {
    return people(caller, "", Sheets.InviteForm.BLANK, request);
  }

  @Allow(value = Action.MANAGE, on = PEOPLE)
  @PostMapping(HOME + "/invite")
  View invite(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") List<String> roles,
      @RequestParam(defaultValue = "") String startsOn,
      @RequestParam(defaultValue = "") String endsOn,
      Caller caller,
      HttpServletRequest request) {
    var form = new Sheets.InviteForm(name, email, roles, startsOn, endsOn, "", "");
    try {
      var invitee = form.invitee();
      var path = "/invitation/" + inviting.invite(caller, invitee);
      if (post.isSetUp() && sent(caller, invitee, path)) {
        return FrontDoor.to(HOME);
      }
      return secret(
          pages.text("access.invitation.hand", invitee.name()), link(path, request), request);
    } catch (Unfit e) {
      return people(caller, "", form.refused(e.member(), pages.text(e.sentence())), request);
    }
  }

  private boolean sent(Caller caller, Invitee invitee, String path) {
    return post.send(
        invitee.email(),
        pages.text("access.invitation.mail", caller.orgName()),
        pages.text(
            "access.invitation.mail.text",
            invitee.name(),
            caller.name(),
            caller.orgName(),
            post.link(path)));
  }

  @Allow(value = Action.MANAGE, on = PEOPLE)
  @PostMapping(HOME + "/invitations/{id}/revoke")
  View revoke(@PathVariable UUID id, Caller caller) {
    inviting.revoke(caller, id);
    return FrontDoor.to(HOME);
  }

  @Allow(value = Action.MANAGE, on = PEOPLE)
  @PostMapping(HOME + "/{person}/roles")
  View change(
      @PathVariable UUID person,
      @RequestParam(defaultValue = "") Set<Role> roles,
      @RequestParam(required = false) @Nullable LocalDate startsOn,
      @RequestParam(required = false) @Nullable LocalDate endsOn,
      Caller caller,
      HttpServletRequest request) {
    var who = new PersonId(person);
    return answer(people.change(caller, who, roles, startsOn, endsOn, null), caller, request);
  }

  @Allow(value = Action.MANAGE, on = PEOPLE)
  @PostMapping(HOME + "/{person}/remove")
  View remove(@PathVariable UUID person, Caller caller, HttpServletRequest request) {
    return answer(people.remove(caller, new PersonId(person), null), caller, request);
  }

  @Allow(value = Action.MANAGE, on = PEOPLE)
  @Fresh
  @PostMapping(HOME + "/{person}/forget")
  View forget(
      @PathVariable UUID person,
      @RequestParam(defaultValue = "") String why,
      Caller caller,
      HttpServletRequest request) {
    return answer(forgetting.forget(caller, new PersonId(person), why.strip()), caller, request);
  }

  @Allow(value = Action.MANAGE, on = PEOPLE)
  @PostMapping(HOME + "/{person}/unlock")
  View unlock(@PathVariable UUID person, Caller caller, HttpServletRequest request) {
    var member = people.member(caller.org(), new PersonId(person));
    member.ifPresent(it -> signIn.unlock(it.person()));
    return FrontDoor.to(HOME);
  }

  @Allow(value = Action.MANAGE, on = PEOPLE)
  @Fresh
  @PostMapping(HOME + "/{person}/recovery")
  View recover(@PathVariable UUID person, Caller caller, HttpServletRequest request) {
    return recovery
        .byHand(caller, new PersonId(person))
        .map(
            it ->
                secret(
                    pages.text("access.recovery.hand"), link("/recovery/" + it, request), request))
        .orElseGet(() -> refused(caller, pages.text("access.recovery.not-yours"), request));
  }

  @Allow(value = Action.MANAGE, on = PEOPLE)
  @Fresh
  @PostMapping(HOME + "/{person}/second-step/remove")
  View removeSecondStep(@PathVariable UUID person, Caller caller, HttpServletRequest request) {
    return answer(recovery.removeSecondStep(caller, new PersonId(person)), caller, request);
  }

  @Allow(value = Action.MANAGE, on = "access/organization")
  @PostMapping("/access/organization/second-step")
  View needSecondStep(@RequestParam(defaultValue = "false") boolean needed, Caller caller) {
    settings.needSecondStep(caller, needed);
    return FrontDoor.to(HOME);
  }

  private View answer(Decision decision, Caller caller, HttpServletRequest request) {
    return switch (decision) {
      case Decision.Accepted() -> FrontDoor.to(HOME);
      case Decision.Refused it -> refused(caller, pages.words(it), request);
    };
  }

  private View refused(Caller caller, String error, HttpServletRequest request) {
    return people(caller, error, Sheets.InviteForm.BLANK, request);
  }

  private View people(
      Caller caller, String error, Sheets.InviteForm invite, HttpServletRequest request) {
    var sheet =
        new Sheets.PeopleSheet(
            people.members(caller.org()),
            forgetting.former(caller.org()),
            inviting.open(caller.org()).stream().map(PeopleController::line).toList(),
            permissions.may(caller, Action.MANAGE, PEOPLE),
            caller.person(),
            settings.needsSecondStep(caller.org()),
            invite,
            error,
            FormTokens.of(request));
    return pages.inside(
        status(error + invite.error()),
        request,
        pages.text("access.people"),
        TEMPLATES.accessPeople(sheet));
  }

  private static Sheets.InvitationLine line(Invitation it) {
    var invitee = it.invitee();
    return new Sheets.InvitationLine(
        it.id(), invitee.name(), invitee.email(), invitee.roles(), it.expiresAt());
  }

  private View secret(String explanation, String secret, HttpServletRequest request) {
    var sheet = new Sheets.SecretSheet(explanation, secret, HOME);
    return pages.titled(
        HttpStatus.OK, request, pages.text("access.link"), TEMPLATES.accessSecret(sheet));
  }

  /** Shown to the administrator alone, so the address they see themselves will do. */
  private String link(String path, HttpServletRequest request) {
    var base = post.link("");
    var here = request.getRequestURL().toString();
    return (base.isEmpty() ? here.substring(0, here.indexOf('/', 8)) : base) + path;
  }
}
