package org.candor.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.candor.web.Browsers;
import org.junit.jupiter.api.Test;

/** How people get in, and in again, in a real browser. */
class AccountWalkTests extends Walking {

  private static final String ANOTHER = "staple under the lamp";

  @Test
  void aForgottenPasswordIsReplacedThroughALinkFromAnAdministrator() {
    Browsers.with(
        browser -> {
          var lost = stranger(browser);
          lost.navigate(url("/sign-in"));
          lost.getByText("Lost your password?").click();
          assertThat(lost.locator("main")).containsText("Ask an administrator");
          looks.at(lost, "no-mail");

          var page = in(browser, ada);
          page.navigate(url("/access/people"));
          var him = row(page, "Bob");
          him.locator("summary").click();
          looks.at(page, "people");
          button(him, "Make a recovery link").click();
          var link = page.locator("code.secret").textContent();
          looks.at(page, "link");

          lost.navigate(url(link.substring(link.indexOf("/recovery/"))));
          lost.locator("#password").fill("short");
          lost.locator("main form button").first().click();
          assertThat(lost.locator(".notice.tone-bad")).containsText("12");
          looks.at(lost, "new-password");
          lost.locator("#password").fill(ANOTHER);
          lost.locator("main form button").first().click();
          assertThat(lost).hasURL(AT_THE_DOOR);
          signIn(lost, bob, ANOTHER);
          assertThat(lost).not().hasURL(AT_THE_DOOR);

          lost.navigate(url(link.substring(link.indexOf("/recovery/"))));
          assertThat(lost.locator("main")).containsText("used");
          looks.at(lost, "spent");
        });
    sound();
  }

  @Test
  void whoLostTheAppIsLetInWithoutIt() {
    Browsers.with(
        browser -> {
          var page = in(browser, bob);
          page.navigate(url("/account"));
          page.locator("a[href='/account/second-step']").click();
          looks.at(page, "enrol");
          page.locator("#code").fill("000000");
          page.locator("main form button").last().click();
          assertThat(page.locator(".notice.tone-bad")).containsText("not right");
          page.locator("#code").fill(code());
          page.locator("main form button").last().click();
          assertThat(page.locator("main")).containsText("backup codes");
          looks.at(page, "codes");

          var later = stranger(browser);
          later.navigate(url("/sign-in"));
          signIn(later, bob, PASSWORD);
          assertThat(later).hasURL(Pattern.compile(".*/sign-in/code.*"));
          later.locator("#code").fill("123456");
          later.locator("main form button").first().click();
          assertThat(later.locator(".notice.tone-bad")).containsText("not right");
          looks.at(later, "code");

          var admin = in(browser, ada);
          admin.navigate(url("/access/people"));
          var him = row(admin, "Bob");
          him.locator("summary").click();
          him.locator("form[action$='/second-step/remove'] button").click();
          assertThat(admin).hasURL(url("/access/people"));

          later.navigate(url("/sign-in"));
          signIn(later, bob, PASSWORD);
          assertThat(later).not().hasURL(AT_THE_DOOR);
          page.navigate(url("/account"));
          assertThat(page).hasURL(AT_THE_DOOR);
        });
    sound();
  }

  @Test
  void anAccountRestsAfterTenFailuresAndAnAdministratorWakesIt() {
    for (int i = 0; i < 10; i++) {
      signIn.withPassword(bob, "wrong", new Device("10.9.8." + i, "somebody else"));
    }
    Browsers.with(
        browser -> {
          var page = stranger(browser);
          page.navigate(url("/sign-in"));
          signIn(page, bob, PASSWORD);
          assertThat(page.locator(".notice.tone-bad")).containsText("quarter of an hour");
          assertThat(page.locator("#email")).hasValue(bob);
          looks.at(page, "resting");

          var admin = in(browser, ada);
          admin.navigate(url("/access/people"));
          var him = row(admin, "Bob");
          him.locator("summary").click();
          button(him, "Unlock").click();
          assertThat(admin).hasURL(url("/access/people"));
          page.locator("#password").fill(PASSWORD);
          page.locator("form button").first().click();
          assertThat(page).not().hasURL(AT_THE_DOOR);
        });
    sound();
  }

  @Test
  void sessionsAreListedAndAnotherOneIsEnded() {
    Browsers.with(
        browser -> {
          var laptop = in(browser, ada);
          var phone = in(browser, ada);
          phone.navigate(url("/account"));
          laptop.navigate(url("/account"));
          assertThat(laptop.locator("form[action$='/end'] button")).hasCount(1);
          assertThat(laptop.locator("main")).containsText("this session");
          looks.at(laptop, "account");
          laptop.locator("form[action$='/end'] button").click();
          assertThat(laptop.locator("form[action$='/end'] button")).hasCount(0);
          phone.navigate(url("/systems"));
          assertThat(phone).hasURL(AT_THE_DOOR);
          laptop.navigate(url("/account"));
          assertThat(laptop).hasURL(url("/account"));
        });
    sound();
  }
}
