package org.candor.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages do beyond HTML: keys, commands, themes, drafts, questions. */
class MannersTests {

  private static Gallery gallery;

  @BeforeAll
  static void open() throws IOException {
    gallery = new Gallery();
  }

  @AfterAll
  static void close() {
    gallery.close();
  }

  @Test
  void anExpertGoesWhereTheyWantWithoutAPointer() {
    onPage(
        (page, gallery) -> {
          page.navigate(gallery.address("overview"));
          page.keyboard().press("/");
          assertThat(page.locator("#search")).isFocused();
          page.locator("h1").click();
          page.keyboard().press("j");
          page.keyboard().press("j");
          assertThat(page.locator("tr.row-here a").first()).isFocused();
          assertThat(page.locator("tr.row-here")).containsText("CV screening");
          page.keyboard().press("?");
          assertThat(page.locator("#keys")).isVisible();
          page.keyboard().press("Escape");
          page.keyboard().press("Control+k");
          page.keyboard().type("6.1.2");
          assertThat(page.locator(".palette-one").first()).containsText("Risks");
          page.keyboard().press("Enter");
          assertThat(page).hasURL(Pattern.compile(".*/risks$"));
        });
  }

  @Test
  void aLetterAfterGLeadsToItsPlace() {
    onPage(
        (page, gallery) -> {
          page.navigate(gallery.address("overview"));
          page.keyboard().press("g");
          page.keyboard().press("s");
          assertThat(page).hasURL(Pattern.compile(".*/systems$"));
        });
  }

  @Test
  void theChosenThemeIsRemembered() {
    onPage(
        (page, gallery) -> {
          page.navigate(gallery.address("overview"));
          page.locator(".btn-person").click();
          page.locator("[data-theme-next]").click();
          page.locator("[data-theme-next]").click();
          assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
          page.reload();
          assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        });
  }

  @Test
  void whatWasTypedSurvivesAClosedPageAndCanBeDiscarded() {
    onPage(
        (page, gallery) -> {
          page.navigate(gallery.address("form"));
          assertThat(page.locator("[data-focus]")).isFocused();
          page.locator("#name").fill("Claims triage");
          page.reload();
          assertThat(page.locator("#name")).hasValue("Claims triage");
          assertThat(page.locator(".draft-note")).containsText("restored");
          page.locator(".draft-note button").click();
          assertThat(page.locator("#name")).hasValue("");
          page.reload();
          assertThat(page.locator(".draft-note")).hasCount(0);
        });
  }

  @Test
  void aLostConnectionIsSaidAndTakenBack() {
    onPage(
        (page, gallery) -> {
          page.navigate(gallery.address("form"));
          page.context().setOffline(true);
          assertThat(page.locator("#offline")).isVisible();
          page.context().setOffline(false);
          assertThat(page.locator("#offline")).isHidden();
        });
  }

  @Test
  void onANarrowScreenTheWholeNavigationIsASheet() {
    onPage(
        (page, gallery) -> {
          page.setViewportSize(360, 740);
          page.navigate(gallery.address("overview"));
          assertThat(page.locator(".side")).isHidden();
          page.locator("[data-open=places]").click();
          assertThat(page.locator("#places .side-link").first()).isVisible();
          page.locator("#places .btn").click();
          assertThat(page.locator("#places")).isHidden();
        });
  }

  @Test
  void theWayBackFromThePastKeepsTheOtherQuestions() {
    onPage(
        (page, gallery) -> {
          page.navigate(gallery.address("past") + "?asOf=1234&sort=name");
          page.locator("[data-now]").click();
          assertThat(page).hasURL(Pattern.compile(".*past\\.html\\?asOf=now&sort=name$"));
        });
  }

  private static void onPage(BiConsumer<Page, Gallery> story) {
    Browsers.with(
        browser -> {
          try (var context = browser.newContext()) {
            context.setDefaultTimeout(10_000);
            story.accept(context.newPage(), gallery);
          }
        });
  }
}
