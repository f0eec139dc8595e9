package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@Door
class PasskeyTests {

  private static final String PASSWORD = "correct horse battery";
  private static final String HERE = "http://localhost";

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired MovableClock clock;
  Browser browser;
  byte[] person;

  @BeforeEach
  void someoneSignedIn() {
    var email = "ada-" + UUID.randomUUID() + "@clinic.example";
    var org = founding.found("Clinic", "Ada", email, PASSWORD);
    var id = people.member(org, email).orElseThrow().person().value();
    person = PasskeyOwners.handle(id).getBytes();
    browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    browser.get("/account");
  }

  @Test
  void aPasskeyIsMadeUsedOnceForEachChallengeAndRemoved() throws GeneralSecurityException {
    var key = new Authenticator(true);
    assertThat(register(key, HERE).status()).isEqualTo(200);
    assertThat(browser.get("/account").text()).contains("My laptop");

    var next = new Browser(mvc);
    next.get("/sign-in");
    var answer = key.sign(challenge(next, "/sign-in/passkey/options"), HERE, person);
    var signedIn = next.postText("/sign-in/passkey?next=/account", answer);
    assertThat(signedIn.text()).isEqualTo("{\"next\":\"/account\"}");
    assertThat(next.get("/account").status()).isEqualTo(200);

    var thief = new Browser(mvc);
    thief.get("/sign-in");
    assertThat(thief.postText("/sign-in/passkey", answer).status()).isEqualTo(422);

    var id = key.sign("x", HERE, person).replaceAll("(?s).*\"rawId\":\"([^\"]+)\".*", "$1");
    assertThat(browser.post("/account/passkeys/remove", "id", id).status()).isEqualTo(303);
    assertThat(browser.get("/account").text()).doesNotContain("My laptop");
  }

  @Test
  void aKeyThatDoesNotVerifyThePersonIsRefused() throws GeneralSecurityException {
    var options = browser.postText("/account/passkeys/options", "").text();
    assertThat(options).contains("\"userVerification\":\"required\"");
    assertThat(register(new Authenticator(false), HERE).status()).isEqualTo(422);
  }

  @Test
  void aKeyUsedOnAnotherSiteIsRefused() throws GeneralSecurityException {
    assertThat(register(new Authenticator(true), "https://evil.example").status()).isEqualTo(422);
  }

  @Test
  void anotherKeyAnOldChallengeAndNonsenseAreRefused() throws GeneralSecurityException {
    var key = new Authenticator(true);
    register(key, HERE);
    var next = new Browser(mvc);
    next.get("/sign-in");
    var stranger = new Authenticator(true);
    var challenge = challenge(next, "/sign-in/passkey/options");
    assertThat(next.postText("/sign-in/passkey", stranger.sign(challenge, HERE, person)).status())
        .isEqualTo(422);
    var late = challenge(next, "/sign-in/passkey/options");
    clock.pass(Duration.ofMinutes(6));
    assertThat(next.postText("/sign-in/passkey", key.sign(late, HERE, person)).status())
        .isEqualTo(422);
    assertThat(next.postText("/sign-in/passkey", "{}").status()).isEqualTo(422);
    assertThat(next.postText("/sign-in/passkey", "nonsense").status()).isEqualTo(422);
  }

  private Browser.Page register(Authenticator key, String origin) throws GeneralSecurityException {
    var challenge = challenge(browser, "/account/passkeys/options");
    return browser.postText("/account/passkeys?label=My laptop", key.register(challenge, origin));
  }

  private static String challenge(Browser browser, String path) {
    return browser.postText(path, "").text().replaceAll("(?s).*\"challenge\":\"([^\"]+)\".*", "$1");
  }
}
