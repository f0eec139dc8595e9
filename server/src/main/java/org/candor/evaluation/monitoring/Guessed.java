package org.candor.evaluation.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the columns of a source seem to be, for a person to confirm.
 *
 * @param prediction expression, as the option takes it; empty where nothing speaks for any column
 * @param labelColumn the column that the label is read from
 * @param by columns, with commas between them
 * @param reasons why, by the name of the option
 * @param weak names of options of which little speaks for the guess
 * @param columns all there are, in words
 * @param seen all that can be compared
 */
record Guessed(
    String prediction,
    String label,
    String labelColumn,
    String by,
    String score,
    Map<String, String> reasons,
    Set<String> weak,
    String columns,
    List<Seen> seen) {

  static final Guessed NOTHING = new Guessed("", "", "", "", "", Map.of(), Set.of(), "", List.of());

  Guessed {
    reasons = Map.copyOf(reasons);
    weak = Set.copyOf(weak);
    seen = List.copyOf(seen);
  }

  /**
   * One column.
   *
   * @param distinct different values
   * @param key whether it names a row alone
   * @param values the commonest first; none where there are too many to read
   */
  record Seen(String name, long distinct, boolean key, List<String> values) {

    private static final int MOST_GROUPS = 100;

    Seen {
      values = List.copyOf(values);
    }

    /** Whether its values could be groups. */
    boolean groups() {
      return !key && distinct > 1 && distinct <= MOST_GROUPS;
    }
  }

  String reason(String option) {
    return reasons.getOrDefault(option, "");
  }

  /** What was guessed for an option; empty where nothing was. */
  String answer(String option) {
    return switch (option) {
      case "prediction" -> prediction;
      case "label" -> label;
      case "by" -> by;
      case "score" -> score;
      default -> "";
    };
  }

  Optional<Seen> column(String name) {
    return seen.stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
