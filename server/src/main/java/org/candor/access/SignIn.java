package org.candor.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.candor.kernel.PersonId;
import org.candor.records.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lets people in who prove who they are. What an outsider learns from a refusal is the same whether
 * the address is unknown, the password wrong or the account locked. NIST SP 800-63B, 3.2.2.
 */
@Service
class SignIn {

  /** What came of an attempt. The cookie's value goes to the browser and is kept nowhere else. */
  sealed interface Outcome {

    /** The person is in. */
    record Open(String cookie) implements Outcome {}

    /** The password was right; now the code from the app. */
    record CodeNeeded(String cookie) implements Outcome {}

    /** The password was right; the organization wants this person to set up a second step. */
    record EnrolmentNeeded(String cookie) implements Outcome {}

    /** No reason given. */
    record Refused() implements Outcome {}

    /** Too many attempts from this address. */
    record Throttled(Duration pause) implements Outcome {}
  }

  /** An attempt that was written down, of somebody or of nobody we know. */
  private record Attempt(long id, Optional<Person> person, Optional<String> hash, boolean locked) {}

  private static final Outcome REFUSED = new Outcome.Refused();

  private final Installation installation;
  private final Persons persons;
  private final Passwords passwords;
  private final Organizations organizations;
  private final Attempts attempts;
  private final Sessions sessions;
  private final SecondStep secondStep;
  private final Throttle throttle;
  private final Clock clock;

  SignIn(
      Installation installation,
      Persons persons,
      Passwords passwords,
      Organizations organizations,
      Attempts attempts,
      Sessions sessions,
      SecondStep secondStep,
      AccessProperties properties,
      Clock clock) {
    this.installation = installation;
    this.persons = persons;
    this.passwords = passwords;
    this.organizations = organizations;
    this.attempts = attempts;
    this.sessions = sessions;
    this.secondStep = secondStep;
    this.throttle =
        new Throttle(properties.signInsPerAddress(), AccessProperties.SIGN_IN_PERIOD, clock);
    this.clock = clock;
  }

  Outcome withPassword(String email, String password, Device device) {
    var wait = throttle.take(device.address());
    if (wait.isPresent()) {
      return new Outcome.Throttled(wait.get());
    }
    var attempt = begin(email, device);
    var right = passwords.matches(password, attempt.hash());
    if (!right || attempt.locked() || attempt.person().isEmpty()) {
      return REFUSED;
    }
    return next(attempt.person().get().id(), attempt.id(), device);
  }

  /** The second of two steps, for the cookie that the first gave. */
  Outcome withCode(String cookie, String code, Device device) {
    var half = half(cookie, Session.State.CODE);
    if (half.isEmpty()) {
      return REFUSED;
    }
    var person = half.get().person();
    var attempt = installation.write(null, () -> begin(person, Optional.empty(), device));
    if (attempt.locked() || !secondStep.verify(person, code)) {
      return REFUSED;
    }
    return finish(half.get(), attempt.id(), device);
  }

  /** Opens the session of someone who had to set up a second step, and now has one. */
  Outcome afterEnrolment(String cookie, String code, Device device) {
    var half = half(cookie, Session.State.ENROL);
    if (half.isEmpty() || !secondStep.confirm(half.get().person(), code)) {
      return REFUSED;
    }
    var person = half.get().person();
    var attempt = installation.write(null, () -> attempts.open(person, device.address(), now()));
    return finish(half.get(), attempt, device);
  }

  /** A passkey is two steps in one: something the person has, opened by what they know or are. */
  Outcome withPasskey(PersonId person, Device device) {
    return installation.write(
        null,
        () -> {
          var attempt = begin(person, Optional.empty(), device);
          if (attempt.locked() || organizations.of(person).isEmpty()) {
            return REFUSED;
          }
          attempts.succeed(attempt.id(), person);
          return new Outcome.Open(open(person, Session.State.OPEN, "passkey", device));
        });
  }

  /** The session between two steps. */
  Optional<Session> half(@Nullable String cookie, Session.State state) {
    if (cookie == null) {
      return Optional.empty();
    }
    return installation
        .read(null, () -> sessions.byHash(Secrets.hash(cookie)))
        .filter(it -> it.state() == state && it.holdsAt(now()));
  }

  /** Whether this is the person's password, under the same limits as signing in. */
  boolean proves(PersonId person, String password, Device device) {
    var attempt =
        installation.write(null, () -> begin(person, persons.passwordHash(person), device));
    if (!passwords.matches(password, attempt.hash()) || attempt.locked()) {
      return false;
    }
    installation.run(null, () -> attempts.succeed(attempt.id(), person));
    return true;
  }

  void unlock(PersonId person) {
    installation.run(null, () -> attempts.clear(person));
  }

  private Attempt begin(String email, Device device) {
    return installation.write(
        null,
        () -> {
          var person = persons.byEmail(email);
          if (person.isEmpty()) {
            attempts.open(null, device.address(), now());
            return new Attempt(0, person, Optional.empty(), false);
          }
          return begin(person.get().id(), persons.passwordHash(person.get().id()), device);
        });
  }

  /** Within a transaction that commits before the secret is looked at. */
  private Attempt begin(PersonId person, Optional<String> hash, Device device) {
    var id = attempts.open(person, device.address(), now());
    var locked = attempts.failures(person, now()) > Attempts.ALLOWED;
    if (locked) {
      attempts.refuse(id);
    }
    return new Attempt(id, persons.byId(person), hash, locked);
  }

  private Outcome next(PersonId person, long attempt, Device device) {
    var hasSecondStep = secondStep.isSetUp(person);
    return installation.write(
        null,
        () -> {
          if (organizations.of(person).isEmpty()) {
            return REFUSED;
          }
          if (hasSecondStep) {
            attempts.passFirstStep(attempt);
            return new Outcome.CodeNeeded(open(person, Session.State.CODE, "password", device));
          }
          attempts.succeed(attempt, person);
          return organizations.wantSecondStepOf(person)
              ? new Outcome.EnrolmentNeeded(open(person, Session.State.ENROL, "password", device))
              : new Outcome.Open(open(person, Session.State.OPEN, "password", device));
        });
  }

  private Outcome finish(Session half, long attempt, Device device) {
    return installation.write(
        null,
        () -> {
          attempts.succeed(attempt, half.person());
          sessions.delete(half.person(), half.id());
          return new Outcome.Open(
              open(half.person(), Session.State.OPEN, "password-and-code", device));
        });
  }

  private String open(PersonId person, Session.State state, String method, Device device) {
    var cookie = Secrets.fresh();
    var now = now();
    sessions.sweep(now);
    sessions.insert(
        new Session(
            Ids.next(), person, state, method, device.address(), device.agent(), now, now, now),
        Secrets.hash(cookie));
    return cookie;
  }

  private Instant now() {
    return clock.instant();
  }
}
