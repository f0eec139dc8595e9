package org.candor.readiness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.work.WorkRegisters.TASKS;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.candor.access.Founding;
import org.candor.database.Scope;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.records.Records;
import org.candor.register.Register;
import org.candor.web.Browsers;
import org.candor.web.Keys;
import org.candor.web.Looks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where we stand, in a real browser: every page of it, wide and narrow, light and dark. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReadinessBrowserTests {

  private static final String PASSWORD = "correct horse battery";
  private static final double PATIENCE = 120_000;
  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneOffset.UTC);

  /** What is looked at, by the name of its picture. */
  private static final List<String[]> PAGES =
      List.of(
          new String[] {"gap", "/readiness"},
          new String[] {"gap-lines", "/readiness/lines"},
          new String[] {"gap-line", "/readiness/lines/4.1-3"},
          new String[] {"gap-control", "/readiness/lines/A.6.2.4"},
          new String[] {"gap-outlook", "/readiness/outlook?until=" + TODAY.plusDays(90)},
          new String[] {"gap-crosswalk", "/readiness/crosswalk"},
          new String[] {"gap-trend", "/readiness/trend"},
          new String[] {"gap-print", "/readiness/print"},
          new String[] {"plan", "/work/plan"},
          new String[] {"baseline", "/work/baseline"},
          new String[] {"baseline-part", "/work/baseline/5"},
          new String[] {"start", "/work/start"},
          new String[] {"coverage", "/support/coverage"},
          new String[] {"framework", "/catalog/iso-42001"},
          // The past stays chosen, so it comes last.
          new String[] {"gap-past", "/readiness?asOf=20"});

  @LocalServerPort int port;
  @Autowired Founding founding;
  @Autowired Records records;
  OrgId clinic;
  final Looks looks = new Looks(Path.of("target", "look"));

  @Test
  void everyPageOfWhereWeStandHoldsAtEveryWidthInLightAndDark() {
    Browsers.with(
        browser -> {
          var page = signedIn(browser);
          see(page, "gap-empty", "/readiness");
          fill();
          PAGES.forEach(it -> see(page, it[0], it[1]));
        });
    Assertions.assertThat(looks.wrong()).isEmpty();
  }

  /** From the picture to a line, attested, and back, without a mouse. */
  @Test
  void aLineIsFoundAndAttestedByKeyboardOnANarrowScreen() {
    Browsers.with(
        browser -> {
          var page = signedIn(browser);
          page.setViewportSize(360, 740);
          page.navigate(url("/readiness/lines?q=5.1-4"));
          var keys = new Keys(page);
          var line = page.locator("main a[href*='/readiness/lines/5.1-4']").first();
          keys.press(line, "Enter");
          assertThat(page.locator("h1")).containsText("5.1-4");
          keys.press("#attest summary", "Enter");
          keys.choose("#answer", "NOT_MET").choose("#basis", "OBSERVATION");
          keys.type("#reason", "Nobody has seen it done.");
          keys.press("#attest form button", "Enter");
          assertThat(page.locator("#attest")).containsText("ATT-1");
          page.waitForLoadState();
          assertThat(page.locator(".draft-note")).hasCount(0);
          assertThat(page.locator(".page-answer")).containsText("Not met");
        });
  }

  private void fill() {
    for (int i = 0; i < 14; i++) {
      record(
          AI_SYSTEMS,
          "name",
          i == 2 ? "A system with a name that goes on " + "and on ".repeat(12) : "Triage " + i,
          "intendedPurpose",
          i % 2 == 0 ? "Sort patients by urgency" : "",
          "roles",
          i % 3 == 0 ? "USER" : "");
    }
    evidence("Minutes of the board, March", "5.1-1,5.1-2", 60);
    evidence("Validation report of the triage model", "A.6.2.4", 30);
    evidence("Old policy", "5.2-1,A.2.2", -30);
    evidence("Training records " + "of everybody ".repeat(8), "7.2-1,7.3-1,A.4.6", 300);
    for (var line : List.of("5.1-3", "7.2-2", "8.1-1", "9.1-1", "10.1-1")) {
      attest(line, line.startsWith("8") ? "NOT_MET" : "MET", "SELF_DECLARED");
    }
    attest("A.6.2.4", "MET", "EVIDENCE");
    record(TASKS, "name", "Ask the vendor for the card of its model", "requirement", "A.7.3");
    record(
        TASKS,
        "name",
        "Write the policy anew",
        "requirement",
        "5.2-1",
        "dueOn",
        TODAY.plusDays(20).toString());
  }

  private void evidence(String name, String covers, int until) {
    record(
        EVIDENCE,
        "name",
        name,
        "form",
        "STATEMENT",
        "covers",
        covers,
        "effectiveOn",
        TODAY.minusDays(100).toString(),
        "expiresOn",
        TODAY.plusDays(until).toString());
  }

  private void attest(String line, String answer, String basis) {
    record(
        ATTESTATIONS,
        "requirement",
        line,
        "answer",
        answer,
        "basis",
        basis,
        "evidence",
        basis.equals("EVIDENCE") ? "EV-2" : "",
        "attestedOn",
        TODAY.toString(),
        "validUntil",
        TODAY.plusDays(200).toString());
  }

  private <R extends Record> void record(Register<R> register, String... said) {
    var content = AReadiness.content(register, said);
    Scope.of(clinic)
        .run(() -> records.record(register.kind(), content, Actor.installation("test")));
  }

  private Page signedIn(Browser browser) {
    var ada = "ada-" + UUID.randomUUID() + "@clinic.example";
    clinic = founding.found("Clinic", "Ada", ada, PASSWORD);
    var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
    page.setDefaultTimeout(PATIENCE);
    page.navigate(url("/readiness"));
    page.locator("#email").fill(ada);
    page.locator("#password").fill(PASSWORD);
    page.locator("form button").first().click();
    assertThat(page).hasURL(url("/readiness"));
    return page;
  }

  private void see(Page page, String name, String path) {
    page.navigate(url(path));
    looks.at(page, name);
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
