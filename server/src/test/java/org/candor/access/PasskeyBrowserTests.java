package org.candor.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.candor.TestDatabase;
import org.candor.web.Browsers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Passkeys as Chromium makes and uses them, with an authenticator that is not of plastic. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PasskeyBrowserTests {

  private static final String PASSWORD = "correct horse battery";
  private static final Pattern AT_THE_DOOR = Pattern.compile(".*/sign-in.*");

  @LocalServerPort int port;
  @Autowired Founding founding;
  String email;

  /** A busy machine takes its time. */
  @BeforeAll
  static void patience() {
    setDefaultAssertionTimeout(30_000);
  }

  @BeforeEach
  void anOrganization() {
    email = "ada-" + UUID.randomUUID() + "@clinic.example";
    founding.found("Clinic", "Ada", email, PASSWORD);
  }

  /** An authenticator in the browser, and whether it finds the finger to be the right one. */
  private record Authenticator(CDPSession session, String id) {

    static Authenticator in(Page page) {
      var session = page.context().newCDPSession(page);
      session.send("WebAuthn.enable");
      var options = new JsonObject();
      options.addProperty("protocol", "ctap2");
      options.addProperty("transport", "internal");
      options.addProperty("hasResidentKey", true);
      options.addProperty("hasUserVerification", true);
      options.addProperty("isUserVerified", true);
      options.addProperty("automaticPresenceSimulation", true);
      var wish = new JsonObject();
      wish.add("options", options);
      var made = session.send("WebAuthn.addVirtualAuthenticator", wish);
      return new Authenticator(session, made.get("authenticatorId").getAsString());
    }

    void verifies(boolean verified) {
      var wish = new JsonObject();
      wish.addProperty("authenticatorId", id);
      wish.addProperty("isUserVerified", verified);
      session.send("WebAuthn.setUserVerified", wish);
    }
  }

  @Test
  void someoneMakesAPasskeySignsOutAndComesInWithIt() {
    Browsers.with(
        browser -> {
          var page = signedIn(browser);
          var authenticator = Authenticator.in(page);
          makePasskey(page, "My laptop");
          assertThat(page.getByText("My laptop")).isVisible();

          signOut(page);
          page.locator("[data-passkey] button").click();
          assertThat(page).not().hasURL(AT_THE_DOOR);
          page.navigate(url("/account"));
          assertThat(page.getByText("passkey").first()).isVisible();

          signOut(page);
          authenticator.verifies(false);
          page.locator("[data-passkey] button").click();
          assertThat(page.locator("[data-passkey] [role=alert]")).not().isEmpty();
          assertThat(page).hasURL(AT_THE_DOOR);
        });
  }

  @Test
  void aKeyThatVerifiesNobodyIsNotTaken() {
    Browsers.with(
        browser -> {
          var page = signedIn(browser);
          Authenticator.in(page).verifies(false);
          makePasskey(page, "Nobody's");
          assertThat(page.locator("[data-passkey] [role=alert]")).not().isEmpty();
          page.reload();
          assertThat(page.getByText("Nobody's")).not().isAttached();
        });
  }

  @Test
  void aPasskeyConfirmsThatItIsYouAndTheFormGoesOn() {
    Browsers.with(
        browser -> {
          var page = signedIn(browser);
          Authenticator.in(page);
          makePasskey(page, "My laptop");
          assertThat(page.getByText("My laptop")).isVisible();
          issueTokenLate(page);
          page.locator("[data-passkey] button").click();
          Assertions.assertThat(page.locator("code.secret").textContent()).startsWith("candor_");
        });
  }

  @Test
  void aPasswordConfirmsItTooAndTheFormGoesOnByItself() {
    Browsers.with(
        browser -> {
          var page = signedIn(browser);
          issueTokenLate(page);
          page.locator("#password").fill(PASSWORD);
          page.locator("main form button").first().click();
          Assertions.assertThat(page.locator("code.secret").textContent()).startsWith("candor_");
        });
  }

  /** Ten minutes after signing in. */
  private void issueTokenLate(Page page) {
    TestDatabase.shared()
        .asSuperuser()
        .sql(
            """
            update access.session set proved_at = proved_at - interval '10 minutes'
             where person_id = (select id from access.person where email = ?)
            """)
        .param(email)
        .update();
    page.navigate(url("/account"));
    var form = page.locator("form[action='/account/tokens']");
    form.locator("[name=name]").fill("CI");
    form.locator("button").click();
    assertThat(page.getByText("Confirm that it is you").first()).isVisible();
  }

  private Page signedIn(Browser browser) {
    var page = browser.newPage();
    page.navigate(url("/sign-in?next=/account"));
    page.locator("#email").fill(email);
    page.locator("#password").fill(PASSWORD);
    page.locator("form button").first().click();
    assertThat(page).hasURL(url("/account"));
    return page;
  }

  private static void makePasskey(Page page, String label) {
    page.locator("[data-passkey] input").fill(label);
    page.locator("[data-passkey] button").click();
  }

  private static void signOut(Page page) {
    page.locator("form[action='/sign-out']").first().evaluate("it => it.requestSubmit()");
    assertThat(page).hasURL(AT_THE_DOOR);
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
