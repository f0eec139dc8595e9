package org.candor.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The real browser of this machine, or a skipped test that says so. */
public final class Browsers {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private Browsers() {}

  public static void with(Consumer<Browser> look) {
    assumeTrue(Files.isExecutable(CHROMIUM), "Skipped: there is no browser at " + CHROMIUM);
    var options =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    var launch =
        new BrowserType.LaunchOptions()
            .setExecutablePath(CHROMIUM)
            .setArgs(List.of("--no-sandbox", "--disable-gpu"));
    try (var playwright = Playwright.create(options);
        var browser = playwright.chromium().launch(launch)) {
      look.accept(browser);
    }
  }
}
