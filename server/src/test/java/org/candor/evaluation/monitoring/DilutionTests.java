package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.ledger.Json;
import org.candor.measure.Budget;
import org.candor.measure.Fingerprint;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measured;
import org.candor.measure.study.Measurement;
import org.candor.measure.study.ProfileStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever parameter is turned after a failure, passing then does not mend it. */
class DilutionTests {

  private static final Budget SMALL = Budget.USUAL.threads(1).memory(256L << 20);
  private static final Limit HALF = Limit.atLeast(0.5, "asked for");

  /** What may be said where nothing was: it asks for further numbers and moves none. */
  private static final Map<Question, Set<String>> ADDED =
      Map.of(
          Question.FAIRNESS, Set.of("prediction", "label", "by", "given", "score", "score-range"),
          Question.DRIFT, Set.of("prediction", "label", "score", "score-range"),
          Question.QUALITY,
              Set.of(
                  "fd",
                  "key",
                  "rule",
                  "deny",
                  "label",
                  "references",
                  "test",
                  "checked",
                  "timestamp",
                  "every",
                  "lateness",
                  "outliers"),
          Question.PERFORMANCE,
              Set.of("label", "prediction", "score", "score-range", "baseline", "costs"),
          Question.REGRESSION, Set.of("baseline", "quantile", "interval"),
          Question.RANKING, Set.of("score", "baseline"),
          Question.SERIES, Set.of("prediction", "label"),
          Question.ESTIMATE, Set.of("score"));

  @TempDir Path folder;

  static Stream<Arguments> everyParameter() {
    return Stream.of(Question.values())
        .flatMap(
            question ->
                Asking.options(question).stream()
                    .filter(it -> !it.equals("max-age"))
                    .map(it -> Arguments.of(question, it)));
  }

  @ParameterizedTest
  @MethodSource("everyParameter")
  void changedOrTakenOutItLeavesTheFailureStanding(Question question, String option) {
    var failure = failure(AMonitor.asking(question, option + ": a"));
    assertThat(failure.eased(AMonitor.asking(question, option + ": b"), passing()))
        .containsExactly("The option " + option + " was a and is b.");
    assertThat(failure.eased(AMonitor.asking(question), passing()))
        .containsExactly("The option " + option + " was a and is not said.");
    assertThat(failure.eased(AMonitor.asking(question, option + ": a"), passing())).isEmpty();
  }

  @Test
  void whatMayBeAddedIsWrittenDown() {
    for (var question : Question.values()) {
      var added = new TreeSet<String>();
      for (var option : Asking.options(question)) {
        var now = AMonitor.asking(question, option + ": a");
        if (failure(AMonitor.asking(question)).eased(now, passing()).isEmpty()) {
          added.add(option);
        }
      }
      added.remove("max-age");
      assertThat(added)
          .as(question.name())
          .isEqualTo(new TreeSet<>(ADDED.getOrDefault(question, Set.of())));
    }
  }

  @Test
  void aFurtherSentinelChangesWhatCountsAsMissing() {
    var one = AMonitor.asking(Question.QUALITY, "sentinel: ?");
    var two = AMonitor.asking(Question.QUALITY, "sentinel: ?", "sentinel: none");
    assertThat(failure(one).eased(two, passing()))
        .containsExactly("The option sentinel was ? and is ?, none.");
  }

  @Test
  void theRangeOfAScoreThatWasAskedBeforeMovesItsNumbers() {
    var scored = AMonitor.asking(Question.PERFORMANCE, "label: l", "score: s");
    var ranged = AMonitor.asking(Question.PERFORMANCE, "label: l", "score: s", "score-range: 0..9");
    assertThat(failure(scored).eased(ranged, passing()))
        .containsExactly("The option score-range was not said and is 0..9.");
  }

  @Test
  void howOldRowsMayBeIsALimit() {
    var days = AMonitor.asking(Question.QUALITY, "timestamp: d", "max-age: 36h");
    var weeks = AMonitor.asking(Question.QUALITY, "timestamp: d", "max-age: 2w");
    var failed = Failure.of(days, measured("age", null, 48, Limit.atMost(36, "asked for")));
    assertThat(failed.eased(weeks, measured("age", null, 48, Limit.atMost(336, "asked for"))))
        .containsExactly("The limit on Age was loosened from at most 36 to at most 336.");
    var never = AMonitor.asking(Question.QUALITY, "timestamp: d");
    assertThat(failed.eased(never, measured("completeness", "a", 1, HALF)))
        .contains("The limit on Age (at most 36) is no longer asked.");
  }

  @Test
  void aColumnThatFailedAndWentIsNamed() {
    var asked = AMonitor.asking(Question.QUALITY);
    var failure = Failure.of(asked, measured("completeness", "income", 0.2, HALF));
    assertThat(failure.eased(asked, measured("completeness", "sex", 0.9, HALF)))
        .containsExactly("Completeness of income is no longer judged.");
    assertThat(Failure.read(failure.lines())).isEqualTo(failure);
    var crossed = Failure.of(asked, measured("impactRatio", "sex x region", 0.2, HALF));
    assertThat(crossed.eased(asked, measured("impactRatio", "region x sex", 0.9, HALF))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAIRNESS | prediction: approved; label: repaid; by: sex | by: sex, region",
        "FAIRNESS | prediction: approved; label: repaid; by: sex | given: region",
        "FAIRNESS | prediction: approved; label: repaid; by: sex | score: score",
        "DRIFT | columns: score, region; reference-rows: 0..999; current-rows: 1000..1999 | prediction: approved",
        "DRIFT | columns: score, region; reference-rows: 0..999; current-rows: 1000..1999 | label: repaid",
        "QUALITY | key: id | key: id, sex",
        "QUALITY | fd: region->zone | fd: id->sex",
        "QUALITY | rule: score >= 0.2 | rule: sold > 80",
        "QUALITY | deny: sold < 80 | deny: score < 0.2",
        "QUALITY | checked: said=right | checked: ann=bea",
        "QUALITY | key: id | label: approved",
        "QUALITY | key: id | timestamp: day",
        "QUALITY | timestamp: day; max-age: 1h | every: 1d",
        "QUALITY | key: id | lateness: delay",
        "QUALITY | key: id | outliers: yes",
        "PERFORMANCE | label: repaid; prediction: approved | score: score",
        "PERFORMANCE | label: repaid; score: score | prediction: approved",
        "PERFORMANCE | label: repaid; prediction: approved | baseline: old",
        "PERFORMANCE | label: repaid; prediction: approved | costs: 1, 5",
        "REGRESSION | predicted: forecast; actual: sold | baseline: before",
        "REGRESSION | predicted: forecast; actual: sold | quantile: 0.9",
        "REGRESSION | predicted: forecast; actual: sold | interval: low, high",
        "RANKING | query: q; gain: gain; score: rank | baseline: rank2"
      })
  void whatMayBeAddedMovesNoNumberThatWasThere(Question question, String options, String added)
      throws IOException {
    var rows = ARichTable.in(folder, "rows.csv");
    var name = added.substring(0, added.indexOf(':') + 1);
    var more = new ArrayList<>(List.of(options.split("; ")));
    if (name.equals("by:")) {
      more.removeIf(it -> it.startsWith(name));
    }
    more.add(added);
    var before = numbers(AMonitor.asking(question, options.split("; ")), rows);
    var after = numbers(AMonitor.asking(question, more.toArray(String[]::new)), rows);
    assertThat(before).isNotEmpty();
    assertThat(after).containsAllEntriesOf(before);
  }

  /** Value, ends and verdict of every number. */
  private static Map<String, String> numbers(Monitor asked, Path rows) {
    var found =
        Asking.study(asked, Instant.parse("2026-06-30T12:00:00Z"))
            .measure(List.of(Source.File.at(rows)), SMALL);
    var numbers = new HashMap<String, String>();
    for (var it : found.findings().metrics()) {
      numbers.put(
          Findings.key(it), it.value() + " " + it.low() + " " + it.high() + " " + it.verdict());
    }
    return numbers;
  }

  private static Failure failure(Monitor asked) {
    return Failure.of(asked, measured("number", null, 0.2, HALF));
  }

  private static Measurement passing() {
    return measured("number", null, 0.9, HALF);
  }

  private static Measurement measured(String name, String of, double value, Limit limit) {
    var metric = Metric.judged(name, new Interval(value, value, value), limit, 100);
    var found = of == null ? metric : metric.on(of);
    return new Measurement(
        new ProfileStudy(List.of()),
        List.of(new Measured("rows", "DSR-1", "CSV", "DuckDB", new Fingerprint("00", 1, 1))),
        List.of(),
        Json.object().build(),
        new Findings(List.of(), List.of(found), List.of(), List.of(), Map.of()),
        List.of());
  }
}
