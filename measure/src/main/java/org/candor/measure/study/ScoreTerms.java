package org.candor.measure.study;

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
          "%,d scores in '%s' lie outside %s to %s. Say the range they have with --score-range."
              .formatted(outside, column, Numbers.exact(low), Numbers.exact(high)));
    }
  }

  /** What is not in any bin, in words; null where everything is. */
  @Nullable String left(ScoreHistogram histogram) {
    long missing = histogram.parts().stream().mapToLong(ScoreHistogram.Part::missing).sum();
    long odd = histogram.parts().stream().mapToLong(ScoreHistogram.Part::notANumber).sum();
    return missing + odd == 0
        ? null
        : "Left out of everything that needs a score: %,d rows without one, %,d with NaN or infinity."
            .formatted(missing, odd);
  }
}
