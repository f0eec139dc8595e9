package org.candor.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The real browser of this machine, or a skipped test that says so; a failed one where {@code
 * CANDOR_EVERY_TEST} is set, as in .ci/run. It is started once for all tests of a JVM, which takes
 * seconds; what one of them opened is closed with it, cookies and all.
 */
public final class Browsers {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  /** Environment variable of a build in which no test may be skipped for want of a browser. */
  private static final String EVERY_TEST = "CANDOR_EVERY_TEST";

  private static @Nullable Browser browser;

  private Browsers() {}

  public static void with(Consumer<Browser> look) {
    require(Files.isExecutable(CHROMIUM), System.getenv(EVERY_TEST) != null);
    var opened = started();
    try {
      look.accept(opened);
    } finally {
      List.copyOf(opened.contexts()).forEach(BrowserContext::close);
    }
  }

  static void require(boolean there, boolean always) {
    if (!there && always) {
      throw new AssertionError(EVERY_TEST + " is set and there is no browser at " + CHROMIUM);
    }
    assumeTrue(there, "Skipped: there is no browser at " + CHROMIUM);
  }

  /** It ends with the JVM. One that crashed under a test is not handed to the next. */
  private static Browser started() {
    if (browser == null || !browser.isConnected()) {
      var options =
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
      var launch =
          new BrowserType.LaunchOptions()
              .setExecutablePath(CHROMIUM)
              .setArgs(List.of("--no-sandbox", "--disable-gpu"));
      browser = Playwright.create(options).chromium().launch(launch);
    }
    return browser;
  }
}
