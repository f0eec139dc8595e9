package org.candor.planning.applicability;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static java.util.Objects.requireNonNull;
import static org.candor.systems.SystemsRegisters.DATA_SETS;

import com.microsoft.playwright.Browser;
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
import org.candor.web.Keys;
import org.candor.web.Looks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  private static final int WIDE = 1440;

  @LocalServerPort int port;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Records records;
  int width = WIDE;
  final Looks looks = new Looks(Path.of("target", "look"));

  @ParameterizedTest
  @ValueSource(ints = {WIDE, 360})
  void itIsWrittenApprovedByAnotherContradictedRevisedComparedAndPrintedByKeyboard(int pixels) {
    setDefaultAssertionTimeout(PATIENCE / 2);
    width = pixels;
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

  /** What is seen at both widths, in light and dark, is looked at once. */
  private void look(Page page, String name) {
    if (width == WIDE) {
      looks.at(page, name);
    }
  }

  private void written(Page page) {
    var keys = new Keys(page);
    page.navigate(url("/planning/applicability"));
    look(page, "soa-empty");
    keys.press(".empty-action button", "Enter");
    assertThat(page.locator(".page-answer")).containsText("0 of 38 controls decided.");
    keys.press("[data-check-all]", "Space");
    keys.press("input[name=row][value^='A.7.3:']", "Space");
    assertThat(page.locator(".bulk-count")).hasText("37 selected");
    keys.press("#say > summary", "Enter").choose("#needed", "NEEDED");
    keys.type("#inclusion", "We develop and use AI systems that bear on patients.");
    keys.press("[name=drivers][value=LAW]", "Space").press("#say .form-actions button", "Enter");
    assertThat(page.locator(".page-answer")).containsText("37 of 38 controls decided.");
    page.navigate(url("/planning/applicability?needed=UNDECIDED"));
    keys.press("input[name=row]", "Space").press("#say > summary", "Enter");
    look(page, "soa-say");
    keys.choose("#needed", "NOT_NEEDED").type("#exclusion", "We gather no data ourselves.");
    keys.press("#say .form-actions button", "Enter");
    assertThat(page.locator(".page-answer")).containsText("38 of 38 controls decided.");
    page.navigate(url("/planning/applicability"));
    assertThat(page.locator(".page-answer"))
        .containsText("38 of 38 controls decided. No exclusion is contradicted by facts.");
    keys.press("input[name=row][value^='A.2.2:']", "Space").press("#say > summary", "Enter");
    keys.choose("#declared", "IMPLEMENTED").press("#say .form-actions button", "Enter");
    assertThat(page.locator(".notice").first()).containsText("no evidence that covers it");
    look(page, "soa-refused");
    page.navigate(url("/planning/applicability"));
    look(page, "soa-controls");
  }

  private void submitted(Page page) {
    var keys = new Keys(page);
    keys.press(".page-actions .btn-primary", "Enter").type("#note", "The first statement.");
    look(page, "soa-submit");
    keys.press("#submit button", "Enter");
    assertThat(page.locator("main")).containsText("Waits for approval");
    assertThat(page.locator(".notice").first()).containsText("Version 1 is submitted.");
  }

  private void refusedForTheAuthor(Page page) {
    var keys = new Keys(page);
    keys.press("a[href$='/approval']", "Enter");
    assertThat(page.locator("#decide")).containsText("You wrote some of what changed");
    assertThat(page.locator("#decide .btn-primary")).isDisabled();
    look(page, "soa-author");
    page.evaluate("document.querySelector('#decide .btn-primary').removeAttribute('disabled')");
    keys.press("#decide .btn-primary", "Enter");
    assertThat(page.locator(".notice").first()).containsText("This cannot be done");
  }

  private void approved(Page page) {
    var keys = new Keys(page);
    page.navigate(url("/planning/applicability"));
    keys.press(".page-actions .btn-primary", "Enter");
    assertThat(page.locator("#decide .btn-primary")).isVisible();
    look(page, "soa-approval");
    keys.type("#note", "Good.");
    page.keyboard().press("Tab");
    assertThat(page.locator("#decide .btn-primary")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".page-answer")).containsText("Approved by Grace");
    assertThat(page.locator(".notice").first())
        .containsText("Version 1 is approved. It holds from now on.");
    look(page, "soa-version");
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
    look(page, "soa-contradicted");
    var keys = new Keys(page);
    keys.press(".notice a", "Enter");
    assertThat(page.locator("main")).containsText("Triage notes");
    page.navigate(url("/planning/applicability?contradicted=true"));
    keys.press(".row-name", "Enter");
    assertThat(page.locator("main")).containsText("Decide these controls anew");
    assertThat(page.locator("h1")).containsText("A.7.3 Acquisition of data");
    assertThat(page.locator(".reg-state")).containsText("Not needed");
    assertThat(page.locator(".reg-state")).not().containsText("Needed: Not needed");
    look(page, "soa-control");
  }

  private void revised(Page page) {
    var keys = new Keys(page);
    page.navigate(url("/planning/applicability?contradicted=true"));
    keys.press("input[name=row]", "Space").press("#say > summary", "Enter");
    keys.choose("#needed", "NEEDED").type("#inclusion", "We train on notes of our own.");
    keys.press("#say .form-actions button", "Enter");
    assertThat(page.locator(".page-answer")).containsText("No exclusion is contradicted");
    page.navigate(url("/planning/applicability"));
    var acquisition =
        page.locator(".row-name", new Page.LocatorOptions().setHasText("Acquisition of data"));
    keys.press(acquisition.first(), "Enter");
    // Why it was left out is history: it no longer stands among what is said.
    assertThat(page.locator(".cols .details").first())
        .containsText("We train on notes of our own.");
    assertThat(page.locator(".cols .details").first()).not().containsText("We gather no data");
    page.goBack();
  }

  private void compared(Page page) {
    var compare = page.locator(".tab", new Page.LocatorOptions().setHasText("Compare"));
    new Keys(page).press(compare.first(), "Enter");
    assertThat(page.locator(".page-answer"))
        .containsText("1 control says something else: Version 1 and What stands now");
    assertThat(page.locator("main")).containsText("We train on notes of our own.");
    look(page, "soa-compare");
  }

  private void printed(Page page) {
    var keys = new Keys(page);
    var versions = page.locator(".tab", new Page.LocatorOptions().setHasText("Versions"));
    keys.press(versions.first(), "Enter").press(".row-name", "Enter");
    keys.press(".page-actions summary", "Enter");
    var pdfItem = page.locator(".menu-item", new Page.LocatorOptions().setHasText("PDF"));
    var download = page.waitForDownload(() -> keys.press(pdfItem.first(), "Enter"));
    try (var pdf = Loader.loadPDF(download.path().toFile())) {
      Assertions.assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("Version 1, Approved", "Approved by Grace", "We gather no data ourselves");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var html = page.locator(".menu-item[href$='.html']").first().getAttribute("href");
    var document = page.context().request().get(url(html));
    Assertions.assertThat(document.text()).contains("Approved by Grace");
    // A page of its own, as a file is opened: without what the server lets its own pages do.
    page.navigate("about:blank");
    page.setContent(document.text());
    look(page, "soa-document");
  }

  private Page signedIn(Browser browser, String email) {
    var page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(width, width == WIDE ? 900 : 740)
                .setColorScheme(ColorScheme.LIGHT));
    page.setDefaultTimeout(PATIENCE);
    page.navigate(url("/planning/applicability"));
    page.locator("#email").fill(email);
    page.locator("#password").fill(PASSWORD);
    page.locator("form button").first().click();
    assertThat(page).hasURL(url("/planning/applicability"));
    return page;
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
