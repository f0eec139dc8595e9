package org.candor.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People and tokens for programs. */
@RestController
@RequestMapping("/api/v1/access")
class AccessApi {

  /** Who asks. */
  record Me(
      PersonId person,
      String name,
      OrgId organization,
      String organizationName,
      Set<Role> roles,
      Set<String> scopes) {}

  /** The link is shown this once. */
  record Invited(String path) {}

  /** What a member is from now on. */
  record Roles(
      Set<Role> roles,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable String why) {

    Roles {
      roles = said("roles", roles);
    }
  }

  /** Why somebody is forgotten; it stays in the ledger, so it names nobody. */
  record Reason(String why) {

    Reason {
      why = said("why", why).strip();
    }
  }

  /** What a token is asked to be. */
  record Wish(String name, Set<String> scopes, Instant expiresAt) {

    Wish {
      name = said("name", name);
      scopes = said("scopes", scopes);
      expiresAt = said("expiresAt", expiresAt);
    }
  }

  /** The token is shown this once. */
  record Issued(String token) {}

  private final People people;
  private final Inviting inviting;
  private final Forgetting forgetting;
  private final Tokens tokens;
  private final Permissions permissions;
  private final Wording wording;

  AccessApi(
      People people,
      Inviting inviting,
      Forgetting forgetting,
      Tokens tokens,
      Permissions permissions,
      Wording wording) {
    this.forgetting = forgetting;
    this.people = people;
    this.inviting = inviting;
    this.tokens = tokens;
    this.permissions = permissions;
    this.wording = wording;
  }

  @SignedIn
  @GetMapping("/me")
  Me me(Caller caller) {
    return new Me(
        caller.person(),
        caller.name(),
        caller.org(),
        caller.orgName(),
        caller.roles(),
        caller.scopes());
  }

  @Allow(value = Action.READ, on = PeopleController.PEOPLE)
  @GetMapping("/people")
  List<Member> people(Caller caller) {
    return people.members(caller.org());
  }

  @Allow(value = Action.MANAGE, on = PeopleController.PEOPLE)
  @PostMapping("/people")
  @Replies(status = 201)
  ResponseEntity<Invited> invite(@RequestBody Invitee invitee, Caller caller) {
    var secret = inviting.invite(caller, invitee);
    return ResponseEntity.status(HttpStatus.CREATED).body(new Invited("/invitation/" + secret));
  }

  @Allow(value = Action.MANAGE, on = PeopleController.PEOPLE)
  @PutMapping("/people/{person}/roles")
  @Replies(status = 204)
  ResponseEntity<?> change(@PathVariable UUID person, @RequestBody Roles wish, Caller caller) {
    if (people.member(caller.org(), new PersonId(person)).isEmpty()) {
      return missing("access.people.stranger");
    }
    return answer(
        people.change(
            caller,
            new PersonId(person),
            wish.roles(),
            wish.startsOn(),
            wish.endsOn(),
            wish.why()));
  }

  @Allow(value = Action.MANAGE, on = PeopleController.PEOPLE)
  @DeleteMapping("/people/{person}")
  @Replies(status = 204)
  ResponseEntity<?> remove(@PathVariable UUID person, Caller caller) {
    if (people.member(caller.org(), new PersonId(person)).isEmpty()) {
      return missing("access.people.stranger");
    }
    return answer(people.remove(caller, new PersonId(person), null));
  }

  /**
   * Erases who somebody was who has left. A person asks for it, who has just proved who they are.
   */
  @Allow(value = Action.MANAGE, on = PeopleController.PEOPLE)
  @Fresh
  @PostMapping("/people/{person}/forget")
  @Replies(status = 204)
  ResponseEntity<?> forget(@PathVariable UUID person, @RequestBody Reason reason, Caller caller) {
    return answer(forgetting.forget(caller, new PersonId(person), reason.why()));
  }

  @Allow(value = Action.READ, on = "access/tokens")
  @GetMapping("/tokens")
  List<Token> tokens(Caller caller) {
    return tokens.of(caller.org(), everybodys(caller) ? null : caller.person());
  }

  @Allow(value = Action.RECORD, on = "access/tokens")
  @PostMapping("/tokens")
  @Replies(status = 201)
  ResponseEntity<Issued> issue(@RequestBody Wish wish, Caller caller) {
    var token = tokens.issue(caller, wish.name(), wish.scopes(), wish.expiresAt());
    return ResponseEntity.status(HttpStatus.CREATED).body(new Issued(token));
  }

  @Allow(value = Action.RETIRE, on = "access/tokens")
  @DeleteMapping("/tokens/{id}")
  @Replies(status = 204)
  ResponseEntity<?> revoke(@PathVariable UUID id, Caller caller) {
    return tokens.revoke(caller, id, everybodys(caller))
        ? ResponseEntity.noContent().build()
        : missing("access.tokens.missing");
  }

  private ResponseEntity<?> missing(String key) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(ProblemType.NOT_FOUND.detail(wording.text(key), wording));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(Unfit e) {
    var problem = ProblemType.INVALID.detail(e.in(wording), wording);
    if (!e.member().isEmpty()) {
      var message = e.sentence().in(wording);
      problem.setProperty("errors", List.of(Map.of("field", e.member(), "message", message)));
    }
    return ResponseEntity.unprocessableContent().body(problem);
  }

  /** JSON may leave out or set to null what the type promises. */
  static <T> T said(String member, @Nullable T value) {
    if (value == null || value instanceof Set<?> it && it.stream().anyMatch(Objects::isNull)) {
      throw new Unfit(member, "access.required");
    }
    return value;
  }

  private boolean everybodys(Caller caller) {
    return permissions.may(caller, Action.MANAGE, "access/tokens");
  }

  private ResponseEntity<?> answer(Decision decision) {
    return switch (decision) {
      case Decision.Accepted() -> ResponseEntity.noContent().build();
      case Decision.Refused it ->
          ResponseEntity.status(HttpStatus.CONFLICT)
              .body(ProblemType.CONFLICT.detail(it.in(wording), wording));
    };
  }
}
