package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Stop;
import org.candor.measure.study.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends while it is measured is said to be not measured, and why, in words for people. */
class RunnerTests {

  private static final Budget SMALL = Budget.USUAL.threads(1).memory(256L << 20);
  private static final long MIB = 1L << 20;

  @TempDir Path folder;

  @Test
  void moreMemoryThanAnEngineMayUseIsSaid() throws IOException {
    var tight = SMALL.memory(16 * MIB).disk(MIB);
    var finished = finished(file(400_000), tight, "fd: a->b", "key: a,b");
    assertThat(finished.outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(finished.summary()).contains("16 MiB of memory").doesNotContain("Exception");
  }

  @Test
  void moreMemoryThanTheServerHasEndsTheMeasurementAndNothingElse() {
    var finished =
        Runner.finished(
            AMonitor.asking(Question.QUALITY),
            Instant.EPOCH,
            new Stop(),
            512,
            () -> {
              throw new AssertionError("allocated " + new long[Integer.MAX_VALUE - 8].length);
            });
    assertThat(finished.outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(finished.summary()).contains("512 MB", "candor.measure.memory-mb");
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsNotMeasured() throws Exception {
    var file = file(300_000);
    var going = new AtomicBoolean(true);
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (going.get()) {
                    append(file);
                  }
                });
    try {
      var finished = finished(file, SMALL, "key: a");
      assertThat(finished.outcome()).isEqualTo(Outcome.NOT_MEASURED);
      assertThat(finished.summary()).contains("changed while it was read");
    } finally {
      going.set(false);
      writer.join();
    }
  }

  @Test
  void anEngineThatBreaksOffLeavesASentenceAndTheNextRunMeasures() throws IOException {
    var broken =
        Runner.finished(
            AMonitor.asking(Question.QUALITY),
            Instant.EPOCH,
            new Stop(),
            512,
            () -> {
              throw new UnsatisfiedLinkError("the engine's library is gone");
            });
    assertThat(broken.outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(broken.summary()).contains("broke off").doesNotContain("library");
    assertThat(finished(file(1_000), SMALL, "key: a").outcome()).isNotEqualTo(Outcome.NOT_MEASURED);
  }

  private Finished finished(Path file, Budget budget, String... options) {
    return Runner.finished(
        AMonitor.asking(Question.QUALITY),
        Instant.EPOCH,
        new Stop(),
        512,
        () -> measured(file, budget, options));
  }

  private static Measurement measured(Path file, Budget budget, String... options) {
    return Asking.study(AMonitor.asking(Question.QUALITY, options), Instant.EPOCH)
        .measure(List.of(Source.File.at(file)), budget);
  }

  private Path file(int rows) throws IOException {
    var file = folder.resolve("rows-" + rows + ".csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("a,b,c\n");
      for (int i = 0; i < rows; i++) {
        out.write(i + "," + i * 7919L % 1_000_003 + ",some words that take room " + i + "\n");
      }
    }
    return file;
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "1,2,3\n", StandardOpenOption.APPEND);
      Thread.sleep(1);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
