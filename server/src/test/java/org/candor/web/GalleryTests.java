package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
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
    var looks = new Looks(Gallery.FOLDER);
    var errors = new ArrayList<String>();
    Browsers.with(
        browser -> {
          var page = browser.newPage();
          page.onConsoleMessage(it -> log(it, errors));
          page.onPageError(errors::add);
          for (var name : gallery.names()) {
            page.navigate(gallery.address(name));
            looks.at(page, name);
          }
        });
    assertThat(looks.wrong()).isEmpty();
    assertThat(errors).isEmpty();
  }

  private static void log(ConsoleMessage message, List<String> errors) {
    if (message.type().equals("error")) {
      errors.add(message.text());
    }
  }
}
