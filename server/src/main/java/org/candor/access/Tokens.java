package org.candor.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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

/**
 * API tokens: {@code candor_<handle>_<secret>}. A token acts for its person in one organization,
 * within its scopes, until a day that is at most a year away. The prefix lets secret scanners find
 * one that leaked.
 */
@Service
public class Tokens {

  public static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration TOUCH = Duration.ofMinutes(1);
  static final String KIND = "access/tokens";
  private static final String VIA = "api:";
  private static final Pattern FORM = Pattern.compile("candor_([a-z0-9]{12})_([A-Za-z0-9_-]{43})");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Installation installation;
  private final ApiTokens tokens;
  private final Memberships memberships;
  private final Persons persons;
  private final Permissions permissions;
  private final Ledger ledger;
  private final Clock clock;

  Tokens(
      Installation installation,
      ApiTokens tokens,
      Memberships memberships,
      Persons persons,
      Permissions permissions,
      Ledger ledger,
      Clock clock) {
    this.installation = installation;
    this.tokens = tokens;
    this.memberships = memberships;
    this.persons = persons;
    this.permissions = permissions;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Returns the plain token, which is shown once and kept nowhere.
   *
   * @throws Unfit for a name, scope or expiry that will not do
   */
  public String issue(
      PersonId person, OrgId org, String name, Set<String> scopes, Instant expires) {
    return installation.write(
        org,
        () -> {
          var who = persons.byId(person).orElseThrow();
          var actor = new Actor(person, who.name(), "cli");
          return issue(actor, who, org, checked(person, name, scopes, expires, null));
        });
  }

  /** A token hands on no more than it has itself, and nothing that would outlive it. */
  String issue(Caller by, String name, Set<String> scopes, Instant expires) {
    scopes.stream()
        .map(TokenScope::new)
        .filter(it -> !by.scopeCovers(it))
        .findFirst()
        .ifPresent(
            it -> {
              throw new Forbidden("access.tokens.beyond", it.text());
            });
    return installation.write(
        by.org(),
        () -> {
          var who = persons.byId(by.person()).orElseThrow();
          var issuer = issuer(by, expires);
          return issue(
              by.actor(), who, by.org(), checked(by.person(), name, scopes, expires, issuer));
        });
  }

  /** The token that asks; null when a person does. */
  private @Nullable UUID issuer(Caller by, Instant expires) {
    if (by.scopes().isEmpty()) {
      return null;
    }
    var own =
        tokens.of(by.org(), by.person()).stream()
            .filter(it -> by.via().equals(VIA + it.handle()))
            .findFirst()
            .orElseThrow(() -> new Forbidden("access.tokens.revoked"));
    if (expires.isAfter(own.expiresAt())) {
      throw new Unfit("expiresAt", "access.tokens.outlives", own.expiresAt().toString());
    }
    return own.id();
  }

  private String issue(Actor actor, Person person, OrgId org, Token token) {
    if (memberships.latest(org, person.id()).filter(Membership::active).isEmpty()) {
      throw new Unfit("", "access.people.stranger");
    }
    var secret = Secrets.fresh();
    var hash = Secrets.hash(secret);
    var seq = append(actor, Verb.RECORDED, 1, state(token, person, hash), token.id());
    tokens.insert(org, token, hash, seq);
    return "candor_" + token.handle() + "_" + secret;
  }

  private Token checked(
      PersonId person, String name, Set<String> scopes, Instant expires, @Nullable UUID issuer) {
    var now = clock.instant();
    if (!Person.isName(name, 100)) {
      throw new Unfit("name", "access.name.unfit", 100);
    }
    if (scopes.isEmpty()) {
      throw new Unfit("scopes", "access.tokens.scopes.none");
    }
    scopes.forEach(it -> new TokenScope(it).requireAny(permissions.paths()));
    if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
      throw new Unfit("expiresAt", "access.tokens.expiry", LONGEST.toDays());
    }
    return new Token(
        Ids.next(),
        Secrets.handle(),
        person,
        name.strip(),
        Set.copyOf(scopes),
        now,
        expires.truncatedTo(ChronoUnit.MICROS),
        null,
        issuer);
  }

  public List<Token> of(OrgId org, @Nullable PersonId person) {
    return installation.read(org, () -> tokens.of(org, person));
  }

  /** Ends a token of the organization; false where there is none, or it is another person's. */
  boolean revoke(Caller by, UUID id, boolean anyones) {
    return installation.write(
        by.org(),
        () -> {
          var token =
              tokens.of(by.org(), anyones ? null : by.person()).stream()
                  .filter(it -> it.id().equals(id))
                  .findFirst();
          token.ifPresent(it -> revokeWithHeirs(by, it));
          return token.isPresent();
        });
  }

  /** What a token handed on goes with it. */
  private void revokeWithHeirs(Caller by, Token token) {
    tokens.of(by.org(), null).stream()
        .filter(it -> token.id().equals(it.issuedBy()))
        .forEach(it -> revokeWithHeirs(by, it));
    var owner = persons.byId(token.person()).orElseThrow();
    var state = state(token, owner, tokens.hash(by.org(), token.id()));
    tokens.revoke(by.org(), token.id(), append(by.actor(), Verb.RETIRED, 2, state, token.id()));
  }

  /** Who asks with this token; empty for one that is wrong, revoked or expired. */
  Optional<Caller> caller(String plain) {
    var form = FORM.matcher(plain);
    if (!form.matches()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var bearer =
        installation
            .read(null, () -> tokens.byHandle(form.group(1)))
            .filter(it -> Secrets.matches(form.group(2), it.hash()))
            .filter(it -> now.isBefore(it.token().expiresAt()));
    bearer.ifPresent(it -> touch(it, now));
    return bearer.map(it -> caller(it, LocalDate.ofInstant(now, ZoneOffset.UTC)));
  }

  private void touch(ApiTokens.Bearer it, Instant now) {
    var used = it.token().usedAt();
    if (used == null || used.plus(TOUCH).isBefore(now)) {
      var org = it.workplace().id();
      installation.run(org, () -> tokens.touch(org, it.token().id(), now));
    }
  }

  private static Caller caller(ApiTokens.Bearer it, LocalDate today) {
    return new Caller(
        it.token().person(),
        it.name(),
        it.workplace().id(),
        it.workplace().name(),
        Membership.holding(it.roles(), it.startsOn(), it.endsOn(), today),
        it.token().scopes(),
        VIA + it.token().handle());
  }

  /** What the ledger says of a token; the hash of its secret, so that nobody exchanges it. */
  static String state(Token token, Person owner, byte[] hash) {
    var state = JSON.createObjectNode().put("handle", token.handle()).put("name", owner.name());
    state.put("email", owner.email()).put("title", token.name());
    var scopes = state.putArray("scopes");
    token.scopes().stream().sorted().forEach(scopes::add);
    state.put("expires_at", token.expiresAt().toString());
    state.put("sha256", HexFormat.of().formatHex(hash));
    var issuer = token.issuedBy();
    return state.put("issued_by", issuer == null ? null : issuer.toString()).toString();
  }

  private long append(Actor actor, Verb verb, int version, String state, UUID token) {
    return ledger.append(
        actor, verb, new Ref(KIND, token), version, state, Set.of("name", "email"), null);
  }
}
