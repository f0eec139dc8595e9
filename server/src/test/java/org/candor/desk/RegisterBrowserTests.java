package org.candor.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.candor.AnOrganization;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.candor.web.Browsers;
import org.candor.web.Looks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of a register in a real browser: wide and narrow, light and dark, by everyone. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RegisterBrowserTests {

  private static final Path LOOK = Path.of("target", "look");

  /** How many pixels each card or table stands below what is above it. */
  private static final String GAPS =
      """
      [...document.querySelectorAll('main > .card, main > .table-frame')].map(it =>
        Math.round(it.getBoundingClientRect().top
          - it.previousElementSibling.getBoundingClientRect().bottom))
      """;

  @LocalServerPort int port;
  @Autowired Registers registers;
  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Founding founding;
  @Autowired People people;
  AnOrganization clinic;
  String email;
  String session = "";
  final Looks looks = new Looks(LOOK);

  @BeforeEach
  void found() {
    email = OpenDoor.newEmail();
    clinic = OpenDoor.founded(founding, people, email);
  }

  /** Opens a page for Ada, who signs in at the door the first time. */
  private Page open(Browser browser) {
    var options = new Browser.NewPageOptions().setViewportSize(1440, 900);
    if (!session.isEmpty()) {
      return browser.newPage(options.setStorageState(session));
    }
    var page = browser.newPage(options);
    page.navigate(url("/systems/ai-systems"));
    assertThat(page).hasURL(Pattern.compile(".*/sign-in[?]next=.*"));
    page.locator("#email").fill(email);
    page.locator("#password").fill(OpenDoor.PASSWORD);
    page.locator("form button").first().click();
    assertThat(page).hasURL(url("/systems/ai-systems"));
    session = page.context().storageState();
    return page;
  }

  @Test
  void everyPageHoldsAtEveryWidthInLightAndDark() {
    Browsers.with(
        browser -> {
          see(browser, "empty", "/systems/ai-systems");
          var id = register(137);
          var at = "/systems/ai-systems/" + id;
          see(browser, "list", "/systems/ai-systems");
          see(
              browser,
              "narrowed",
              "/systems/ai-systems?stage=INCEPTION&stage=-&sort=-name&q=system");
          see(browser, "nothing", "/systems/ai-systems?q=zeppelin");
          see(browser, "filter", "/systems/ai-systems/filter/stage");
          see(browser, "filter-text", "/systems/ai-systems/filter/unit?unit=%3DWard+1&unit=north");
          see(browser, "new", "/systems/ai-systems/new");
          see(browser, "record", at);
          see(browser, "edit", at + "/edit");
          see(browser, "link", at + "/link?q=system");
          see(browser, "search", "/search?q=system");
          see(browser, "past", at + "?asOf=100");
          see(browser, "error", "/systems/ai-systems?colour=red");
        });
    Assertions.assertThat(looks.wrong()).isEmpty();
  }

  @Test
  void aListIsSearchedFilteredAndChangedWithoutLeavingIt() {
    var id = register(40);
    Browsers.with(
        browser -> {
          var page = open(browser);
          page.navigate(url("/systems/ai-systems"));
          page.locator("#q").fill("system 2");
          assertThat(page.locator("#answer")).containsText("10 AI systems of 40");
          page.locator("summary", new Page.LocatorOptions().setHasText("Filter")).click();
          page.locator(
                  "#tools .menu-item", new Page.LocatorOptions().setHasText("Life cycle stage"))
              .click();
          page.locator("#facet label", new Page.LocatorOptions().setHasText("Inception")).click();
          page.locator("#facet button").click();
          assertThat(page.locator(".chip").first()).containsText("Inception");
          page.locator("[data-check-all]").check();
          page.locator("#bulk-field").selectOption("unit");
          page.locator(".reg-bulk button").click();
          page.locator("#unit").fill("Ward 7");
          page.locator(".form-actions button").click();
          assertThat(page.locator(".page-answer")).containsText("0 not");
          keysLeadToTheForms(page, "/systems/ai-systems/" + id);
        });
  }

  /** N begins a record and E changes it, but for whoever is writing they are letters. */
  private void keysLeadToTheForms(Page page, String at) {
    page.navigate(url("/systems/ai-systems"));
    page.locator("#q").press("n");
    page.locator("#q").press("e");
    assertThat(page.locator("#q")).hasValue("ne");
    assertThat(page).not().hasURL(Pattern.compile(".*/new$"));
    page.navigate(url("/systems/ai-systems"));
    page.keyboard().press("n");
    assertThat(page).hasURL(url("/systems/ai-systems/new"));
    page.navigate(url(at));
    page.keyboard().press("e");
    assertThat(page).hasURL(url(at + "/edit"));
  }

  @Test
  void whoWasSlowerIsShownBothChanges() {
    var at = "/systems/ai-systems/" + register(1);
    Browsers.with(
        browser -> {
          var slow = open(browser);
          slow.navigate(url(at + "/edit"));
          slow.locator("#unit").fill("The slower unit");
          slow.locator("#supplier").fill("The slower supplier");
          slow.locator("#jurisdictions").fill("Switzerland\nGermany\nItaly");
          var fast = open(browser);
          fast.navigate(url(at + "/edit"));
          fast.locator("#unit").fill("The faster unit");
          fast.locator("#domain").fill("Triage");
          fast.locator("#jurisdictions").fill("Switzerland\nFrance");
          fast.locator(".form-actions button").click();
          slow.locator(".form-actions button").click();
          assertThat(slow.locator("h2.notice-title, .notice-title").first())
              .containsText("while you were writing");
          looks.at(slow, "merge");
          // By keyboard alone: begin from their words, change them, unite the lists, save.
          slow.locator("button[value='unit:theirs']").press("Enter");
          assertThat(slow.locator("textarea[name='hand.unit']")).isFocused();
          slow.keyboard().press("End");
          slow.keyboard().type(" and the slower one");
          assertThat(slow.locator("[name='pick.unit'][value=hand]")).isChecked();
          assertThat(slow.locator("main")).containsText("Germany (they removed it)");
          slow.locator("[name='pick.jurisdictions'][value=mine]").focus();
          slow.keyboard().press("ArrowDown");
          assertThat(slow.locator("[name='pick.jurisdictions'][value=both]")).isChecked();
          slow.locator(".form-actions button").press("Enter");
          assertThat(slow.locator("main")).containsText("The faster unit and the slower one");
          assertThat(slow.locator("main")).containsText("Triage");
          assertThat(slow.locator("main")).containsText("The slower supplier");
          assertThat(slow.locator("main")).containsText("France");
          assertThat(slow.locator("main")).containsText("Italy");
        });
    Assertions.assertThat(looks.wrong()).isEmpty();
  }

  @Test
  void everyPlaceOfTheShellIsThere() {
    Browsers.with(
        browser -> {
          var page = open(browser);
          var places =
              page.locator(".side a, .top a, .bottom a, .sheet a")
                  .evaluateAll("all => [...new Set(all.map(it => it.getAttribute('href')))]");
          Assertions.assertThat((List<?>) places).hasSizeGreaterThan(5);
          for (var place : (List<?>) places) {
            var answer = page.context().request().get(url(String.valueOf(place)));
            Assertions.assertThat(answer.status()).as("%s", place).isEqualTo(200);
          }
        });
  }

  @Test
  void whoWorksInTwoOrganizationsSwitchesBetweenThem() {
    register(3);
    founding.found("Laboratory", "Ada", email, OpenDoor.PASSWORD);
    Browsers.with(
        browser -> {
          var page = open(browser);
          assertThat(page.locator("main")).containsText("3 AI systems");
          page.locator(".top summary", new Page.LocatorOptions().setHasText("Clinic")).click();
          page.locator(".top .menu-item", new Page.LocatorOptions().setHasText("Laboratory"))
              .click();
          assertThat(page.locator(".top summary").first()).containsText("Laboratory");
          page.navigate(url("/systems/ai-systems"));
          assertThat(page.locator("main")).containsText("none recorded yet");
        });
  }

  @Test
  void anImportIsReadBeforeItIsRun() {
    Browsers.with(
        browser -> {
          var page = open(browser);
          page.navigate(url("/exchange/imports/new"));
          var file = "System ID,Name,Stage\nA1,Triage,Inception\n".getBytes(UTF_8);
          page.locator("#file").setInputFiles(new FilePayload("one.csv", "text/csv", file));
          page.locator("#register").selectOption("systems/ai-systems");
          page.locator("main form .btn-primary").click();
          assertThat(page.locator(".page-answer")).containsText("1 row would be new");
          assertThat(page.locator("main")).containsText("The first row as a record");
          Assertions.assertThat((List<?>) page.evaluate(GAPS))
              .isNotEmpty()
              .allMatch(it -> ((Number) it).intValue() >= 8);
          see(browser, "import", URI.create(page.url()).getPath());
          page.locator(".page-actions .btn-primary").click();
          assertThat(page.locator(".page-answer")).containsText("1 record is new");
        });
    Assertions.assertThat(looks.wrong()).isEmpty();
  }

  private void see(Browser browser, String name, String path) {
    try (var page = open(browser)) {
      page.navigate(url(path));
      looks.at(page, name);
    }
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }

  private UUID register(int howMany) {
    return clinic.scope().get(() -> register(registers.at("systems/ai-systems"), howMany));
  }

  private <R extends Record> UUID register(Register<R> register, int howMany) {
    var changes = new ArrayList<Change<R>>();
    for (int i = 0; i < howMany; i++) {
      var typed = new HashMap<String, List<String>>();
      typed.put(
          "name",
          List.of(
              i == 2
                  ? "A system with a name that goes on " + "and on ".repeat(30)
                  : i == 3
                      ? "Unbroken" + "x".repeat(120)
                      : i % 5 == 4
                          ? "<img src=x onerror=alert(1)> system " + i
                          : "Triage system " + i));
      typed.put("unit", i % 3 == 0 ? List.of("Emergency department, north wing") : List.of());
      typed.put("roles", i % 2 == 0 ? List.of("USER", "PROVIDER") : List.of());
      typed.put("impact", i % 3 == 0 ? List.of("RIGHTS_AND_SAFETY") : List.of());
      typed.put(
          "description",
          List.of("Sorts patients by urgency.\n\n<script>alert(1)</script> is text here."));
      typed.put(
          "stage",
          i % 4 == 0
              ? List.of("INCEPTION")
              : i % 4 == 1 ? List.of("OPERATION_AND_MONITORING") : List.of());
      typed.put("owner", i % 6 == 0 ? List.of(clinic.ada().person().toString()) : List.of());
      typed.put("jurisdictions", i % 2 == 0 ? List.of("Switzerland\nGermany") : List.of());
      changes.add(Change.Recording.of(Form.read(register, typed, null, new Anybody()).content()));
    }
    records.write(register.kind(), changes, clinic.ada());
    return listings.page(register, Query.all(), AsOf.NOW).entries().getFirst().id();
  }
}
