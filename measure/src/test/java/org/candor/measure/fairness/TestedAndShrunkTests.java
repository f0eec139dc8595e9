package org.candor.measure.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Golden;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Metric;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Verdict;
import org.candor.measure.stats.Multiplicity;
import org.junit.jupiter.api.Test;

/**
 * What is told beside a rate: whether a difference is one at all, and what small groups lean on.
 */
class TestedAndShrunkTests {

  private static final Terms WHITE = Terms.USUAL.comparedWith(Map.of("race", "Caucasian"));

  private static Metric.Test test(String name, String group) {
    return Fairness.measure(Compas.of(Compas.BLACK, Compas.WHITE, Compas.NATIVE), WHITE)
        .comparisons()
        .stream()
        .filter(it -> it.name().equals(name))
        .filter(it -> it.compared().getFirst().words().equals(group))
        .findFirst()
        .orElseThrow()
        .test();
  }

  @Test
  void threeOfEightIsTestedExactlyAsScipyTestsIt() {
    var golden = Golden.map("compas_small_group_NativeAm_vs_Cauc_fpr");
    var test = test("falsePositiveRateDifference", "Native American");
    assertThat(test.name()).isEqualTo("fisherExact");
    assertThat(test.p()).isCloseTo(Golden.number(golden, "fisher_p"), within(1e-9));
    assertThat(test.adjusted()).as("the larger of two").isEqualTo(test.p());
  }

  @Test
  void manyRowsAreTestedByTheirNormalDistribution() {
    var golden = Golden.map("compas_AA_vs_Cauc", "fpr");
    var test = test("falsePositiveRateDifference", "African-American");
    assertThat(test.name()).isEqualTo("pooledZ");
    assertThat(test.p() / Golden.number(golden, "p_pooled")).isCloseTo(1, within(1e-9));
    assertThat(test.adjusted()).as("the smaller of two").isEqualTo(2 * test.p());
    assertThat(test("impactRatio", "African-American").p())
        .as("of the same two shares as their difference")
        .isEqualTo(test("demographicParityDifference", "African-American").p());
    assertThat(test("averageOddsDifference", "African-American")).as("of two rates").isNull();
  }

  @Test
  void theWorstPairOfAReferenceTellsItsTestToo() {
    var report = Fairness.measure(Compas.two(), WHITE);
    var ratio = report.metrics().stream().filter(it -> it.name().equals("impactRatio")).findFirst();
    assertThat(ratio.orElseThrow().test().p()).isLessThan(1e-70);
  }

  @Test
  void comparisonsThatWereChosenFromMoreCountForMore() {
    assertThat(Multiplicity.benjaminiHochberg(new double[] {0.04, 0.01}, 10))
        .containsExactly(new double[] {0.2, 0.1}, within(1e-15));
    assertThat(Multiplicity.benjaminiHochberg(new double[] {0.04, 0.01}))
        .containsExactly(new double[] {0.04, 0.02}, within(1e-15));
  }

  @Test
  void ofManySmallGroupsItIsSaidHowManyAndWhy() {
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < 1_200; i++) {
      cells.add(Compas.cell("t" + i, 1, 1, 1, i == 7 ? 9 : 1));
    }
    assertThat(settled(cells))
        .isEqualTo(
            "too few rows or events to judge: 1,200 of 1,200 groups with fewer than 30 rows,"
                + " the largest t7 (12)");
    cells.add(Compas.cell("a", 100, 100, 100, 100));
    cells.add(Compas.cell("b", 100, 100, 100, 100));
    assertThat(settled(cells))
        .startsWith("left out, too few rows or events: 1,200 of 1,202 groups with fewer than 30");
    assertThat(settled(cells.subList(1_197, 1_202)))
        .as("a few by name")
        .isEqualTo("left out, too few rows or events: t1197 (4); t1198 (4); t1199 (4)");
  }

  private static String settled(List<Cell> cells) {
    return Fairness.measure(Compas.of(cells.toArray(Cell[]::new)), Terms.USUAL).metrics().stream()
        .filter(it -> it.name().equals("impactRatio"))
        .findFirst()
        .orElseThrow()
        .notes()
        .getLast();
  }

  private static Share share(String name, long k, long n) {
    return new Share(new Group(List.of("g", "h"), List.of(name, "x")), k, n);
  }

  /** Moments by hand in Python, quantiles of the beta distribution by scipy 1.17. */
  @Test
  void smallGroupsLeanOnTheOthers() {
    var shares =
        List.of(share("a", 30, 100), share("b", 50, 100), share("c", 7, 10), share("d", 12, 60));
    assertThat(Shrunk.worth(shares, 99 / 270.0, 270)).isCloseTo(8.671428981266315, within(1e-9));
    var found = Shrunk.of(shares, 0.95);
    is(found, shares.get(0), 0.3053196619464479, 0.22273940740056838, 0.3946869142672941);
    is(found, shares.get(1), 0.48936067610710426, 0.39617494110246004, 0.5829175030402189);
    is(found, shares.get(2), 0.5451925490015314, 0.3233523253265699, 0.7578585664852466);
    is(found, shares.get(3), 0.2210456981161503, 0.13182024691008964, 0.3256405667166681);
  }

  private static void is(
      Map<Group, Interval> found, Share share, double value, double low, double high) {
    var interval = found.get(share.group());
    assertThat(interval.value()).isCloseTo(value, within(1e-12));
    assertThat(interval.low()).isCloseTo(low, within(1e-9));
    assertThat(interval.high()).isCloseTo(high, within(1e-9));
  }

  @Test
  void groupsThatDifferByChanceOnlyShareOneRate() {
    var alike = List.of(share("a", 10, 40), share("b", 11, 40), share("c", 0, 2));
    var found = Shrunk.of(alike, 0.95);
    double all = 21 / 82.0;
    assertThat(found.get(alike.getLast().group()).value()).isBetween(all - 0.01, all);
    assertThat(Shrunk.of(List.of(share("a", 0, 9), share("b", 0, 9), share("c", 0, 9)), 0.95))
        .as("nothing varies")
        .isEmpty();
    assertThat(Shrunk.of(alike.subList(0, 2), 0.95)).as("two say nothing of a spread").isEmpty();
  }

  @Test
  void onlyIntersectionsAreShrunkAndNoVerdictKnowsOfIt() {
    var cells = new ArrayList<Cell>();
    for (var sex : List.of("f", "m")) {
      for (int i = 0; i < 4; i++) {
        cells.add(new Cell(List.of(sex, "r" + i), 20 + 5L * i, 10, 10, 30));
      }
    }
    var report = Fairness.measure(new Confusion(List.of("sex", "race"), cells, 0), Terms.USUAL);
    for (var group : report.groups()) {
      assertThat(group.rates().containsKey("shrunkFavourableRate"))
          .as(group.group().words())
          .isEqualTo(group.group().by().size() == 2);
    }
    assertThat(report.metrics()).noneMatch(it -> it.name().startsWith("shrunk"));
  }

  /** Two scores, .2 and .8; slope and intercept of the line through their log odds by hand. */
  @Test
  void ofEachGroupItIsToldHowItsScoresAreWrong() {
    // right in a: 20 of 100 and 80 of 100; b: 40 of 100 and 60 of 100
    var histogram =
        new ScoreHistogram(
            List.of("g"),
            0,
            1,
            10,
            List.of(
                part("a", 0, 80, 20),
                part("a", 1, 20, 80),
                part("b", 0, 60, 40),
                part("b", 1, 40, 60)));
    var found = ScoreFairness.measure(histogram, Terms.USUAL);
    assertThat(of(found, "calibrationSlope", "a").value()).isCloseTo(1, within(1e-9));
    assertThat(of(found, "calibrationIntercept", "a").value()).isCloseTo(0, within(1e-9));
    double slope = Math.log(0.6 / 0.4) / Math.log(0.8 / 0.2);
    assertThat(of(found, "calibrationSlope", "b").value()).isCloseTo(slope, within(1e-9));
    assertThat(of(found, "calibrationSlope", "b").high()).isLessThan(1);
    assertThat(of(found, "calibrationIntercept", "b").value()).isCloseTo(0, within(1e-9));
    var worst =
        found.metrics().stream()
            .filter(it -> it.name().equals("groupCalibrationError"))
            .findFirst();
    assertThat(worst.orElseThrow().value()).isCloseTo(0.2, within(1e-12));
    assertThat(worst.orElseThrow().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(worst.orElseThrow().compared().getFirst().words()).isEqualTo("b");
    assertThat(found.calibrated()).hasSize(2);
    assertThat(found.calibrated().getLast().bins()).hasSize(2);
  }

  private static Metric of(ScoreFairness.Result found, String name, String group) {
    return found.groups().stream()
        .filter(it -> it.name().equals(name))
        .filter(it -> it.compared().getFirst().words().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private static ScoreHistogram.Part part(String group, int label, long low, long high) {
    long[] counts = new long[10];
    long[] sums = new long[10];
    counts[2] = low;
    counts[8] = high;
    sums[2] = low * 200_000_000L;
    sums[8] = high * 800_000_000L;
    return new ScoreHistogram.Part(List.of(group), label, counts, sums, 0, 0, 0);
  }
}
