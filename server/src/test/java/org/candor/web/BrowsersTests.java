package org.candor.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** A missing browser skips a test on somebody's machine, and fails it where all are to run. */
class BrowsersTests {

  @Test
  void aMissingBrowserFailsWhereEveryTestIsToRun() {
    assertThatThrownBy(() -> Browsers.require(false, true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("chromium");
    assertThatThrownBy(() -> Browsers.require(false, false))
        .isInstanceOf(TestAbortedException.class);
    Browsers.require(true, true);
  }
}
