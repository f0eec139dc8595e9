package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Budget;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.register.Unfit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit limits something: every name that is taken is judged, and no other is taken. */
class JudgeableTests {

  private static final Budget SMALL = Budget.USUAL.threads(1).memory(256L << 20);
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAIRNESS | prediction: approved; label: repaid; by: sex; reference: man; score: score",
        "DRIFT | columns: score, region; reference-rows: 0..999; current-rows: 1000..1999; label: repaid; score: score",
        "PERFORMANCE | label: repaid; prediction: approved; score: score; baseline: old; costs: 1, 5",
        "REGRESSION | predicted: forecast; actual: sold; baseline: before; interval: low, high",
        "RANKING | query: q; gain: gain; score: rank; first: 5; baseline: rank2",
        "SERIES | prediction: approved; label: repaid; in-order: yes",
        "ESTIMATE | score: score",
        "QUALITY | fd: region->zone; key: id; rule: score >= 0; deny: sold < 0; label: approved; references: id->DSR-2.id; test: DSR-3; annotators: ann, bea; checked: said=right; timestamp: day; every: 1d; lateness: delay; outliers: yes"
      })
  void everyNameThatIsTakenIsJudged(Question question, String options) throws IOException {
    var asked = AMonitor.asking(question, options.split("; "));
    var names = Judgeable.of(asked);
    assertThat(names).isNotEmpty();
    var limits = names.stream().map(it -> it + "=-1000000..1000000").toList();
    var limited = AMonitor.asking(asked, asked.options(), limits, List.copyOf(names));
    assertThatCode(() -> Judgeable.check(limited)).doesNotThrowAnyException();
    var sources = new ArrayList<Source>();
    for (int i = Asking.others(limited).size(); i >= 0; i--) {
      sources.add(Source.File.at(ARichTable.in(folder, "rows" + i + ".csv")));
    }
    var found = Asking.study(limited, NOW).measure(List.copyOf(sources), SMALL);
    var judged = found.findings().judged().map(Metric::name).collect(Collectors.toSet());
    assertThat(judged).containsAll(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "impactRation=0.8.. | Line 1: Fairness judges no number called impactRation. Nearest: impactRatio",
        "ImpactRatio=0.8.. | called ImpactRatio. Nearest: impactRatio",
        "rSquared=0.8.. | Fairness judges no number called rSquared",
        "theilIndex=..0.1 | called theilIndex"
      })
  void anotherNameIsRefusedWithThoseItMayMean(String limit, String words) {
    var it = AMonitor.fairness(null, null);
    var wrong = AMonitor.asking(it, it.options(), List.of(limit), it.decidedBy());
    assertThatThrownBy(() -> Judgeable.check(wrong))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining(words);
  }

  @Test
  void theRowOfTheWrongOneIsNamedAndWhatDecidesIsLookedAtToo() {
    var it = AMonitor.fairness(null, null);
    var second = List.of("impactRatio=0.8..", "impact=0.8..");
    assertThatThrownBy(
            () -> Judgeable.check(AMonitor.asking(it, it.options(), second, it.decidedBy())))
        .hasMessageStartingWith("Line 2: ");
    assertThatThrownBy(
            () -> Judgeable.check(AMonitor.asking(it, it.options(), List.of(), List.of("impact"))))
        .hasMessageStartingWith("Line 1: ");
    var profile = AMonitor.asking(Question.PROFILE);
    assertThatThrownBy(
            () -> Judgeable.check(AMonitor.asking(profile, List.of(), List.of("a=1.."), List.of())))
        .hasMessageContaining("there is nothing to limit");
  }
}
