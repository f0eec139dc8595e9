package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.performance.Goals;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A number among its own past. */
class HistoryTests {

  private static final HistoryStudy HISTORY = new HistoryStudy(QualityTerms.USUAL);

  @TempDir Path folder;

  /** A record of how often 4,000 predictions were right. */
  private Source month(String name, int rightOfHundred) throws IOException {
    var lines = new ArrayList<String>(List.of("said,came"));
    for (int i = 0; i < 4000; i++) {
      int came = i % 2;
      boolean right = i / 2 % 100 < rightOfHundred;
      lines.add((right ? came : 1 - came) + "," + came);
    }
    var file = Files.write(folder.resolve(name + ".csv"), lines);
    var study = new PerformanceStudy("came", "said", null, null, Goals.USUAL);
    return record(name, study.measure(List.of(Source.File.at(file)), Budget.USUAL));
  }

  private Source record(String name, Measurement measured) throws IOException {
    var file = Files.writeString(folder.resolve(name), measured.json().canonical());
    return Source.File.at(file);
  }

  private List<Source> months(int... right) throws IOException {
    var months = new ArrayList<Source>();
    for (int i = 0; i < right.length; i++) {
      months.add(month("month-" + i + ".json", right[i]));
    }
    return months;
  }

  private static Metric find(Measurement found, String name, String of) {
    return found.findings().metrics().stream()
        .filter(it -> it.name().equals(name) && (of == null || of.equals(it.of())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMonthUnlikeThoseBeforeItStandsOut() throws IOException {
    var found = HISTORY.measure(months(80, 82, 79, 81, 80, 83, 60), Budget.USUAL);
    assertThat(find(found, "accuracy", null).verdict()).isEqualTo(Verdict.FAIL);
    var robust = find(found, "robustZ", "accuracy");
    assertThat(robust.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(robust.value()).isLessThan(-3.5);
    assertThat(robust.n()).isEqualTo(6);
    assertThat(Reading.line(robust, Vocabulary.PLAIN))
        .contains("Among 6 earlier measurements that breaks the limit");
  }

  @Test
  void aMonthLikeTheOthersDoesNot() throws IOException {
    var found = HISTORY.measure(months(80, 84, 76, 82, 78, 83, 81), Budget.USUAL);
    assertThat(find(found, "accuracy", null).verdict()).isEqualTo(Verdict.PASS);
    assertThat(find(found, "robustZ", "accuracy").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aShortPastJudgesNothing() throws IOException {
    var found = HISTORY.measure(months(80, 60), Budget.USUAL);
    assertThat(find(found, "accuracy", null).verdict()).isNull();
    assertThat(find(found, "accuracy", null).notes())
        .anyMatch(it -> it.contains("fewer than three"));
    assertThat(find(found, "robustZ", "accuracy").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThatThrownBy(() -> HISTORY.measure(months(80), Budget.USUAL))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("two records at least");
  }

  @Test
  void onlyOneQuestionHasAHistory() throws IOException {
    var months = new ArrayList<>(months(80, 81));
    var file = Source.File.at(folder.resolve("month-0.json.csv"));
    var other = new PerformanceStudy("said", "came", null, null, Goals.USUAL);
    months.add(record("other.json", other.measure(List.of(file), Budget.USUAL)));
    assertThatThrownBy(() -> HISTORY.measure(months, Budget.USUAL))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("month-0.json answers another question than other.json");
    for (var text : List.of("", "[1]", "{\"a\":1}", "no json", "said,came")) {
      var broken = Files.writeString(folder.resolve("broken.json"), text);
      var two = List.of(months.getFirst(), (Source) Source.File.at(broken));
      assertThatThrownBy(() -> HISTORY.measure(two, Budget.USUAL))
          .as(text)
          .isInstanceOf(Unmeasurable.class);
    }
  }

  @Test
  void aHistoryIsARecordLikeAnyOther() throws IOException {
    var found = HISTORY.measure(months(80, 82, 79, 81, 80, 83, 60), Budget.USUAL);
    var json = (JsonObject) Json.parse(found.json().canonical());
    assertThat(Recorded.measurement(json).json().canonical()).isEqualTo(json.canonical());
    assertThat(Remeasurement.of(json, List.of(), Budget.USUAL).outcome())
        .isEqualTo(Remeasurement.Outcome.IDENTICAL);
    month("month-2.json", 50);
    assertThat(Remeasurement.of(json, List.of(), Budget.USUAL).outcome())
        .isEqualTo(Remeasurement.Outcome.SOURCE_CHANGED);
  }
}
