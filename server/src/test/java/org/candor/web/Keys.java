package org.candor.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody without a mouse: goes by Tab to what is there, and types. */
public record Keys(Page page) {

  /** No page asks for more. */
  private static final int MOST_TABS = 400;

  private static final int MOST_OPTIONS = 60;

  public Keys press(String selector, String key) {
    return press(page.locator(selector).first(), key);
  }

  public Keys press(Locator on, String key) {
    reach(on);
    page.keyboard().press(key);
    return this;
  }

  public Keys type(String selector, String text) {
    reach(page.locator(selector).first());
    page.keyboard().type(text);
    return this;
  }

  /** One option of a list, from the first of them downwards. */
  public Keys choose(String selector, String value) {
    var list = page.locator(selector).first();
    reach(list);
    page.keyboard().press("Home");
    for (int i = 0; i < MOST_OPTIONS; i++) {
      if (list.inputValue().equals(value)) {
        return this;
      }
      page.keyboard().press("ArrowDown");
    }
    throw new AssertionError("Nobody chooses " + value + " in " + selector + " by keyboard");
  }

  /** From where the focus is, by Tab alone, also past the end of the page; and it is seen there. */
  public Keys reach(Locator to) {
    to.waitFor(new Locator.WaitForOptions());
    for (int i = 0; i < MOST_TABS; i++) {
      if (to.evaluate("it => it === document.activeElement").equals(true)) {
        return this;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("Nobody comes to " + to + " by keyboard");
  }
}
