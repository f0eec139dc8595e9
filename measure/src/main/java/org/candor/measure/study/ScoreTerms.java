package org.candor.measure.study;

import java.util.ArrayList;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Bins;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Unmeasurable;
import org.candor.measure.reading.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * A column of scores and where they may lie.
 *
 * @param low least score there can be
 * @param high greatest; 0 and 1 for probabilities
 */
public record ScoreTerms(String column, double low, double high) {

  /**
   * @throws Unmeasurable where the range is empty
   */
  public ScoreTerms {
    if (!(low < high) || !Double.isFinite(high - low)) {
      throw new Unmeasurable("Scores cannot lie between %s and %s.".formatted(low, high));
    }
  }

  Bins bins(int count) {
    return new Bins(low, high, count);
  }

  JsonObject json() {
    return Json.object().put("column", column).put("low", low).put("high", high).build();
  }

  static @Nullable ScoreTerms read(Parameters all, String name) {
    if (!(all.json().get(name) instanceof JsonObject)) {
      return null;
    }
    var it = all.inner(name);
    return new ScoreTerms(it.text("column"), it.number("low"), it.number("high"));
  }

  /**
   * @throws Unmeasurable where scores lie outside the range, which would not be the same scores
   */
  void check(ScoreHistogram histogram) {
    long outside = histogram.parts().stream().mapToLong(ScoreHistogram.Part::outside).sum();
    if (outside > 0) {
      throw new Unmeasurable(
          ("%s outside %s to %s. Say which range they have, such as --score-range 1..10 (of a"
                  + " monitor: score-range: 1..10).")
              .formatted(lie(outside), Numbers.exact(low), Numbers.exact(high)));
    }
  }

  /** Such as {@code 98 scores in 's' lie}. */
  String lie(long scores) {
    return scores == 1
        ? "1 score in '%s' lies".formatted(column)
        : "%,d scores in '%s' lie".formatted(scores, column);
  }

  /** What is not in any bin, in words; null where everything is. */
  @Nullable String left(ScoreHistogram histogram) {
    long missing = histogram.parts().stream().mapToLong(ScoreHistogram.Part::missing).sum();
    long odd = histogram.parts().stream().mapToLong(ScoreHistogram.Part::notANumber).sum();
    var left = new ArrayList<String>();
    if (missing > 0) {
      left.add(Numbers.rows(missing) + " without one");
    }
    if (odd > 0) {
      left.add(Numbers.rows(odd) + " with NaN or infinity");
    }
    return left.isEmpty()
        ? null
        : "Left out of everything that needs a score in '%s': %s."
            .formatted(column, String.join(", ", left));
  }
}
