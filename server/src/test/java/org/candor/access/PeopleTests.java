package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Ledger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

@Door
class PeopleTests {

  private static final String PASSWORD = "correct horse battery";

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Ledger ledger;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;
  String ada;
  OrgId clinic;
  Browser administrator;

  @BeforeEach
  void aClinicWithAnAdministrator() {
    ada = address("ada");
    clinic = founding.found("Clinic", "Ada", ada, PASSWORD);
    administrator = new Browser(mvc);
    administrator.signIn(ada, PASSWORD);
    administrator.get("/access/people");
  }

  @Test
  void someoneIsInvitedJoinsAndFindsTheirRole() {
    var bob = address("bob");
    var link = invite(bob, "SYSTEM_OWNER").secret();
    var browser = new Browser(mvc);
    var path = link.substring(link.indexOf("/invitation/"));
    assertThat(browser.get(path).text()).contains("Join Clinic").contains(bob);
    assertThat(browser.post(path, "password", "tiny").status()).isEqualTo(422);
    assertThat(browser.post(path, "password", PASSWORD).to())
        .isEqualTo(FrontDoor.WITH_THE_NEW_PASSWORD);
    assertThat(browser.post(path, "password", PASSWORD).status()).isEqualTo(404);
    assertThat(browser.signIn(bob, PASSWORD).status()).isEqualTo(303);
    assertThat(browser.get("/test/things/all").status()).isEqualTo(200);
    assertThat(browser.get("/access/people").status()).isEqualTo(403);
    assertThat(Scope.of(clinic).get(ledger::size))
        .as("three of the founding; invited, joined, signs in with, invitation used")
        .isEqualTo(7);
    assertThat(envelopes()).doesNotContain(bob).doesNotContain("Bob").contains("SYSTEM_OWNER");
  }

  @Test
  void anInvitationExpiresAndCanBeTakenBack() {
    var late = path(invite(address("late"), "EMPLOYEE"));
    clock.pass(Duration.ofDays(7));
    assertThat(new Browser(mvc).get(late).status()).isEqualTo(404);
    administrator.signIn(ada, PASSWORD);
    administrator.get("/access/people");
    var email = address("unwanted");
    var revoked = path(invite(email, "EMPLOYEE"));
    var id =
        administrator
            .get("/access/people")
            .text()
            .replaceAll("(?s).*invitations/([0-9a-f-]{36})/revoke.*", "$1");
    administrator.post("/access/people/invitations/" + id + "/revoke");
    assertThat(new Browser(mvc).get(revoked).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bob at clinic   | EMPLOYEE         |            |            | email    | not an e-mail",
        "ADA             | EMPLOYEE         |            |            | email    | works here already",
        "bob@c.example   | KING             |            |            | roles    | no role KING",
        "bob@c.example   |                  |            |            | roles    | at least one role",
        "bob@c.example   | EXTERNAL_AUDITOR |            |            | endsOn   | first and a last",
        "bob@c.example   | EXTERNAL_AUDITOR | 2020-01-01 | 2020-02-01 | endsOn   | over already",
        "bob@c.example   | EXTERNAL_AUDITOR | 2050-03-01 | 2050-02-01 | endsOn   | before the first",
        "bob@c.example   | EMPLOYEE         | 31.12.2050 |            | startsOn | year-month-day",
      })
  void anInvitationThatWillNotDoSaysSoAtItsFieldAndLosesNothing(
      String email,
      @Nullable String role,
      @Nullable String from,
      @Nullable String to,
      String field,
      String why) {
    var page =
        administrator.post(
            "/access/people/invite",
            "name",
            "Bob the \"Builder\"",
            "email",
            email.equals("ADA") ? ada : email,
            "roles",
            role == null ? "" : role,
            "startsOn",
            from == null ? "" : from,
            "endsOn",
            to == null ? "" : to);
    assertThat(page.status()).isEqualTo(422);
    var at = Map.of("roles", "invite-roles", "startsOn", "invite-from", "endsOn", "invite-to");
    assertThat(page.text())
        .contains("id=\"" + at.getOrDefault(field, field) + "-error\"")
        .contains("href=\"#" + at.getOrDefault(field, field) + "\"")
        .contains(why)
        .contains("value=\"Bob the &#34;Builder&#34;\"");
    if ("EMPLOYEE".equals(role)) {
      assertThat(page.text()).contains("value=\"EMPLOYEE\" checked");
    }
    assertThat(page.text()).doesNotContain("Open invitations");
  }

  @Test
  void theNewerInvitationReplacesTheOlder() {
    var bob = address("bob");
    var older = path(invite(bob, "EMPLOYEE"));
    administrator.get("/access/people");
    var newer = path(invite(bob, "RISK_OWNER"));
    assertThat(new Browser(mvc).get(older).status()).isEqualTo(404);
    assertThat(new Browser(mvc).get(newer).status()).isEqualTo(200);
  }

  @Test
  void anInvitationChangesNoMembersRoles() {
    var bob = address("bob");
    var path = path(invite(bob, "ADMINISTRATOR"));
    add(clinic, bob, Role.EMPLOYEE, null, null);
    var browser = new Browser(mvc);
    browser.signIn(bob, PASSWORD);
    browser.get(path);
    var refused = browser.post(path);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("works here already");
    assertThat(people.member(clinic, bob).orElseThrow().roles()).containsOnly(Role.EMPLOYEE);
  }

  @Test
  void anInvitationDoesNotGiveAnExistingAccountAway() {
    var bank = founding.found("Bank", "Eve", address("eve"), PASSWORD);
    var bob = address("bob");
    add(bank, bob, Role.EMPLOYEE, null, null);
    var path = path(invite(bob, "EMPLOYEE"));
    var thief = new Browser(mvc);
    thief.get("/sign-in");
    assertThat(thief.post(path, "password", "a password of the thief").status()).isEqualTo(422);
    var browser = new Browser(mvc);
    browser.signIn(bob, PASSWORD);
    browser.get(path);
    assertThat(browser.post(path).to()).isEqualTo("/");
    assertThat(people.member(clinic, bob)).isPresent();

    assertThat(browser.get("/account").text()).contains("Bank");
    assertThat(browser.post("/organizations/switch", "org", clinic.toString()).status())
        .isEqualTo(303);
    var strange = founding.found("Strange", "Mallory", address("mallory"), PASSWORD);
    assertThat(browser.post("/organizations/switch", "org", strange.toString()).status())
        .isEqualTo(403);
  }

  @Test
  void anExternalAuditorIsLetInBetweenTwoDaysOnly() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var auditor = address("auditor");
    add(clinic, auditor, Role.EXTERNAL_AUDITOR, today.plusDays(2), today.plusDays(3));
    var browser = new Browser(mvc);
    browser.signIn(auditor, PASSWORD);
    assertThat(browser.get("/test/things/all").status()).isEqualTo(403);
    clock.pass(Duration.ofDays(2));
    browser.signIn(auditor, PASSWORD);
    assertThat(browser.get("/test/things/all").status()).isEqualTo(200);
    clock.pass(Duration.ofDays(2));
    browser.signIn(auditor, PASSWORD);
    assertThat(browser.get("/test/things/all").status()).isEqualTo(403);
  }

  @Test
  void anAdministratorSeesPeopleAndNoContent() {
    var admin = address("admin");
    add(clinic, admin, Role.ADMINISTRATOR, null, null);
    var browser = new Browser(mvc);
    browser.signIn(admin, PASSWORD);
    assertThat(browser.get("/test/things/all").status()).isEqualTo(403);
    assertThat(browser.get("/access/people").text()).contains(ada);
  }

  @Test
  void rolesChangeByAnotherAdministratorAndTheLastOneStays() {
    var bob = add(clinic, address("bob"), Role.EMPLOYEE, null, null);
    assertThat(change(bob, "RISK_OWNER").status()).isEqualTo(303);
    assertThat(people.member(clinic, bob).orElseThrow().roles()).containsExactly(Role.RISK_OWNER);
    var self = people.member(clinic, ada).orElseThrow().person();
    assertThat(change(self, "EMPLOYEE").status()).isEqualTo(422);
    assertThat(administrator.post("/access/people/" + bob + "/remove").status()).isEqualTo(303);
    assertThat(people.member(clinic, bob)).isEmpty();
    assertThat(versions(bob)).isEqualTo(3);
  }

  @Test
  void whoeverIsRemovedIsOutAtOnce() {
    var email = address("bob");
    var bob = add(clinic, email, Role.EMPLOYEE, null, null);
    var browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    assertThat(browser.get("/test/things/all").status()).isEqualTo(200);
    administrator.post("/access/people/" + bob + "/remove");
    assertThat(browser.get("/test/things/all").to()).startsWith("/sign-in");
  }

  @Test
  void anAdministratorMakesARecoveryLinkButNotIntoAnotherOrganization() {
    var email = address("bob");
    var bob = add(clinic, email, Role.EMPLOYEE, null, null);
    var link = administrator.post("/access/people/" + bob + "/recovery").secret();
    var path = link.substring(link.indexOf("/recovery/"));
    var browser = new Browser(mvc);
    browser.get(path);
    assertThat(browser.post(path, "password", "a new good phrase").to())
        .isEqualTo(FrontDoor.WITH_THE_NEW_PASSWORD);
    assertThat(browser.post(path, "password", "a third good phrase").status()).isEqualTo(404);
    assertThat(browser.signIn(email, PASSWORD).status()).isEqualTo(422);
    assertThat(browser.signIn(email, "a new good phrase").status()).isEqualTo(303);

    var bank = founding.found("Bank", "Eve", address("eve"), PASSWORD);
    add(bank, email, Role.AIMS_MANAGER, null, null);
    administrator.get("/access/people");
    assertThat(administrator.post("/access/people/" + bob + "/recovery").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"membership", "invitation", "api_token", "person", "organization"})
  void anotherOrganizationSeesNothing(String table) {
    invite(address("bob"), "EMPLOYEE");
    var bank = founding.found("Bank", "Eve", address("eve"), PASSWORD);
    var mine = count(Scope.of(bank), table);
    assertThat(mine).isEqualTo(Set.of("invitation", "api_token").contains(table) ? 0 : 1);
    assertThat(count(new Scope(null, false), table)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "totp", "passkey", "session", "link", "attempt", "challenge"})
  void anOrganizationNeverSeesWhatSignInKeeps(String table) {
    assertThat(count(Scope.of(clinic), table)).isZero();
  }

  @Test
  void aFormFromElsewhereIsRefusedAndPagesLoadFromHereAlone() {
    assertThat(administrator.postWithoutProof("/sign-out").status()).isEqualTo(403);
    var headers = administrator.get("/account").response();
    assertThat(headers.getHeader("Content-Security-Policy"))
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
    assertThat(headers.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getHeader("X-Frame-Options")).isEqualTo("DENY");
    assertThat(headers.getHeader("Cache-Control")).contains("no-store");
  }

  private Browser.Page invite(String email, String role) {
    return administrator.post(
        "/access/people/invite", "name", "Bob", "email", email, "roles", role);
  }

  private static String path(Browser.Page page) {
    return page.secret().substring(page.secret().indexOf("/invitation/"));
  }

  private Browser.Page change(PersonId person, String role) {
    return administrator.post("/access/people/" + person + "/roles", "roles", role);
  }

  private PersonId add(OrgId org, String email, Role role, LocalDate from, LocalDate to) {
    var invitee = new Invitee("Bob", email, Set.of(role), from, to);
    return people.add(org, invitee, PASSWORD, Actor.installation("test"));
  }

  private static String address(String who) {
    return who + "-" + UUID.randomUUID() + "@clinic.example";
  }

  private int count(Scope scope, String table) {
    return scope.get(
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql("select count(*) from access." + table)
                        .query(Integer.class)
                        .single()));
  }

  private int versions(PersonId person) {
    return Scope.of(clinic)
        .get(
            () ->
                transactions.execute(
                    _ ->
                        jdbc.sql("select count(*) from access.membership where person_id = ?")
                            .param(person.value())
                            .query(Integer.class)
                            .single()));
  }

  private String envelopes() {
    return Scope.of(clinic)
        .get(
            () ->
                transactions.execute(
                    _ ->
                        jdbc.sql("select string_agg(envelope, ' ') from records.fact")
                            .query(String.class)
                            .single()));
  }
}
