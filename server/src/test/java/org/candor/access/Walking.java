package org.candor.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.Assertions;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.web.Looks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clinic where Ada and Bob work, and browsers for both of them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class Walking {

  static final String PASSWORD = "correct horse battery";
  static final Pattern AT_THE_DOOR = Pattern.compile(".*/sign-in.*");

  @LocalServerPort int port;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired SignIn signIn;
  @Autowired Records records;
  @Autowired Totps totps;
  @Autowired Installation installation;
  OrgId clinic;
  Actor adaHerself;
  String ada;
  String bob;
  PersonId bobHimself;
  final Looks looks = new Looks(Path.of("target", "look", "walk"));

  /** A busy machine takes its time. */
  @BeforeAll
  static void patience() {
    setDefaultAssertionTimeout(30_000);
  }

  @BeforeEach
  void aClinicWhereAdaAndBobWork() {
    ada = "ada-" + UUID.randomUUID() + "@clinic.example";
    bob = "bob-" + UUID.randomUUID() + "@clinic.example";
    clinic = founding.found("Clinic", "Ada", ada, PASSWORD);
    adaHerself = new Actor(people.member(clinic, ada).orElseThrow().person(), "Ada", "test");
    var invitee = new Invitee("Bob", bob, Set.of(Role.SYSTEM_OWNER), null, null);
    bobHimself = people.add(clinic, invitee, PASSWORD, adaHerself);
  }

  void sound() {
    Assertions.assertThat(looks.wrong()).isEmpty();
  }

  <R extends Record> Entry<R> recorded(Register<R> register, Map<String, List<String>> said) {
    return Scope.of(clinic)
        .get(
            () -> {
              var content = Form.read(register, said, null, new Anybody()).content();
              Assertions.assertThat(content).isNotNull();
              return records.record(register.kind(), content, null, adaHerself, null);
            });
  }

  /** A browser of somebody who is signed in. */
  Page in(Browser browser, String email) {
    var device =
        new Device("10.7.%d.%d".formatted(port % 250, email.hashCode() & 127), "Firefox/1");
    var outcome = signIn.withPassword(email, PASSWORD, device);
    Assertions.assertThat(outcome).isInstanceOf(SignIn.Outcome.Open.class);
    var context = context(browser);
    var cookie = ((SignIn.Outcome.Open) outcome).cookie();
    context.addCookies(List.of(new Cookie(SessionCookie.NAME, cookie).setUrl(url("/"))));
    return context.newPage();
  }

  Page stranger(Browser browser) {
    return context(browser).newPage();
  }

  static BrowserContext context(Browser browser) {
    var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    context.setDefaultTimeout(60_000);
    return context;
  }

  void signIn(Page page, String email, String password) {
    page.locator("#email").fill(email);
    page.locator("#password").fill(password);
    page.locator("form button").first().click();
  }

  String code() {
    var secret = installation.read(null, () -> totps.proposed(bobHimself)).orElseThrow();
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), Instant.now());
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  static Locator row(Page page, String name) {
    return page.locator("main tbody tr", new Page.LocatorOptions().setHasText(name));
  }

  static Locator button(Locator within, String words) {
    return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words));
  }

  static Locator menu(Page page, String words) {
    return page.locator("#tools summary", new Page.LocatorOptions().setHasText(words));
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }
}
