package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier versions recorded is read as they wrote it, and done again as they did it. */
class OlderRecordsTests {

  @TempDir Path folder;

  private void isReadAndDoneAgain(String record, Study then) throws IOException {
    var old = (JsonObject) Json.parse(resource(record));
    var read = Recorded.measurement(old);
    assertThat(read.study()).isEqualTo(then);
    assertThat(read.json().canonical()).isEqualTo(old.canonical());
    var people = Files.write(folder.resolve("people.csv"), ProfileTests.people());
    var again = Remeasurement.of(old, List.of(Source.File.at(people)), Budget.USUAL);
    assertThat(again.outcome())
        .as(again.words().toString())
        .isEqualTo(Remeasurement.Outcome.IDENTICAL);
  }

  @Test
  void aProfileWithoutCommonestValues() throws IOException {
    isReadAndDoneAgain("profile-2.json", new ProfileStudy(List.of(), Set.of(), 2));
  }

  @Test
  void performanceWithoutSomeIntervals() throws IOException {
    var score = new ScoreTerms("score", 0, 1);
    isReadAndDoneAgain(
        "performance-1.json",
        new PerformanceStudy("sex = 'm'", "class = 1", score, null, null, Goals.USUAL, 1));
  }

  @Test
  void numbersWithoutSomeIntervals() throws IOException {
    isReadAndDoneAgain(
        "regression-1.json", new RegressionStudy("id", "age", null, null, null, Goals.USUAL, 1));
  }

  @Test
  void fairnessWithoutTestsAndShrunkRates() throws IOException {
    isReadAndDoneAgain(
        "fairness-2.json",
        new FairnessStudy(
            "class = 1",
            "age < 40",
            List.of("sex", "city"),
            new ScoreTerms("score", 0, 1),
            List.of(),
            Map.of(),
            Terms.USUAL.comparedWith(Map.of("sex", "m", "city", "Aachen")),
            2));
  }

  @Test
  void errorsWithoutPageAndHinkley() throws IOException {
    isReadAndDoneAgain(
        "series-1.json",
        new SeriesStudy("class = 1", "age < 40", "id", 10, 3, DriftTerms.USUAL, 1));
  }

  @Test
  void whatIsMeasuredTodayIsAnotherQuestion() throws IOException {
    var people = Files.write(folder.resolve("people.csv"), ProfileTests.people());
    var now = new ProfileStudy(List.of()).measure(List.of(Source.File.at(people)), Budget.USUAL);
    var then = Recorded.measurement((JsonObject) Json.parse(resource("profile-2.json")));
    assertThat(now.comparableWith(then)).isFalse();
  }

  private static String resource(String name) throws IOException {
    try (var in = OlderRecordsTests.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
