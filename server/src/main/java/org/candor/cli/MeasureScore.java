package org.candor.cli;

import org.candor.measure.study.ScoreTerms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A column of scores. */
final class MeasureScore {

  @Option(
      names = "--score",
      paramLabel = "COL",
      description = "Column of scores, higher meaning more likely 1.")
  @Nullable String column;

  @Option(
      names = "--score-range",
      paramLabel = "LOW..HIGH",
      defaultValue = "0..1",
      description = "Where scores may lie. Default: ${DEFAULT-VALUE}, probabilities")
  String range = "0..1";

  @Nullable ScoreTerms terms() {
    if (column == null) {
      return null;
    }
    int dots = range.indexOf("..");
    try {
      return new ScoreTerms(
          column,
          Double.parseDouble(range.substring(0, Math.max(0, dots))),
          Double.parseDouble(range.substring(dots + 2)));
    } catch (NumberFormatException e) {
      throw new Misused("--score-range is LOW..HIGH, such as 0..10, not '" + range + "'.");
    }
  }
}
