package org.candor.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.candor.web.Browsers;
import org.junit.jupiter.api.Test;

/** What people do with records beside writing them, to its end, in a real browser. */
class RecordWalkTests extends Walking {

  private static final String SYSTEMS = "/systems/ai-systems";

  @Test
  void theBellTellsOfATaskAndFallsSilentWhenItWasRead() {
    Browsers.with(
        browser -> {
          var page = in(browser, bob);
          page.navigate(url("/notifications"));
          assertThat(page.locator("main")).containsText("Nothing of the kind has happened yet.");
          assertThat(page.locator("a[href='/notifications'] .count")).hasCount(0);
          looks.at(page, "notices-none");

          var boss = in(browser, ada);
          boss.navigate(url("/work/tasks/new"));
          boss.locator("#name").fill("Ask the supplier for the model card");
          boss.locator("#owner").selectOption(bobHimself.toString());
          boss.locator(".form-actions button").click();
          assertThat(boss.locator("main h1")).containsText("Ask the supplier");

          var bell = page.locator("a[href='/notifications'] .count");
          for (int tries = 0; tries < 30 && bell.count() == 0; tries++) {
            page.waitForTimeout(2_000);
            page.reload();
          }
          assertThat(bell).hasText("1");
          page.locator("a[href='/notifications']").first().click();
          assertThat(page.locator("main")).containsText("1 unread, 1 in all");
          looks.at(page, "notices");
          page.locator(".work-notice").click();
          assertThat(page.locator("main h1")).containsText("Ask the supplier");
          assertThat(bell).hasCount(0);
          page.navigate(url("/notifications"));
          assertThat(page.locator("main")).containsText("Nothing unread, 1 in all");
        });
    sound();
  }

  @Test
  void aModelAndADataSetAreLinkedToASystemAndTheLinkIsTakenBackFromTheOtherEnd() {
    var system = recorded(AI_SYSTEMS, Map.of("name", List.of("Triage")));
    var model = recorded(MODELS, Map.of("name", List.of("Urgency net")));
    var data = recorded(DATA_SETS, Map.of("name", List.of("Admissions 2025")));
    Browsers.with(
        browser -> {
          var page = in(browser, ada);
          page.navigate(url(AI_SYSTEMS.href(system)));
          link(page, "Urgency", "uses-model");
          assertThat(page.locator("#links")).containsText("This uses the model");
          link(page, data.label(), "runs-on-data");
          assertThat(page.locator("#links")).containsText("This runs on the data");
          assertThat(page.locator("#links")).containsText("Admissions 2025");
          looks.at(page, "links");

          page.locator("#links").getByText("Urgency net").click();
          assertThat(page).hasURL(url(MODELS.href(model)));
          assertThat(page.locator("#links")).containsText("uses the model this:");
          page.locator("#links form button").first().click();
          assertThat(page.locator("#links")).containsText("Linked to nothing yet");
          page.navigate(url(AI_SYSTEMS.href(system)));
          assertThat(page.locator("#links")).not().containsText("Urgency net");
          assertThat(page.locator("#links")).containsText("Admissions 2025");
        });
    sound();
  }

  @Test
  void whatSomebodySaidOfAPersonIsErasedForGood() {
    var system = recorded(AI_SYSTEMS, Map.of("name", List.of("Triage")));
    Browsers.with(
        browser -> {
          var page = in(browser, ada);
          page.navigate(url(AI_SYSTEMS.href(system)));
          page.locator("#body").fill("Call Bob on 555-0199");
          page.locator("#comments form button").click();
          assertThat(page.locator("#comments")).containsText("555-0199");
          page.locator("a[href$='/erase']").click();
          looks.at(page, "erase");
          page.locator("input[name=item]").check();
          page.locator("#why").fill("asked for it on 3 May");
          page.locator(".form-actions button").click();
          page.locator("#confirm [data-yes]").click();
          assertThat(page.locator("#comments")).containsText("[erased]");
          assertThat(page.locator("#history")).containsText("erased a comment");
          assertThat(page.locator("main")).not().containsText("555-0199");
          page.navigate(url(AI_SYSTEMS.href(system) + "/erase"));
          assertThat(page.locator("main")).containsText("Nothing to erase");
          looks.at(page, "erase-none");
        });
    sound();
  }

  private void link(Page page, String search, String relation) {
    page.locator("#link-q").fill(search);
    page.locator("#links form[action$='/link'] button").click();
    page.locator("input[name=to]").first().check();
    page.locator("#relation").selectOption(relation);
    looks.axe(page, "linking");
    page.locator(".form-actions button").click();
  }

  @Test
  void aBulkEditSaysOfEachRecordWhatBecameOfIt() {
    var systems =
        List.of("Triage", "Rota", "Chat").stream()
            .map(it -> recorded(AI_SYSTEMS, Map.of("name", List.of(it))))
            .toList();
    Browsers.with(
        browser -> {
          var page = in(browser, ada);
          page.navigate(url(SYSTEMS));
          page.locator("[data-check-all]").check();
          page.locator("#bulk-field").selectOption("unit");
          page.locator(".reg-bulk button").click();

          var faster = in(browser, ada);
          faster.navigate(url(AI_SYSTEMS.href(systems.get(1)) + "/edit"));
          faster.locator("#supplier").fill("Somebody");
          faster.locator(".form-actions button").click();
          assertThat(faster.locator("main")).containsText("Somebody");

          page.locator("#unit").fill("Ward 7");
          page.locator("#why").fill("Reorganized");
          page.locator(".form-actions button").click();
          assertThat(page.locator(".page-answer")).containsText("2 done, 1 not");
          assertThat(row(page, "Triage")).containsText("Changed");
          assertThat(row(page, "Rota")).containsText("Someone changed it in the meantime");
          assertThat(row(page, "Chat")).containsText("Ward 7");
          looks.at(page, "bulk");
          page.getByText("Back to the list").click();
          assertThat(page).hasURL(Pattern.compile(".*" + SYSTEMS + ".*"));
          assertThat(row(page, "Triage")).containsText("Ward 7");
          assertThat(row(page, "Rota")).not().containsText("Ward 7");
        });
    sound();
  }

  @Test
  void aViewIsSavedFoundAgainByOthersAndDeletedByWhoSavedIt() {
    recorded(AI_SYSTEMS, Map.of("name", List.of("Triage"), "unit", List.of("Ward 7")));
    recorded(AI_SYSTEMS, Map.of("name", List.of("Rota"), "unit", List.of("Ward 8")));
    Browsers.with(
        browser -> {
          var page = in(browser, ada);
          page.navigate(url(SYSTEMS + "?q=triage"));
          menu(page, "Views").click();
          page.locator("#view-name").fill("Seventh & only");
          page.locator("#tools input[name=shared]").check();
          looks.at(page, "view");
          button(page.locator("#tools"), "Save this view").click();
          assertThat(menu(page, "Seventh & only")).isVisible();
          assertThat(page.locator("#answer")).containsText("1 AI system");

          var his = in(browser, bob);
          his.navigate(url(SYSTEMS));
          menu(his, "Views").click();
          his.locator("#tools .menu-item", new Page.LocatorOptions().setHasText("Seventh")).click();
          assertThat(his.locator("#answer")).containsText("1 AI system");
          menu(his, "Seventh & only").click();
          assertThat(his.locator("[aria-label='Delete view Seventh & only']")).hasCount(0);

          menu(page, "Seventh & only").click();
          page.locator("[aria-label='Delete view Seventh & only']").click();
          menu(page, "Views").click();
          assertThat(page.locator("#tools")).containsText("No saved views yet");
        });
    sound();
  }

  @Test
  void whatWasTypedSurvivesALostConnection() {
    Browsers.with(
        browser -> {
          var page = in(browser, ada);
          page.navigate(url(SYSTEMS + "/new"));
          page.context().setOffline(true);
          assertThat(page.locator("#offline")).isVisible();
          page.locator("#name").fill("Triage");
          page.locator("#description").fill("Sorts patients\nby urgency");
          looks.axe(page, "offline");
          page.close();

          var again = page.context().newPage();
          page.context().setOffline(false);
          again.navigate(url(SYSTEMS + "/new"));
          assertThat(again.locator(".draft-note")).containsText("restored");
          assertThat(again.locator("#name")).hasValue("Triage");
          assertThat(again.locator("#description")).hasValue("Sorts patients\nby urgency");
          looks.at(again, "draft");
          again.locator("main .form-actions button").click();
          assertThat(again.locator("main h1")).containsText("Triage");
          again.waitForLoadState();
          again.navigate(url(SYSTEMS + "/new"));
          assertThat(again.locator(".draft-note")).hasCount(0);
          assertThat(again.locator("#name")).hasValue("");
        });
    sound();
  }

  @Test
  void aPastMomentIsReadAndNotWritten() {
    var system = recorded(AI_SYSTEMS, Map.of("name", List.of("Triage")));
    var at = AI_SYSTEMS.href(system);
    var position = String.valueOf(system.fromSeq());
    recorded(AI_SYSTEMS, Map.of("name", List.of("Rota")));
    Browsers.with(
        browser -> {
          var page = in(browser, ada);
          page.navigate(url(SYSTEMS));
          assertThat(page.locator("#answer")).containsText("2 AI systems");
          page.locator("[data-open='as-of']").click();
          page.locator("#as-of-position").fill("#" + position);
          looks.axe(page, "as-of");
          button(page.locator("#as-of form").last(), "Show that moment").click();
          assertThat(page.locator(".past-banner")).containsText("Read-only");
          assertThat(page.locator("#answer")).containsText("1 AI system");
          assertThat(page.locator("[data-key=n]")).hasCount(0);
          assertThat(page.locator("[name=row]")).hasCount(0);
          looks.at(page, "past");
          page.navigate(url(at));
          assertThat(page.locator(".past-banner")).isVisible();
          assertThat(page.locator("[data-key=e]")).hasCount(0);
          assertThat(page.locator("main form[method=post]")).hasCount(0);
          page.navigate(url(at + "/edit"));
          assertThat(page.locator("#name")).hasCount(0);
          page.navigate(url(at));
          page.locator("[data-now]").click();
          assertThat(page.locator(".past-banner")).hasCount(0);
          page.navigate(url(SYSTEMS));
          assertThat(page.locator("#answer")).containsText("2 AI systems");
        });
    sound();
  }
}
