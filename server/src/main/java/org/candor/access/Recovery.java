package org.candor.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/**
 * The way back in for someone who lost their password: a link by e-mail, or one that an
 * administrator hands over. It ends every session, and leaves a second step in place.
 */
@Service
class Recovery {

  static final Duration BY_MAIL = Duration.ofHours(1);
  static final Duration BY_HAND = Duration.ofHours(24);

  private final Installation installation;
  private final Links links;
  private final Persons persons;
  private final Memberships memberships;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Attempts attempts;
  private final SecondStep secondStep;
  private final MembershipBook book;
  private final CredentialBook credentials;
  private final Post post;
  private final Wording wording;
  private final Clock clock;

  Recovery(
      Installation installation,
      Links links,
      Persons persons,
      Memberships memberships,
      Passwords passwords,
      Sessions sessions,
      Attempts attempts,
      SecondStep secondStep,
      MembershipBook book,
      CredentialBook credentials,
      Post post,
      Wording wording,
      Clock clock) {
    this.installation = installation;
    this.links = links;
    this.persons = persons;
    this.memberships = memberships;
    this.passwords = passwords;
    this.sessions = sessions;
    this.attempts = attempts;
    this.secondStep = secondStep;
    this.book = book;
    this.credentials = credentials;
    this.post = post;
    this.wording = wording;
    this.clock = clock;
  }

  /** Sends a link if the address is known. Whoever asks learns nothing, not even from the time. */
  void request(String email) {
    if (!post.isSetUp()) {
      return;
    }
    var language = LocaleContextHolder.getLocaleContext();
    installation
        .read(null, () -> persons.byEmail(email))
        .ifPresent(person -> Thread.startVirtualThread(() -> send(person, language)));
  }

  private void send(Person person, @Nullable LocaleContext language) {
    LocaleContextHolder.setLocaleContext(language);
    var secret = installation.write(null, () -> link(person.id(), BY_MAIL));
    post.send(
        person.email(),
        wording.text("access.recovery.mail"),
        wording.text("access.recovery.mail.text", person.name(), post.link("/recovery/" + secret)));
  }

  /** An administrator's link, for a member whose every organization they administer. */
  Optional<String> byHand(Caller by, PersonId person) {
    return installation.write(
        by.org(),
        () -> {
          if (!mayHelp(by, person)) {
            return Optional.empty();
          }
          note(by, person, wording.text("access.recovery.noted"));
          return Optional.of(link(person, BY_HAND));
        });
  }

  /** For someone who lost the app: the password alone opens their next session. */
  Decision removeSecondStep(Caller by, PersonId person) {
    return installation.write(
        by.org(),
        () -> {
          if (!mayHelp(by, person)) {
            return Decision.refused("access.recovery.not-yours");
          }
          secondStep.removeWithin(person);
          credentials.write(person, by.actor(), wording.text("access.second-step.removed"));
          sessions.deleteAll(person);
          return Decision.ACCEPTED;
        });
  }

  /** Nobody takes an account over through the weakest of its organizations. */
  private boolean mayHelp(Caller by, PersonId person) {
    return !by.person().equals(person)
        && memberships.latest(by.org(), person).filter(Membership::active).isPresent()
        && memberships.administersAllOf(by.person(), person);
  }

  private void note(Caller by, PersonId person, String why) {
    var now = memberships.latest(by.org(), person).orElseThrow();
    var same = now.next(now.roles(), now.startsOn(), now.endsOn());
    book.write(same, persons.byId(person).orElseThrow(), by.actor(), why);
  }

  private String link(PersonId person, Duration open) {
    var secret = Secrets.fresh();
    var now = clock.instant();
    links.insert(Links.Kind.RECOVERY, Secrets.hash(secret), person, now, now.plus(open));
    return secret;
  }

  Optional<Person> find(String secret) {
    return installation.read(
        null, () -> links.person(Secrets.hash(secret), clock.instant()).flatMap(persons::byId));
  }

  Decision use(String secret, Person person, String password) {
    var objection = passwords.objection(password, person.email());
    if (objection.isPresent()) {
      return Decision.refused(objection.get());
    }
    var hash = passwords.encode(password);
    return installation.write(
        null,
        () -> {
          if (!links.use(Links.Kind.RECOVERY, Secrets.hash(secret), clock.instant())) {
            return Decision.refused("access.recovery.spent");
          }
          persons.keepPassword(person.id(), hash, clock.instant());
          sessions.deleteAll(person.id());
          attempts.clear(person.id());
          credentials.write(person.id(), wording.text("access.recovery.used"));
          return Decision.ACCEPTED;
        });
  }
}
