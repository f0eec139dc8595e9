package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looks at every component in a real browser, in both themes, wide and narrow. */
class GalleryTests {

  private static final Pattern ICON = Pattern.compile("icons\\.[0-9a-f]+\\.svg#([a-z0-9-]+)");

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
  void everyIconIsInTheSprite() throws IOException {
    var sprite = Files.readString(Path.of("target/classes" + Assets.path("icons.svg")));
    for (var name : gallery.names()) {
      var icons = ICON.matcher(gallery.html(name)).results().map(m -> m.group(1)).distinct();
      assertThat(icons).allSatisfy(i -> assertThat(sprite).contains("id=\"" + i + "\""));
    }
  }

  @Test
  void noPageBreaksTheContentSecurityPolicy() {
    for (var name : gallery.names()) {
      assertThat(gallery.html(name))
          .doesNotContain(" style=", "<style", "onclick=", "javascript:")
          .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
          .doesNotContain("[web.");
    }
  }

  @Test
  void everyPageHoldsInBothThemesWideAndNarrow() {
    var wrong = new ArrayList<String>();
    inBrowser(
        (page, name) -> {
          var over =
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth");
          if (((Number) over).intValue() > 0) {
            wrong.add(name + " is too wide by " + over);
          }
          new AxeBuilder(page)
              .analyze()
              .getViolations()
              .forEach(
                  v ->
                      v.getNodes()
                          .forEach(n -> wrong.add(name + " " + v.getId() + " " + n.getHtml())));
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(Gallery.FOLDER.resolve(name + ".png")));
        });
    assertThat(wrong).isEmpty();
  }

  private interface Look {
    void at(Page page, String name);
  }

  private static void inBrowser(Look look) {
    var errors = new ArrayList<String>();
    Browsers.with(
        browser -> {
          for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var width : List.of(1440, 360)) {
              visit(browser, scheme, width, look, errors);
            }
          }
        });
    assertThat(errors).isEmpty();
  }

  private static void visit(
      Browser browser, ColorScheme scheme, int width, Look look, List<String> errors) {
    var options =
        new Browser.NewContextOptions()
            .setColorScheme(scheme)
            .setViewportSize(width, width == 360 ? 740 : 900);
    try (var context = browser.newContext(options)) {
      var page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              errors.add(message.text());
            }
          });
      page.onPageError(errors::add);
      for (var name : gallery.names()) {
        page.navigate(gallery.address(name));
        look.at(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
  }
}
