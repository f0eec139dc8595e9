package org.candor.planning.applicability;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static java.util.Objects.requireNonNull;
import static org.candor.systems.SystemsRegisters.DATA_SETS;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.candor.access.Founding;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.web.Browsers;
import org.candor.web.Looks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The statement in a real browser, from its first line to its second version. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StatementBrowserTests {

  private static final String PASSWORD = "correct horse battery";

  /** Milliseconds: the machine that builds may have much else to do. */
  private static final double PATIENCE = 120_000;

  private static final int MOST_TABS = 250;

  @LocalServerPort int port;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Records records;
  final Looks looks = new Looks(Path.of("target", "look"));

  @Test
  void itIsWrittenApprovedByAnotherContradictedRevisedComparedAndPrinted() {
    setDefaultAssertionTimeout(PATIENCE / 2);
    var ada = "ada-" + UUID.randomUUID() + "@clinic.example";
    var grace = "grace-" + UUID.randomUUID() + "@clinic.example";
    var clinic = founding.found("Clinic", "Ada", ada, PASSWORD);
    var invitee =
        new Invitee("Grace", grace, Set.of(Role.TOP_MANAGEMENT, Role.AIMS_MANAGER), null, null);
    people.add(clinic, invitee, PASSWORD, Actor.installation("test"));
    Browsers.with(
        browser -> {
          var author = signedIn(browser, ada);
          written(author);
          submitted(author);
          refusedForTheAuthor(author);
          var approver = signedIn(browser, grace);
          approved(approver);
          contradicted(clinic, author);
          revised(author);
          compared(author);
          printed(author);
        });
    Assertions.assertThat(looks.wrong()).isEmpty();
  }

  /** By keyboard alone. */
  private void written(Page page) {
    page.navigate(url("/planning/applicability"));
    looks.at(page, "soa-empty");
    press(page.locator(".empty-action button"), "Enter");
    assertThat(page.locator(".page-answer")).containsText("0 of 38 controls decided.");
    press(page.locator("[data-check-all]"), "Space");
    press(page.locator("input[name=row][value^='A.7.3:']"), "Space");
    assertThat(page.locator(".bulk-count")).hasText("37 selected");
    reached(page, "#say > summary");
    page.keyboard().press("Enter");
    choose(page, "#needed", "NEEDED");
    page.locator("#inclusion").focus();
    page.keyboard().type("We develop and use AI systems that bear on patients.");
    press(page.locator("[name=drivers][value=LAW]"), "Space");
    press(page.locator("#say .form-actions button"), "Enter");
    assertThat(page.locator(".page-answer")).containsText("37 of 38 controls decided.");
    page.navigate(url("/planning/applicability?needed=UNDECIDED"));
    press(page.locator("input[name=row]"), "Space");
    press(page.locator("#say > summary"), "Enter");
    looks.at(page, "soa-say");
    choose(page, "#needed", "NOT_NEEDED");
    page.locator("#exclusion").fill("We gather no data ourselves.");
    press(page.locator("#say .form-actions button"), "Enter");
    page.navigate(url("/planning/applicability"));
    assertThat(page.locator(".page-answer"))
        .containsText("38 of 38 controls decided. No exclusion is contradicted by facts.");
    press(page.locator("input[name=row][value^='A.2.2:']"), "Space");
    press(page.locator("#say > summary"), "Enter");
    choose(page, "#declared", "IMPLEMENTED");
    press(page.locator("#say .form-actions button"), "Enter");
    assertThat(page.locator(".notice").first()).containsText("no evidence that covers it");
    looks.at(page, "soa-refused");
    page.navigate(url("/planning/applicability"));
    looks.at(page, "soa-controls");
  }

  private void submitted(Page page) {
    press(page.locator(".page-actions .btn-primary"), "Enter");
    page.locator("#note").focus();
    page.keyboard().type("The first statement.");
    looks.at(page, "soa-submit");
    press(page.locator("#submit button"), "Enter");
    assertThat(page.locator("main")).containsText("Waits for approval");
    assertThat(page.locator(".notice").first()).containsText("Version 1 is submitted.");
  }

  private void refusedForTheAuthor(Page page) {
    press(page.locator("a[href$='/approval']").first(), "Enter");
    assertThat(page.locator("#decide")).containsText("You wrote some of what changed");
    assertThat(page.locator("#decide .btn-primary")).isDisabled();
    looks.at(page, "soa-author");
    page.evaluate("document.querySelector('#decide .btn-primary').removeAttribute('disabled')");
    page.locator("#decide .btn-primary").click();
    assertThat(page.locator(".notice").first()).containsText("This cannot be done");
  }

  private void approved(Page page) {
    page.navigate(url("/planning/applicability"));
    press(page.locator(".page-actions .btn-primary"), "Enter");
    looks.at(page, "soa-approval");
    reached(page, "#note");
    page.keyboard().type("Good.");
    page.keyboard().press("Tab");
    assertThat(page.locator("#decide .btn-primary")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".page-answer")).containsText("Approved by Grace");
    assertThat(page.locator(".notice").first())
        .containsText("Version 1 is approved. It holds from now on.");
    looks.at(page, "soa-version");
  }

  private void contradicted(OrgId clinic, Page page) {
    var typed = Map.of("name", List.of("Triage notes"), "uses", List.of("TRAINING"));
    Scope.of(clinic)
        .run(
            () ->
                records.record(
                    DATA_SETS.kind(),
                    requireNonNull(Form.read(DATA_SETS, typed, null, new Anybody()).content()),
                    Actor.installation("test")));
    page.navigate(url("/planning/applicability"));
    assertThat(page.locator(".page-answer")).containsText("1 exclusion is contradicted by facts.");
    assertThat(page.locator(".notice").first())
        .containsText("A.7.3 is left out, yet 1 data set is recorded");
    looks.at(page, "soa-contradicted");
    press(page.locator(".notice a").first(), "Enter");
    assertThat(page.locator("main")).containsText("Triage notes");
    page.navigate(url("/planning/applicability?contradicted=true"));
    press(page.locator(".row-name").first(), "Enter");
    assertThat(page.locator("main")).containsText("Decide these controls anew");
    assertThat(page.locator("h1")).containsText("A.7.3 Acquisition of data");
    assertThat(page.locator(".reg-state")).containsText("Not needed");
    assertThat(page.locator(".reg-state")).not().containsText("Needed: Not needed");
    looks.at(page, "soa-control");
  }

  private void revised(Page page) {
    page.navigate(url("/planning/applicability?contradicted=true"));
    press(page.locator("input[name=row]"), "Space");
    press(page.locator("#say > summary"), "Enter");
    choose(page, "#needed", "NEEDED");
    page.locator("#inclusion").fill("We train on notes of our own.");
    press(page.locator("#say .form-actions button"), "Enter");
    page.navigate(url("/planning/applicability"));
    assertThat(page.locator(".page-answer")).containsText("No exclusion is contradicted");
    page.locator(".row-name", new Page.LocatorOptions().setHasText("Acquisition of data")).click();
    // Why it was left out is history: it no longer stands among what is said.
    assertThat(page.locator(".cols .details").first())
        .containsText("We train on notes of our own.");
    assertThat(page.locator(".cols .details").first()).not().containsText("We gather no data");
    page.goBack();
  }

  private void compared(Page page) {
    press(page.locator(".tab", new Page.LocatorOptions().setHasText("Compare")), "Enter");
    assertThat(page.locator(".page-answer"))
        .containsText("1 control says something else: Version 1 and What stands now");
    assertThat(page.locator("main")).containsText("We train on notes of our own.");
    looks.at(page, "soa-compare");
  }

  private void printed(Page page) {
    press(page.locator(".tab", new Page.LocatorOptions().setHasText("Versions")), "Enter");
    press(page.locator(".row-name").first(), "Enter");
    press(page.locator(".page-actions summary"), "Enter");
    var pdfItem = page.locator(".menu-item", new Page.LocatorOptions().setHasText("PDF"));
    var download = page.waitForDownload(() -> press(pdfItem, "Enter"));
    try (var pdf = Loader.loadPDF(download.path().toFile())) {
      Assertions.assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("Version 1, Approved", "Approved by Grace", "We gather no data ourselves");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Page signedIn(Browser browser, String email) {
    var page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(1440, 900)
                .setColorScheme(ColorScheme.LIGHT));
    page.setDefaultTimeout(PATIENCE);
    page.navigate(url("/planning/applicability"));
    page.locator("#email").fill(email);
    page.locator("#password").fill(PASSWORD);
    page.locator("form button").first().click();
    assertThat(page).hasURL(url("/planning/applicability"));
    return page;
  }

  private static void press(Locator on, String key) {
    on.focus();
    on.press(key);
  }

  /** From where the focus is, by Tab alone. */
  private static void reached(Page page, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate("it => document.activeElement.matches(it)", selector).equals(true)) {
        return;
      }
    }
    throw new AssertionError("Nobody comes to " + selector + " by keyboard");
  }

  private static void choose(Page page, String select, String value) {
    page.locator(select).selectOption(value);
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
