package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@Door
class SignInTests {

  private static final String PASSWORD = "correct horse battery";

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Totps totps;
  @Autowired Installation installation;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  String email;
  OrgId org;

  @BeforeEach
  void anOrganization() {
    email = "ada-" + UUID.randomUUID() + "@clinic.example";
    org = founding.found("Clinic", "Ada", email, PASSWORD);
  }

  @Test
  void someoneSignsInWorksAndSignsOut() {
    var browser = new Browser(mvc);
    assertThat(browser.get("/account").to()).isEqualTo("/sign-in?next=%2Faccount");
    var signedIn = browser.signIn(email, PASSWORD);
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(signedIn.to()).isEqualTo("/");
    var cookie = signedIn.response().getCookie("candor-session");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
    assertThat(browser.get("/account").text()).contains("Ada").contains(email);
    assertThat(browser.get("/test/things/all").text()).isEqualTo("things for Ada");
    browser.get("/account");
    assertThat(browser.post("/sign-out").to()).isEqualTo("/sign-in");
    assertThat(browser.get("/account").to()).startsWith("/sign-in");
  }

  @Test
  void wayAheadIsTakenAsItIsWritten() {
    var browser = new Browser(mvc);
    browser.get("/sign-in");
    var signedIn =
        browser.post("/sign-in", "email", email, "password", PASSWORD, "next", "/search?q={x}");
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(signedIn.to()).isEqualTo("/search?q={x}");
  }

  @Test
  void theDatabaseKeepsNoSecret() {
    var browser = new Browser(mvc);
    var cookie = browser.signIn(email, PASSWORD).response().getCookie("candor-session").getValue();
    var stored =
        installation.read(
            null,
            () ->
                jdbc.sql("select string_agg(s::text, ' ') from access.session s")
                    .query(String.class)
                    .single());
    assertThat(stored).doesNotContain(cookie);
    var hash =
        installation.read(
            null,
            () ->
                jdbc.sql(
                        "select hash from access.password join access.person on id = person_id where email = ?")
                    .param(email)
                    .query(String.class)
                    .single());
    assertThat(hash).startsWith("$argon2id$").doesNotContain(PASSWORD);
  }

  @Test
  void unknownAddressAndWrongPasswordAreAnsweredAlike() {
    var wrong = new Browser(mvc).signIn(email, "not the password");
    var unknown = new Browser(mvc).signIn("nobody@clinic.example", PASSWORD);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(text(wrong, email)).isEqualTo(text(unknown, "nobody@clinic.example"));
  }

  private static String text(Browser.Page page, String email) {
    return page.text()
        .replace(email, "EMAIL")
        .replaceAll("(value|content|data-csrf)=\"[^\"]{60,}\"", "PROOF");
  }

  @Test
  void tenWrongPasswordsLockTheAccountForAWhile() {
    for (var i = 0; i < 10; i++) {
      assertThat(new Browser(mvc).signIn(email, "wrong " + i).status()).isEqualTo(422);
    }
    assertThat(new Browser(mvc).signIn(email, PASSWORD).status()).isEqualTo(422);
    clock.pass(Duration.ofMinutes(16));
    assertThat(new Browser(mvc).signIn(email, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void anAdministratorUnlocksAnAccount() {
    var bob = "bob-" + UUID.randomUUID() + "@clinic.example";
    var id = add(bob, Role.EMPLOYEE);
    for (var i = 0; i < 10; i++) {
      new Browser(mvc).signIn(bob, "wrong");
    }
    assertThat(new Browser(mvc).signIn(bob, PASSWORD).status()).isEqualTo(422);
    var browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    browser.get("/access/people");
    assertThat(browser.post("/access/people/" + id + "/unlock").status()).isEqualTo(303);
    assertThat(new Browser(mvc).signIn(bob, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void oneNetworkAddressHasThirtyAttempts() {
    var browser = new Browser(mvc);
    for (var i = 0; i < 30; i++) {
      browser.signIn("nobody" + i + "@clinic.example", "wrong");
    }
    var refused = browser.signIn(email, PASSWORD);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.response().getHeader("Retry-After")).isNotBlank();
  }

  @Test
  void aSecondStepIsSetUpAndAskedForAndEachCodeWorksOnce() {
    var browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    assertThat(browser.get("/account/second-step").text()).contains("<path d=\"M");
    var secret = proposed();
    assertThat(browser.post("/account/second-step", "code", "000000").status()).isEqualTo(422);
    assertThat(browser.post("/account/second-step", "code", code(secret)).text())
        .contains("Your backup codes");

    clock.pass(Duration.ofSeconds(60));
    var next = new Browser(mvc);
    assertThat(next.signIn(email, PASSWORD).to()).startsWith("/sign-in/code");
    assertThat(next.get("/account").to()).startsWith("/sign-in");
    next.get("/sign-in/code");
    assertThat(next.post("/sign-in/code", "code", "123456").status()).isEqualTo(422);
    var code = code(secret);
    assertThat(next.post("/sign-in/code", "code", code).status()).isEqualTo(303);
    assertThat(next.get("/account").status()).isEqualTo(200);

    var thief = new Browser(mvc);
    thief.signIn(email, PASSWORD);
    thief.get("/sign-in/code");
    assertThat(thief.post("/sign-in/code", "code", code).status()).isEqualTo(422);
  }

  @Test
  void aKnownPasswordDoesNotHelpToGuessCodes() {
    var browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    browser.get("/account/second-step");
    var secret = proposed();
    browser.post("/account/second-step", "code", code(secret));
    clock.pass(Duration.ofSeconds(60));
    for (var i = 0; i < 10; i++) {
      var guess = new Browser(mvc);
      guess.signIn(email, PASSWORD);
      guess.get("/sign-in/code");
      guess.post("/sign-in/code", "code", "00000" + i);
    }
    assertThat(new Browser(mvc).signIn(email, PASSWORD).status()).isEqualTo(422);
  }

  @Test
  void anOrganizationAsksItsAdministratorsForASecondStep() {
    var browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    browser.get("/access/people");
    browser.post("/access/organization/second-step", "needed", "true");
    var next = new Browser(mvc);
    assertThat(next.signIn(email, PASSWORD).to()).startsWith("/sign-in/enrol");
    assertThat(next.get("/account").to()).startsWith("/sign-in");
    assertThat(next.get("/sign-in/enrol").status()).isEqualTo(200);
    assertThat(next.post("/sign-in/enrol", "code", code(proposed())).text())
        .contains("backup codes");
    assertThat(next.get("/account").status()).isEqualTo(200);
  }

  @Test
  void aSessionEndsWhenIdleWhenOldAndWhenRevoked() {
    var idle = new Browser(mvc);
    idle.signIn(email, PASSWORD);
    clock.pass(Duration.ofHours(11));
    assertThat(idle.get("/account").status()).isEqualTo(200);
    clock.pass(Duration.ofHours(11));
    assertThat(idle.get("/account").status()).isEqualTo(200);
    clock.pass(Duration.ofHours(13));
    assertThat(idle.get("/account").to()).startsWith("/sign-in");

    var old = new Browser(mvc);
    old.signIn(email, PASSWORD);
    for (var i = 0; i < 16; i++) {
      clock.pass(Duration.ofHours(10));
      old.get("/account");
    }
    clock.pass(Duration.ofHours(9));
    assertThat(old.get("/account").to()).startsWith("/sign-in");

    var laptop = new Browser(mvc);
    laptop.signIn(email, PASSWORD);
    var phone = new Browser(mvc);
    phone.signIn(email, PASSWORD);
    phone.get("/account");
    phone.post("/account/sessions/end-others");
    assertThat(phone.get("/account").status()).isEqualTo(200);
    assertThat(laptop.get("/account").to()).startsWith("/sign-in");
  }

  @Test
  void aNewPasswordNeedsARecentProofAndEndsTheOtherSessions() {
    var laptop = new Browser(mvc);
    laptop.signIn(email, PASSWORD);
    clock.pass(Duration.ofMinutes(6));
    laptop.get("/account");
    assertThat(laptop.post("/account/password", "password", "another good phrase").to())
        .isEqualTo("/prove?next=%2F");
    laptop.get("/prove");
    assertThat(laptop.post("/prove", "password", "wrong").status()).isEqualTo(422);
    assertThat(laptop.post("/prove", "password", PASSWORD).to()).isEqualTo("/account");
    assertThat(laptop.post("/account/password", "password", "short").status()).isEqualTo(422);
    assertThat(laptop.post("/account/password", "password", "another good phrase").status())
        .isEqualTo(303);
    assertThat(new Browser(mvc).signIn(email, PASSWORD).status()).isEqualTo(422);
    assertThat(new Browser(mvc).signIn(email, "another good phrase").status()).isEqualTo(303);
  }

  @Test
  void signInLeadsNowhereElse() {
    for (var next : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
      var browser = new Browser(mvc);
      browser.get("/sign-in");
      var page = browser.post("/sign-in", "email", email, "password", PASSWORD, "next", next);
      assertThat(page.to()).isEqualTo("/");
    }
  }

  private PersonId add(String address, Role role) {
    var invitee = new Invitee("Bob", address, Set.of(role), null, null);
    return people.add(org, invitee, PASSWORD, Actor.installation("test"));
  }

  private byte[] proposed() {
    var person = people.member(org, email).orElseThrow().person();
    return installation.read(null, () -> totps.proposed(person)).orElseThrow();
  }

  private String code(byte[] secret) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), clock.instant());
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }
}
