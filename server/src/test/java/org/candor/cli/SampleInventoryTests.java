package org.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.candor.kernel.PersonId;
import org.candor.systems.AiSystem;
import org.candor.systems.Stage;
import org.junit.jupiter.api.Test;

/** The sample is honest about itself, and varied enough to show something. */
class SampleInventoryTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final List<PersonId> OWNERS = List.of(PersonId.of(new UUID(1, 1).toString()));

  private static List<SampleInventory.Item> items() {
    return new SampleInventory(42, TODAY, OWNERS).items();
  }

  private static long distinct(Function<AiSystem, ?> answer) {
    return items().stream()
        .map(it -> answer.apply(it.system()))
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  @Test
  void thirtySystemsWithNamesAndKeysOfTheirOwn() {
    assertThat(items()).hasSize(30);
    assertThat(distinct(AiSystem::name)).isEqualTo(30);
    assertThat(items()).extracting(SampleInventory.Item::key).doesNotHaveDuplicates();
  }

  @Test
  void everyDescriptionSaysThatItIsMadeUp() {
    assertThat(items()).allSatisfy(it -> assertThat(it.system().description()).contains("Made up"));
  }

  @Test
  void everyStageImpactAndScopeOccurs() {
    assertThat(distinct(AiSystem::stage)).isEqualTo(Stage.values().length);
    assertThat(distinct(AiSystem::impact)).isEqualTo(AiSystem.Impact.values().length);
    assertThat(distinct(AiSystem::scope)).isEqualTo(AiSystem.ScopeDecision.values().length);
    assertThat(distinct(AiSystem::impactAssessment))
        .isEqualTo(AiSystem.ImpactAssessment.values().length);
  }

  @Test
  void someAnswersAreMissing() {
    assertThat(items()).anyMatch(it -> it.system().stage() == null);
    assertThat(items()).anyMatch(it -> it.system().owner() == null);
    assertThat(items()).anyMatch(it -> it.system().impactAssessment() == null);
  }

  @Test
  void theSameSeedAndDayGiveTheSame() {
    assertThat(items()).isEqualTo(items());
  }
}
