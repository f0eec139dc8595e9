package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of an answer that nobody knows it is said which there are, and which comes nearest. */
class AnswersTests {

  private final Answers stages = answers("stage");

  @ParameterizedTest
  @CsvSource({
    "DEPLOYMENT, DEPLOYMENT",
    "deployment, DEPLOYMENT",
    "Operation  and monitoring, OPERATION_AND_MONITORING",
    "Operation_and_monitoring, OPERATION_AND_MONITORING"
  })
  void aSpellingOfAnAnswerIsTheAnswer(String text, String option) {
    assertThat(stages.meant(text.replace('_', ' '))).contains(option);
  }

  @ParameterizedTest
  @CsvSource({
    "Deployed, DEPLOYMENT",
    "Designing, DESIGN_AND_DEVELOPMENT",
    "Operations, OPERATION_AND_MONITORING",
    "Retired, RETIREMENT",
    "in deployment since May, DEPLOYMENT",
    "Reevaluation, RE_EVALUATION"
  })
  void theNearestIsNamed(String text, String option) {
    assertThat(stages.nearest(text)).map(Enum::name).contains(option);
  }

  @Test
  void whereNothingIsNearNothingIsProposed() {
    assertThat(stages.nearest("Sleeping")).isEmpty();
    assertThat(stages.nearest("?")).isEmpty();
    assertThat(stages.unknown("Sleeping").text())
        .isEqualTo(
            "This is none of the answers known here. Known are: Inception; Design and development; "
                + "Verification and validation; Deployment; Operation and monitoring; "
                + "Re-evaluation; Retirement.");
  }

  @Test
  void theSentenceNamesTheNearestFirstAndThenAll() {
    assertThat(stages.unknown("Retired").text())
        .startsWith(
            "This is none of the answers known here. The nearest is \"Retirement\". Known are: ")
        .endsWith("; Retirement.");
  }

  @Test
  void whatAMappingTeachesIsKnownAndNear() {
    stages.learn("Live", "OPERATION_AND_MONITORING");
    assertThat(stages.meant(" LIVE ")).contains("OPERATION_AND_MONITORING");
    assertThat(stages.nearest("Live since May"))
        .map(Enum::name)
        .contains("OPERATION_AND_MONITORING");
  }

  private static Answers answers(String field) {
    return new Answers(AI_SYSTEMS, AI_SYSTEMS.field(field).orElseThrow());
  }
}
