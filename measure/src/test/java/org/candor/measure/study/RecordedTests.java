package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.quality.QualityTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded is what is read. */
class RecordedTests {

  @TempDir Path folder;

  private Measurement measure(Study study) throws IOException {
    var lines = new ArrayList<String>(List.of("zip,sex,score,said,came"));
    for (int i = 0; i < 400; i++) {
      var sex = i % 7 == 0 ? "" : i % 2 == 0 ? "f" : "m";
      int came = i % 3 == 0 ? 1 : 0;
      double score = (came * 30 + i % 70) / 100.0;
      lines.add(i % 11 + "," + sex + "," + score + "," + (score > 0.4 ? 1 : 0) + "," + came);
    }
    var file = Files.write(folder.resolve("rows.csv"), lines);
    return study.measure(List.of(Source.File.at(file)), Budget.USUAL);
  }

  private static void isReadAsWritten(Measurement measurement) throws IOException {
    var text = measurement.json().canonical();
    var read = Recorded.measurement((JsonObject) Json.parse(text));
    assertThat(read.json().canonical()).isEqualTo(text);
    assertThat(read.study()).isEqualTo(measurement.study());
    assertThat(read.identity()).isEqualTo(measurement.identity());
    assertThat(read.comparableWith(measurement)).isTrue();
    assertThat(read.findings().metrics()).isEqualTo(measurement.findings().metrics());
    assertThat(read.findings().comparisons()).isEqualTo(measurement.findings().comparisons());
  }

  @Test
  void everyKindOfMeasurementIsReadAsItWasWritten() throws IOException {
    var score = new ScoreTerms("score", 0, 1);
    isReadAsWritten(
        measure(new FairnessStudy("said", "came", List.of("zip", "sex"), score, Terms.USUAL)));
    isReadAsWritten(measure(new PerformanceStudy("came", "said", score, "said", Goals.USUAL)));
    isReadAsWritten(measure(new ProfileStudy(List.of())));
    isReadAsWritten(
        measure(
            new DriftStudy(
                List.of(),
                new DriftRows("0..199", null),
                new DriftRows("200..399", null),
                List.of("came"),
                score,
                "came",
                DriftTerms.USUAL)));
    isReadAsWritten(measure(new SeriesStudy("said", "came", null, 8, 2, DriftTerms.USUAL)));
    isReadAsWritten(
        measure(
            new QualityStudy(
                List.of(),
                List.of("zip->sex"),
                List.of("zip"),
                Set.of("?"),
                List.of("score < 0.9"),
                List.of("score > 0.9"),
                "came",
                QualityTerms.USUAL)));
  }

  @Test
  void whatIsNoMeasurementIsRefusedInOneSentence() {
    assertThatThrownBy(() -> Recorded.measurement(Json.object().put("hello", "world").build()))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("measurement is not right");
  }
}
