package org.candor.evaluation.monitoring;

import java.util.Map;

/**
 * What the columns of a source seem to be, for a person to confirm.
 *
 * @param prediction expression, as the option takes it; empty where nothing speaks for any column
 * @param by columns, with commas between them
 * @param reasons why, by the name of the option
 * @param columns all there are, in words
 */
record Guessed(
    String prediction,
    String label,
    String by,
    String score,
    Map<String, String> reasons,
    String columns) {

  static final Guessed NOTHING = new Guessed("", "", "", "", Map.of(), "");

  Guessed {
    reasons = Map.copyOf(reasons);
  }

  String reason(String option) {
    return reasons.getOrDefault(option, "");
  }
}
