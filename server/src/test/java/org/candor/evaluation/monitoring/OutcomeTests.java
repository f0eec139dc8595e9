package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Stop;
import org.candor.measure.Unmeasurable;
import org.candor.measure.study.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real measurement comes to, and that stopping one stops it. */
class OutcomeTests {

  private static final Budget SMALL = Budget.USUAL.threads(1).memory(256L << 20);

  private static final Instant NOW = Instant.EPOCH;

  @TempDir Path folder;

  @Test
  void aBrokenLimitFailsEqualGroupsPassAndFewRowsSettleNothing() throws IOException {
    assertThat(finished(20_000, 0.2, List.of("impactRatio")).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finished(20_000, 0.5, List.of("impactRatio")).outcome()).isEqualTo(Outcome.PASS);
    assertThat(finished(40, 0.5, List.of("impactRatio")).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void whatFailedIsSaidInNumbers() throws IOException {
    assertThat(finished(20_000, 0.2, List.of("impactRatio")).summary())
        .contains("0.4", "beyond the limit");
  }

  @Test
  void aMetricThatDecidesAndIsNotThereSettlesNothing() throws IOException {
    var finished = finished(20_000, 0.5, List.of("impactRatio", "noSuchMetric"));
    assertThat(finished.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(finished.summary()).contains("noSuchMetric");
  }

  @Test
  void aLimitOnWhatIsNotMeasuredIsNotKept() throws IOException {
    var found = measured(20_000, 0.5);
    var deciding = List.of("impactRatio");
    assertThat(Finished.of(NOW, 1, found, deciding, List.of("impactRatio")).outcome())
        .isEqualTo(Outcome.PASS);
    var misspelt = Finished.of(NOW, 1, found, deciding, List.of("impactratio"));
    assertThat(misspelt.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(misspelt.summary()).isEqualTo("Not judged: impactratio.");
  }

  @Test
  void withoutAnyLimitNothingIsGreen() throws IOException {
    var study = Asking.study(AMonitor.asking(Question.PROFILE), NOW);
    var found = study.measure(List.of(Source.File.at(Loans.file(folder, 100, 0.5))), SMALL);
    assertThat(Finished.of(Instant.EPOCH, 1, found, List.of(), List.of()).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aStoppedMeasurementEndsSoon() throws Exception {
    var file = folder.resolve("big.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("a,b,c\n");
      for (int i = 0; i < 3_000_000; i++) {
        out.write(i + "," + i * 7919L % 1_000_003 + "," + i % 97 + "\n");
      }
    }
    var stop = new Stop();
    var study = Asking.study(AMonitor.asking(Question.QUALITY, "fd: b->a", "key: a,b"), NOW);
    var running =
        CompletableFuture.supplyAsync(
            () ->
                stop.during(
                    () -> {
                      try {
                        return study.measure(List.of(Source.File.at(file)), SMALL).identity();
                      } catch (Unmeasurable e) {
                        return "stopped: " + e.getMessage();
                      }
                    }));
    Thread.sleep(300);
    var began = System.nanoTime();
    stop.stop();
    assertThat(running.get(30, TimeUnit.SECONDS)).startsWith("stopped");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  private Finished finished(int rows, double women, List<String> deciding) throws IOException {
    return Finished.of(NOW, 1, measured(rows, women), deciding, List.of());
  }

  private Measurement measured(int rows, double women) throws IOException {
    return Asking.study(AMonitor.fairness(null, null), NOW)
        .measure(List.of(Source.File.at(Loans.file(folder, rows, women))), SMALL);
  }
}
