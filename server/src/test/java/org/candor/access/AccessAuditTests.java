package org.candor.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.TestDatabase;
import org.candor.Traces;
import org.candor.database.Scope;
import org.candor.database.Vault;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.candor.records.Fact;
import org.candor.records.Ledger;
import org.candor.records.LedgerAudit;
import org.candor.records.RecordJson;
import org.candor.records.Verb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Whoever gives themselves a role behind the ledger's back is found. */
@SpringBootTest
class AccessAuditTests {

  private static final String PASSWORD = "correct horse battery";
  private static final Set<Role> EMPLOYEE = Set.of(Role.EMPLOYEE);
  private static final Actor TEST = Actor.installation("test");

  private static final String KEPT_ELSEWHERE =
      """
      insert into exchange.jobs values (:org, gen_random_uuid(), 'systems/ai-systems', 'a.csv', '', 1, true, '{}', :person,
        :name, 'DONE', gen_random_uuid(), false, now(), null, now(), 1, '{}', '{}', '{}', '')
      ;
      insert into evaluation.runs values (:org, gen_random_uuid(), gen_random_uuid(), 'DONE', gen_random_uuid(), :person,
        :name, 1, false, now(), now(), now(), now(), null)
      ;
      insert into api.idempotency values (:org, :person, 'a key', sha256('a'), 201, '{}', 'body', now())
      ;
      insert into api.idempotency values (:org, gen_random_uuid(), 'another', sha256('a'), 201, '{}', :said, now())
      """;

  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired Settings settings;
  @Autowired LedgerAudit audit;
  @Autowired Inviting inviting;
  @Autowired Account account;
  @Autowired SecondStep secondStep;
  @Autowired CredentialBook book;
  @Autowired Forgetting forgetting;
  @Autowired Ledger ledger;
  @Autowired Clock clock;
  @Autowired Vault vault;
  OrgId clinic;
  PersonId ada;
  PersonId bob;
  PersonId di;

  @BeforeEach
  void aClinicWithAHistory() {
    clinic = founding.found("Clinic", "Ada", UUID.randomUUID() + "@clinic.example", PASSWORD);
    ada = people.members(clinic).getFirst().person();
    var invitee =
        new Invitee(
            "Bob", UUID.randomUUID() + "@clinic.example", Set.of(Role.EMPLOYEE), null, null);
    bob = people.add(clinic, invitee, PASSWORD, Actor.installation("test"));
    var caller = new Caller(ada, "Ada", clinic, "Clinic", Set.of(), Set.of(), "web");
    people.change(caller, bob, Set.of(Role.RISK_OWNER), null, null, "promoted");
    people.remove(caller, bob, "left");
    var expires = clock.instant().plus(Duration.ofDays(9));
    tokens.issue(caller, "CI", Set.of("*:read"), expires);
    tokens.issue(caller, "BI", Set.of("*:read"), expires.plusNanos(789));
    tokens.revoke(caller, tokens.of(clinic, ada).getFirst().id(), false);
    settings.needSecondStep(caller, true);
    invite(caller, "cy");
    invite(caller, "cy");
    inviting.revoke(caller, inviting.open(clinic).getFirst().id());
    var secret = invite(caller, "di");
    inviting.accept(secret, inviting.find(secret).orElseThrow(), null, PASSWORD);
    di = people.member(clinic, address("di")).orElseThrow().person();
    invite(caller, "ed");
    account.changePassword(ada, UUID.randomUUID(), PASSWORD + " staple");
    secondStep.freshCodes(ada);
  }

  private String invite(Caller by, String name) {
    return inviting.invite(by, new Invitee(name, address(name), Set.of(Role.EMPLOYEE), null, null));
  }

  private String address(String name) {
    return name + "@" + clinic + ".example";
  }

  @Test
  void anUntouchedHistoryIsIntactAndEveryVersionOfItIsCompared() {
    var report = audit.audit(clinic);
    assertThat(report.problems()).isEmpty();
    assertThat(report.versions())
        .as("5 of people, 3 of tokens, 7 of invitations, 5 of what people sign in with")
        .isEqualTo(20);
    assertThat(report.size()).isEqualTo(22);
  }

  /** Di came by an invitation, invited others, had a token, and left. */
  @Test
  void whoeverLeftIsForgottenByNameAndAddressAndTheHistoryStaysIntact() {
    var aller = new Caller(di, "di", clinic, "Clinic", Set.of(), Set.of(), "web");
    var by = new Caller(ada, "Ada", clinic, "Clinic", Set.of(), Set.of(), "web");
    invite(aller, "fay");
    tokens.issue(aller, "Mine", Set.of("*:read"), clock.instant().plus(Duration.ofDays(9)));
    assertThat(said("di")).isNotEmpty();
    assertThat(forgetting.forget(by, di, "asked for it"))
        .as("a member is not forgotten")
        .isInstanceOf(Decision.Refused.class);
    people.remove(by, di, "left");
    assertThat(forgetting.former(clinic)).extracting(Member::person).contains(di);
    assertThat(forgetting.forget(by, di, " ")).isInstanceOf(Decision.Refused.class);

    assertThat(forgetting.forget(by, di, "asked for it")).isEqualTo(Decision.ACCEPTED);

    assertThat(said("di")).as("nothing in the database says it any more").isEmpty();
    assertThat(forgetting.former(clinic)).extracting(Member::person).doesNotContain(di);
    assertThat(audit.audit(clinic).problems()).isEmpty();
    assertThat(facts("access/people", di).getFirst().verb()).isEqualTo(Verb.ERASED);
    assertThat(inviting.open(clinic)).extracting(it -> it.invitee().name()).contains("fay", "ed");
  }

  /** What they did elsewhere: brought a file, let something be measured, asked by a program. */
  @Test
  void whatOtherRoomsKeepOfWhoeverLeftIsForgottenWithThem() {
    var name = "Dimitra \"Di\" Ö " + UUID.randomUUID();
    var gone =
        people.add(clinic, new Invitee(name, address("dim"), EMPLOYEE, null, null), PASSWORD, TEST);
    var superuser = TestDatabase.shared().asSuperuser();
    for (var row : KEPT_ELSEWHERE.split(";\n")) {
      superuser
          .sql(row)
          .param("org", clinic.value())
          .param("person", gone.value())
          .param("name", name)
          .param("said", RecordJson.MAPPER.createObjectNode().put("name", name).toString())
          .update();
    }
    sealed("told", "{\"email\": \"%s\"}".formatted(address("dim")));
    sealed("of others", "{\"email\": \"%s\"}".formatted(address("ed")));
    people.remove(caller(), gone, "left");
    assertThat(tracesOf(name, address("dim")))
        .contains("access.person", "records.opening", "exchange.jobs", "evaluation.runs")
        .contains("api.idempotency");

    assertThat(forgetting.forget(caller(), gone, "asked for it")).isEqualTo(Decision.ACCEPTED);

    assertThat(tracesOf(name, address("dim"))).isEmpty();
    assertThat(
            superuser
                .sql("select key from api.idempotency where org_id = :org")
                .param("org", clinic.value())
                .query(String.class)
                .list())
        .containsExactly("of others");
    assertThat(audit.audit(clinic).problems()).isEmpty();
    assertThat(facts("access/people", gone)).allMatch(it -> !it.envelope().contains("Dimitra"));
  }

  /** As the answers of routes that rooms write by hand are kept. */
  private void sealed(String key, String answer) {
    var body = vault.seal(answer.getBytes(UTF_8), "api.idempotency %s %s".formatted(ada, key));
    TestDatabase.shared()
        .asSuperuser()
        .sql(
            """
            insert into api.idempotency
            values (:org, :person, :key, sha256('a'), 201, '{}', :body, now())
            """)
        .param("org", clinic.value())
        .param("person", ada.value())
        .param("key", key)
        .param("body", Base64.getEncoder().encodeToString(body))
        .update();
  }

  /** As it is, as it stands within JSON, and how to write to them. */
  private static Set<String> tracesOf(String name, String email) {
    var superuser = TestDatabase.shared().asSuperuser();
    var json = RecordJson.MAPPER.writeValueAsString(name);
    return Stream.of(name, json.substring(1, json.length() - 1), email)
        .flatMap(it -> Traces.inTables(superuser, it).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void anAccountStaysAsLongAsAnotherOrganizationKnowsThePerson() {
    var bank = founding.found("Bank", "Eve", UUID.randomUUID() + "@bank.example", PASSWORD);
    var eve = people.members(bank).getFirst().person();
    people.add(bank, new Invitee("di", address("di"), EMPLOYEE, null, null), PASSWORD, TEST);
    var here = new Caller(ada, "Ada", clinic, "Clinic", Set.of(), Set.of(), "web");
    var there = new Caller(eve, "Eve", bank, "Bank", Set.of(), Set.of(), "web");
    people.remove(here, di, "left");
    forgetting.forget(here, di, "asked for it");
    assertThat(people.member(bank, di).orElseThrow().name()).isEqualTo("di");
    people.remove(there, di, "left");
    assertThat(forgetting.former(bank)).extracting(Member::name).containsExactly("di");

    forgetting.forget(there, di, "asked for it");

    assertThat(said("di")).isEmpty();
    assertThat(audit.audit(clinic).problems()).isEmpty();
    assertThat(audit.audit(bank).problems()).isEmpty();
  }

  /** The tables in which somebody's name or address stands, whoever looks. */
  private List<String> said(String name) {
    return TestDatabase.shared()
        .asSuperuser()
        .sql(
            """
            select 'person' from access.person where name = '%1$s' and email = '%2$s'
        union all select 'invitation' from access.invitation
          where org_id = '%3$s' and (name = '%1$s' or email = '%2$s' or invited_by = '%1$s')
        union all select 'opening' from records.opening
          where org_id = '%3$s' and value in ('"%1$s"', '"%2$s"')
        """
                .formatted(name, address(name), clinic))
        .query(String.class)
        .list();
  }

  @Test
  void theLedgerTellsWhoChangedWhatTheySignInWithAndNeverASecret() {
    var facts = facts("access/credentials", ada);
    assertThat(facts).hasSize(3);
    assertThat(facts.getFirst().verb()).isEqualTo(Verb.REVISED);
    assertThat(facts).allMatch(it -> it.who().equals("Ada"));
    var hash = TestDatabase.shared().asSuperuser();
    var kept =
        hash.sql("select hash from access.password where person_id = :ada")
            .param("ada", ada.value())
            .query(String.class)
            .single();
    assertThat(facts)
        .noneMatch(it -> it.envelope().contains(kept))
        .noneMatch(it -> it.envelope().contains(PASSWORD));
    people.remove(caller(), di, "left");
    account.changePassword(di, UUID.randomUUID(), PASSWORD + " battery");
    assertThat(facts("access/credentials", di)).as("no business of the clinic's").hasSize(1);
    people.add(clinic, new Invitee("di", address("di"), EMPLOYEE, null, null), PASSWORD, TEST);
    assertThat(facts("access/credentials", di)).as("back, with another password").hasSize(2);
    assertThat(audit.audit(clinic).problems()).isEmpty();
  }

  @Test
  void whoWorksInTwoPlacesIsToldInBoth() {
    var bank = founding.found("Bank", "Ada", email(), PASSWORD);
    account.changePassword(ada, UUID.randomUUID(), PASSWORD + " again");
    assertThat(facts("access/credentials", ada)).hasSize(4);
    assertThat(audit.audit(clinic).problems()).isEmpty();
    assertThat(audit.audit(bank).problems()).isEmpty();
    assertThat(audit.audit(bank).size()).isEqualTo(4);
  }

  @Test
  void whatAnEarlierCandorDidNotTellIsToldAtTheNextStart() {
    tamper("delete from access.credential where org_id = :org and person_id = :di");
    book.tellTheUntold();
    book.tellTheUntold();
    assertThat(facts("access/credentials", di)).hasSize(2);
    assertThat(facts("access/credentials", di).getFirst().who()).isEqualTo("Candor");
  }

  private Caller caller() {
    return new Caller(ada, "Ada", clinic, "Clinic", Set.of(), Set.of(), "web");
  }

  private String email() {
    return people.member(clinic, ada).orElseThrow().email();
  }

  private List<Fact> facts(String kind, PersonId person) {
    return Scope.of(clinic).get(() -> ledger.about(List.of(person.value()), AsOf.NOW, 100)).stream()
        .filter(it -> it.subject().kind().equals(kind))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update access.membership set roles = '{ADMINISTRATOR}' where person_id = :bob and version = 2",
        "update access.membership set active = true where person_id = :bob and version = 3",
        "update access.membership set starts_on = '2020-01-01' where person_id = :ada",
        "update access.membership set ends_on = '2040-01-01' where person_id = :bob and version = 1",
        "update access.membership set to_seq = 9 where person_id = :ada",
        "update access.membership set to_seq = 99 where person_id = :bob and version = 3",
        "update access.membership set from_seq = 8 where person_id = :ada",
        "delete from access.membership where person_id = :bob and version = 3",
        "insert into access.membership select org_id, person_id, 4, '{ADMINISTRATOR}', null, null, true, 99, 100 from access.membership where person_id = :bob and version = 3",
        "update access.membership set person_id = :ada, version = 2 where person_id = :bob and version = 2",
        "update access.person set email = 'eve-' || email where id = :bob",
        "update access.person set name = 'Eve' where id = :ada",
        "update access.api_token set scopes = '{*:*}' where org_id = :org",
        "update access.api_token set hash = sha256('x') where org_id = :org and to_seq is null",
        "update access.api_token set expires_at = expires_at + interval '1 day' where org_id = :org and to_seq is null",
        "update access.api_token set to_seq = null where org_id = :org",
        "update access.api_token set handle = reverse(handle) where org_id = :org and to_seq is null",
        "update access.api_token set issued_by = id where org_id = :org and to_seq is null",
        "delete from access.api_token where org_id = :org and to_seq is null",
        "update access.invitation set roles = '{ADMINISTRATOR}' where org_id = :org",
        "update access.invitation set email = 'eve@bank.example' where org_id = :org and name = 'ed'",
        "update access.invitation set hash = sha256(hash) where org_id = :org and name = 'ed'",
        "update access.invitation set expires_at = expires_at + interval '1 year' where org_id = :org and name = 'ed'",
        "update access.invitation set revoked_at = null, to_seq = null where org_id = :org and name = 'cy'",
        "update access.invitation set accepted_at = revoked_at, revoked_at = null where org_id = :org and name = 'cy'",
        "delete from access.invitation where org_id = :org and name = 'ed'",
        "insert into access.invitation select org_id, gen_random_uuid(), sha256(hash), name, 'eve@bank.example', '{ADMINISTRATOR}', null, null, invited_by, made_at, expires_at, null, null, 99, null from access.invitation where org_id = :org and name = 'ed'",
        "update access.password set hash = (select hash from access.password where person_id = :bob) where person_id = :ada",
        "delete from access.password where person_id = :di",
        "insert into access.totp (person_id, secret, confirmed_at) values (:ada, 'known', now())",
        "insert into access.backup_code (person_id, hash, made_at) values (:ada, sha256('known'), now())",
        "insert into access.passkey values ('id', :di, 'mine', 'key', 0, true, false, false, '{}', null, null, now(), now())",
        "update access.credential set password = 'x' where person_id = :di",
        "delete from access.credential where person_id = :di",
        "update access.credential set to_seq = 99 where person_id = :di",
        "update access.organization set second_step_needed = false where id = :org",
        "update access.organization set name = 'Bank' where id = :org"
      })
  void whatIsChangedBehindItsBackIsFound(String change) {
    var changed = tamper(change);
    assertThat(changed).as("rows changed").isPositive();
    assertThat(audit.audit(clinic).problems()).isNotEmpty();
  }

  /** As the superuser, whom no policy and no missing right holds back. */
  private int tamper(String change) {
    return TestDatabase.shared()
        .asSuperuser()
        .sql(change)
        .param("org", clinic.value())
        .param("ada", ada.value())
        .param("bob", bob.value())
        .param("di", di.value())
        .update();
  }
}
