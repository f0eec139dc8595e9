package org.candor.evaluation.monitoring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.candor.access.Founding;
import org.candor.web.Browsers;
import org.candor.web.Looks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a file to a result in a real browser: by keyboard, wide and narrow, light and dark. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MonitoringBrowserTests {

  private static final String PASSWORD = "correct horse battery";
  private static final String NEW = "/evaluation/monitoring/new";

  /** Milliseconds: the machine that builds may have much else to do. */
  private static final double PATIENCE = 120_000;

  /** A page of results says the answer on the first screen and is no longer than these. */
  private static final int SCREEN = 900;

  private static final int LONGEST = 4_000;
  private static final int MOST_TABS = 250;

  @LocalServerPort int port;
  @Autowired Founding founding;
  final Looks looks = new Looks(Path.of("target", "look"));

  @Test
  void someonePointsAtAFileConfirmsTheGuessesAndReadsTheResultByKeyboardAlone() {
    setDefaultAssertionTimeout(PATIENCE);
    var ada = "ada-" + UUID.randomUUID() + "@bank.example";
    founding.found("Bank", "Ada", ada, PASSWORD);
    Browsers.with(
        browser -> {
          var page = signedIn(browser, ada);
          looks.at(page, "monitoring-empty");
          pointedAtAFile(page);
          refusedAndNothingLost(page);
          confirmed(page);
          readTheResult(page);
        });
    Assertions.assertThat(looks.wrong()).isEmpty();
  }

  private void pointedAtAFile(Page page) {
    tabTo(page, ".empty-action a");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(url(NEW));
    looks.at(page, "monitoring-new");
    send(page, "loans.csv", 0.2);
    tabTo(page, "main form[enctype] .btn-primary");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(url(NEW + "/DSR-1"));
    assertThat(page.locator("main")).containsText("Guessed: sex");
    assertThat(page.locator("[name=by][value=sex]")).isChecked();
    assertThat(page.locator("[name=decidedBy][value=impactRatio]")).isChecked();
    assertThat(page.locator("[name=controls][value='A.5.4']")).isChecked();
    looks.at(page, "monitoring-ask");
  }

  private static void send(Page page, String name, double women) {
    var bytes = Loans.csv(4_000, women).getBytes(UTF_8);
    page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", bytes));
  }

  /** Another question asks for other fields; an answer that is wrong loses nothing. */
  private void refusedAndNothingLost(Page page) {
    tabTo(page, "#question");
    page.locator("#question").selectOption("DRIFT");
    assertThat(page.locator("[name=decidedBy][value=psi]")).isChecked();
    assertThat(page.locator("#columns")).hasValue("sex, approved, repaid, income");
    looks.at(page, "monitoring-ask-drift");
    page.locator("#question").selectOption("FAIRNESS");
    assertThat(page.locator("[name=decidedBy][value=impactRatio]")).isChecked();
    tabTo(page, "#validDays");
    page.keyboard().press("Control+A");
    page.keyboard().type("many");
    tabTo(page, "[name=decidedBy][value=demographicParityDifference]");
    page.keyboard().press("Space");
    tabTo(page, ".mon-ask .form-actions .btn-primary");
    page.keyboard().press("Enter");
    assertThat(page.locator("[role=alert]").first()).containsText("Nothing was done");
    assertThat(page.locator("#validDays")).hasValue("many");
    assertThat(page.locator("main")).containsText("Guessed: sex");
    assertThat(page.locator("[name=decidedBy][value=demographicParityDifference]")).isChecked();
    looks.at(page, "monitoring-ask-wrong");
  }

  private void confirmed(Page page) {
    tabTo(page, "#validDays");
    page.keyboard().press("Control+A");
    page.keyboard().type("60");
    tabTo(page, "select[name=against]");
    page.locator("select[name=against]").first().selectOption("sex=Male");
    tabTo(page, ".mon-ask .form-actions .btn-primary");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/evaluation/monitors/.*#measurements"));
    assertThat(page.locator("#measurements .mark").first()).containsText("Limit broken");
    looks.at(page, "monitor");
  }

  private void readTheResult(Page page) {
    tabTo(page, "#measurements .mon-list a");
    page.keyboard().press("Enter");
    assertThat(page.locator(".result-answer")).containsText("0.40 times as often");
    looks.at(page, "result");
    holds(page);
    tabTo(page, ".result-worst a");
    page.keyboard().press("Enter");
    tabTo(page, ".result-fold:not([open]) > summary");
    page.keyboard().press("Enter");
    assertThat(page.locator(".result-fold[open]").last()).isVisible();
    looks.at(page, "result-open");
  }

  private static void holds(Page page) {
    var answer = page.locator(".result-counts").first().boundingBox();
    Assertions.assertThat(answer.y + answer.height).as("the answer").isLessThan(SCREEN);
    var long1440 = (Number) page.evaluate("document.documentElement.scrollHeight");
    Assertions.assertThat(long1440.intValue()).as("pixels tall").isLessThan(LONGEST);
  }

  /** As people without a mouse get there. */
  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if ((Boolean) page.evaluate("it => !!document.activeElement?.matches(it)", selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("No keyboard reaches " + selector);
  }

  private Page signedIn(Browser browser, String email) {
    var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, SCREEN));
    page.setDefaultTimeout(PATIENCE);
    page.navigate(url("/evaluation/monitoring"));
    page.locator("#email").fill(email);
    page.locator("#password").fill(PASSWORD);
    page.locator("form button").first().click();
    assertThat(page).hasURL(url("/evaluation/monitoring"));
    return page;
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
