package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.study.Measurement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asking less after a failure is seen, whichever way it is done; asking more is not held against
 * anyone.
 */
class FailureTests {

  private static final Budget SMALL = Budget.USUAL.threads(1).memory(256L << 20);
  private static final List<String> OPTIONS =
      List.of("prediction: approved", "label: repaid", "by: sex");
  private static final List<String> DECIDING =
      List.of("impactRatio", "demographicParityDifference");

  @TempDir Path folder;
  Path rows;
  Failure failure;

  @BeforeEach
  void womenAreApprovedLessThanHalfAsOften() throws IOException {
    rows = Loans.file(folder, 20_000, 0.2);
    var asked = asking(OPTIONS, List.of(), DECIDING);
    failure = Failure.of(asked, measured(asked));
    assertThat(failure.limits()).containsOnlyKeys("impactRatio", "demographicParityDifference");
    Files.writeString(rows, Loans.csv(20_000, 0.5));
  }

  @Test
  void theSameQuestionAndAStricterOneAskAll() {
    assertThat(eased(OPTIONS, List.of(), DECIDING)).isEmpty();
    assertThat(eased(OPTIONS, List.of("impactRatio=0.9.."), List.of())).isEmpty();
    assertThat(
            eased(
                List.of("--label repaid", "by: income, sex", "prediction = approved"),
                List.of(),
                DECIDING))
        .isEmpty();
  }

  @Test
  void aLimitThatIsTakenOutOrLoosenedIsNamed() {
    assertThat(eased(OPTIONS, List.of(), List.of("demographicParityDifference")))
        .containsExactly("The limit on Impact ratio (at least 0.8) is no longer asked.");
    assertThat(eased(OPTIONS, List.of("impactRatio=0.3.."), DECIDING))
        .singleElement()
        .asString()
        .isEqualTo("The limit on Impact ratio was loosened from at least 0.8 to at least 0.3.");
  }

  @Test
  void aGroupThatIsLeftOutIsNamed() {
    assertThat(
            eased(
                List.of("prediction: approved", "label: repaid", "by: income"),
                List.of(),
                DECIDING))
        .contains("The option by was sex and is income.");
  }

  @Test
  void otherOutcomesAreAnotherQuestion() {
    assertThat(
            eased(List.of("prediction: repaid", "label: repaid", "by: sex"), List.of(), DECIDING))
        .containsExactly("The option prediction was approved and is repaid.");
  }

  @Test
  void otherRowsAreNamedAndTheSameAgainAreNot() throws IOException {
    var elsewhere = Files.copy(rows, folder.resolve("elsewhere.csv"));
    var asked = asking(OPTIONS, List.of(), DECIDING);
    assertThat(failure.eased(asked, measured(asked, elsewhere)))
        .singleElement()
        .asString()
        .contains("It asks of", "elsewhere.csv", "no longer of", rows.toString());
  }

  @Test
  void anotherKindOfQuestionAsksNothingOfIt() {
    var quality = AMonitor.asking(Monitor.Question.QUALITY);
    assertThat(failure.eased(quality, measured(quality)))
        .containsExactly("It asks about Data quality, no longer about Fairness.");
  }

  @Test
  void furtherColumnsCouldHideThoseThatFailed() {
    var quality = AMonitor.asking(Monitor.Question.QUALITY);
    var one = AMonitor.asking(quality, List.of("columns: income"), List.of(), List.of());
    var both = AMonitor.asking(quality, List.of("columns: income, sex"), List.of(), List.of());
    assertThat(Failure.of(one, measured(one)).eased(both, measured(both)))
        .containsExactly("The option columns was income and is income, sex.");
  }

  @Test
  void aSecondFailureDoesNotMakeTheFirstForgotten() throws IOException {
    var less = asking(OPTIONS, List.of(), List.of("demographicParityDifference"));
    Files.writeString(rows, Loans.csv(20_000, 0.2));
    var found = measured(less);
    var both = Failure.of(less, found).beside(failure, !failure.eased(less, found).isEmpty());
    Files.writeString(rows, Loans.csv(20_000, 0.5));
    assertThat(both.eased(less, measured(less)))
        .containsExactly("The limit on Impact ratio (at least 0.8) is no longer asked.");
  }

  @Test
  void itIsReadAsItWasWritten() {
    assertThat(Failure.read(failure.lines()).lines()).isEqualTo(failure.lines());
    assertThat(Failure.read(failure.lines()).options()).isEqualTo(failure.options());
    assertThat(Failure.read(failure.lines()).rows()).isEqualTo(failure.rows());
    assertThat(failure.lines())
        .contains("question: FAIRNESS", "by: sex", "limit: impactRatio=0.8..");
  }

  private List<String> eased(List<String> options, List<String> limits, List<String> decidedBy) {
    var asked = asking(options, limits, decidedBy);
    return failure.eased(asked, measured(asked));
  }

  private static Monitor asking(List<String> options, List<String> limits, List<String> decidedBy) {
    return AMonitor.asking(AMonitor.fairness(null, null), options, limits, decidedBy);
  }

  private Measurement measured(Monitor asked) {
    return measured(asked, rows);
  }

  private static Measurement measured(Monitor asked, Path rows) {
    return Asking.study(asked, Instant.EPOCH).measure(List.of(Source.File.at(rows)), SMALL);
  }
}
