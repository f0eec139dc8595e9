package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Optional;
import org.candor.measure.reading.Titles;
import org.candor.register.Unfit;

/**
 * Limits as the page of a new monitor takes them: for each number how much it is at least and at
 * most. What is left empty is judged as usual.
 */
final class OwnLimits {

  private static final String LEAST = "least.";
  private static final String MOST = "most.";

  private OwnLimits() {}

  /** The name of the field. */
  static String least(String measure) {
    return LEAST + measure;
  }

  static String most(String measure) {
    return MOST + measure;
  }

  /** A line for each number that has one, such as {@code impactRatio=0.9..}. */
  static List<String> lines(Answered typed, List<String> measures) {
    return limited(typed, measures).stream().map(it -> line(typed, it)).toList();
  }

  /** The numbers that have one. */
  static List<String> limited(Answered typed, List<String> measures) {
    return measures.stream()
        .filter(it -> !typed.one(least(it)).isEmpty() || !typed.one(most(it)).isEmpty())
        .toList();
  }

  /** What is wrong with the first that is no limit; empty where all are. */
  static Optional<String> wrong(Answered typed, List<String> measures) {
    return limited(typed, measures).stream()
        .filter(it -> !limit(line(typed, it)))
        .findFirst()
        .map(
            it ->
                text(
                    "evaluation.begin.limit.wrong",
                    Titles.of(it),
                    typed.one(least(it)),
                    typed.one(most(it))));
  }

  private static String line(Answered typed, String measure) {
    return measure + "=" + typed.one(least(measure)) + ".." + typed.one(most(measure));
  }

  private static boolean limit(String line) {
    try {
      Asking.limits(List.of(line));
      return true;
    } catch (Unfit _) {
      return false;
    }
  }
}
