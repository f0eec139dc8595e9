package org.candor.measure.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.stats.Draws;
import org.junit.jupiter.api.Test;

/**
 * How often a verdict is wrong where the truth is known, because it was drawn. Bare rules cry wolf;
 * ours must not, and must still find what is there.
 */
class VerdictSimulationTests {

  private static final int TIMES = 4000;

  @Test
  void bareFourFifthsAccusesEqualGroupsAndOursDoesNot() {
    // Share of false alarms of the bare rule, as published for 200,000 simulations.
    double[][] known = {{.78, .56, .38}, {.59, .30, .12}, {.36, .07, .01}, {.10, .00, .00}};
    int[] sizes = {30, 100, 300, 1000};
    double[] rates = {.1, .3, .5};
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < rates.length; j++) {
        int n = sizes[i];
        double[] same = {rates[j], rates[j]};
        double bare = share(same, n, it -> bare(it) < 0.8);
        double ours = share(same, n, it -> ratio(it).verdict() == Verdict.FAIL);
        assertThat(bare)
            .as("bare rule, %s rows at %s", n, rates[j])
            .isBetween(known[i][j] - 0.04, known[i][j] + 0.04);
        assertThat(ours).isLessThanOrEqualTo(0.05);
      }
    }
  }

  @Test
  void manyEqualGroupsAreNotAccusedEither() {
    for (int groups : new int[] {6, 18, 60}) {
      for (int n : new int[] {30, 100, 300}) {
        double[] same = new double[groups];
        Arrays.fill(same, 0.3);
        double bare = share(same, n, it -> bare(it) < 0.8);
        assertThat(bare).as("bare rule, %s groups of %s", groups, n).isGreaterThan(0.4);
        double ours = share(same, n, it -> ratio(it).verdict() == Verdict.FAIL);
        double gap = share(same, n, it -> gap(it).verdict() == Verdict.FAIL);
        double any = share(same, n, VerdictSimulationTests::anyComparisonFails);
        assertThat(ours).isLessThanOrEqualTo(0.05);
        assertThat(gap).isLessThanOrEqualTo(0.05);
        assertThat(any).isLessThanOrEqualTo(0.05);
      }
    }
  }

  @Test
  void exactlyOnTheLimitNeitherVerdictIsGivenOften() {
    for (int n : new int[] {100, 300, 1000, 5000}) {
      double[] edge = {0.4, 0.5};
      double fail = share(edge, n, it -> ratio(it).verdict() == Verdict.FAIL);
      double pass = share(edge, n, it -> ratio(it).verdict() == Verdict.PASS);
      assertThat(fail).isLessThanOrEqualTo(0.05);
      assertThat(pass).isLessThanOrEqualTo(0.05);
    }
  }

  @Test
  void whatIsThereIsFoundAndWhatIsFineIsSaidToBe() {
    assertThat(share(new double[] {.25, .5}, 300, it -> ratio(it).verdict() == Verdict.FAIL))
        .as("half as often, 300 each")
        .isGreaterThan(0.95);
    assertThat(share(new double[] {.3, .5}, 1000, it -> ratio(it).verdict() == Verdict.FAIL))
        .as("0.6 times, 1000 each")
        .isGreaterThan(0.95);
    assertThat(share(new double[] {.5, .5}, 1000, it -> ratio(it).verdict() == Verdict.PASS))
        .as("equal, 1000 each")
        .isGreaterThan(0.9);
    double[] oneOfEighteen = new double[18];
    Arrays.fill(oneOfEighteen, 0.5);
    oneOfEighteen[7] = 0.2;
    assertThat(share(oneOfEighteen, 300, it -> ratio(it).verdict() == Verdict.FAIL))
        .as("one of 18 groups at 0.4 times, 300 each")
        .isGreaterThan(0.95);
  }

  @Test
  void noMetricAtAllAccusesGroupsThatAreTreatedAlike() {
    for (int[] c : new int[][] {{2, 100}, {2, 300}, {6, 200}}) {
      Draws draws = new Draws(c[1]);
      int times = 200;
      int accused = 0;
      for (int i = 0; i < times; i++) {
        List<Cell> cells = new ArrayList<>();
        for (int g = 0; g < c[0]; g++) {
          // Truly 1: 40 %; of them 70 % predicted 1, of the others 30 %.
          cells.add(
              new Cell(
                  List.of("g" + g),
                  draws.binomial(c[1] * 2L / 5, 0.7),
                  draws.binomial(c[1] * 3L / 5, 0.3),
                  draws.binomial(c[1] * 2L / 5, 0.3),
                  draws.binomial(c[1] * 3L / 5, 0.7)));
        }
        var report = Fairness.measure(new Confusion(List.of("g"), cells, 0), Terms.USUAL);
        boolean any =
            report.metrics().stream().anyMatch(it -> it.verdict() == Verdict.FAIL)
                || report.comparisons().stream().anyMatch(it -> it.verdict() == Verdict.FAIL);
        accused += any ? 1 : 0;
      }
      assertThat((double) accused / times)
          .as("any of all metrics, %s groups of %s", c[0], c[1])
          .isLessThanOrEqualTo(0.05);
    }
  }

  @Test
  void theNumberOfRowsSaidToBeNeededSettlesIt() {
    View few = view(new double[] {.35, .5}, 200, true);
    Metric open = ratio(few);
    assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(open.needed()).isGreaterThan(open.n());
    long each = open.needed() / 2;
    assertThat(ratio(view(new double[] {.35, .5}, (long) (each * 1.1), true)).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(ratio(view(new double[] {.35, .5}, (long) (each * 0.6), true)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void eighteenPeopleAreShownAndNotJudged() {
    FairnessReport report = Fairness.measure(Compas.of(Compas.WHITE, Compas.NATIVE), Terms.USUAL);
    Metric fpr =
        report.comparisons().stream()
            .filter(it -> it.name().equals("falsePositiveRateDifference"))
            .findFirst()
            .orElseThrow();
    assertThat(fpr.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Math.abs(fpr.value())).isBetween(0.1404, 0.1405);
    assertThat(fpr.notes()).contains("too few rows or events to judge");
  }

  @Test
  void nobodyChosenInALargeGroupIsNotExcusedByThat() {
    var counts = Compas.of(Compas.cell("a", 0, 0, 500, 500), Compas.cell("b", 300, 0, 200, 500));
    Metric ratio =
        Fairness.measure(counts, Terms.USUAL).metrics().stream()
            .filter(it -> it.name().equals("impactRatio"))
            .findFirst()
            .orElseThrow();
    assertThat(ratio.value()).isZero();
    assertThat(ratio.verdict()).isEqualTo(Verdict.FAIL);
  }

  private static boolean anyComparisonFails(View view) {
    return Comparisons.of(view, Terms.USUAL).ratios("impactRatio", Rate.SELECTION).stream()
        .anyMatch(it -> it.verdict() == Verdict.FAIL);
  }

  private static Metric ratio(View view) {
    return new Across(view, Terms.USUAL).measure("impactRatio", Rate.SELECTION, Extremes::ratio);
  }

  private static Metric gap(View view) {
    return new Across(view, Terms.USUAL)
        .measure("demographicParityDifference", Rate.SELECTION, Extremes::range);
  }

  private static double bare(View view) {
    List<Share> shares = view.shares(Rate.SELECTION);
    double most = Extremes.most(shares).value();
    return most == 0 ? 1 : Extremes.least(shares).value() / most;
  }

  private static double share(double[] rates, long n, Predicate<View> what) {
    Draws draws = new Draws(20261127);
    int times = rates.length > 20 ? TIMES / 10 : TIMES;
    int found = 0;
    for (int i = 0; i < times; i++) {
      List<Cell> cells = new ArrayList<>();
      for (int g = 0; g < rates.length; g++) {
        long k = draws.binomial(n, rates[g]);
        cells.add(Compas.cell("g" + g, k, 0, 0, n - k));
      }
      found += what.test(new View(List.of("race"), cells)) ? 1 : 0;
    }
    return (double) found / times;
  }

  private static View view(double[] rates, long n, boolean exactly) {
    List<Cell> cells = new ArrayList<>();
    for (int g = 0; g < rates.length; g++) {
      long k = exactly ? Math.round(n * rates[g]) : new Draws(g).binomial(n, rates[g]);
      cells.add(Compas.cell("g" + g, k, 0, 0, n - k));
    }
    return new View(List.of("race"), cells);
  }
}
