package org.candor.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to an organization, and as what. Each change is a fact of its ledger. Clause 5.3. */
@Service
public class People {

  private final Installation installation;
  private final Persons persons;
  private final Memberships memberships;
  private final MembershipBook book;
  private final CredentialBook credentials;
  private final Organizations organizations;
  private final Passwords passwords;
  private final Clock clock;

  People(
      Installation installation,
      Persons persons,
      Memberships memberships,
      MembershipBook book,
      CredentialBook credentials,
      Organizations organizations,
      Passwords passwords,
      Clock clock) {
    this.installation = installation;
    this.persons = persons;
    this.memberships = memberships;
    this.book = book;
    this.credentials = credentials;
    this.organizations = organizations;
    this.passwords = passwords;
    this.clock = clock;
  }

  public List<Member> members(OrgId org) {
    return installation.read(org, () -> memberships.members(org));
  }

  /** Those of the organization in scope; joins the transaction that is under way. */
  @Transactional(readOnly = true)
  public List<Member> members() {
    return memberships.members(Scope.currentOrg());
  }

  public Optional<Member> member(OrgId org, PersonId person) {
    return members(org).stream().filter(it -> it.person().equals(person)).findFirst();
  }

  public Optional<Member> member(OrgId org, String email) {
    var wanted = Person.normal(email);
    return members(org).stream().filter(it -> it.email().equals(wanted)).findFirst();
  }

  /** Within a transaction: whether the address is that of a member. */
  boolean isMember(OrgId org, String email) {
    return persons
        .byEmail(email)
        .flatMap(it -> memberships.latest(org, it.id()))
        .filter(Membership::active)
        .isPresent();
  }

  /**
   * Which roles each member of the organization in scope had at a moment, on a day: none before the
   * first and after the last day of a membership.
   */
  @Transactional(readOnly = true)
  public Map<PersonId, Set<Role>> rolesAt(AsOf asOf, LocalDate day) {
    var roles = new LinkedHashMap<PersonId, Set<Role>>();
    for (var it : memberships.at(asOf)) {
      roles.put(it.person(), Membership.holding(it.roles(), it.startsOn(), it.endsOn(), day));
    }
    return roles;
  }

  /** The organizations of this installation, for commands. */
  public List<Workplace> organizations() {
    return installation.read(null, organizations::all);
  }

  /** Lets a person in with a password, without an invitation: for commands. */
  public PersonId add(OrgId org, Invitee invitee, String password, Actor actor) {
    passwords
        .objection(password, invitee.email())
        .ifPresent(
            it -> {
              throw new Unfit("password", it);
            });
    var hash = passwords.encode(password);
    return installation.write(org, () -> join(org, invitee, hash, actor, null).id());
  }

  /** Within a transaction: makes the person known where they are not, and a member. */
  Person join(
      OrgId org,
      Invitee invitee,
      @Nullable String passwordHash,
      @Nullable Actor actor,
      @Nullable String why) {
    var now = clock.instant();
    var known = persons.byEmail(invitee.email());
    var person =
        known.orElseGet(
            () -> new Person(new PersonId(Ids.next()), invitee.name(), invitee.email()));
    if (known.isEmpty()) {
      persons.insert(person, now);
      if (passwordHash != null) {
        persons.keepPassword(person.id(), passwordHash, now);
      }
    }
    var before = memberships.latest(org, person.id());
    var version = before.map(Membership::version).orElse(0) + 1;
    var by = actor != null ? actor : new Actor(person.id(), person.name(), "web");
    book.write(
        new Membership(
            org, person.id(), version, invitee.roles(), invitee.startsOn(), invitee.endsOn(), true),
        person,
        by,
        why);
    credentials.write(org, person.id(), by, why);
    return person;
  }

  /** Gives a member other roles. Nobody does that for themselves. */
  public Decision change(
      Caller by,
      PersonId person,
      Set<Role> roles,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable String why) {
    var objection = Membership.objection(roles, startsOn, endsOn);
    if (objection.isPresent()) {
      return Decision.refused(objection.get());
    }
    return decide(by, person, roles, why, it -> it.next(roles, startsOn, endsOn));
  }

  /** Ends a membership. What the person did stays in the organization's history. */
  public Decision remove(Caller by, PersonId person, @Nullable String why) {
    return decide(by, person, Set.of(), why, Membership::ended);
  }

  private Decision decide(
      Caller by,
      PersonId person,
      Set<Role> roles,
      @Nullable String why,
      java.util.function.UnaryOperator<Membership> change) {
    if (by.person().equals(person)) {
      return Decision.refused("access.people.own");
    }
    return installation.write(
        by.org(),
        () -> {
          var now = memberships.latest(by.org(), person).filter(Membership::active);
          if (now.isEmpty()) {
            return Decision.refused("access.people.stranger");
          }
          if (!roles.contains(Role.ADMINISTRATOR)
              && memberships.otherAdministrators(by.org(), person) == 0) {
            return Decision.refused("access.people.last");
          }
          var who = persons.byId(person).orElseThrow();
          book.write(change.apply(now.get()), who, by.actor(), why);
          return Decision.ACCEPTED;
        });
  }
}
