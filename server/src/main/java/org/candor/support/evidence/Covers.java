package org.candor.support.evidence;

import java.util.List;
import org.candor.web.Tone;

/**
 * What a piece of evidence covers, and whether it counts.
 *
 * @param state whether it counts, in words
 */
public record Covers(String state, Tone tone, List<Line> lines) {

  /** A requirement or control. */
  public record Line(String id, String title) {
    public String href() {
      var framework = Coverable.frameworkOf(id);
      var line = id.substring(id.indexOf(':') + 1);
      return CoverageController.href(framework, line);
    }
  }
}
