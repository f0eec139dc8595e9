package org.candor.measure.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.performance.Scores;
import org.candor.measure.stats.Difference;
import org.candor.measure.stats.Draws;
import org.junit.jupiter.api.Test;

/** The same score may come to mean something else, which scores alone do not show. */
class MeaningOfScoresTests {

  private static final int BINS = 15;

  /** Rows in the middle of their bins: so many of each, so many of them positive. */
  private static Scores scores(long[] rows, long[] positive) {
    long[] negative = new long[BINS];
    double[] negativeSums = new double[BINS];
    double[] positiveSums = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      negative[i] = rows[i] - positive[i];
      negativeSums[i] = negative[i] * (i + 0.5) / BINS;
      positiveSums[i] = positive[i] * (i + 0.5) / BINS;
    }
    return new Scores(0, 1, negative, positive, negativeSums, positiveSums, 0, 0, 0);
  }

  private static long[] at(int first, long one, int second, long two) {
    long[] counts = new long[BINS];
    counts[first] = one;
    counts[second] = two;
    return counts;
  }

  @Test
  void changesOfBinsAreWeightedByTheRowsOfToday() {
    var before = scores(at(3, 1000, 7, 1000), at(3, 200, 7, 500));
    var now = scores(at(3, 1000, 7, 3000), at(3, 100, 7, 1800));
    var found = CalibrationChange.measure("s", before, now, DriftTerms.USUAL);
    var all = found.getFirst();
    assertThat(all.name()).isEqualTo("calibrationChange");
    assertThat(all.of()).isEqualTo("s");
    // 1,000 rows by -.1, 3,000 by +.1
    assertThat(all.value()).isCloseTo(0.1, within(1e-12));
    assertThat(all.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found).extracting(Metric::of).contains("s 0.200 to 0.267", "s 0.467 to 0.533");
    assertThat(found.get(1).value()).isCloseTo(-0.1, within(1e-12));
    var newcombe = Difference.newcombe(100, 1000, 200, 1000, 0.975);
    assertThat(found.get(1).low()).as("both at once").isCloseTo(newcombe.low(), within(1e-12));
    assertThat(found.get(1).high()).isCloseTo(newcombe.high(), within(1e-12));
  }

  @Test
  void scoresThatMoveWithTheOutcomeMeanTheSame() {
    long[] rows = at(3, 5000, 7, 0);
    var before = scores(rows, at(3, 1000, 7, 0));
    var moved = scores(rows, at(3, 1100, 7, 0));
    double[] up = moved.positiveSums().clone();
    up[3] += 5000 * 0.02; // each row scores .02 more, and .02 more are positive
    var now =
        new Scores(0, 1, moved.negative(), moved.positive(), moved.negativeSums(), up, 0, 0, 0);
    var found = CalibrationChange.measure("s", before, now, DriftTerms.USUAL).getFirst();
    assertThat(found.value()).isCloseTo(0, within(1e-9));
    assertThat(found.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void whatScoresAsNoneDidIsCountedAndNothingIsSaidOfIt() {
    var before = scores(at(3, 1000, 7, 0), at(3, 200, 7, 0));
    var now = scores(at(3, 1000, 7, 9), at(3, 200, 7, 9));
    var found = CalibrationChange.measure("s", before, now, DriftTerms.USUAL);
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().notes()).contains("9 current rows score as none of the reference");
    var apart =
        CalibrationChange.measure(
            "s", before, scores(at(9, 50, 8, 50), at(9, 50, 8, 1)), DriftTerms.USUAL);
    assertThat(apart.getFirst().value()).isNull();
    assertThat(apart.getFirst().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static Scores drawn(Draws draws, int rows, double more) {
    long[] n = new long[BINS];
    long[] k = new long[BINS];
    for (int i = 0; i < rows; i++) {
      int bin = (int) (draws.uniform() * BINS);
      n[bin]++;
      k[bin] += draws.uniform() < (bin + 0.5) / BINS + more ? 1 : 0;
    }
    return scores(n, k);
  }

  private static double failures(int rows, double more) {
    Draws draws = new Draws(5);
    int failed = 0;
    int times = 100;
    for (int i = 0; i < times; i++) {
      var found =
          CalibrationChange.measure(
              "s", drawn(draws, rows, 0), drawn(draws, rows, more), DriftTerms.USUAL);
      failed += found.getFirst().verdict() == Verdict.FAIL ? 1 : 0;
    }
    return failed / (double) times;
  }

  /** Fifteen bins of twenty rows differ by .1 by chance; the same scores, .15 more positive, do. */
  @Test
  void chanceRaisesNoAlarmAndAChangeDoes() {
    for (int rows : List.of(300, 3_000)) {
      assertThat(failures(rows, 0)).as("unchanged, " + rows).isLessThanOrEqualTo(0.02);
    }
    assertThat(failures(3_000, 0.15)).isGreaterThan(0.9);
  }
}
