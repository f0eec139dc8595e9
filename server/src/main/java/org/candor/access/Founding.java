package org.candor.access;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Ids;
import org.candor.records.Ledger;
import org.springframework.stereotype.Service;

/** Begins an organization: its ledger, and the person who runs it. */
@Service
public class Founding {

  private final Installation installation;
  private final Organizations organizations;
  private final Persons persons;
  private final Passwords passwords;
  private final MembershipBook book;
  private final CredentialBook credentials;
  private final Ledger ledger;
  private final Clock clock;

  Founding(
      Installation installation,
      Organizations organizations,
      Persons persons,
      Passwords passwords,
      MembershipBook book,
      CredentialBook credentials,
      Ledger ledger,
      Clock clock) {
    this.installation = installation;
    this.organizations = organizations;
    this.persons = persons;
    this.passwords = passwords;
    this.book = book;
    this.credentials = credentials;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Whether the installation waits for its first organization. */
  public boolean isDue() {
    return installation.read(null, organizations::none);
  }

  Optional<Sentence> objection(String password, String email) {
    return passwords.objection(password, email);
  }

  /**
   * Makes the person AIMS manager and administrator. Someone who is known already keeps their
   * password.
   *
   * @throws Unfit for a name, e-mail address or password that will not do
   */
  public OrgId found(String orgName, String personName, String email, String password) {
    var name = orgName.strip();
    if (name.isEmpty() || name.length() > 200) {
      throw new Unfit("organization", "access.set-up.names");
    }
    var newcomer = new Person(new PersonId(Ids.next()), personName, email);
    passwords.objection(password, email).ifPresent(Founding::refuse);
    var hash = passwords.encode(password);
    var org = new OrgId(Ids.next());
    installation.run(org, () -> found(org, name, newcomer, hash));
    return org;
  }

  private void found(OrgId org, String name, Person newcomer, String hash) {
    var now = clock.instant();
    organizations.insert(org, name, now);
    var person = persons.byEmail(newcomer.email()).orElse(newcomer);
    if (person == newcomer) {
      persons.insert(person, now);
      persons.keepPassword(person.id(), hash, now);
    }
    var actor = new Actor(person.id(), person.name(), "set-up");
    ledger.found(org, name, actor);
    var roles = Set.of(Role.AIMS_MANAGER, Role.ADMINISTRATOR);
    book.write(new Membership(org, person.id(), 1, roles, null, null, true), person, actor, null);
    credentials.write(org, person.id(), actor, null);
  }

  private static void refuse(Sentence objection) {
    throw new Unfit("password", objection);
  }
}
