package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing comes in twice, whatever the mapping that brings it is called by now. */
class KeptMappingTests extends AnImport {

  @Test
  void aMappingKeptUnderANameOfItsOwnFindsWhatItBroughtInBefore() {
    var file = HEAD + "A1,Triage,Inception,Ward 1,\nA2,Chat,Deployment,Ward 2,\n";
    run(file);
    var suggested = Suggestion.byName(systems, List.of(HEAD.strip().split(",")));
    var kept = save(suggested.called("Ward lists"));
    assertThat(kept.name()).isEqualTo("ward-lists");
    assertThat(run(file(file), kept, false, (_, _) -> true).counts().same()).isEqualTo(2);
    assertThat(run(file).counts().same()).as("it fits best, and is taken").isEqualTo(2);

    var renamed = save(kept.named("lists-of-wards", 1));
    assertThat(run(file(file), renamed, false, (_, _) -> true).counts().same()).isEqualTo(2);
    assertThat(all()).hasSize(2);
  }

  /** Before, a mapping's keys began with its own name, and its document said nothing of them. */
  @Test
  void aMappingOfBeforeGoesOnWithItsOwnKeysWhateverTakesItsPlace() {
    var file = HEAD + "A1,Triage,Inception,Ward 1,\n";
    var suggested = Suggestion.byName(systems, List.of(HEAD.strip().split(",")));
    save(suggested.in("ward-lists").named("ward-lists", 1));
    run(file);
    assertThat(only().externalKey()).isEqualTo("ward-lists: a1");

    assertThat(save(suggested.called("Ward lists")).version()).isEqualTo(2);
    assertThat(run(file).counts().same()).isEqualTo(1);
  }

  private Mapping save(Mapping mapping) {
    return clinic.scope().get(() -> mappings.save(systems, mapping, clinic.ada()));
  }
}
