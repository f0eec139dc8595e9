package org.candor.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Erasure;
import org.candor.records.Ledger;
import org.candor.records.Verb;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Erases who somebody was, once they have left: what they did stays, done by nobody in particular,
 * and every proof holds. GDPR Art. 17; DPDPA s. 12.
 */
@Service
class Forgetting {

  private static final int LONGEST = 1_000;

  private final Installation installation;
  private final Memberships memberships;
  private final Persons persons;
  private final Organizations organizations;
  private final Invitations invitations;
  private final ApiTokens tokens;
  private final Erasure erasure;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;

  Forgetting(
      Installation installation,
      Memberships memberships,
      Persons persons,
      Organizations organizations,
      Invitations invitations,
      ApiTokens tokens,
      Erasure erasure,
      Ledger ledger,
      ApplicationEventPublisher events) {
    this.installation = installation;
    this.memberships = memberships;
    this.persons = persons;
    this.organizations = organizations;
    this.invitations = invitations;
    this.tokens = tokens;
    this.erasure = erasure;
    this.ledger = ledger;
    this.events = events;
  }

  /** Those who left and whose names are still known. */
  List<Member> former(OrgId org) {
    return installation.read(org, () -> memberships.former(org));
  }

  /**
   * Forgets somebody who is no member any more: their name and address in the organization's
   * ledger, invitations and tokens, and what other rooms keep of them. With the last organization
   * of the installation that knew them the account goes as well.
   *
   * @param why is a fact for good, so it had better not name them
   */
  Decision forget(Caller by, PersonId person, String why) {
    if (why.isBlank() || why.length() > LONGEST) {
      return Decision.refused("access.people.forget.why.needed", LONGEST);
    }
    return installation.write(
        by.org(),
        () -> {
          var last = memberships.latest(by.org(), person);
          if (last.isEmpty()) {
            return Decision.refused("access.people.stranger");
          }
          if (last.get().active()) {
            return Decision.refused("access.people.forget.member");
          }
          var who = persons.byId(person).orElseThrow();
          erasure.forget(person, by.actor(), why);
          besides(by, who, why);
          events.publishEvent(new Forgotten(person, who.name(), who.email()));
          if (isForgottenEverywhere(person)) {
            persons.forget(person);
          }
          return Decision.ACCEPTED;
        });
  }

  /** What else of the organization names them: facts of their own, about something else. */
  private void besides(Caller by, Person who, String why) {
    var org = by.org();
    for (var it : invitations.to(org, who.email())) {
      erase(by, Inviting.KIND, it, Set.of("name", "email"), why);
      invitations.forgetWhom(org, it);
    }
    for (var it : invitations.by(org, who.name())) {
      erase(by, Inviting.KIND, it, Set.of("invited_by"), why);
      invitations.forgetWho(org, it);
    }
    for (var it : tokens.ever(org, who.id())) {
      erase(by, Tokens.KIND, it, Set.of("name", "email"), why);
    }
  }

  private void erase(Caller by, String kind, UUID id, Set<String> members, String why) {
    erasure.erase(new Ref(kind, id), members, by.actor(), why);
  }

  /** What one organization forgets is not another's to lose. */
  private boolean isForgottenEverywhere(PersonId person) {
    if (!organizations.of(person).isEmpty()) {
      return false;
    }
    var keeping = new ArrayList<OrgId>();
    for (var org : persons.placesOf(person)) {
      installation.within(
          org,
          () -> {
            var told = ledger.about(List.of(person.value()), AsOf.NOW, 1);
            if (told.isEmpty() || told.getFirst().verb() != Verb.ERASED) {
              keeping.add(org);
            }
          });
    }
    return keeping.isEmpty();
  }
}
