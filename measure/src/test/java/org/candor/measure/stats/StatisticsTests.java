package org.candor.measure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleFunction;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.junit.jupiter.api.Test;

/** Published numbers, and properties that must hold. */
class StatisticsTests {

  @Test
  void cohensKappaOfThePublishedExampleIsPointFour() {
    // Two readers, 50 applications: both yes 20, both no 15, only one 5 and 10.
    var kappa = Agreement.kappa(new long[][] {{20, 5}, {10, 15}}, 0.95);
    assertThat(kappa.value()).isCloseTo(0.4, within(1e-12));
    assertThat(kappa.low()).isCloseTo(0.4 - 1.959964 * Math.sqrt(0.016128), within(1e-7));
    assertThat(kappa.high()).isCloseTo(0.4 + 1.959964 * Math.sqrt(0.016128), within(1e-7));
    assertThat(Agreement.kappa(new long[][] {{9, 0}, {0, 0}}, 0.95)).isNull();
    assertThat(Agreement.kappa(new long[][] {{0, 0}, {0, 0}}, 0.95)).isNull();
  }

  @Test
  void krippendorffsAlphaOfHisOwnExample() {
    // Krippendorff 2011, "Computing Krippendorff's alpha-reliability", C: nominal, 4 observers.
    int[][] given = {
      {1, 1, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
      {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5}, {1, 1}, {3}
    };
    long[][] units = new long[given.length][5];
    for (int i = 0; i < given.length; i++) {
      for (int value : given[i]) {
        units[i][value - 1]++;
      }
    }
    assertThat(Agreement.krippendorff(units)).isCloseTo(0.743, within(5e-4));
    assertThat(Agreement.krippendorff(new long[][] {{1}, {1}})).isNull();
  }

  @Test
  void mcNemarComparesOnlyWhereTwoModelsDisagree() {
    assertThat(Test2x2.mcNemar(0, 0)).isEqualTo(1);
    assertThat(Test2x2.mcNemar(1, 9)).isCloseTo(2 * 11 / 1024.0, within(1e-12));
    // (|101 - 59| - 1)^2 / 160 = 10.506: p = .00119
    assertThat(Test2x2.mcNemar(101, 59)).isCloseTo(0.00119, within(1e-5));
  }

  @Test
  void benjaminiHochbergAdjustsThePublishedPValues() {
    // Their own example: the first four of fifteen are found at q = .05.
    double[] p = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1.000
    };
    double[] adjusted = Multiplicity.benjaminiHochberg(p);
    assertThat(adjusted).satisfies(it -> assertThat(it[3]).isLessThan(0.05));
    assertThat(adjusted[4]).isGreaterThan(0.05);
    assertThat(adjusted[0]).isCloseTo(.0015, within(1e-12));
  }

  @Test
  void oneBarelyBrokenLimitAmongManyIsDrawnWider() {
    Limit limit = Limit.atMost(0.1, "test");
    DoubleFunction<Interval> barely = c -> Difference.newcombe(60, 200, 25, 200, c);
    DoubleFunction<Interval> nothing = c -> Difference.newcombe(50, 200, 50, 200, c);
    assertThat(Multiplicity.confidence(0.95, 1, limit, List.of(barely))).isEqualTo(0.95);
    assertThat(Multiplicity.confidence(0.95, 4, limit, List.of(barely, nothing, nothing, nothing)))
        .isCloseTo(1 - 0.05 / 4, within(1e-12));
    DoubleFunction<Interval> clearly = c -> Difference.newcombe(900, 1000, 100, 1000, c);
    assertThat(Multiplicity.confidence(0.95, 2, limit, List.of(clearly, clearly))).isEqualTo(0.95);
  }

  @Test
  void scoreRatioHoldsWithNoEventsAtAll() {
    var none = Ratio.score(0, 50, 10, 50, 0.95);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isBetween(0.1, 0.6);
    assertThat(Ratio.score(10, 50, 0, 50, 0.95).high()).isInfinite();
    assertThatThrownBy(() -> Ratio.score(0, 5, 0, 5, 0.95)).hasMessageContaining("0 over 0");
  }

  @Test
  void drawsHaveTheirMeanAndSpreadAndTheSameBitsEveryTime() {
    for (double[] c : new double[][] {{20, .1}, {100, .5}, {1000, .03}, {5000, .9}, {1e12, .25}}) {
      Draws draws = new Draws(7);
      long n = (long) c[0];
      double sum = 0;
      double squares = 0;
      int times = 20_000;
      for (int i = 0; i < times; i++) {
        double off = draws.binomial(n, c[1]) - n * c[1];
        sum += off;
        squares += off * off;
      }
      double sd = Math.sqrt(n * c[1] * (1 - c[1]));
      assertThat(sum / times / sd).as("mean of %s", c[0]).isBetween(-0.03, 0.03);
      assertThat(Math.sqrt(squares / times) / sd).as("spread of %s", c[0]).isBetween(0.98, 1.02);
    }
    long[] drawn = new Draws(42).multinomial(new long[] {5, 0, 100, 1_000_000});
    assertThat(drawn).containsExactly(new Draws(42).multinomial(new long[] {5, 0, 100, 1_000_000}));
    assertThat(Ranks.total(drawn)).isEqualTo(1_000_105);
    assertThat(drawn[1]).isZero();
    assertThat(new Draws(0).bits()).as("SplitMix64 of seed 0").isEqualTo(0xE220A8397B1DCDAFL);
  }

  @Test
  void bootstrapOfAShareIsItsIntervalAndMirroringTakesNoiseOut() {
    Bootstrap usual = Bootstrap.USUAL;
    var share = usual.percentile(new long[] {300, 700}, c -> c[0] / (double) (c[0] + c[1]));
    var wilson = Proportion.wilson(300, 1000, 0.95);
    assertThat(share.low()).isCloseTo(wilson.low(), within(0.005));
    assertThat(share.high()).isCloseTo(wilson.high(), within(0.005));
    assertThat(usual.percentile(new long[] {1, 0}, _ -> Double.NaN)).isNull();
  }

  @Test
  void aucComesFromCountsWithTiesAsHalf() {
    var auc = Ranks.auc(new long[] {2, 1, 1}, new long[] {1, 1, 2}, 0.95);
    // pairs: 1*(2/2) + 1*(2+.5) + 2*(3+.5) = 10.5 of 16
    assertThat(auc.value()).isEqualTo(10.5 / 16);
    assertThat(Ranks.auc(new long[] {50, 0}, new long[] {0, 50}, 0.95).low()).isLessThan(1);
  }

  @Test
  void largeSamplesUseTheLimitingLawWithoutAStep() {
    double exact = Kolmogorov.p(0.004, 99_999);
    double limiting = Kolmogorov.p(0.004, 100_001);
    assertThat(limiting / exact).isCloseTo(1, within(2e-3));
    assertThat(Kolmogorov.critical(0.05)).isCloseTo(1.3581, within(1e-4));
    assertThat(Ranks.ksP(0, 10, 10)).isEqualTo(1);
    assertThat(Ranks.ksP(1, 10, 10)).isEqualTo(0);
  }
}
