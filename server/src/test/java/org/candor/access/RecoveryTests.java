package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The way back in by e-mail, through a real mail server. */
@Door
class RecoveryTests {

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @DynamicPropertySource
  static void aMailServer(DynamicPropertyRegistry properties) {
    MAIL.start();
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    properties.add("candor.access.url", () -> "https://candor.example/");
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired MovableClock clock;

  @Test
  void aForgottenPasswordIsReplacedThroughALinkThatWorksOnce() {
    var email = "ada-" + UUID.randomUUID() + "@clinic.example";
    founding.found("Clinic", "Ada", email, "correct horse battery");
    var browser = new Browser(mvc);
    browser.get("/recovery");
    var known = browser.post("/recovery", "email", email);
    var unknown = browser.post("/recovery", "email", "nobody@clinic.example");
    assertThat(known.text()).isEqualTo(unknown.text());
    assertThat(MAIL.waitForIncomingEmail(10_000, 1)).isTrue();
    assertThat(MAIL.getReceivedMessages()).hasSize(1);
    var text = GreenMailUtil.getBody(MAIL.getReceivedMessages()[0]);
    assertThat(text).contains("https://candor.example/recovery/");
    var path = text.replaceAll("(?s).*https://candor.example(/recovery/[A-Za-z0-9_-]+).*", "$1");
    browser.get(path);
    assertThat(browser.post(path, "password", "a new good phrase").to())
        .isEqualTo(FrontDoor.WITH_THE_NEW_PASSWORD);
    browser.get("/sign-in");
    assertThat(browser.post(path, "password", "a third good phrase").status()).isEqualTo(404);
    assertThat(browser.signIn(email, "a new good phrase").status()).isEqualTo(303);
    clock.pass(Duration.ofHours(2));
    assertThat(browser.get(path).status()).isEqualTo(404);
  }
}
