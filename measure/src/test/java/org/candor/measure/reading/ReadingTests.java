package org.candor.measure.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Group;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.fairness.Fairness;
import org.candor.measure.fairness.FairnessReport;
import org.candor.measure.fairness.Terms;
import org.junit.jupiter.api.Test;

/** What people are told. */
class ReadingTests {

  private static final Vocabulary LOANS =
      new Vocabulary("approved", "people", Map.of("Female", "women", "Male", "men"));
  private static final FairnessReport ADULT =
      Fairness.measure(
          new Confusion(
              List.of("sex"),
              List.of(
                  new Cell(List.of("Female"), 1179, 0, 0, 9592),
                  new Cell(List.of("Male"), 6662, 0, 0, 15128)),
              0),
          Terms.USUAL);

  @Test
  void whatTooFewRowsLeaveOpenIsNotSaidToBreakItsLimit() {
    Metric open =
        Metric.judged("impactRatio", new Interval(1, 1, 1), Limit.atLeast(0.8, "x"), 400)
            .unsettled("too few rows to judge", null);
    assertThat(Reading.line(open, Vocabulary.PLAIN))
        .contains("All 400 rows were counted; that does not settle the limit of at least 0.8.")
        .doesNotContain("breaks");
  }

  @Test
  void womenAreApprovedLessOftenAndThatIsNotChance() {
    assertThat(Reading.of(named("impactRatio"), LOANS).text())
        .isEqualTo(
            "Women are approved 0.36 times as often as men. With 32,561 people the interval is 0.34"
                + " to 0.38, all of it beyond the limit of at least 0.8, so chance does not explain"
                + " it. The number says that it is so, not why: find the cause before acting.");
    assertThat(Reading.of(named("demographicParityDifference"), LOANS).answer())
        .isEqualTo("Women and men are 19.6 points apart in how often they are approved.");
  }

  @Test
  void groupsThatAreTreatedAlikeAreSaidToBe() {
    Metric alike =
        Metric.judged("impactRatio", new Interval(1, 0.9, 1.1), Limit.atLeast(0.8, "rule"), 900)
            .comparing(named("impactRatio").compared().toArray(Group[]::new));
    assertThat(Reading.of(alike, LOANS).answer()).isEqualTo("Women are approved as often as men.");
    Group women = named("impactRatio").compared().getFirst();
    assertThat(Reading.of(alike.comparing(women, women), LOANS).answer())
        .isEqualTo("Impact ratio is 1.00: all groups are alike.");
  }

  @Test
  void whatRowsCannotTellIsSaidNotToBeSettled() {
    Metric open =
        Metric.judged(
            "impactRatio", new Interval(0.85, 0.7, 1.03), Limit.atLeast(0.8, "rule"), 250);
    Reading reading = Reading.of(open, Vocabulary.PLAIN);
    assertThat(reading.why()).endsWith("the limit is at least 0.8: this does not settle it.");
    assertThat(reading.next()).contains("2,300 rows of the same mix would likely settle it");
  }

  @Test
  void countedMissingAndUnmeasuredAreEachSaidAsTheyAre() {
    Metric counted =
        Metric.judged(
                "functionalDependency",
                new Interval(0.033, 0.033, 0.033),
                Limit.atMost(0, "r"),
                1000)
            .on("ZipCode->City");
    assertThat(Reading.of(counted, Vocabulary.PLAIN).text())
        .startsWith(
            "ZipCode->City: 3.3 % of rows break the rule. All 1,000 rows were counted; that")
        .contains("breaks the limit of at most 0");
    Metric none = Metric.unmeasured("psi", Limit.atMost(0.25, "x"), 0, "no rows").on("age");
    assertThat(Reading.of(none, Vocabulary.PLAIN).text())
        .isEqualTo(
            "PSI of age could not be measured. A missing measurement keeps no limit. No rows.");
  }

  @Test
  void everyMetricHasAReadingWithoutHoles() {
    for (Metric metric : ADULT.metrics()) {
      assertThat(Reading.of(metric, LOANS).text())
          .doesNotContain("null", "NaN", "%s")
          .endsWith(".");
    }
  }

  @Test
  void aNumberCloseToTheLimitIsNotRoundedAcrossIt() {
    assertThat(Numbers.plain(0.9996)).isEqualTo("0.9996");
    assertThat(Numbers.plain(0.1002)).isEqualTo("0.1002");
    assertThat(Numbers.percent(0.0001)).isEqualTo("0.010 %");
    assertThat(Numbers.rounded(2287)).isEqualTo(2300);
  }

  @Test
  void aNumberItsIntervalAndItsLimitAreInOneUnitAndHaveTheSameDigits() {
    Metric gap =
        Metric.judged(
            "demographicParityDifference",
            new Interval(0.0871, 0.0412, 0.1333),
            Limit.atMost(0.1, "rule"),
            900);
    assertThat(Figures.of(gap))
        .isEqualTo(new Figures("8.7 points", "4.1 to 13.3 points", "at most 10 points"));
    Metric share =
        Metric.judged("completeness", new Interval(0.97, 0.97, 0.97), Limit.atLeast(0.95, "r"), 9);
    assertThat(Figures.of(share))
        .isEqualTo(new Figures("97.0 %", "97.0 to 97.0 %", "at least 95 %"));
    Metric psi =
        Metric.judged("psi", new Interval(0.0312, 0.0121, 0.2333), Limit.atMost(0.25, "r"), 9);
    assertThat(Figures.of(psi)).isEqualTo(new Figures("0.031", "0.012 to 0.233", "at most 0.25"));
    assertThat(Figures.percent(psi).value()).isEqualTo("3.1 %");
  }

  @Test
  void noNumberIsRoundedOntoItsLimit() {
    Metric close =
        Metric.judged("impactRatio", new Interval(0.7996, 0.7, 0.9996), Limit.atLeast(0.8, "r"), 9);
    assertThat(Figures.of(close))
        .isEqualTo(new Figures("0.7996", "0.7000 to 0.9996", "at least 0.8"));
    Metric whole = Metric.shown("ddmDrifts", new Interval(3, 3, 3), 9);
    assertThat(Figures.of(whole).value()).isEqualTo("3");
    Metric tiny = Metric.shown("psi", new Interval(0.000001, 0, 0.2), 9);
    assertThat(Figures.of(tiny)).isEqualTo(new Figures("nearly 0", "0.0000 to 0.2000", ""));
    Metric large = Metric.shown("meanAbsoluteError", new Interval(3412.55, 3201.2, 3600.9), 9);
    assertThat(Figures.of(large).interval()).isEqualTo("3,201 to 3,601");
  }

  @Test
  void asALineAmongManyItsNameComesFirstAndNothingIsPreached() {
    assertThat(Reading.line(named("impactRatio"), LOANS))
        .isEqualTo(
            "Impact ratio of sex: Women are approved 0.36 times as often as men. With 32,561 people"
                + " the interval is 0.34 to 0.38, all of it beyond the limit of at least 0.8, so"
                + " chance does not explain it.");
  }

  @Test
  void aColumnIsNamedOnce() {
    Metric share = Metric.shown("unknownShare", new Interval(0.031, 0.02, 0.04), 900).on("town");
    assertThat(Reading.line(share, LOANS))
        .startsWith("Unknown share of town: 3.1 % of rows belong to no known group.");
    Metric psi = Metric.shown("psi", new Interval(0.31, 0.2, 0.4), 900).on("income");
    assertThat(Reading.line(psi, LOANS))
        .startsWith("The spread of income moved by a PSI of 0.31. With 900 people");
  }

  @Test
  void aValueThatNobodySeesIsNamed() {
    assertThat(LOANS.group(new Group(List.of("sex"), List.of(" ")))).isEqualTo("(blank)");
  }

  @Test
  void tablesHaveFourDigitsAndLimitsAreAsSomebodySetThem() {
    assertThat(Numbers.exact(0.358021)).isEqualTo("0.3580");
    assertThat(Numbers.exact(1234.5678)).isEqualTo("1,235");
    assertThat(Numbers.exact(null)).isEmpty();
    assertThat(Numbers.limit(Limit.between(0.8, 1.25, "law"))).isEqualTo("0.8 to 1.25");
    assertThat(Titles.of("impactRatio")).isEqualTo("Impact ratio");
    assertThat(Titles.of("psi")).isEqualTo("PSI");
  }

  private static Metric named(String name) {
    return ADULT.metrics().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
