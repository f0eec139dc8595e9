package org.candor.access;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.springframework.stereotype.Service;

/** What people do about their own account: sessions, password, where they work now. */
@Service
class Account {

  private final Installation installation;
  private final Sessions sessions;
  private final Persons persons;
  private final Passwords passwords;
  private final CredentialBook credentials;
  private final Organizations organizations;
  private final Clock clock;

  Account(
      Installation installation,
      Sessions sessions,
      Persons persons,
      Passwords passwords,
      CredentialBook credentials,
      Organizations organizations,
      Clock clock) {
    this.installation = installation;
    this.sessions = sessions;
    this.persons = persons;
    this.passwords = passwords;
    this.credentials = credentials;
    this.organizations = organizations;
    this.clock = clock;
  }

  List<Session> sessions(PersonId person) {
    return installation.read(null, () -> sessions.of(person)).stream()
        .filter(it -> it.holdsAt(clock.instant()))
        .toList();
  }

  void end(PersonId person, UUID session) {
    installation.run(null, () -> sessions.delete(person, session));
  }

  void endOthers(PersonId person, UUID kept) {
    installation.run(null, () -> sessions.deleteOthers(person, kept));
  }

  void proved(UUID session) {
    installation.run(null, () -> sessions.prove(session, clock.instant()));
  }

  /** Sets a new password and ends every other session. */
  Decision changePassword(PersonId person, UUID session, String password) {
    var who = installation.read(null, () -> persons.byId(person)).orElseThrow();
    var objection = passwords.objection(password, who.email());
    if (objection.isPresent()) {
      return Decision.refused(objection.get());
    }
    var hash = passwords.encode(password);
    installation.run(
        null,
        () -> {
          persons.keepPassword(person, hash, clock.instant());
          sessions.deleteOthers(person, session);
          credentials.write(person, null);
        });
    return Decision.ACCEPTED;
  }

  boolean work(PersonId person, UUID session, OrgId org) {
    return installation.write(
        null,
        () -> {
          var works = organizations.of(person).stream().anyMatch(it -> it.id().equals(org));
          if (works) {
            sessions.choose(session, org);
          }
          return works;
        });
  }

  String email(PersonId person) {
    return installation.read(null, () -> persons.byId(person)).orElseThrow().email();
  }
}
