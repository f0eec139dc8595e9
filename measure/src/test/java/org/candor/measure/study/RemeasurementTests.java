package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Fingerprint;
import org.candor.measure.Source;
import org.candor.measure.Stop;
import org.candor.measure.performance.Goals;
import org.candor.measure.study.Remeasurement.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doing it again says no more than can be known of the rows. */
class RemeasurementTests {

  private static final PerformanceStudy STUDY =
      new PerformanceStudy("came", "said", null, null, Goals.USUAL);

  @TempDir Path folder;
  private Measurement now;

  @BeforeEach
  void measured() {
    now = measured(70);
  }

  private Measurement measured(int right) {
    var file =
        Tables.of(
            folder,
            "rows-" + right + ".csv",
            "said,came",
            400,
            i -> (i % 100 < right ? i % 2 : 1 - i % 2) + "," + i % 2);
    return STUDY.measure(List.of(Source.File.at(file)), Budget.USUAL);
  }

  /** The same as a table would tell it. */
  private static Measurement ofTable(Measurement it, String content) {
    var source = it.sources().getLast();
    var print = new Fingerprint(null, 0, source.fingerprint().rows(), content);
    var table = new Measured("loans", "DSR-1", source.reading(), source.engine(), print);
    return new Measurement(
        it.study(), List.of(table), it.queries(), it.aggregates(), it.findings(), it.notes());
  }

  @Test
  void theSameRowsAreIdenticalAndNothingMoreIsSaid() {
    var again = Remeasurement.compared(now.json(), now);
    assertThat(again.outcome()).isEqualTo(Outcome.IDENTICAL);
    assertThat(again.words()).isEmpty();
  }

  @Test
  void otherNumbersAreNamedWithWhatTheyWere() {
    var wrong = json(now.json(), "metrics", json(measured(60).json()));
    var again = Remeasurement.compared(wrong, now);
    assertThat(again.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(again.words())
        .contains("Other than before: metrics.", "Accuracy: 0.6 then, 0.7 now.");
  }

  @Test
  void aNoteInOtherWordsIsNoOtherNumber() {
    var noted =
        new Measurement(
            now.study(),
            now.sources(),
            now.queries(),
            now.aggregates(),
            new Findings(
                now.findings().groups(),
                now.findings().metrics().stream().map(it -> it.noting("as of old")).toList(),
                now.findings().comparisons(),
                now.findings().columns(),
                now.findings().details()),
            now.notes());
    assertThat(Remeasurement.compared(noted.json(), now).outcome()).isEqualTo(Outcome.IDENTICAL);
  }

  @Test
  void aTableOfAsManyRowsIsNotCalledUnchangedWhereNobodyComparedThem() {
    var again = Remeasurement.compared(ofTable(now, null).json(), ofTable(now, "sum: 7"));
    assertThat(again.outcome()).isEqualTo(Outcome.IDENTICAL);
    assertThat(again.words())
        .singleElement()
        .asString()
        .contains("as many rows as then, 400", "could not be compared");
  }

  @Test
  void aTableWithOtherValuesInAsManyRowsChanged() {
    var again = Remeasurement.compared(ofTable(now, "sum: 7").json(), ofTable(now, "sum: 8"));
    assertThat(again.outcome()).isEqualTo(Outcome.SOURCE_CHANGED);
    assertThat(again.words()).singleElement().asString().contains("other values stand in them");
    var same = Remeasurement.compared(ofTable(now, "sum: 7").json(), ofTable(now, "sum: 7"));
    assertThat(same.outcome()).isEqualTo(Outcome.IDENTICAL);
    assertThat(same.words()).isEmpty();
  }

  @Test
  void theSumOfATableIsReadBackFromItsRecord() {
    var read = Recorded.measurement(ofTable(now, "sum: 7").json());
    assertThat(read.sources().getLast().fingerprint().content()).isEqualTo("sum: 7");
    assertThat(now.json().canonical()).doesNotContain("content");
  }

  @Test
  void whoWaitsSeesHowManyQueriesBegan() {
    var stop = new Stop();
    stop.during(() -> new ProfileStudy(List.of(), Set.of()).measure(files(), Budget.USUAL));
    assertThat(stop.begun()).isGreaterThan(2);
    var again = new Stop();
    again.during(() -> new ProfileStudy(List.of(), Set.of()).measure(files(), Budget.USUAL));
    assertThat(again.begun()).as("as many each time").isEqualTo(stop.begun());
  }

  private List<Source> files() {
    return List.of(Source.File.at(folder.resolve("rows-70.csv")));
  }

  private static Json json(JsonObject record) {
    return ((JsonArray) java.util.Objects.requireNonNull(record.get("metrics")));
  }

  private static JsonObject json(JsonObject record, String member, Json value) {
    var all = Json.object();
    record.members().forEach((name, each) -> all.put(name, name.equals(member) ? value : each));
    return all.build();
  }
}
