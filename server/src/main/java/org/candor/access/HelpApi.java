package org.candor.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an administrator does for people at the door: invitations, lock-out, the way back in. */
@RestController
@RequestMapping("/api/v1/access")
class HelpApi {

  /** An invitation that nobody has used yet. */
  record Open(
      UUID id,
      String name,
      String email,
      Set<Role> roles,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn,
      String invitedBy,
      Instant expiresAt) {

    static Open of(Invitation it) {
      var who = it.invitee();
      return new Open(
          it.id(),
          who.name(),
          who.email(),
          who.roles(),
          who.startsOn(),
          who.endsOn(),
          it.invitedBy(),
          it.expiresAt());
    }
  }

  record Invitations(List<Open> items) {}

  /** The link is shown this once. */
  record Way(String path) {}

  /** What the organization asks at the door. */
  record Asks(boolean secondStepNeeded) {}

  private final People people;
  private final Inviting inviting;
  private final SignIn signIn;
  private final Recovery recovery;
  private final Settings settings;
  private final Wording wording;

  HelpApi(
      People people,
      Inviting inviting,
      SignIn signIn,
      Recovery recovery,
      Settings settings,
      Wording wording) {
    this.people = people;
    this.inviting = inviting;
    this.signIn = signIn;
    this.recovery = recovery;
    this.settings = settings;
    this.wording = wording;
  }

  @Allow(value = Action.READ, on = PeopleController.PEOPLE)
  @GetMapping("/invitations")
  Invitations listInvitations(Caller caller) {
    return new Invitations(inviting.open(caller.org()).stream().map(Open::of).toList());
  }

  @Allow(value = Action.MANAGE, on = PeopleController.PEOPLE)
  @Replies(status = 204)
  @DeleteMapping("/invitations/{id}")
  ResponseEntity<?> revokeInvitation(@PathVariable UUID id, Caller caller) {
    return inviting.revoke(caller, id)
        ? ResponseEntity.noContent().build()
        : missing("access.invitation.spent");
  }

  /** Lets somebody try again who was locked out. */
  @Allow(value = Action.MANAGE, on = PeopleController.PEOPLE)
  @Replies(status = 204)
  @PostMapping("/people/{person}/unlock")
  ResponseEntity<?> unlock(@PathVariable UUID person, Caller caller) {
    var member = people.member(caller.org(), new PersonId(person));
    if (member.isEmpty()) {
      return missing("access.people.stranger");
    }
    signIn.unlock(member.get().person());
    return ResponseEntity.noContent().build();
  }

  /** A person asks for it, who has just proved who they are. */
  @Allow(value = Action.MANAGE, on = PeopleController.PEOPLE)
  @Fresh
  @Replies(value = Way.class, status = 201)
  @PostMapping("/people/{person}/recovery")
  ResponseEntity<?> wayBackIn(@PathVariable UUID person, Caller caller) {
    var secret = recovery.byHand(caller, new PersonId(person));
    return secret.isPresent()
        ? ResponseEntity.status(HttpStatus.CREATED).body(new Way("/recovery/" + secret.get()))
        : refused(wording.text("access.recovery.not-yours"));
  }

  /** A person asks for it, who has just proved who they are. */
  @Allow(value = Action.MANAGE, on = PeopleController.PEOPLE)
  @Fresh
  @Replies(status = 204)
  @DeleteMapping("/people/{person}/second-step")
  ResponseEntity<?> removeSecondStep(@PathVariable UUID person, Caller caller) {
    return switch (recovery.removeSecondStep(caller, new PersonId(person))) {
      case Decision.Accepted() -> ResponseEntity.noContent().build();
      case Decision.Refused it -> refused(it.in(wording));
    };
  }

  @Allow(value = Action.READ, on = "access/organization")
  @GetMapping("/organization")
  Asks showOrganization(Caller caller) {
    return new Asks(settings.needsSecondStep(caller.org()));
  }

  @Allow(value = Action.MANAGE, on = "access/organization")
  @PutMapping("/organization")
  Asks changeOrganization(@RequestBody Asks asked, Caller caller) {
    settings.needSecondStep(caller, asked.secondStepNeeded());
    return asked;
  }

  private ResponseEntity<?> missing(String key) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(ProblemType.NOT_FOUND.detail(wording.text(key), wording));
  }

  private ResponseEntity<?> refused(String words) {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .body(ProblemType.CONFLICT.detail(words, wording));
  }
}
