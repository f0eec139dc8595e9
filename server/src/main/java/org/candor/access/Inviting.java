package org.candor.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Invitations: one link, one person, one week. */
@Service
class Inviting {

  static final Duration OPEN = Duration.ofDays(7);

  private final Installation installation;
  private final Invitations invitations;
  private final Persons persons;
  private final People people;
  private final Passwords passwords;
  private final Clock clock;

  Inviting(
      Installation installation,
      Invitations invitations,
      Persons persons,
      People people,
      Passwords passwords,
      Clock clock) {
    this.installation = installation;
    this.invitations = invitations;
    this.persons = persons;
    this.people = people;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Returns the secret of the link; it is known to nobody afterwards. */
  String invite(Caller by, Invitee invitee) {
    var now = clock.instant();
    var secret = Secrets.fresh();
    var invitation =
        new Invitation(
            Ids.next(), new Workplace(by.org(), by.orgName()), invitee, by.name(), now.plus(OPEN));
    installation.run(by.org(), () -> invitations.insert(invitation, Secrets.hash(secret), now));
    return secret;
  }

  Optional<Invitation> find(String secret) {
    return installation.read(null, () -> invitations.byHash(Secrets.hash(secret), clock.instant()));
  }

  List<Invitation> open(OrgId org) {
    return installation.read(org, () -> invitations.open(org, clock.instant()));
  }

  void revoke(Caller by, UUID id) {
    installation.run(by.org(), () -> invitations.revoke(by.org(), id, clock.instant()));
  }

  boolean isKnown(Invitation invitation) {
    return installation.read(null, () -> persons.byEmail(invitation.invitee().email())).isPresent();
  }

  /**
   * Makes the invited person a member. Someone who has an account already must be signed in with
   * it: the link alone gives nobody else's account away.
   *
   * @param password of a new account
   */
  Decision accept(String secret, Invitation it, @Nullable PersonId signedIn, String password) {
    if (isKnown(it)) {
      return isInvited(it, signedIn)
          ? join(secret, it, null)
          : Decision.refused("access.invitation.as", it.invitee().email());
    }
    var objection = passwords.objection(password, it.invitee().email());
    return objection.isPresent()
        ? Decision.refused(objection.get())
        : join(secret, it, passwords.encode(password));
  }

  private boolean isInvited(Invitation it, @Nullable PersonId signedIn) {
    return signedIn != null
        && installation
            .read(null, () -> persons.byId(signedIn))
            .filter(person -> person.email().equals(it.invitee().email()))
            .isPresent();
  }

  private Decision join(String secret, Invitation it, @Nullable String hash) {
    return installation.write(
        it.org(),
        () -> {
          if (!invitations.accept(Secrets.hash(secret), clock.instant())) {
            return Decision.refused("access.invitation.spent");
          }
          people.join(it.org(), it.invitee(), hash, null, "invited by " + it.invitedBy());
          return Decision.ACCEPTED;
        });
  }
}
