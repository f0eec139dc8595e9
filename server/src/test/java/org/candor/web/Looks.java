package org.candor.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks at open pages wide and narrow, light and dark, and collects what is wrong with them: too
 * wide, or something axe complains about. The page is loaded once and resized; what dark adds to
 * light is contrast, so only that is asked again. Pictures are taken with {@code
 * -Dcandor.pictures=true}.
 */
public final class Looks {

  private static final boolean PICTURES = Boolean.getBoolean("candor.pictures");
  private static final List<Integer> WIDTHS = List.of(1440, 360);

  /** Colours that are still fading would be measured half way. */
  private static final String STILL =
      """
      () => {
        const still = new CSSStyleSheet();
        still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
        document.adoptedStyleSheets = [still];
      }
      """;

  private static final String ASK_AXE =
      """
      rules => axe.run(document, rules.length ? { runOnly: rules, resultTypes: ['violations'] } : { resultTypes: ['violations'] })
        .then(it => it.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.html)))
      """;

  private final Path folder;
  private final List<String> wrong = new ArrayList<>();

  public Looks(Path folder) {
    this.folder = folder;
  }

  /** What was wrong with any page seen so far: page, width, theme, rule and element. */
  public List<String> wrong() {
    return wrong;
  }

  /** Looks at the page that is open, and leaves it wide and light. */
  public void at(Page page, String name) {
    prepare(page);
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (var width : WIDTHS) {
        page.setViewportSize(width, width == 360 ? 740 : 900);
        var seen = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        picture(page, seen);
        tooWide(page, seen);
        axe(page, seen, scheme == ColorScheme.DARK ? List.of("color-contrast") : List.of());
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(1440, 900);
  }

  /** What axe says of the page as it stands. */
  public void axe(Page page, String name) {
    prepare(page);
    axe(page, name, List.of());
  }

  private static void prepare(Page page) {
    page.evaluate(STILL);
    page.evaluate(AxeBuilder.getAxeScript());
  }

  private void picture(Page page, String seen) {
    if (PICTURES) {
      var path = folder.resolve(seen + ".png");
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(path));
    }
  }

  private void tooWide(Page page, String seen) {
    var over =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (((Number) over).intValue() > 0) {
      wrong.add(seen + ": too wide by " + over);
    }
  }

  private void axe(Page page, String seen, List<String> rules) {
    for (var each : (List<?>) page.evaluate(ASK_AXE, rules)) {
      wrong.add(seen + ": " + each);
    }
  }
}
