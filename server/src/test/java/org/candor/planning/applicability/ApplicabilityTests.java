package org.candor.planning.applicability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.candor.planning.applicability.AStatement.excluded;
import static org.candor.planning.applicability.AStatement.line;
import static org.candor.planning.applicability.AStatement.needed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.context.Profile;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.planning.applicability.ApplicabilityGuard.Watching;
import org.candor.records.Objection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplicabilityTests {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  @Test
  void nothingIsNeededOrLeftOutWithoutSayingWhy() {
    assertThatThrownBy(() -> excluded("A.7.3", " ")).hasMessageContaining("why it is not needed");
    assertThatThrownBy(
            () -> new Applicability("A.7.3", Need.NEEDED, null, null, Set.of(), null, null, null))
        .hasMessageContaining("why it is needed");
    assertThat(Applicability.undecided("A.7.3").need()).isEqualTo(Need.UNDECIDED);
  }

  @Test
  void theScopeIsWhatTheProfileSaysAndWhatItLeavesOut() {
    assertThat(ScopeStatement.words(profile(null, "Research"))).isEmpty();
    assertThat(ScopeStatement.words(profile(" Both clinics ", null))).isEqualTo("Both clinics");
    assertThat(ScopeStatement.words(profile("Both clinics", "Research")))
        .isEqualTo("Both clinics\nLeft out: Research");
  }

  private static Profile profile(@Nullable String scope, @Nullable String outside) {
    return new Profile("Clinic", null, Set.of(), scope, outside, null);
  }

  @Test
  void noControlBecomesImplementedWithoutEvidenceThatCounts() {
    var covered =
        Map.of(
            "A.7.4",
            new Coverage("A.7.4", 1, 1, List.of("EV-1"), null),
            "A.7.5",
            new Coverage("A.7.5", 3, 0, List.of(), AStatement.DAY));
    var watching = new Watching(Set.of("A.7.3", "A.7.4", "A.7.5"), new HashMap<>(), covered);
    assertThat(watching.objections(ONE, null, implemented("A.7.3")))
        .extracting(Objection::field)
        .containsExactly("declared");
    assertThat(watching.objections(OTHER, null, implemented("A.7.5")))
        .as("evidence that expired counts as none")
        .hasSize(1);
    assertThat(watching.objections(new UUID(0, 3), null, implemented("A.7.4"))).isEmpty();
    assertThat(watching.objections(ONE, implemented("A.7.3"), implemented("A.7.3")))
        .as("what it was called before stays, and is flagged elsewhere")
        .isEmpty();
  }

  @Test
  void aControlIsKnownAndStandsInTheStatementOnce() {
    var watching =
        new Watching(
            new HashSet<>(Set.of("A.7.3", "A.7.4")), new HashMap<>(Map.of("A.7.3", ONE)), Map.of());
    assertThat(watching.objections(OTHER, null, needed("A.7.3", "x"))).hasSize(1);
    assertThat(watching.objections(OTHER, null, needed("A.9.9", "x"))).hasSize(1);
    assertThat(watching.objections(OTHER, null, needed("A.7.4", "x"))).isEmpty();
    assertThat(watching.objections(new UUID(0, 3), null, needed("A.7.4", "x")))
        .as("also within one import")
        .hasSize(1);
    assertThat(watching.objections(ONE, needed("A.7.3", "x"), needed("A.7.4", "x"))).isNotEmpty();
  }

  @Test
  void theTextOfAStatementHasTheSameBytesHoweverItIsRead() {
    var one = line("Acquisition of data", needed("A.7.3", "We gather data"), 1);
    var two = line("Quality", excluded("A.7.4", "We have none"), 2);
    assertThat(StatementText.of(AStatement.of(one, two)))
        .isEqualTo(StatementText.of(AStatement.of(two, one)))
        .contains("\"control\":\"A.7.3\"")
        .doesNotContain("Acquisition");
    var other = line("Quality", excluded("A.7.4", "We have none at all"), 2);
    assertThat(StatementText.sha256(AStatement.of(one, two)))
        .hasSize(64)
        .isNotEqualTo(StatementText.sha256(AStatement.of(one, other)));
  }

  @Test
  void whatDiffersIsToldControlByControlAndFieldByField() {
    var before =
        AStatement.of(
            line("Acquisition", excluded("A.7.3", "We gather none"), 1),
            line("Quality", needed("A.7.4", "Same"), 2));
    var after =
        AStatement.of(
            line("Acquisition", needed("A.7.3", "We gather some"), 1),
            line("Quality", needed("A.7.4", "Same"), 2),
            line("Provenance", needed("A.7.5", "New"), 3));
    var differences = Differences.between(before, after, Map.of(AStatement.EVE, "Eve"));
    assertThat(differences).extracting(it -> it.control().id()).containsExactly("A.7.3", "A.7.5");
    assertThat(differences.getFirst().sort()).isEqualTo(Difference.Sort.CHANGED);
    assertThat(differences.getLast().sort()).isEqualTo(Difference.Sort.ADDED);
    assertThat(differences.getFirst().changes())
        .anySatisfy(
            it -> {
              assertThat(it.field()).isEqualTo("Needed");
              assertThat(it.before()).isEqualTo("Not needed");
              assertThat(it.after()).isEqualTo("Needed");
            });
  }

  @Test
  void aPageIsNarrowedAsItsAddressSays() {
    var one = line("Acquisition", excluded("A.7.3", "We gather none"), 1);
    var two = line("Quality", needed("A.7.4", "Same"), 2);
    assertThat(narrowed("needed", "NOT_NEEDED", one, two)).containsExactly("A.7.3");
    assertThat(narrowed("declared", "-", one, two)).containsExactly("A.7.3");
    assertThat(narrowed("owner", AStatement.EVE.toString(), one, two)).containsExactly("A.7.4");
    assertThat(narrowed("q", "QUALITY", one, two)).containsExactly("A.7.4");
    assertThat(narrowed("evidence", "-", one, two)).isEmpty();
    assertThat(Narrowing.of(Map.of("q", "a b", "needed", "NEEDED")).href())
        .isEqualTo("/planning/applicability?needed=NEEDED&q=a+b");
  }

  private static List<String> narrowed(String name, String value, Line... lines) {
    var narrowing = Narrowing.of(Map.of(name, value));
    return List.of(lines).stream().filter(narrowing::admits).map(it -> it.control().id()).toList();
  }

  private static Applicability implemented(String control) {
    return new Applicability(
        control, Need.NEEDED, "x", null, Set.of(), Status.IMPLEMENTED, null, null);
  }
}
