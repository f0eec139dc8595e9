package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.candor.measure.study.Tables.measure;
import static org.candor.measure.study.Tables.metric;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.candor.measure.Metric;
import org.candor.measure.Mistakes;
import org.candor.measure.SharedData;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.drift.ErrorDrift;
import org.candor.measure.drift.ErrorSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that was right becomes wrong, and someone wants to know when. */
class ErrorsOverTimeTests {

  @TempDir Path folder;

  private static SeriesStudy study(String order) {
    return new SeriesStudy("p", "y", order, 50, 10, DriftTerms.USUAL);
  }

  /** Right in nine of ten rows until row 3,000, then in seven. */
  private Path spoiled() {
    return Tables.of(
        folder,
        "spoiled.csv",
        "n,p,y",
        5_000,
        i -> i + ",1," + (i < 3_000 ? (i % 10 == 3 ? 0 : 1) : i % 10 < 3 ? 0 : 1));
  }

  @Test
  void theRowAtWhichItWentWrongIsNamed() {
    var found = measure(study("n"), spoiled());
    // the first 1,000 rows are the reference: 100 wrong; 200 + 600 of the 4,000 since
    assertThat(metric(found, "errorRateChange").value()).isCloseTo(0.1, within(1e-12));
    assertThat(metric(found, "errorRateChange").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(metric(found, "ewmaErrorRate").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(metric(found, "ewmaErrorRate").value()).isBetween(0.29, 0.3);
    assertThat(metric(found, "ewmaErrorRate").notes().getFirst())
        .matches("\\d+ of 40 periods beyond what was usual, the first from 3[01]00");
    var drifts = metric(found, "ddmDrifts");
    assertThat(drifts.value()).isEqualTo(1);
    assertThat(Integer.parseInt(drifts.notes().getFirst().substring("at ".length())))
        .isBetween(3_000, 3_400);
  }

  @Test
  void theOrderOfTheRowsWillDoWhereItIsThatOfTime() {
    var file = spoiled();
    assertThat(measure(study(null), file).findings())
        .isEqualTo(measure(study("n"), file).findings());
  }

  @Test
  void rowsOfOneMomentCountTogether() {
    var file =
        Tables.of(
            folder,
            "days.csv",
            "day,p,y",
            900,
            i -> "2026-01-%02d,1,%d".formatted(1 + i / 30, i % 5 == 0 ? 0 : 1));
    var found = measure(new SeriesStudy("p", "y", "day", 30, 10, DriftTerms.USUAL), file);
    assertThat(metric(found, "errorRateChange").value()).isCloseTo(0, within(1e-15));
    assertThat(metric(found, "ewmaErrorRate").verdict()).isEqualTo(Verdict.PASS);
    assertThat(metric(found, "ddmDrifts").value()).isZero();
  }

  /**
   * ELEC2: the last price predicts the next in 85.33 % of half hours; DDM as an own program has it.
   */
  @Test
  void electricityAsItWasYesterday() {
    var rows = SharedData.rows("drift/electricity.csv");
    var file =
        Tables.of(
            folder,
            "persistence.csv",
            "n,p,y",
            rows.size() - 1,
            i -> i + "," + rows.get(i).get("class") + "," + rows.get(i + 1).get("class"));
    var found = measure(study("n"), file);
    assertThat(metric(found, "ddmDrifts").value()).isEqualTo(1);
    assertThat(metric(found, "ddmDrifts").notes()).containsExactly("at 2462");
    assertThat(metric(found, "ddmWarnings").value()).isEqualTo(64);
    assertThat(metric(found, "ddmWarnings").notes())
        .containsExactly("at 527, 711, 769, 779, 1723 and later");
  }

  /** The same errors; Page and Hinkley's test as an own program in Python has it. */
  @Test
  void electricityAsPageAndHinkleySeeIt() {
    var rows = SharedData.rows("drift/electricity.csv");
    var file =
        Tables.of(
            folder,
            "persistence.csv",
            "n,p,y",
            rows.size() - 1,
            i -> i + "," + rows.get(i).get("class") + "," + rows.get(i + 1).get("class"));
    var found = metric(measure(study("n"), file), "pageHinkleyDrifts");
    assertThat(found.value()).isEqualTo(4);
    assertThat(found.notes()).containsExactly("at 2690, 21910, 31406, 36111");
    var before = new SeriesStudy("p", "y", "n", 50, 10, DriftTerms.USUAL, 1);
    assertThat(measure(before, file).findings().metrics())
        .noneMatch(it -> it.name().equals("pageHinkleyDrifts"));
  }

  /** By hand: 40 right rows, then only wrong ones. */
  @Test
  void errorsAddUpUntilThereAreFiftyTooMany() {
    var moments = new ArrayList<ErrorSeries.Period>();
    double sum = 0;
    double least = 0;
    int alarm = -1;
    for (int i = 0; i < 200; i++) {
      int wrong = i < 40 ? 0 : 1;
      moments.add(new ErrorSeries.Period(wrong, 1));
      double mean = Math.max(0, i - 39) / (i + 1.0);
      sum += wrong - mean - 0.005;
      least = Math.min(least, sum);
      alarm = alarm < 0 && sum - least > 50 ? i : alarm;
    }
    assertThat(ErrorSeries.pageHinkley(moments)).startsWith((long) alarm);
    var right = java.util.Collections.nCopies(500, new ErrorSeries.Period(1, 10));
    assertThat(ErrorSeries.pageHinkley(right)).as("as often wrong as ever").isEmpty();
  }

  @Test
  void whatHasNoOrderIsRefused() {
    var file = Tables.of(folder, "odd.csv", "t,p,y", "x,1,1", "y,2,1");
    assertThatThrownBy(() -> measure(study("t"), file))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("Column 'p' must hold 0, 1, true or false to be the prediction");
    assertThatThrownBy(() -> new SeriesStudy("p", "y", "t", 5, 5, DriftTerms.USUAL))
        .hasMessageContaining("cannot be the reference");
    var few = Tables.of(folder, "few.csv", "t,p,y", 50, i -> i + ",1,1");
    assertThat(metric(measure(study("t"), few), "errorRateChange").verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static Metric simulated(String name, Random random, int rows, double then, double now) {
    var moments = new ArrayList<Mistakes.Moment>();
    for (int i = 0; i < rows; i++) {
      boolean wrong = random.nextDouble() < (i < rows / 2 ? then : now);
      moments.add(new Mistakes.Moment("" + i, wrong ? 1 : 0, 1));
    }
    return ErrorDrift.measure(new Mistakes(moments, 0), 50, 10, DriftTerms.USUAL).stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double failures(String name, int rows, double then, double now) {
    var random = new Random(11);
    int failed = 0;
    for (int i = 0; i < 400; i++) {
      failed += simulated(name, random, rows, then, now).verdict() == Verdict.FAIL ? 1 : 0;
    }
    return failed / 400.0;
  }

  /**
   * Nothing changed: at most one alarm in twenty; three times as many errors: nearly always one.
   */
  @Test
  void constantErrorsRaiseNoAlarmAndRisingOnesDo() {
    for (var name : List.of("errorRateChange", "ewmaErrorRate")) {
      for (double rate : new double[] {0.02, 0.1, 0.3}) {
        assertThat(failures(name, 2_000, rate, rate)).as(name + rate).isLessThanOrEqualTo(0.05);
      }
      assertThat(failures(name, 5_000, 0.1, 0.3)).as(name).isGreaterThan(0.95);
    }
  }

  @Test
  void labelsAndPredictionsDriftToo() {
    var file =
        Tables.of(
            folder,
            "both.csv",
            "n,p,y",
            2_000,
            i -> i + "," + (i < 1_000 ? i % 2 : i % 4 == 0 ? 1 : 0) + "," + i % 2);
    var found =
        measure(
            new DriftStudy(
                List.of("n"),
                new DriftRows("0..999", null),
                new DriftRows("1000..1999", null),
                List.of("p", "y = 1"),
                DriftTerms.USUAL),
            file);
    assertThat(metric(found, "rateChange", "p").value()).isEqualTo(-0.25);
    assertThat(metric(found, "rateChange", "p").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(metric(found, "rateChange", "y = 1").value()).isZero();
    assertThat(metric(found, "rateChange", "y = 1").verdict()).isEqualTo(Verdict.PASS);
  }
}
