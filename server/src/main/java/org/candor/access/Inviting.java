package org.candor.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.candor.records.Ids;
import org.candor.records.Ledger;
import org.candor.records.Verb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Invitations: one link, one person, one week. That one was made and how it ended are facts. */
@Service
class Inviting {

  static final Duration OPEN = Duration.ofDays(7);
  static final String KIND = "access/invitations";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What became of an invitation. */
  enum Outcome {
    OPEN,
    ACCEPTED,
    REVOKED
  }

  private final Installation installation;
  private final Invitations invitations;
  private final Persons persons;
  private final People people;
  private final Passwords passwords;
  private final Ledger ledger;
  private final Wording wording;
  private final Clock clock;

  Inviting(
      Installation installation,
      Invitations invitations,
      Persons persons,
      People people,
      Passwords passwords,
      Ledger ledger,
      Wording wording,
      Clock clock) {
    this.installation = installation;
    this.invitations = invitations;
    this.persons = persons;
    this.people = people;
    this.passwords = passwords;
    this.ledger = ledger;
    this.wording = wording;
    this.clock = clock;
  }

  /**
   * Returns the secret of the link; it is known to nobody afterwards. The newer invitation of the
   * same address replaces the older.
   *
   * @throws Unfit for who is a member already, the caller among them: roles are changed elsewhere,
   *     by the rules for that; and for days that are over
   */
  String invite(Caller by, Invitee invitee) {
    if (people.member(by.org(), invitee.email()).isPresent()) {
      throw new Unfit("email", "access.invitation.member", invitee.email());
    }
    var last = invitee.endsOn();
    if (last != null && last.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      throw new Unfit("endsOn", "access.days.over");
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var secret = Secrets.fresh();
    var hash = Secrets.hash(secret);
    var here = new Workplace(by.org(), by.orgName());
    var invitation = new Invitation(Ids.next(), here, invitee, by.name(), now.plus(OPEN));
    installation.run(
        by.org(),
        () -> {
          invitations
              .waiting(by.org(), invitee.email())
              .forEach(it -> end(it, Outcome.REVOKED, by.actor(), now));
          var state = state(invitation, hash, Outcome.OPEN);
          var seq = append(by.actor(), Verb.RECORDED, 1, state, invitation.id());
          invitations.insert(invitation, hash, now, seq);
        });
    return secret;
  }

  Optional<Invitation> find(String secret) {
    return installation.read(null, () -> invitations.byHash(Secrets.hash(secret), clock.instant()));
  }

  List<Invitation> open(OrgId org) {
    return installation.read(org, () -> invitations.open(org, clock.instant()));
  }

  /** Whether there was one to take back. */
  boolean revoke(Caller by, UUID id) {
    return installation.write(
        by.org(),
        () -> {
          var open = invitations.waiting(by.org(), id);
          open.ifPresent(it -> end(it, Outcome.REVOKED, by.actor(), clock.instant()));
          return open.isPresent();
        });
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

  /** Whether the invitation is for the person who is signed in. */
  boolean isInvited(Invitation it, @Nullable PersonId signedIn) {
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
          var now = clock.instant();
          var open = invitations.waiting(it.org(), it.id(), Secrets.hash(secret), now);
          if (open.isEmpty()) {
            return Decision.refused("access.invitation.spent");
          }
          if (people.isMember(it.org(), it.invitee().email())) {
            return Decision.refused("access.invitation.member", it.invitee().email());
          }
          var why = wording.text("access.invitation.by", it.invitedBy());
          var person = people.join(it.org(), it.invitee(), hash, null, why);
          var actor = new Actor(person.id(), person.name(), "web");
          end(open.get(), Outcome.ACCEPTED, actor, now);
          return Decision.ACCEPTED;
        });
  }

  /** Within a transaction that holds the row. */
  private void end(Invitations.Waiting it, Outcome outcome, Actor actor, Instant now) {
    var id = it.invitation().id();
    var state = state(it.invitation(), it.hash(), outcome);
    var seq = append(actor, Verb.RETIRED, 2, state, id);
    invitations.end(it.invitation().org(), id, outcome == Outcome.ACCEPTED, now, seq);
  }

  /** What the ledger says of an invitation; the hash of its secret, so that nobody exchanges it. */
  static String state(Invitation it, byte[] hash, Outcome outcome) {
    var invitee = it.invitee();
    var state = JSON.createObjectNode().put("name", invitee.name()).put("email", invitee.email());
    var roles = state.putArray("roles");
    invitee.roles().stream().sorted().map(Role::name).forEach(roles::add);
    state.put("starts_on", MembershipBook.text(invitee.startsOn()));
    state.put("ends_on", MembershipBook.text(invitee.endsOn()));
    state.put("invited_by", it.invitedBy()).put("expires_at", it.expiresAt().toString());
    state.put("sha256", HexFormat.of().formatHex(hash));
    return state.put("outcome", outcome.name().toLowerCase(Locale.ROOT)).toString();
  }

  private long append(Actor actor, Verb verb, int version, String state, UUID invitation) {
    var personal = Set.of("name", "email", "invited_by");
    return ledger.append(actor, verb, new Ref(KIND, invitation), version, state, personal, null);
  }
}
