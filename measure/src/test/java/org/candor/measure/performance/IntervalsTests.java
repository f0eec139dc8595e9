package org.candor.measure.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Verdict;
import org.junit.jupiter.api.Test;

/** What was only shown has an interval, which holds the truth about as often as it says. */
class IntervalsTests {

  private static final int BINS = 100;

  /** Scores that are right: an outcome is as likely as its score, pushed a little where asked. */
  private static Scores scores(Random random, int rows, double push) {
    long[][] counts = new long[2][BINS];
    long[][] sums = new long[2][BINS];
    for (int i = 0; i < rows; i++) {
      int bin = random.nextInt(BINS);
      double score = (bin + 0.5) / BINS;
      int label = random.nextDouble() < Math.clamp(score + push, 0, 1) ? 1 : 0;
      counts[label][bin]++;
      sums[label][bin] += Math.round(score * 1e9);
    }
    List<ScoreHistogram.Part> parts = new ArrayList<>();
    for (int label = 0; label < 2; label++) {
      parts.add(
          new ScoreHistogram.Part(
              Collections.emptyList(), label, counts[label], sums[label], 0, 0, 0));
    }
    return Scores.of(new ScoreHistogram(List.of(), 0, 1, BINS, parts));
  }

  private static Metric find(List<Metric> metrics, String name) {
    return metrics.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Metric> measured(Scores scores, Goals goals) {
    return Intervals.ofScores(Probability.measure(scores, goals), scores, goals);
  }

  @Test
  void valuesAndNotesStayAndIntervalsHoldThem() {
    var scores = scores(new Random(1), 2000, 0);
    var before = Probability.measure(scores, Goals.USUAL);
    var now = measured(scores, Goals.USUAL);
    assertThat(now).hasSameSizeAs(before);
    for (int i = 0; i < now.size(); i++) {
      var it = now.get(i);
      assertThat(it.name()).isEqualTo(before.get(i).name());
      assertThat(it.value()).isEqualTo(before.get(i).value());
      assertThat(it.notes()).isEqualTo(before.get(i).notes());
      if (!it.name().equals("hosmerLemeshowP")) {
        assertThat(it.low()).as(it.name()).isNotNull().isLessThanOrEqualTo(it.value());
        assertThat(it.high()).as(it.name()).isNotNull().isGreaterThanOrEqualTo(it.value());
      }
    }
  }

  /** Uniform scores that are right: lift of the best tenth is .95 / .5, uncertainty .25. */
  @Test
  void theTruthIsInsideAboutAsOftenAsItIsMeantToBe() {
    int lift = 0;
    int resolution = 0;
    int samples = 200;
    for (int i = 0; i < samples; i++) {
      var found = measured(scores(new Random(i), 2000, 0), Goals.USUAL);
      lift += holds(find(found, "liftTopTenth"), 1.9);
      resolution += holds(find(found, "brierResolution"), 1 / 12.0);
    }
    assertThat(lift).isGreaterThan((int) (0.9 * samples));
    assertThat(resolution).isGreaterThan((int) (0.85 * samples));
  }

  private static int holds(Metric it, double truth) {
    return it.low() <= truth && truth <= it.high() ? 1 : 0;
  }

  @Test
  void aLimitOnThemIsJudged() {
    var scores = scores(new Random(3), 5000, 0);
    var goals =
        Goals.USUAL.limitedBy(
            Map.of(
                "liftTopTenth", Limit.atLeast(1.5, "asked for"),
                "maximumCalibrationError", Limit.atMost(0.2, "asked for")));
    var found = measured(scores, goals);
    assertThat(find(found, "liftTopTenth").verdict()).isEqualTo(Verdict.PASS);
    assertThat(find(found, "maximumCalibrationError").verdict()).isEqualTo(Verdict.PASS);
    var bent = measured(scores(new Random(3), 5000, 0.4), goals);
    assertThat(find(bent, "maximumCalibrationError").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void oneClassAndNoRowsHaveNone() {
    var none = Scores.of(new ScoreHistogram(List.of(), 0, 1, BINS, List.of()));
    assertThat(find(measured(none, Goals.USUAL), "liftTopTenth").value()).isNull();
    var few = scores(new Random(5), 3, 0);
    assertThat(measured(few, Goals.USUAL)).isNotEmpty();
  }
}
